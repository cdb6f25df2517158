"""The result of a course: who got how far, how much the same people changed, how many by enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from rehabit.evaluation import Flow, MeanChange, ResponderShares, mean_change, responder_shares
from rehabit.kernel import Refusal
from rehabit.outcomes import NotScored, Score, responder
from rehabit.reports.course import Course
from rehabit.reports.reported import REPORTED, Reported


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChange:
    """One measure over everyone who started.

    `change` is of the people with a score at both points (its `n`) and is refused when there is nobody.
    `responders` is None where no change that matters is published for the measure.
    """

    reported: Reported
    started: int
    change: MeanChange | Refusal
    responders: ResponderShares | None

    @property
    def n(self) -> int:
        """People with a score before and after."""
        return 0 if isinstance(self.change, Refusal) else self.change.n

    @property
    def missing(self) -> int:
        """People who started and lack one score or both."""
        return self.started - self.n


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseResult:
    """The flow and the measures; `outside` counts scores left out as taken outside their window."""

    flow: Flow
    measures: tuple[MeasureChange, ...]
    outside: int

    @property
    def too_early(self) -> bool:
        """Whether nobody has been measured twice yet."""
        return self.flow.measured == 0


def course_result(*, courses: Sequence[Course]) -> CourseResult:
    """The result over these courses, one for each referral.

    Completed is counted among those who started, and so is every measure: somebody who left early and was
    measured again counts in both.
    """
    started = [course for course in courses if course.started]
    return CourseResult(
        flow=Flow(
            referred=len(courses),
            offered=sum(course.offered for course in courses),
            started=len(started),
            completed=sum(course.completed for course in started),
            measured=sum(course.measured for course in started),
        ),
        measures=tuple(_measure(reported, started) for reported in REPORTED),
        outside=sum(course.outside for course in started),
    )


def _measure(reported: Reported, started: Sequence[Course]) -> MeasureChange:
    scores = [(course.before.get(reported.key), course.after.get(reported.key)) for course in started]
    return MeasureChange(
        reported=reported,
        started=len(started),
        change=mean_change(pairs=[(_value(before), _value(after)) for before, after in scores]),
        responders=_responders(reported.rule, scores) if reported.rule else None,
    )


def _responders(
    rule: str, scores: Sequence[tuple[Score | NotScored | None, Score | NotScored | None]]
) -> ResponderShares:
    responses = [responder(rule, before, after) for before, after in scores]
    return responder_shares(rule=rule, responses=responses, started=len(scores))


def _value(score: Score | NotScored | None) -> Fraction | None:
    return score.value if score is not None else None
