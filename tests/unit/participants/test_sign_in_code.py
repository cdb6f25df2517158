"""Sign-in codes: easy to read and type, short-lived, few attempts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.kernel import ALLOWED, Refusal
from rehabit.participants import (
    ALPHABET,
    MOST_ATTEMPTS,
    Handed,
    IssuedCode,
    expires_at,
    may_use,
    new_code,
    normalise_code,
    shown,
)

INDEXES = st.lists(st.integers(0, len(ALPHABET) - 1), min_size=8, max_size=8)
ISSUED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CODE = IssuedCode(handed=Handed.EMAIL, issued_at=ISSUED, used=False, wrong_attempts=0)


def test_the_alphabet_has_no_look_alikes_and_makes_no_words() -> None:
    assert not set(ALPHABET) & set("0O1IL2Z5S68AEU")
    assert len(set(ALPHABET)) == len(ALPHABET)


@given(INDEXES)
def test_a_code_is_read_back_however_it_is_typed(indexes: list[int]) -> None:
    code = new_code(random_indexes=indexes)
    for typed in (code, shown(code=code), shown(code=code).lower(), f" {code[:2]} {code[2:]} "):
        assert normalise_code(typed=typed) == code


@pytest.mark.parametrize("indexes", [[0] * 7, [0] * 9, [0] * 7 + [len(ALPHABET)], [0] * 7 + [-1]])
def test_the_dice_must_fit(indexes: list[int]) -> None:
    with pytest.raises(ValueError, match="Hand in 8 numbers"):
        new_code(random_indexes=indexes)


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        (" - ", "missing", "Type the code"),
        ("BCDF", "not_a_code", "you typed 4"),
        ("BCDF-GHJ0", "not_a_code", "never has 0"),
    ],
)
def test_what_is_not_a_code_is_refused_helpfully(typed: str, code: str, words: str) -> None:
    found = normalise_code(typed=typed)
    assert isinstance(found, Refusal)
    assert found.code == code
    assert words in found.sentence


@pytest.mark.parametrize(
    ("handed", "lifetime"),
    [
        (Handed.EMAIL, timedelta(minutes=15)),
        (Handed.TEXT_MESSAGE, timedelta(minutes=15)),
        (Handed.CARD, timedelta(days=14)),
    ],
)
def test_a_code_works_until_its_time_is_up_and_not_a_moment_longer(
    handed: Handed, lifetime: timedelta
) -> None:
    code = replace(CODE, handed=handed)
    assert expires_at(code=code) == ISSUED + lifetime
    assert may_use(code=code, at=ISSUED + lifetime - timedelta(seconds=1)) is ALLOWED
    assert may_use(code=code, at=ISSUED + lifetime) == Refusal(
        "expired", "This code has run out. Ask for a new one."
    )


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (replace(CODE, used=True), "used"),
        (replace(CODE, wrong_attempts=MOST_ATTEMPTS), "too_many_attempts"),
    ],
)
def test_a_used_or_guessed_at_code_stops_working(code: IssuedCode, reason: str) -> None:
    found = may_use(code=code, at=ISSUED)
    assert isinstance(found, Refusal)
    assert found.code == reason


def test_the_last_attempt_is_still_allowed() -> None:
    assert may_use(code=replace(CODE, wrong_attempts=MOST_ATTEMPTS - 1), at=ISSUED) is ALLOWED
