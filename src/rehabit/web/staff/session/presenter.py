"""Makes the words of the session page: what to notice, what is proposed, what was done."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabit.catalogue import Theme, load
from rehabit.delivery import ABSENCE_WORDS, MARKS, PainTrend
from rehabit.participants import NeedKind
from rehabit.queries.current_plan import PlannedExercise
from rehabit.queries.proposals import Proposal
from rehabit.queries.session_page import InTheRoom, SessionPage
from rehabit.queries.session_rows import MarkRow

RESULTS = (("done", "Done"), ("easier", "Made easier"), ("harder", "Did more"), ("not_done", "Not done"))
RESULT_WORDS = dict(RESULTS)
STATES = {
    "planned": ("Planned", "muted"),
    "open": ("Going on", "now"),
    "closed": ("Closed", "good"),
    "cancelled": ("Does not happen", "muted"),
}
NEED_ICONS = {
    NeedKind.INTERPRETER: "speech",
    NeedKind.CLOSE_ATTENTION: "alert",
    NeedKind.TRANSPORT: "transport",
    NeedKind.COMPANION: "person-add",
    NeedKind.WALKING_AID: "person",
    NeedKind.HEARING: "speech",
}
EVENT_KINDS = {
    "pain": "Pain that was too much",
    "fall": "A fall",
    "unwell": "Felt unwell",
    "near_miss": "A near miss",
    "other": "Something else",
}
SEVERITIES = {"none": "No harm", "mild": "Mild", "moderate": "Moderate", "severe": "Severe"}
CANCEL_REASONS = (
    "The weather",
    "The room was closed",
    "A facilitator was ill",
    "Too few people could come",
    "Another reason",
)
_TREND = {PainTrend.EASING: "Pain easing", PainTrend.STEADY: "Pain steady", PainTrend.RISING: "Pain rising"}
_STEP_WORDS = {"up": "Step up", "down": "Step down", "lighter": "Lighter today", "pause": "Not today"}


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to notice beside a name: words, tone and icon of a tag."""

    text: str
    tone: str
    icon: str


def signs(person: InTheRoom) -> list[Sign]:
    """What to notice about one person, the most pressing first."""
    found = []
    if person.locked:
        found.append(Sign("All exercise stopped", "urgent", "lock"))
    for event in person.events[-1:]:
        tone = "urgent" if event.severity == "severe" else "attention"
        found.append(Sign(f"{EVENT_KINDS[event.kind]}, {SEVERITIES[event.severity].lower()}", tone, "alert"))
    if person.quiet:
        found.append(Sign("Gone quiet", "attention", "phone"))
    if person.missed and not person.quiet:
        found.append(Sign(missed_words(person), "attention", "calendar"))
    if person.week.trend is PainTrend.RISING:
        found.append(Sign("Pain rising", "attention", "pain"))
    found += need_signs(person)
    if not person.expected:
        found.append(
            Sign("Offer not answered" if person.place_state == "offered" else "Has left", "muted", "mail")
        )
    return found


def need_signs(person: InTheRoom) -> list[Sign]:
    """Needs with their icon; close attention stands out."""
    return [
        Sign(
            need.words,
            "attention" if need.close_attention else "info",
            NEED_ICONS.get(need.kind, "info"),
        )
        for need in sorted(person.needs, key=lambda need: not need.close_attention)
    ]


def missed_words(person: InTheRoom) -> str:
    """'Missed last time: flare-up', or how many in a row."""
    reason = person.last_absence.reason if person.last_absence else None
    why = f": {ABSENCE_WORDS[reason].lower()}" if reason else ""
    return f"Missed last time{why}" if person.missed == 1 else f"Missed the last {person.missed}{why}"


def week_words(person: InTheRoom) -> str:
    """One short line: days done, where the pain goes and on how many scores."""
    week = person.week
    if not person.plan:
        return "No plan yet"
    if not week.days.total:
        return "Plan given today"
    days = f"{week.days.count} of {week.days.total} days"
    if week.trend is PainTrend.TOO_FEW:
        pain = "no pain scores" if not week.pain_entries else f"last pain {week.pain_last}"
        return f"{days} · {pain}"
    return f"{days} · {_TREND[week.trend].lower()}, last {week.pain_last} ({week.pain_entries} scores)"


def why_quiet(person: InTheRoom) -> str:
    return " ".join(reason.sentence for reason in person.quiet)


def by_urgency(people: Sequence[InTheRoom]) -> list[InTheRoom]:
    """Those to look at first, then the rest in their order."""
    return sorted(people, key=lambda person: (not person.locked, not person.quiet, not person.missed))


