"""What the stories share: who is at the site, and who is in the group under which identifier."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from rehabit.access import Role, Viewer
from rehabit.cli.demo.timeline import Timeline
from rehabit.delivery import PlaceState
from rehabit.simulation import Member, VirtualGroup


@dataclass(slots=True, kw_only=True)
class AtSite:
    """One site: `team` has the viewer of each role, `at` is now; `venues` fill up as they are added."""

    team: Mapping[Role, Viewer]
    timeline: Timeline
    rng: random.Random
    at: datetime
    venues: dict[str, UUID] = field(default_factory=dict)

    @property
    def lead(self) -> Viewer:
        return self.team[Role.SITE_LEAD]

    @property
    def clinician(self) -> Viewer:
        return self.team[Role.FACILITATOR]


@dataclass(slots=True, kw_only=True)
class InGroup:
    """One group and the identifiers it got; sessions by number, people and places by NHS number."""

    site: AtSite
    group: VirtualGroup
    key: UUID
    session_ids: dict[int, UUID] = field(default_factory=dict)
    person_ids: dict[str, UUID] = field(default_factory=dict)
    place_ids: dict[str, UUID] = field(default_factory=dict)

    @property
    def leader(self) -> Viewer:
        return self.site.clinician

    @property
    def helper(self) -> Viewer | None:
        return self.site.team.get(Role.HELPER)

    @property
    def taking_part(self) -> list[Member]:
        """Those who said yes to the place."""
        return [each for each in self.group.members if each.answer is PlaceState.ACCEPTED]

    def person(self, member: Member) -> UUID:
        """The stored person; a KeyError means that the story is out of order."""
        return self.person_ids[str(member.person.nhs_number)]

    def place(self, member: Member) -> UUID:
        return self.place_ids[str(member.person.nhs_number)]
