"""Makes the words of the people pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from rehabit.catalogue import Catalogue
from rehabit.delivery import PLACE_MOVES, PlaceState
from rehabit.participants import REFERRAL_MOVES, ConsentKind, ReferralState
from rehabit.queries.current_plan import PlannedExercise
from rehabit.queries.people import MeasureLine, PersonRecord, PlaceLine, Seat
from rehabit.queries.plans import PastStep
from rehabit.queries.referral_words import DETAILS, ROUTES, SEXES
from rehabit.web.design import wording
from rehabit.web.staff.session.presenter import EVENT_KINDS, SEVERITIES, mark_words

POINTS = {
    "baseline": "At the start",
    "end": "At the end",
    "month_3": "3 months after",
    "month_6": "6 months after",
    "month_12": "12 months after",
    "month_30": "30 months after",
}
CONSENTS = {
    ConsentKind.ATTEND.value: "Takes part in the programme",
    ConsentKind.DATA.value: "Answers may be used to improve the service",
}
STEPS = {
    "start": "Started",
    "up": "Stepped up",
    "down": "Stepped down",
    "same": "Stayed",
    "swap": "Swapped",
    "stop": "Stopped",
}
_ICONS = {"up": "arrow-up", "down": "arrow-down", "stop": "lock", "start": "plus"}


def place_words(state: str) -> str:
    return PLACE_MOVES.words[PlaceState(state)].capitalize()


def referral_state(state: str) -> str:
    return REFERRAL_MOVES.words[ReferralState(state)].capitalize()


def route(code: str) -> str:
    return next((words for known, words in ROUTES.items() if known == code), code)


def detail_rows(record: PersonRecord) -> list[dict[str, Any]]:
    """The details as a summary list."""
    edit = reverse("staff:edit-person", args=[record.id])
    shown = dict(record.details)
    shown["born_on"] = f"{wording.plain_date(shown['born_on'])}, {record.age} years"
    shown["nhs_number"] = wording.nhs_number(shown["nhs_number"])
    shown["sex"] = next((words for sex, words in SEXES.items() if sex == shown["sex"]), "")
    names = [name for name in DETAILS if name in shown and name not in ("given_name", "family_name")]
    return [{"key": DETAILS[name], "value": shown[name], "href": edit} for name in names]


def seats(place: PlaceLine) -> list[dict[str, Any]]:
    """Attendance as a strip of sessions."""
    return [
        {
            "number": seat.number,
            "state": _seat_state(seat),
            "title": mark_words(seat.mark) if seat.mark else wording.short_day(seat.starts_at),
            "detail": wording.short_day(seat.starts_at) if seat.mark else wording.clock(seat.starts_at),
            "href": reverse("staff:session", args=[seat.session_id]),
        }
        for seat in place.seats
    ]


def _seat_state(seat: Seat) -> str:
    if seat.state == "cancelled":
        return "cancelled"
    if seat.mark is None:
        return "planned"
    return "done" if seat.mark.attendance.attended else "missed"


def attended_words(place: PlaceLine) -> str:
    """'3 of the 4 sessions so far attended; 12 in all.' Sessions that did not happen are not counted."""
    held = [seat for seat in place.seats if seat.state != "cancelled"]
    so_far = [seat for seat in held if seat.mark is not None or seat.state == "closed"]
    if not so_far:
        return f"{wording.plural(len(held), 'session')} to come." if held else ""
    came = sum(seat.mark is not None and seat.mark.attendance.attended for seat in so_far)
    if len(so_far) == len(held):
        return f"{came} of {wording.plural(len(held), 'session')} attended."
    return f"{came} of the {wording.plural(len(so_far), 'session')} so far attended; {len(held)} in all."


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured at one point: each name once, and the days it took."""

    title: str
    names: list[str]
    days: str


def measured(record: PersonRecord) -> list[Measured]:
    """The measures of a person, point by point, the latest first."""
    found: dict[str, list[MeasureLine]] = {}
    for line in record.measures:
        found.setdefault(line.point, []).append(line)
    return [
        Measured(
            title=POINTS.get(point, point),
            names=list(dict.fromkeys(line.title for line in reversed(lines))),
            days=" and ".join(wording.plain_date(day) for day in sorted({line.taken_on for line in lines})),
        )
        for point, lines in found.items()
    ]


def why(planned: PlannedExercise, voice: str = "clinical") -> str:
    """The reasons of a step in one of its two voices, each said once."""
    return " ".join(dict.fromkeys(getattr(reason, voice) for reason in planned.reasons))


def history(steps: Sequence[PastStep]) -> list[dict[str, Any]]:
    """A plan's history as a timeline, the newest first."""
    return [
        {
            "when": wording.moment(step.planned.at),
            "title": f"{STEPS[step.planned.step]}: {step.planned.name}, level {step.planned.level}, "
            f"{step.planned.dose.words}{_otherwise(step.planned)}",
            "text": why(step.planned),
            "by": step.by,
            "icon": _ICONS.get(step.planned.step, "level"),
        }
        for step in steps
    ]


def _otherwise(planned: PlannedExercise) -> str:
    if planned.proposed_level is None or planned.proposed_level == planned.level:
        return ""
    return f" (level {planned.proposed_level} was proposed)"


def changes_of(planned: PlannedExercise, catalogue: Catalogue) -> list[dict[str, str]]:
    """What can be done with one exercise."""
    levels = catalogue.exercise(planned.exercise).levels
    return [
        {"value": "up", "text": "One step more"},
        {"value": "down", "text": "One step less"},
        *(
            {"value": f"level-{level.level}", "text": f"Level {level.level}: {level.name}"}
            for level in levels
            if level.level != planned.level or planned.stopped
        ),
        {"value": "stop", "text": "Stop for now"},
    ]


def cues(planned: PlannedExercise, catalogue: Catalogue) -> tuple[str, ...]:
    return catalogue.exercise(planned.exercise).cues


def event_words(kind: str, severity: str) -> str:
    return f"{EVENT_KINDS[kind]}, {SEVERITIES[severity].lower()}"
