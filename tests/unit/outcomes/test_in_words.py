"""Rules in words: every way a score can be made, and what is said when something is missing."""

from fractions import Fraction

import pytest

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import ImportantChange
from rehabit.outcomes.in_words import (
    bands_in_words,
    change_in_words,
    joined,
    made_in_words,
    missing_in_words,
    plain,
    range_in_words,
    recall_in_words,
    terms_in_words,
)

MADE = [
    ("phq-9", "total", "the sum of 9 answers (1 to 9)"),
    ("koos", "pain", "100 − 25 × the mean of 9 answers (P1 to P9)"),
    (
        "koos-ps",
        "score",
        "the sum of 7 answers (A10, A9, A3, A5, SP4, SP5, SP1), read off the published table",
    ),
    ("womac", "total", "the sum of pain, stiffness, function"),
    ("womac", "function_0_100", "25/17 × function"),
    ("start-back", "risk", "total and psychosocial points, by a named calculation"),
    ("eq-5d-5l", "index", "the index of the profile by a named value set"),
    ("walk-40m", "speed_m_s", "40 ÷ the answer to seconds"),
    ("evs", "minutes_week", "days × minutes"),
    ("stair-climb", "seconds_per_step", "seconds ÷ steps"),
    ("odi", "percent", "20 × the mean of 10 answers (1 to 10)"),
]

MISSING = [
    ("phq-9", "total", "at least 7 of 9 answers; a missing one takes the mean of the others"),
    ("koos", "pain", "at least 5 of 9 answers; the others are averaged"),
    ("phq-4", "total", "all 4 answers are needed"),
    ("womac", "total", "all 3 part scores are needed"),
    ("rmdq", "total", "an unanswered one counts as no; with none answered there is no score"),
    ("tug", "seconds", "without it there is no score"),
    ("evs", "minutes_week", "all 2 answers are needed; 0 whenever days is 0"),
    ("wpai", "absenteeism_pct", "the hours or the impairment it is made of are needed; none for somebody"),
]


@pytest.mark.parametrize(("name", "scale", "words"), MADE)
def test_how_a_score_is_made(name: str, scale: str, words: str) -> None:
    assert made_in_words(instruments.load(name).score_rule(scale)) == words


@pytest.mark.parametrize(("name", "scale", "words"), MISSING)
def test_what_happens_to_missing_answers(name: str, scale: str, words: str) -> None:
    assert missing_in_words(instruments.load(name).score_rule(scale)).startswith(words)


@pytest.mark.parametrize("name", instruments.available())
def test_every_score_of_every_instrument_has_words(name: str) -> None:
    held = instruments.load(name)
    for rule in held.scores:
        assert made_in_words(rule)
        assert missing_in_words(rule)
        assert range_in_words(rule).endswith("is better")
        assert len(bands_in_words(rule)) == len(rule.bands)
    assert all(sentence.endswith(".") for sentence in terms_in_words(held))


def test_bands_say_where_they_start_and_end() -> None:
    assert bands_in_words(instruments.load("gad-7").score_rule("total")) == (
        ("0 to under 5", "minimal"),
        ("5 to under 10", "mild"),
        ("10 to under 15", "moderate"),
        ("15 to 21", "severe"),
    )
    assert bands_in_words(instruments.load("oks").score_rule("total"))[0] == ("", "0 to 19")
    assert bands_in_words(instruments.load("fft").score_rule("experience"))[-1] == ("6", "dont know")
    assert bands_in_words(instruments.load("tug").score_rule("seconds")) == ()


def test_a_change_says_how_much_for_whom_and_whether_the_source_was_read() -> None:
    change = ImportantChange(
        value=Fraction(5, 2), kind="absolute", population="Adults", source="A paper.", verified=True
    )
    assert change_in_words(change, unit="stands") == "2.5 stands. Adults. A paper."
    unread = ImportantChange(
        value=Fraction(30), kind="percent", population="Adults", source="A paper", verified=False
    )
    assert change_in_words(unread, unit="") == (
        "30 %. Adults. A paper. The source itself has still to be read by a checker."
    )


def test_small_words() -> None:
    assert [recall_in_words(one) for one in ("P0D", "P1W", "P2W", "P3M", "P2D")] == [
        "now", "the last week", "the last 2 weeks", "the last 3 months", "the last 2 days",
    ]  # fmt: skip
    assert [plain(Fraction(one)) for one in ("-3", "19.25", "8")] == ["−3", "19.25", "8"]
    assert joined(["P1", "P2", "P3", "S1", "S2", "days"]) == "P1 to P3, S1, S2, days"


def test_terms_say_what_to_do() -> None:
    koos = " ".join(terms_in_words(instruments.load("koos")))
    assert "not part of Rehabit" in koos
    assert "ask for them at koos.nu" in koos
    assert "credit is always shown" in " ".join(terms_in_words(instruments.load("rand-36-pf")))
    assert "may be shown, printed and read aloud" in " ".join(terms_in_words(instruments.load("phq-4")))
