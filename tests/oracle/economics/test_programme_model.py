"""The programme model against the same model in plain Python with other random numbers.

Tolerance: four standard errors of the difference of two simulations, 0.5 / √n for a share.
"""

import json
from math import sqrt
from pathlib import Path

import pytest

from rehabit.economics.models import LocalCosts, programme_model
from rehabit.kernel import Money

PLAIN = json.loads((Path(__file__).parent / "data" / "programme_model.json").read_text())
DRAWS, PLAIN_DRAWS = 100_000, 400_000


def pounds(amount: float) -> Money:
    return Money(amount=amount, price_year="2024/25")


@pytest.mark.parametrize("case", PLAIN)
def test_the_engine_is_the_plain_model(case: str) -> None:
    comparator, horizon = case.split(", ")
    costs = LocalCosts(programme=pounds(160), comparator=pounds(395.3))
    found = programme_model(comparator=comparator, costs=costs, horizon=horizon, draws=DRAWS, seed=1).draws
    effect, cost = found.effects[1], found.costs[1]
    off = 4 * sqrt(1 / DRAWS + 1 / PLAIN_DRAWS)
    assert effect.mean() == pytest.approx(PLAIN[case]["improve"], abs=off * effect.std())
    for threshold in (800, 1_900):
        assert (threshold * effect > cost).mean() == pytest.approx(
            PLAIN[case][f"at_{threshold}"], abs=off / 2
        )
