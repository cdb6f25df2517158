"""The programme with published effects, by comparator and time: what a commissioner is told.

£160 a person for the group, £395.30 one to one (five visits of £79.06), prices of 2024/25. The figures are
those of the plain model in tests/oracle/economics, rounded.
"""

import pytest

from rehabit.economics.choice import icer
from rehabit.economics.models import LocalCosts, programme_model
from rehabit.kernel import Money


def pounds(amount: float) -> Money:
    return Money(amount=amount, price_year="2024/25")


TABLE = [
    # compared with             when         £ more  of 100 improve   good value at £800, £1,900
    ("usual care", "end", 160, +27.0, 0.85, 1.00),
    ("usual care", "6 months", 160, +16.5, 0.31, 0.85),
    ("usual care", "30 months", 160, +14.1, 0.22, 0.75),
    ("individual physiotherapy", "end", -235, -3.4, 1.00, 0.87),
    ("individual physiotherapy", "30 months", -235, -1.8, 1.00, 0.98),
]


@pytest.mark.parametrize(("comparator", "horizon", "cost", "improve", "at_800", "at_1900"), TABLE)
def test_the_programme(
    comparator: str, horizon: str, cost: float, improve: float, at_800: float, at_1900: float
) -> None:
    costs = LocalCosts(programme=pounds(160), comparator=pounds(395.3))
    found = programme_model(comparator=comparator, costs=costs, horizon=horizon, draws=40_000, seed=1).draws
    assert found.costs[1].mean() == pytest.approx(cost, abs=1)
    assert found.effects[1].mean() * 100 == pytest.approx(improve, abs=0.5)
    for threshold, likely in ((800, at_800), (1_900, at_1900)):
        assert (threshold * found.effects[1] > found.costs[1]).mean() == pytest.approx(likely, abs=0.015)


def test_nothing_is_said_to_be_saved_without_a_comparator() -> None:
    found = programme_model(comparator=None, costs=LocalCosts(programme=pounds(160)), seed=1)
    assert (found.code, icer(cost=160, effect=0).code) == ("no_comparator", "dominated")
