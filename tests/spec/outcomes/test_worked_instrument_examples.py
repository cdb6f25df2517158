"""The worked examples on the reference pages: both ways of scoring give what is printed there."""

from fractions import Fraction

import pytest

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument_examples import Example, examples
from rehabit.evaluation.batch import score_columns
from rehabit.outcomes import Score, round_half_up, score

EXAMPLES = [
    pytest.param(name, each, id=f"{name}: {each.says}")
    for name in instruments.available()
    for each in examples(name)
]


def shown(value: Fraction, *, like: str) -> str:
    """A value with as many decimals as the example prints."""
    places = len(like.partition(".")[2])
    return str(round_half_up(value, places=places))


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_an_example_comes_out_as_printed(name: str, example: Example) -> None:
    found = score(name, example.answers, value_set=example.value_set)
    assert example.gives or example.none
    for scale, expected in example.gives.items():
        one = found[scale]
        assert isinstance(one, Score), one
        assert shown(one.value, like=expected) == expected
        assert example.bands.get(scale, one.band) == one.band
    for scale, reason in example.none.items():
        assert found[scale].reason == reason


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_a_column_of_one_comes_out_as_printed(name: str, example: Example) -> None:
    held = instruments.load(name)
    columns = {item.id: [answer] for item, answer in zip(held.items, example.answers, strict=True)}
    batch = score_columns(instrument=held, columns=columns, value_set=example.value_set)
    for scale, expected in example.gives.items():
        exact = score(name, example.answers, value_set=example.value_set)[scale].value
        assert exact is not None
        assert batch.scores[scale].values[0] == pytest.approx(float(exact), rel=1e-12)
        assert shown(exact, like=expected) == expected
    assert {scale: batch.scores[scale].reason(1) for scale in example.none} == dict(example.none)


def test_an_example_names_scores_that_exist() -> None:
    for name in instruments.available():
        scales = {rule.id for rule in instruments.load(name).scores}
        for each in examples(name):
            assert set(each.gives) | set(each.bands) | set(each.none) <= scales
            assert set(each.bands) <= set(each.gives)
