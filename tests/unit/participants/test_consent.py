"""Consent to attend and consent to data are two things."""

from datetime import UTC, datetime

from rehabit.kernel import ALLOWED, Refusal
from rehabit.participants import ConsentEvent, ConsentKind, consents_to


def event(kind: ConsentKind, *, given: bool, day: int) -> ConsentEvent:
    return ConsentEvent(kind=kind, given=given, at=datetime(2026, 9, day, tzinfo=UTC), wording="2026-1")


ATTEND = event(ConsentKind.ATTEND, given=True, day=1)
DATA = event(ConsentKind.DATA, given=True, day=1)
NO_DATA = event(ConsentKind.DATA, given=False, day=3)


def test_one_who_was_never_asked_has_not_agreed() -> None:
    found = consents_to(kind=ConsentKind.DATA, events=[ATTEND])
    assert isinstance(found, Refusal)
    assert found.code == "never_asked"


def test_withdrawing_data_leaves_attendance_alone() -> None:
    events = [ATTEND, DATA, NO_DATA]
    assert consents_to(kind=ConsentKind.ATTEND, events=events) is ALLOWED
    found = consents_to(kind=ConsentKind.DATA, events=events)
    assert found == Refusal(
        "withdrawn", "This person withdrew from the use of their answers for evaluation on 03/09/2026."
    )


def test_the_latest_word_counts_in_whatever_order_it_is_told() -> None:
    again = event(ConsentKind.DATA, given=True, day=9)
    assert consents_to(kind=ConsentKind.DATA, events=[again, NO_DATA, DATA]) is ALLOWED
