"""Who comes to which session, who stops early and why."""

import random
from dataclasses import dataclass

from rehabit.delivery import AbsenceReason, Attendance, Mark, sessions_needed
from rehabit.simulation.chance import happens, weighted

COMPLETE = 0.785
"""Share of starters who come to three quarters of the sessions (2014-2018, over 9,000 people; RE-AIM)."""
STOP_EARLY = 0.6
"""Of those who do not complete, the share who leave; the others come now and then."""

_THERE = {Mark.PRESENT: 0.9, Mark.LATE: 0.06, Mark.LEFT_EARLY: 0.03, Mark.BY_VIDEO: 0.01}
_WHY = {
    AbsenceReason.UNWELL: 0.26, AbsenceReason.OTHER_APPOINTMENT: 0.24, AbsenceReason.FLARE: 0.12,
    AbsenceReason.CARING: 0.12, AbsenceReason.AWAY: 0.1, AbsenceReason.TRANSPORT: 0.08,
    AbsenceReason.WORK: 0.06, AbsenceReason.OTHER: 0.02,
}  # fmt: skip
_LEAVING = {
    "new_illness": 0.2, "caring": 0.16, "work": 0.12, "pain_worse": 0.12, "not_helping": 0.1,
    "surgery_date": 0.1, "transport": 0.08, "lost_contact": 0.12,
}  # fmt: skip
NO_REASON = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One person's way through a group: a mark for each session, up to the one after which they left.

    `leaves` is a code of the catalogue's leaving reasons, '' for somebody who stayed; `missed_because` is
    one for somebody who stayed and did not come to three quarters of the sessions.
    """

    marks: tuple[Attendance, ...]
    leaves: str
    missed_because: str

    @property
    def attended(self) -> int:
        return sum(mark.attended for mark in self.marks)


def course(*, rng: random.Random, reliability: float, sessions: int) -> Course:
    """Marks for a group of so many sessions; everybody comes to the first."""
    needed = sessions_needed(sessions=sessions)
    if reliability >= 1 - COMPLETE:
        place = (reliability - (1 - COMPLETE)) / COMPLETE
        return _course(
            rng, came=_days(rng, needed + int(place * (sessions - needed + 1)), sessions), until=sessions
        )
    if reliability < (1 - COMPLETE) * STOP_EARLY:
        until = rng.randint(3, max(3, needed - 1))
        came = _days(rng, max(1, until - 2), until)
        return _course(rng, came=came, until=until, leaves=weighted(rng=rng, weights=_LEAVING))
    came = _days(rng, rng.randint(needed // 2, needed - 1), sessions)
    return _course(rng, came=came, until=sessions, missed=weighted(rng=rng, weights=_LEAVING))


def completed(*, course: Course, sessions: int) -> bool:
    """Whether that is three quarters of the sessions or more."""
    return course.attended >= sessions_needed(sessions=sessions)


def _days(rng: random.Random, count: int, sessions: int) -> frozenset[int]:
    """The first session and others by chance, `count` in all (never more than there are)."""
    return frozenset({1, *rng.sample(range(2, sessions + 1), min(count, sessions) - 1)})


def _course(
    rng: random.Random, *, came: frozenset[int], until: int, leaves: str = "", missed: str = ""
) -> Course:
    marks = tuple(_mark(rng, there=number in came) for number in range(1, until + 1))
    return Course(marks=marks, leaves=leaves, missed_because=missed)


def _mark(rng: random.Random, *, there: bool) -> Attendance:
    if there:
        return Attendance(mark=weighted(rng=rng, weights=_THERE))
    reason = None if happens(rng=rng, share=NO_REASON) else weighted(rng=rng, weights=_WHY)
    told = reason is not None and happens(rng=rng, share=0.7)
    return Attendance(mark=Mark.ABSENT, reason=reason, told_us_before=told)
