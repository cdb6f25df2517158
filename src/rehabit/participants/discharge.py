"""The discharge summary: plain paragraphs made from facts, for the person and the referrer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rehabit.kernel import Proportion


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureResult:
    """One measure before and after, in its own unit. ``None`` says that it was not measured.

    ``wording`` names the measure ("Pain, 0 to 10, lower is better"); ``change_words`` says what
    the change means, from the rules of the instrument, or is empty.
    """

    wording: str
    before: float | None
    after: float | None
    change_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DischargeFacts:
    """What is known at the end. ``left_reason`` is empty when the person stayed to the end."""

    first_name: str
    programme: str
    joint: str
    first_session: date
    last_session: date
    attended: Proportion
    completed: bool
    left_reason: str
    goal: str
    goal_met: str
    measures: Sequence[MeasureResult]
    exercises_at_home: Sequence[str]
    going_on_with: Sequence[str]
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its paragraphs, each one or two plain sentences."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DischargeSummary:
    """The sections in reading order; one without anything to say is left out."""

    sections: tuple[Section, ...]


def discharge_summary(*, facts: DischargeFacts) -> DischargeSummary:
    """Write the summary. Every figure stands with what it is out of; what was not measured is said."""
    sections = (
        Section(heading="What you did", paragraphs=_course(facts=facts)),
        Section(heading="Your goal", paragraphs=_goal(facts=facts)),
        Section(
            heading="What was measured",
            paragraphs=tuple(_measure(result=result) for result in facts.measures),
        ),
        Section(
            heading="Keep going at home",
            paragraphs=_listed(start="Your exercises:", things=facts.exercises_at_home),
        ),
        Section(
            heading="What comes next",
            paragraphs=_listed(start="You plan to go on with:", things=facts.going_on_with),
        ),
        Section(heading="If you need us", paragraphs=(facts.contact,) if facts.contact else ()),
    )
    return DischargeSummary(sections=tuple(section for section in sections if section.paragraphs))


def _course(*, facts: DischargeFacts) -> tuple[str, ...]:
    between = f"from {_day(day=facts.first_session)} to {_day(day=facts.last_session)}"
    course = f"{facts.first_name} took part in {facts.programme} for {facts.joint.lower()} {between}."
    end = "completed the programme" if facts.completed else "did not reach the number for completion"
    went = f"{facts.first_name} came to {facts.attended} sessions and {end}."
    left = (
        f"{facts.first_name} left before the end. Reason: {facts.left_reason}." if facts.left_reason else ""
    )
    return tuple(filter(None, (course, went, left)))


def _goal(*, facts: DischargeFacts) -> tuple[str, ...]:
    words = f"In your own words: “{facts.goal}”." if facts.goal else ""
    met = f"How it went: {facts.goal_met}." if facts.goal and facts.goal_met else ""
    return tuple(filter(None, (words, met)))


def _measure(*, result: MeasureResult) -> str:
    if result.before is None and result.after is None:
        return f"{result.wording}: not measured."
    before = "not measured" if result.before is None else f"{result.before:g}"
    after = "not measured" if result.after is None else f"{result.after:g}"
    meaning = f" {result.change_words}" if result.change_words else ""
    return f"{result.wording}: {before} at the start, {after} at the end.{meaning}"


def _listed(*, start: str, things: Sequence[str]) -> tuple[str, ...]:
    return (f"{start} {', '.join(things)}.",) if things else ()


def _day(*, day: date) -> str:
    return f"{day.day} {day:%B %Y}"
