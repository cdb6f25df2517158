"""The end of a course: who has completed, what each still needs, and the discharge of one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.catalogue import Choice, load
from rehabit.delivery import StillNeeded
from rehabit.participants import discharge_summary
from rehabit.queries.asking import NotFound, query
from rehabit.queries.battery import REVIEWED_AT
from rehabit.queries.completion import Held, completion_of, held_sessions, marks_of
from rehabit.queries.discharge_facts import discharge_facts
from rehabit.queries.measures import PersonAtPoint, people_at_point
from rehabit.records.models import Discharge, Group, Place, PlaceStatus

_AT_THE_END = ("offered", "accepted", "started", "completed", "left", "discharged")


@dataclass(frozen=True, slots=True, kw_only=True)
class EndLine:
    """One person at the end. `came` counts their sessions; `left` is why they left, or None."""

    person: PersonAtPoint
    came: int
    completion: StillNeeded
    left: Choice | None
    summary_at: datetime | None

    @property
    def state(self) -> str:
        return self.person.state

    @property
    def open(self) -> bool:
        """Whether finishing the group still decides about this place."""
        return self.state in ("offered", "accepted", "started")

    @property
    def needs_reason(self) -> bool:
        """Came, did not complete, and nobody has said why."""
        return self.open and self.came > 0 and not self.completion.completed


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEnd:
    """A group at its end. `not_closed` are the sessions that stand in the way of finishing it."""

    group_id: UUID
    group: str
    sessions: int
    not_closed: tuple[Held, ...]
    lines: tuple[EndLine, ...]
    reasons: tuple[Choice, ...]

    @property
    def over(self) -> bool:
        return self.sessions > 0 and not self.not_closed

    @property
    def finished(self) -> bool:
        return not any(line.open for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class DischargePage:
    """One person's discharge: the summary as it would be written, and the one that was kept, if any."""

    place_id: UUID
    person_id: UUID
    name: str
    group_id: UUID
    group: str
    state: str
    proposed: tuple[tuple[str, tuple[str, ...]], ...]
    kept: Mapping[str, Any] | None
    kept_at: datetime | None
    going_on_with: str


@query(Permission.DISCHARGE)
def group_end(*, by: Viewer, at: datetime, group_id: UUID) -> GroupEnd:
    """Everybody with a place in the group, with what the end still needs."""
    group = Group.objects.filter(site_id=by.site_id, id=group_id).first()
    if group is None:
        raise NotFound("group", group_id)
    places = list(
        Place.objects.filter(group=group, state__in=_AT_THE_END).select_related("person", "referral")
    )
    sessions = held_sessions(groups=[group.id]).get(group.id, ())
    people = people_at_point(places=places, point=REVIEWED_AT, today=timezone.localdate(at))
    lines = _lines(group, sessions, people)
    return GroupEnd(
        group_id=group.id,
        group=group.name,
        sessions=len(sessions),
        not_closed=tuple(session for session in sessions if not session.closed),
        lines=tuple(sorted(lines, key=lambda line: line.person.name)),
        reasons=load().choices("leaving_reasons").choices,
    )


@query(Permission.DISCHARGE, audited_as="place_id")
def discharge(*, by: Viewer, at: datetime, place_id: UUID) -> DischargePage:
    """One person's discharge summary, proposed from the facts and as it was kept."""
    place = (
        Place.objects.filter(site_id=by.site_id, id=place_id)
        .select_related("person", "referral", "group", "site")
        .first()
    )
    if place is None:
        raise NotFound("place", place_id)
    kept = Discharge.objects.filter(place=place).order_by("-at", "-id").first()
    said = kept.summary.get("going_on_with", []) if kept else []
    return DischargePage(
        place_id=place.id,
        person_id=place.person_id,
        name=f"{place.person.given_name} {place.person.family_name}",
        group_id=place.group_id,
        group=place.group.name,
        state=place.state,
        proposed=_proposed(place, said),
        kept=kept.summary if kept else None,
        kept_at=kept.at if kept else None,
        going_on_with="\n".join(said),
    )


def _proposed(place: Place, going_on_with: list[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    try:
        facts = discharge_facts(place=place, going_on_with=going_on_with)
    except LookupError:
        return ()
    return tuple((section.heading, section.paragraphs) for section in discharge_summary(facts=facts).sections)


def _lines(
    group: Group, sessions: tuple[Held, ...], people: tuple[PersonAtPoint, ...]
) -> tuple[EndLine, ...]:
    marks = marks_of(groups=[group.id])
    why = dict(
        PlaceStatus.objects.filter(place__group=group, state="left")
        .order_by("at", "id")
        .values_list("place_id", "reason")
    )
    summaries = dict(
        Discharge.objects.filter(place__group=group).order_by("at", "id").values_list("place_id", "at")
    )
    reasons = load().choices("leaving_reasons")
    lines = []
    for person in people:
        own = marks.get((group.id, person.person_id), {})
        completion = completion_of(sessions=sessions, marks=own)
        reason = why.get(person.place_id, "")
        lines.append(
            EndLine(
                person=person,
                came=completion.attended,
                completion=completion,
                left=reasons.choice(reason) if reason and person.state in ("left", "discharged") else None,
                summary_at=summaries.get(person.place_id),
            )
        )
    return tuple(lines)
