"""What is known of one person at the end of the programme, as the discharge summary tells it."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from rehabit.catalogue import load
from rehabit.kernel import Proportion
from rehabit.outcomes import Responded, Score, responder
from rehabit.participants import DischargeFacts, MeasureResult
from rehabit.queries.completion import Held, Marks, completion_of, held_sessions, marks_of
from rehabit.queries.current_plan import plan_of_person
from rehabit.queries.kept_answers import Kept, Key, kept_answers
from rehabit.queries.referral_words import JOINTS, joint_words
from rehabit.records.models import Goal, Place, PlaceStatus
from rehabit.reports import REPORTED, Reported


def discharge_facts(*, place: Place, going_on_with: Sequence[str]) -> DischargeFacts:
    """The facts of one place. Raises LookupError when its group has no session at all."""
    sessions = held_sessions(groups=[place.group_id]).get(place.group_id, ())
    if not sessions:
        raise LookupError(f"The group of place {place.id} has no session, so there is nothing to sum up.")
    marks = marks_of(groups=[place.group_id]).get((place.group_id, place.person_id), {})
    completion = completion_of(sessions=sessions, marks=marks)
    first, last = _first_and_last(sessions, marks)
    goal = Goal.objects.filter(person_id=place.person_id).order_by("-at", "-id").first()
    return DischargeFacts(
        first_name=place.person.given_name,
        programme=load().programme(place.group.programme).name,
        joint=joint_words(codes=place.referral.joints),
        first_session=first,
        last_session=last,
        attended=Proportion(count=completion.attended, total=completion.sessions),
        completed=completion.completed,
        left_reason=left_reason(place_id=place.id) if not completion.completed else "",
        goal=goal.words if goal else "",
        goal_met=f"reached {goal.reached} of 10" if goal and goal.reached is not None else "",
        measures=_measures(place),
        exercises_at_home=[
            each.name for each in plan_of_person(person_id=place.person_id) if not each.stopped
        ],
        going_on_with=going_on_with,
        contact=_contact(place),
    )


def left_reason(*, place_id: UUID) -> str:
    """Why somebody left, in the words of the catalogue; empty when they did not."""
    status = PlaceStatus.objects.filter(place_id=place_id, state="left").order_by("-at", "-id").first()
    if status is None or not status.reason:
        return ""
    return load().choices("leaving_reasons").choice(status.reason).label


def _first_and_last(sessions: Sequence[Held], marks: Marks) -> tuple[date, date]:
    """The first and the last session the person came to; of the course when there is none."""
    came = [held for held in sessions if marks.get(held.id, "absent") != "absent"] or list(sessions)
    return timezone.localdate(came[0].starts_at), timezone.localdate(came[-1].starts_at)


def _measures(place: Place) -> tuple[MeasureResult, ...]:
    """What was measured at least once."""
    kept = kept_answers(places=[place.id])
    joint = place.referral.joints[0] if place.referral.joints else ""
    results = [_measure(reported, joint if reported.per_joint else "", kept, place) for reported in REPORTED]
    return tuple(result for result in results if not (result.before is None and result.after is None))


def _measure(reported: Reported, joint: str, kept: Mapping[Key, Kept], place: Place) -> MeasureResult:
    before, after = (
        _score(kept.get((place.id, point, reported.instrument, joint)), reported.scale)
        for point in ("baseline", "end")
    )
    rule = reported.score_rule
    about = f", {JOINTS[joint].lower()}" if joint else ""
    unit = f" {rule.unit}" if rule.unit else ""
    better = f"{float(rule.low):g} to {float(rule.high):g}{unit}, {rule.better} is better"
    changed = responder(reported.rule, before, after) if reported.rule else None
    return MeasureResult(
        wording=f"{rule.title}{about} ({better})",
        before=None if before is None else float(before.rounded()),
        after=None if after is None else float(after.rounded()),
        change_words="That is better by enough to matter." if isinstance(changed, Responded) else "",
    )


def _score(form: Kept | None, scale: str) -> Score | None:
    score = form.scores.get(scale) if form else None
    return score if isinstance(score, Score) else None


def _contact(place: Place) -> str:
    ways = [place.site.phone, place.site.email]
    told = " or ".join(way for way in ways if way)
    return f"{place.site.name}: {told}." if told else f"Ask at {place.site.name}."
