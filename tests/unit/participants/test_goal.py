"""A goal in the person's own words, made smaller when they are not sure of it."""

import pytest

from rehabit.kernel import Refusal
from rehabit.participants import Goal, set_goal, shrink_offer


def test_the_words_stay_the_persons_own() -> None:
    found = set_goal(words="  Walk to the  allotment ", confidence=8)
    assert found == Goal(words="Walk to the allotment", confidence=8)


@pytest.mark.parametrize(
    ("words", "confidence", "code"),
    [
        (" ", 5, "no_words"),
        ("x" * 301, 5, "too_long"),
        ("Walk", 11, "confidence_out_of_range"),
        ("Walk", -1, "confidence_out_of_range"),
    ],
)
def test_what_is_not_a_goal_is_refused(words: str, confidence: int, code: str) -> None:
    found = set_goal(words=words, confidence=confidence)
    assert isinstance(found, Refusal)
    assert found.code == code


@pytest.mark.parametrize(("confidence", "offers"), [(0, 1), (6, 1), (7, 0), (10, 0)])
def test_below_seven_it_offers_a_smaller_step(confidence: int, offers: int) -> None:
    found = shrink_offer(goal=Goal(words="Walk", confidence=confidence))
    assert len(found) == offers
    assert all(f"{confidence} out of 10" in caution.sentence for caution in found)