def in_the_room(people: Sequence[InTheRoom]) -> list[InTheRoom]:
    """Those who are there or may still come, then those who are absent."""
    return sorted(people, key=lambda person: person.mark is not None and not person.here)


def mark_words(mark: MarkRow | None) -> str:
    """A mark in words: 'Absent: flare-up, told us before'."""
    if mark is None:
        return "Not marked yet"
    said = mark.attendance
    parts = [ABSENCE_WORDS[said.reason].lower()] if said.reason else []
    parts += ["told us before"] if said.told_us_before else []
    parts += ["to ring"] if mark.needs_follow_up else []
    return MARKS[said.mark].words + (f": {', '.join(parts)}" if parts else "")


def to_decide(person: InTheRoom) -> list[Proposal]:
    return [each for each in person.proposals if each.changes_plan]


@dataclass(frozen=True, slots=True)
class Bunch:
    """Steps of one person in the same direction, to be taken with one tap; each reason is said once."""

    kind: str
    steps: list[Proposal]
    why: str

    @property
    def title(self) -> str:
        """'Step up' or '6 steps down'."""
        way = _STEP_WORDS[self.kind]
        return way if len(self.steps) == 1 else f"{len(self.steps)} {way.lower().replace('step', 'steps')}"

    @property
    def exercises(self) -> str:
        return ",".join(step.exercise for step in self.steps)


def bunches(person: InTheRoom) -> list[Bunch]:
    """What is to be decided, downs first."""
    return [bunch for kind in ("down", "up") if (bunch := _bunch(kind, person)).steps]


def for_today(person: InTheRoom) -> list[Bunch]:
    """What is for today only and needs no decision; a dose that comes out the same is not mentioned."""
    return [bunch for kind in ("pause", "lighter") if (bunch := _bunch(kind, person)).steps]


def rests(person: InTheRoom) -> bool:
    """Whether every exercise of the plan is left out today."""
    paused = {each.exercise for each in person.proposals if each.kind == "pause"}
    return bool(person.doing) and all(each.exercise in paused for each in person.doing)


def _bunch(kind: str, person: InTheRoom) -> Bunch:
    steps = [
        each
        for each in person.proposals
        if each.kind == kind and (kind != "lighter" or each.dose != each.from_dose)
    ]
    reasons = dict.fromkeys(reason.clinical for step in steps for reason in step.reasons)
    return Bunch(kind=kind, steps=steps, why=" ".join(reasons))


def now_words(proposal: Proposal) -> str:
    """What the exercise is now, as far as a step changes it."""
    if proposal.level == proposal.from_level:
        return f"now {proposal.from_dose.words}"
    return f"now level {proposal.from_level}, {proposal.from_dose.words}"


def why_step(proposal: Proposal) -> str:
    return " ".join(reason.clinical for reason in proposal.reasons)


def to_words(proposal: Proposal) -> str:
    """What a step leads to: the dose, and the level when that changes."""
    if proposal.kind == "pause":
        return "not today"
    if proposal.level == proposal.from_level:
        return proposal.dose.words
    return f"level {proposal.level}, {proposal.level_name.lower()}, {proposal.dose.words}"


def decisions_left(page: SessionPage) -> int:
    return sum(len(to_decide(person)) for person in page.people)


def done_words(person: InTheRoom) -> str:
    """What is recorded so far: '5 of 6 exercises, pain up to 3'."""
    if not person.work:
        return ""
    rows = list(person.work.values())
    done = sum(row.result != "not_done" for row in rows)
    pains = [row.pain for row in rows if row.pain is not None]
    worst = f", pain up to {max(pains)}" if pains else ""
    return f"{done} of {max(len(person.doing), len(rows))} exercises{worst}"


def changed_here(person: InTheRoom, page: SessionPage) -> list[PlannedExercise]:
    """What of the plan was decided in this session."""
    return [each for each in person.plan if each.session_id == page.id and each.step != "same"]


def change_words(planned: PlannedExercise) -> str:
    """How an exercise changed, for the summary of what goes home."""
    if planned.stopped:
        return f"{planned.name}: stopped for now"
    words = {"up": "more", "down": "easier", "start": "new", "swap": "new"}
    way = words.get(planned.step, "as before")
    return f"{planned.name}: {way}, level {planned.level}, {planned.dose.words}"


def themes_of(page: SessionPage) -> list[Theme]:
    return [load().theme(theme) for theme in page.themes]


def title_of(page: SessionPage) -> str:
    return " and ".join(theme.title for theme in themes_of(page))
