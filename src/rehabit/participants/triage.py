"""Triage: the software sums up what needs a look; a named clinician decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rehabit.kernel import ALLOWED, Allowed, Refusal, tidy


class Answer(StrEnum):
    """What was answered to one question of a checklist."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedItem:
    """One question of a site's checklist with its answer.

    ``fine_when`` is the answer that needs no look; ``stop`` marks a safety question, whose other answers
    a clinician must settle before the person can be found suitable.
    """

    code: str
    question: str
    answer: Answer
    fine_when: Answer
    stop: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsLook:
    """One answer a clinician should look at, in words."""

    code: str
    sentence: str
    stop: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageSummary:
    """What was checked: ``looks`` are to be looked at, safety first; ``fine`` of ``asked`` need no look.

    It holds no decision on purpose.
    """

    asked: int
    fine: int
    looks: tuple[NeedsLook, ...]
    sentence: str


def triage_summary(*, items: Sequence[CheckedItem]) -> TriageSummary:
    """Sum up a checklist: everything that is not plainly fine is to be looked at, unknown answers too."""
    looks = sorted(
        (
            NeedsLook(code=item.code, sentence=_words(item=item), stop=item.stop)
            for item in items
            if item.answer is not item.fine_when
        ),
        key=lambda look: not look.stop,
    )
    return TriageSummary(
        asked=len(items),
        fine=len(items) - len(looks),
        looks=tuple(looks),
        sentence=_summary(asked=len(items), looks=looks),
    )


class Outcome(StrEnum):
    """What a clinician can decide."""

    SUITABLE = "suitable"
    NOT_SUITABLE = "not_suitable"
    SIGNPOSTED = "signposted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A clinician's decision. ``reason`` says why not, or where to when signposted."""

    outcome: Outcome
    clinician: str
    reason: str
    settled: tuple[str, ...]


def decide(
    *,
    outcome: Outcome,
    clinician: str,
    reason: str,
    summary: TriageSummary,
    settled: Sequence[str],
) -> Decision | Refusal:
    """Put a clinician's decision on record.

    ``settled`` are the codes of safety questions that the clinician has dealt with. Refusals:
    ``no_clinician``, ``no_reason``, ``nowhere_named``, ``safety_open``, ``nothing_checked``.
    """
    who, why = tidy(text=clinician), tidy(text=reason)
    if not who:
        return Refusal("no_clinician", "A clinician decides. Say who.")
    if outcome is Outcome.NOT_SUITABLE and not why:
        return Refusal("no_reason", "Say why the programme does not suit; the referrer will read it.")
    if outcome is Outcome.SIGNPOSTED and not why:
        return Refusal("nowhere_named", "Say where the person is sent instead.")
    unsettled = _unsettled(summary=summary, settled=settled) if outcome is Outcome.SUITABLE else ALLOWED
    if isinstance(unsettled, Refusal):
        return unsettled
    return Decision(outcome=outcome, clinician=who, reason=why, settled=tuple(settled))


def _unsettled(*, summary: TriageSummary, settled: Sequence[str]) -> Allowed | Refusal:
    if summary.asked == 0:
        return Refusal("nothing_checked", "Fill in the checklist before deciding that it suits.")
    waiting = [look.sentence for look in summary.looks if look.stop and look.code not in settled]
    if not waiting:
        return ALLOWED
    return Refusal("safety_open", f"Settle first: {' '.join(waiting)}")


def _words(*, item: CheckedItem) -> str:
    said = {Answer.YES: "yes", Answer.NO: "no", Answer.NOT_KNOWN: "not known"}[item.answer]
    return f"{item.question} Answer: {said}."


def _summary(*, asked: int, looks: Sequence[NeedsLook]) -> str:
    if asked == 0:
        return "Nothing has been checked yet."
    if not looks:
        return f"All {asked} answers are as expected. A clinician decides."
    return f"{len(looks)} of {asked} answers need a look. A clinician decides."
