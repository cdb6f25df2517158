"""The end of a course: the goal looked back on, the group finished, each person discharged with a summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from rehabit.access import Permission, Refused, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.actions.follow_ups import dates_of, plan_points
from rehabit.actions.groups import find_group
from rehabit.actions.place_moves import find_place, lead_referral, move_place
from rehabit.catalogue import load
from rehabit.delivery import PlaceState
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.participants import ReferralState, discharge_summary
from rehabit.queries.completion import Held, Marks, attended, completion_of, held_sessions, marks_of
from rehabit.queries.discharge_facts import discharge_facts
from rehabit.records.models import Discharge, Goal, Group, Place

_OPEN = ("offered", "accepted", "started")
_MOMENT = timedelta(microseconds=1)
"""Two facts of one moment would have no order, and the latest is the one that counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What finishing a group decided: how many completed, left and never came, and follow-ups planned for."""

    completed: int
    left: int
    never_came: int
    followed_up: int


@action("goals.review", Permission.MEASURE)
def review_goal(*, place_id: UUID, reached: int, by: Viewer, at: datetime) -> Done[UUID]:
    """Keep how far the person reached their goal, 0 to 10, beside the goal as it was set."""
    place = find_place(place_id=place_id, by=by)
    goal = Goal.objects.filter(person_id=place.person_id).order_by("-at", "-id").first()
    if goal is None:
        raise Refused(Refusal("no_goal", "There is no goal to look back on."))
    if not 0 <= reached <= 10:
        raise Refused(Refusal("out_of_range", f"How far a goal was reached is 0 to 10, not {reached}."))
    kept = Goal.objects.create(
        site_id=place.site_id,
        person_id=place.person_id,
        words=goal.words,
        confidence=goal.confidence,
        reached=reached,
        at=at,
        by_user_id=by.user_id,
    )
    return Done(kept.id, f"person:{place.person_id}", {"goal": kept.id, "reached": reached})


@action("discharges.finish_group", Permission.DISCHARGE)
def finish_group(*, group_id: UUID, reasons: Mapping[UUID, str], by: Viewer, at: datetime) -> Done[Finished]:
    """Finish a group whose sessions are all closed or cancelled, everybody at once.

    Whoever came to 75 % of the sessions completes. Whoever came to fewer has left, with the reason that
    `reasons` gives for the place (a code of `leaving_reasons`). Whoever never came has no place any more and
    waits again. Follow-ups are planned for everybody who came. Finishing twice changes nothing.
    """
    group = find_group(group_id=group_id, by=by)
    sessions = held_sessions(groups=[group.id]).get(group.id, ())
    insist(_all_closed(sessions))
    marks = marks_of(groups=[group.id])
    held = Place.objects.select_for_update(of=("self",)).select_related("person")
    found = held.filter(group=group, state__in=_OPEN).order_by("id")
    places = [(place, marks.get((group.id, place.person_id), {})) for place in found]
    insist(_reasons_given(places, sessions, reasons))
    done = [_finish(place, sessions, own, reasons, by, at) for place, own in places]
    value = Finished(
        completed=done.count(PlaceState.COMPLETED),
        left=done.count(PlaceState.LEFT),
        never_came=len(done) - done.count(PlaceState.COMPLETED) - done.count(PlaceState.LEFT),
        followed_up=_plan_follow_ups(group, marks),
    )
    detail = {
        "completed": value.completed,
        "left": value.left,
        "never_came": value.never_came,
        "followed_up": value.followed_up,
    }
    return Done(value, f"group:{group.id}", detail)


@action("discharges.discharge", Permission.DISCHARGE)
def discharge(*, place_id: UUID, going_on_with: Sequence[str], by: Viewer, at: datetime) -> Done[UUID]:
    """Write and keep the discharge summary, and discharge the person.

    Only somebody who completed or left can be discharged. A summary can be written again; the earlier one
    stays.
    """
    place = find_place(place_id=place_id, by=by)
    if place.state != PlaceState.DISCHARGED:
        move_place(place=place, to=PlaceState.DISCHARGED, by=by, at=at)
    plans = [line.strip()[:120] for line in going_on_with if line.strip()]
    summary = discharge_summary(facts=discharge_facts(place=place, going_on_with=plans))
    kept = Discharge.objects.create(
        site_id=place.site_id,
        place=place,
        summary={
            "sections": [
                {"heading": section.heading, "paragraphs": list(section.paragraphs)}
                for section in summary.sections
            ],
            "going_on_with": plans,
        },
        at=at,
        by_user_id=by.user_id,
    )
    return Done(kept.id, f"place:{place.id}", {"person": str(place.person_id), "discharge": str(kept.id)})


def _all_closed(sessions: Sequence[Held]) -> Allowed | Refusal:
    if not sessions:
        return Refusal("no_session", "This group has held no session, so there is nothing to finish.")
    waiting = [str(session.number) for session in sessions if not session.closed]
    if not waiting:
        return ALLOWED
    which = "Session" if len(waiting) == 1 else "Sessions"
    return Refusal(
        "not_over",
        f"{which} {', '.join(waiting)} of {len(sessions)} not closed yet. Close or cancel them first: "
        "who has completed depends on the register.",
    )


def _reasons_given(
    places: Sequence[tuple[Place, Marks]], sessions: Sequence[Held], reasons: Mapping[UUID, str]
) -> Allowed | Refusal:
    codes = load().choices("leaving_reasons").codes
    missing = [
        f"{place.person.given_name} {place.person.family_name}"
        for place, own in places
        if attended(marks=own)
        and not completion_of(sessions=sessions, marks=own).completed
        and reasons.get(place.id, "") not in codes
    ]
    if not missing:
        return ALLOWED
    return Refusal("reason_needed", f"Say why they did not complete: {', '.join(missing)}.")


def _finish(
    place: Place,
    sessions: Sequence[Held],
    own: Marks,
    reasons: Mapping[UUID, str],
    by: Viewer,
    at: datetime,
) -> PlaceState:
    if not attended(marks=own):
        return _never_came(place, by, at)
    if place.state == PlaceState.OFFERED:
        move_place(place=place, to=PlaceState.ACCEPTED, by=by, at=at - 2 * _MOMENT)
    if place.state == PlaceState.ACCEPTED:
        move_place(place=place, to=PlaceState.STARTED, by=by, at=at - _MOMENT)
        lead_referral(referral=place.referral, to=ReferralState.PLACED, by=by, at=at)
    if completion_of(sessions=sessions, marks=own).completed:
        move_place(place=place, to=PlaceState.COMPLETED, by=by, at=at)
        return PlaceState.COMPLETED
    move_place(place=place, to=PlaceState.LEFT, by=by, at=at, reason=reasons[place.id])
    return PlaceState.LEFT


def _never_came(place: Place, by: Viewer, at: datetime) -> PlaceState:
    """Give the place back; the person is not lost but waits again where they were."""
    to = PlaceState.EXPIRED if place.state == PlaceState.OFFERED else PlaceState.DECLINED
    move_place(place=place, to=to, by=by, at=at, words="Did not come to any session.")
    lead_referral(referral=place.referral, to=ReferralState.WAITING, by=by, at=at)
    return to


def _plan_follow_ups(group: Group, marks: Mapping[tuple[UUID, UUID], Marks]) -> int:
    """Follow-ups for everybody who came at least once; returns for how many people."""
    places = Place.objects.filter(group=group, state__in=("completed", "left", "discharged"))
    came = [place for place in places if attended(marks=marks.get((group.id, place.person_id), {}))]
    for place in came:
        dates = dates_of(place=place)
        if dates is not None:
            plan_points(place=place, dates=dates)
    return len(came)
