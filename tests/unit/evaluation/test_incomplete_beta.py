import pytest

from rehabit.evaluation import incomplete_beta as module
from rehabit.evaluation.incomplete_beta import bisect, incomplete_beta, inverse_incomplete_beta


@pytest.mark.parametrize("x", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_simple_shapes_have_simple_answers(x: float) -> None:
    assert incomplete_beta(a=1, b=1, x=x) == pytest.approx(x)
    assert incomplete_beta(a=3, b=1, x=x) == pytest.approx(x**3)
    assert incomplete_beta(a=1, b=3, x=x) == pytest.approx(1 - (1 - x) ** 3)


def test_outside_the_unit_interval_it_is_flat() -> None:
    assert incomplete_beta(a=2, b=3, x=-1) == 0
    assert incomplete_beta(a=2, b=3, x=2) == 1


@pytest.mark.parametrize(("a", "b"), [(0.5, 3.5), (4, 9), (120, 40)])
@pytest.mark.parametrize("probability", [0.001, 0.3, 0.5, 0.975])
def test_the_inverse_undoes_it(a: float, b: float, probability: float) -> None:
    x = inverse_incomplete_beta(a=a, b=b, probability=probability)
    assert incomplete_beta(a=a, b=b, x=x) == pytest.approx(probability, rel=1e-12)


def test_bisection_finds_a_root_to_the_last_bit() -> None:
    assert bisect(function=lambda x: x * x - 2, low=0, high=2) == pytest.approx(2**0.5, abs=1e-15)


def test_a_sum_that_does_not_settle_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_TERMS", 2)
    with pytest.raises(ArithmeticError, match="a=50"):
        incomplete_beta(a=50, b=60, x=0.4)


def test_a_vanishing_term_is_kept_away_from_zero() -> None:
    # At x = (a + 1) / (a + b) the first denominator is exactly 0.
    assert module._continued_fraction(a=1, b=3, x=0.5) > 0
