"""Words and figures that stand for a code."""

import pytest

from rehabit.kernel import Refusal
from rehabit.participants import Route, Sex, parse_sex, read_interpreter, read_route


@pytest.mark.parametrize(
    ("written", "sex"),
    [
        ("F", Sex.FEMALE),
        ("2", Sex.FEMALE),
        ("male", Sex.MALE),
        ("Not known", Sex.NOT_KNOWN),
        ("", Sex.NOT_KNOWN),
        ("non-binary", Sex.OTHER),
    ],
)
def test_sex_is_read_from_words_and_national_codes(written: str, sex: Sex) -> None:
    assert parse_sex(text=written) is sex


def test_an_unknown_word_for_sex_is_refused() -> None:
    found = parse_sex(text="Mrs")
    assert isinstance(found, Refusal)
    assert "“Mrs”" in found.sentence


@pytest.mark.parametrize(
    ("written", "route"),
    [
        ("GP", Route.GP),
        ("self-referral", Route.SELF),
        ("FCP", Route.PHYSIOTHERAPIST),
        ("friend", Route.OTHER),
    ],
)
def test_the_route_is_read_and_never_refused(written: str, route: Route) -> None:
    assert read_route(text=written) is route


@pytest.mark.parametrize(
    ("written", "language"),
    [("", ""), ("No", ""), ("English", ""), ("Yes", "language not said"), (" Gujarati ", "Gujarati")],
)
def test_an_interpreter_is_needed_or_not(written: str, language: str) -> None:
    assert read_interpreter(text=written) == language
