"""One site's story: its rooms, its referrals, who was found suitable, its groups."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from rehabit.access import Role, Viewer
from rehabit.actions import referral_import, referrals, triage, venues
from rehabit.catalogue import Checklist
from rehabit.cli.demo.group_story import GroupStory
from rehabit.cli.demo.timeline import Timeline
from rehabit.delivery import LONDON
from rehabit.participants import Answer, NeedKind, Outcome, Referral, Route
from rehabit.queries import checklists, imports
from rehabit.queries.triage import triage_page
from rehabit.simulation import FROM_THE_FILE, Need, Verdict, VirtualSite, VirtualVenue, Waiting, lately

_FILE_READ = timedelta(days=5)
_FILE_DECIDED = timedelta(days=3)


@dataclass(slots=True, kw_only=True)
class SiteStory:
    """Sets down everything that happened at one site; `team` has the viewer of each role."""

    site: VirtualSite
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

    def set_down(self, *, example: bytes | None) -> None:
        """Rooms first, then referrals and groups as their days come; `example` is a referral file to read."""
        opened = self.at - timedelta(days=390)
        for venue in self.site.venues:
            self.timeline.at(opened, partial(self._add_venue, venue))
        for waiting in self.site.waiting:
            self.timeline.at(waiting.received_at, partial(self._receive, waiting))
        if example is not None:
            self.timeline.at(self.at - _FILE_READ, partial(self._read_file, example))
        for group in self.site.groups:
            GroupStory(site=self, group=group).set_down()

    def receive(self, referral: Referral, moment: datetime) -> UUID:
        """Take a referral in by the door it came through."""
        if referral.route is Route.SELF:
            stranger = Viewer(name="", role=None, site_id=self.lead.site_id)
            taken = referrals.refer_oneself(
                site_id=self.lead.site_id, referral=referral, by=stranger, at=moment
            )
        else:
            taken = referrals.record(referral=referral, by=self._sender(referral), at=moment)
        return taken.referral_id

    def decide(self, referral_id: UUID, verdict: Verdict, needs: tuple[Need, ...], moment: datetime) -> None:
        """Record a clinician's decision, with every question answered as it should be."""
        triage.record(
            referral_id=referral_id,
            answers={
                checklist.id: _answers(checklist) for checklist in checklists.at_triage(by=self.clinician)
            },
            settled=[],
            outcome=verdict.outcome,
            reason=verdict.reason,
            signposted_to=verdict.signposted_to,
            needs=[triage.NeedNamed(kind=need.kind, detail=need.detail) for need in needs],
            by=self.clinician,
            at=moment,
        )

    def _sender(self, referral: Referral) -> Viewer:
        """The referrer with an account sends their own; a member of staff types in the others."""
        referrer = self.team.get(Role.REFERRER)
        return referrer if referrer and referrer.name == referral.referrer_name else self.lead

    def _add_venue(self, venue: VirtualVenue, moment: datetime) -> None:
        self.venues[venue.name] = venues.add(
            name=venue.name,
            address=venue.address,
            how_to_get_there=venue.how_to_get_there,
            by=self.lead,
            at=moment,
        )

    def _receive(self, waiting: Waiting, moment: datetime) -> None:
        referral_id = self.receive(waiting.referral, moment)
        if waiting.verdict is not None:
            self.timeline.at(
                waiting.verdict.at, partial(self.decide, referral_id, waiting.verdict, waiting.needs)
            )
        if waiting.withdrawn_at is not None:
            self.timeline.at(waiting.withdrawn_at, partial(self._withdraw, referral_id, waiting.withdrawn))

    def _withdraw(self, referral_id: UUID, reason: str, moment: datetime) -> None:
        referrals.withdraw(referral_id=referral_id, reason=reason, by=self.clinician, at=moment)

    def _read_file(self, example: bytes, moment: datetime) -> None:
        """Import the example file as of lately, and find the first of its people suitable."""
        latest = moment.astimezone(LONDON).date() - timedelta(days=2)
        import_id = referral_import.import_file(
            data=lately(data=example, latest=latest), file_name="referrals.csv", by=self.lead, at=moment
        )
        result = imports.import_result(import_id=import_id, by=self.lead)
        added = [row.referral_id for row in result.rows if row.verdict == "added" and row.referral_id]
        for place, referral_id in enumerate(added[:FROM_THE_FILE]):
            decided_at = moment + (_FILE_READ - _FILE_DECIDED) + timedelta(minutes=9 * place)
            verdict = Verdict(at=decided_at, outcome=Outcome.SUITABLE)
            self.timeline.at(decided_at, partial(self._decide_as_sent, referral_id, verdict))

    def _decide_as_sent(self, referral_id: UUID, verdict: Verdict, moment: datetime) -> None:
        """Decide with the needs that came with the referral."""
        page = triage_page(referral_id=referral_id, by=self.clinician, at=moment).referral
        needs = tuple(Need(kind=NeedKind(each.kind), detail=each.detail) for each in page.needs)
        self.decide(referral_id, verdict, needs, moment)


def _answers(checklist: Checklist) -> dict[str, Answer]:
    return {item.id: Answer(item.wanted) for item in checklist.asked}
