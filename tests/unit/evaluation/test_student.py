from math import inf

import pytest

from rehabit.evaluation.quantiles import normal_critical, t_critical
from rehabit.evaluation.student import critical, two_sided_p


@pytest.mark.parametrize("df", [0.7, 2.5, 3, 8.4, 40, 1_000, 90_000])
@pytest.mark.parametrize("level", [0.5, 0.95, 0.999])
def test_the_quick_critical_value_is_the_exact_one(df: float, level: float) -> None:
    found = critical(level=level, degrees_of_freedom=df)
    assert found == pytest.approx(t_critical(level=level, degrees_of_freedom=df), rel=1e-9)
    assert two_sided_p(t=-found, degrees_of_freedom=df) == pytest.approx(1 - level, rel=1e-8)


def test_very_many_degrees_of_freedom_are_normal() -> None:
    assert critical(level=0.95, degrees_of_freedom=inf) == normal_critical(level=0.95)
    assert two_sided_p(t=1.959963984540054, degrees_of_freedom=inf) == pytest.approx(0.05)
    assert critical(level=0.95, degrees_of_freedom=2e6) == pytest.approx(
        critical(level=0.95, degrees_of_freedom=9e5), rel=1e-5
    )


def test_hardly_any_degrees_of_freedom_exclude_nothing() -> None:
    assert critical(level=0.95, degrees_of_freedom=0.05) == inf
    assert 1e10 < critical(level=0.95, degrees_of_freedom=0.1) < inf
