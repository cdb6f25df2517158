"""Triage: the software sums up, a named clinician decides."""

import pytest

from rehabit.kernel import Refusal
from rehabit.participants import (
    Answer,
    CheckedItem,
    Decision,
    NeedsLook,
    Outcome,
    TriageSummary,
    decide,
    triage_summary,
)


def item(code: str, answer: Answer, *, stop: bool = False, fine: Answer = Answer.YES) -> CheckedItem:
    return CheckedItem(code=code, question=f"{code.capitalize()}?", answer=answer, fine_when=fine, stop=stop)


SAFE = item("chest", Answer.NO, stop=True, fine=Answer.NO)
UNSAFE = item("chest", Answer.YES, stop=True, fine=Answer.NO)


def test_a_clean_checklist_still_leaves_the_decision_to_a_clinician() -> None:
    found = triage_summary(items=[item("walks", Answer.YES), SAFE])
    assert found == TriageSummary(
        asked=2, fine=2, looks=(), sentence="All 2 answers are as expected. A clinician decides."
    )


def test_unknown_answers_need_a_look_and_safety_comes_first() -> None:
    found = triage_summary(items=[item("walks", Answer.NOT_KNOWN), UNSAFE])
    assert found.looks == (
        NeedsLook(code="chest", sentence="Chest? Answer: yes.", stop=True),
        NeedsLook(code="walks", sentence="Walks? Answer: not known.", stop=False),
    )
    assert (found.asked, found.fine) == (2, 0)
    assert found.sentence == "2 of 2 answers need a look. A clinician decides."


def test_an_empty_checklist_is_not_a_clean_one() -> None:
    assert triage_summary(items=[]).sentence == "Nothing has been checked yet."


@pytest.mark.parametrize(
    ("outcome", "clinician", "reason", "code"),
    [
        (Outcome.SUITABLE, " ", "", "no_clinician"),
        (Outcome.NOT_SUITABLE, "P. Example", "", "no_reason"),
        (Outcome.SIGNPOSTED, "P. Example", " ", "nowhere_named"),
        (Outcome.SUITABLE, "P. Example", "", "safety_open"),
    ],
)
def test_a_decision_without_what_it_needs_is_refused(
    outcome: Outcome, clinician: str, reason: str, code: str
) -> None:
    summary = triage_summary(items=[UNSAFE])
    found = decide(outcome=outcome, clinician=clinician, reason=reason, summary=summary, settled=[])
    assert isinstance(found, Refusal)
    assert found.code == code


def test_nothing_checked_cannot_be_suitable() -> None:
    found = decide(
        outcome=Outcome.SUITABLE,
        clinician="P. Example",
        reason="",
        summary=triage_summary(items=[]),
        settled=[],
    )
    assert isinstance(found, Refusal)
    assert found.code == "nothing_checked"


def test_a_settled_safety_question_no_longer_stands_in_the_way() -> None:
    found = decide(
        outcome=Outcome.SUITABLE,
        clinician=" P. Example ",
        reason="",
        summary=triage_summary(items=[UNSAFE]),
        settled=["chest"],
    )
    assert found == Decision(outcome=Outcome.SUITABLE, clinician="P. Example", reason="", settled=("chest",))


def test_saying_no_does_not_wait_for_safety_questions() -> None:
    found = decide(
        outcome=Outcome.NOT_SUITABLE,
        clinician="P. Example",
        reason="Chest pain, sent to the GP today",
        summary=triage_summary(items=[UNSAFE]),
        settled=[],
    )
    assert isinstance(found, Decision)
