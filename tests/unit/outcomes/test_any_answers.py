"""Whatever is handed in, every score comes out as a number in its range or as a reason with a sentence."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import AnswerScale
from rehabit.outcomes import NotScored, Reason, score

ALL = instruments.available()


def allowed(scale: AnswerScale) -> st.SearchStrategy[Fraction]:
    if scale.values:
        return st.sampled_from(scale.values)
    if scale.whole:
        return st.integers(int(scale.low), int(scale.high)).map(Fraction)
    return st.fractions(scale.low, scale.high, max_denominator=10)


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_allowed_answers_never_fail_for_another_reason_than_missing_ones(
    name: str, data: st.DataObject
) -> None:
    held = instruments.load(name)
    answers = {item.id: data.draw(st.none() | allowed(item.scale)) for item in held.items}
    found = score(held, answers)
    assert list(found) == [rule.id for rule in held.scores]
    for rule, one in zip(held.scores, found.values(), strict=True):
        if isinstance(one, NotScored):
            assert one.reason in (Reason.TOO_FEW_ITEMS, Reason.NOT_EVALUABLE)
            assert one.sentence.endswith(".")
        else:
            assert rule.low <= one.value <= rule.high
            assert one.n_answered <= one.n_items
            assert (one.band in {band.name for band in rule.bands}) == bool(rule.bands)


@settings(max_examples=50, deadline=None)
@given(
    name=st.sampled_from(ALL),
    answers=st.dictionaries(
        st.text(max_size=5), st.none() | st.integers() | st.floats() | st.text(max_size=5)
    ),
)
def test_nonsense_is_refused_with_a_reason(name: str, answers: dict[str, object]) -> None:
    for one in score(name, answers).values():  # type: ignore[arg-type]
        assert one.value is not None or one.sentence


@pytest.mark.parametrize("name", ALL)
def test_no_answers_are_no_scores(name: str) -> None:
    assert {one.reason for one in score(name, {}).values()} == {Reason.TOO_FEW_ITEMS}
