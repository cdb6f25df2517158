"""The waiting list: how long people have waited, in which order, and who could fill a gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LIMIT_WEEKS = 18
"""Weeks from referral to the start, the national standard for treatment that is not urgent."""

CLOSE_TO_LIMIT_WEEKS = 14
"""Weeks. From here on the list says that the limit is near; a choice of this project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One person on the list.

    ``reference`` is the caller's own name for them; ``since`` the day the referral was received;
    ``first`` is a clinician's reason to take them first, or empty; ``weekdays`` are the days they can come
    (Monday is 0, empty when not asked); ``joint`` and ``language`` ("" for no interpreter) as recorded.
    """

    reference: str
    since: date
    first: str
    close_attention: bool
    weekdays: frozenset[int]
    joint: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """Full weeks and days over, the day on which 18 weeks are reached, and how that stands."""

    weeks: int
    days: int
    limit_on: date
    close: bool
    over: bool
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A free place: the weekdays the group meets, the joints it takes, and room for close attention."""

    weekdays: frozenset[int]
    joints: frozenset[str]
    close_attention_left: int
    languages: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who could fill a gap; ``why`` and ``against`` are sentences for the person who chooses."""

    reference: str
    fits: bool
    waited: Waited
    why: tuple[str, ...]
    against: tuple[str, ...]


def waited(*, since: date, today: date) -> Waited:
    """Work out how long somebody has waited since the referral was received.

    Raises ValueError when ``since`` lies after ``today``.
    """
    if since > today:
        raise ValueError(f"Waiting since {since.isoformat()} is after {today.isoformat()}.")
    weeks, days = divmod((today - since).days, 7)
    limit_on = since + timedelta(weeks=LIMIT_WEEKS)
    over = today >= limit_on
    return Waited(
        weeks=weeks,
        days=days,
        limit_on=limit_on,
        close=not over and weeks >= CLOSE_TO_LIMIT_WEEKS,
        over=over,
        sentence=_sentence(weeks=weeks, limit_on=limit_on, over=over),
    )


def in_order(*, waiting: Sequence[Waiting]) -> tuple[Waiting, ...]:
    """Order the list: those a clinician put first, then the longest wait; ties keep their order."""
    return tuple(sorted(waiting, key=lambda person: (not person.first, person.since)))


def who_fills(*, gap: Gap, waiting: Sequence[Waiting], today: date) -> tuple[Candidate, ...]:
    """List everybody who waits, those who fit first, each with the reasons for and against.

    Nobody is left out: a person may know more than the list does.
    """
    candidates = [_candidate(person=person, gap=gap, today=today) for person in in_order(waiting=waiting)]
    return tuple(sorted(candidates, key=lambda candidate: not candidate.fits))


def _candidate(*, person: Waiting, gap: Gap, today: date) -> Candidate:
    time = waited(since=person.since, today=today)
    against = _against(person=person, gap=gap)
    why = [f"First by a clinician's decision: {person.first}."] if person.first else []
    return Candidate(
        reference=person.reference,
        fits=not against,
        waited=time,
        why=(*why, time.sentence),
        against=against,
    )


def _against(*, person: Waiting, gap: Gap) -> tuple[str, ...]:
    checks = (
        (person.joint not in gap.joints, f"The group does not take: {person.joint.replace('_', ' ')}."),
        (
            bool(person.weekdays) and not gap.weekdays <= person.weekdays,
            "Cannot come on all the days the group meets.",
        ),
        (
            person.close_attention and gap.close_attention_left < 1,
            "Needs close attention, and the group has no more room for that.",
        ),
        (
            bool(person.language) and person.language not in gap.languages,
            f"Needs an interpreter ({person.language}); none is booked for this group.",
        ),
    )
    return tuple(sentence for applies, sentence in checks if applies)


def _sentence(*, weeks: int, limit_on: date, over: bool) -> str:
    count = "1 week" if weeks == 1 else f"{weeks} weeks"
    day = f"{limit_on.day} {limit_on:%B %Y}"
    if over:
        return f"Has waited {count}; {LIMIT_WEEKS} weeks were reached on {day}."
    return f"Has waited {count}; {LIMIT_WEEKS} weeks are reached on {day}."
