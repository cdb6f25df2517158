"""Two textbook models: against plain Python (1e-9), and against results known elsewhere, to the digits known.

HIV therapy: as the tests of a public R package have them. Sick-Sicker: set down from general knowledge and
not read in the paper (mark K). Neither original was opened.
"""

import json
from math import exp
from pathlib import Path

import numpy as np
import pytest

from rehabit.economics.choice import Strategy, incremental
from rehabit.economics.models import StateValues, cohort, probability_from_rate

PLAIN = json.loads((Path(__file__).parent / "data" / "textbook_models.json").read_text())

# Printed in Briggs, Claxton and Sculpher (2006), exercise 2.5: cost to the pound, life years to 0.001.
HIV_KNOWN = {"monotherapy": (44_663, 7.991), "combination": (50_602, 8.937)}
HIV_ICER_KNOWN = 6_276

# Printed in Alarid-Escudero and others (2023): costs to the dollar, QALYs to 0.001.
SICKER_KNOWN = {
    "Standard of care": (151_580, 20.711),
    "Strategy A": (284_805, 21.499),
    "Strategy B": (259_100, 22.184),
    "Strategy AB": (378_875, 23.137),
}


def hiv(name: str) -> tuple[float, float]:
    counts = np.array([[1251, 350, 116, 17], [0, 731, 512, 15], [0, 0, 1312, 437], [0, 0, 0, 1.0]])
    mono = counts / counts.sum(axis=1, keepdims=True)
    both = mono * 0.509
    np.fill_diagonal(both, 0)
    np.fill_diagonal(both, 1 - both.sum(axis=1))
    years, alive = (2 if name == "combination" else 0), np.array([1.0, 1, 1, 0])
    care = np.array([2756.0, 3052, 9007, 0])
    found = cohort(
        states="ABCD",
        transitions=lambda cycle: both if cycle < years else mono,
        start=[1, 0, 0, 0],
        cycles=20,
        values=lambda end: StateValues(
            cost=care + (2278 + (2086.5 if end <= years else 0)) * alive, effect=alive
        ),
        cost_rate=0.06,
        effect_rate=0,
        correction="end",
    )
    return float(found.cost[0]), float(found.effect[0])


def sick_sicker(name: str) -> tuple[float, float]:
    ratio, drugs, utility = {
        "Standard of care": (1, 0, 0.75),
        "Strategy A": (1, 12_000, 0.95),
        "Strategy B": (0.6, 13_000, 0.75),
        "Strategy AB": (0.6, 25_000, 0.95),
    }[name]
    well, sick, sicker = (probability_from_rate(rate=0.002 * hazard, years=1) for hazard in (1, 3, 10))
    ill, heal, worse = (probability_from_rate(rate=rate, years=1) for rate in (0.15, 0.5, 0.105 * ratio))
    matrix = np.array(
        [
            [(1 - well) * (1 - ill), (1 - well) * ill, 0, well],
            [(1 - sick) * heal, (1 - sick) * (1 - heal - worse), (1 - sick) * worse, sick],
            [0, 0, 1 - sicker, sicker],
            [0, 0, 0, 1],
        ]
    )
    weights = np.where(np.arange(76) % 2 == 0, 4 / 3, 2 / 3)
    weights[[0, -1]] = 1 / 3
    found = cohort(
        states=("H", "S1", "S2", "D"),
        transitions=matrix,
        start=[1, 0, 0, 0],
        cycles=75,
        values=StateValues(
            cost=np.array([2000.0, 4000 + drugs, 15000 + drugs, 0]), effect=np.array([1, utility, 0.5, 0])
        ),
        cost_rate=0.03,
        effect_rate=0.03,
        correction=weights.tolist(),
    )
    return float(found.cost[0]), float(found.effect[0])


@pytest.mark.parametrize("name", HIV_KNOWN)
def test_hiv_therapy_is_what_is_known_of_it(name: str) -> None:
    found = hiv(name)
    assert found == pytest.approx(PLAIN["hiv"][name], rel=1e-9)
    assert (round(found[0]), round(found[1], 3)) == HIV_KNOWN[name]


def test_the_ratio_of_hiv_therapy_is_what_is_known_of_it() -> None:
    rows = incremental(
        strategies=[Strategy(name=name, cost=hiv(name)[0], effect=hiv(name)[1]) for name in HIV_KNOWN]
    )
    assert round(rows[1].icer) == HIV_ICER_KNOWN


@pytest.mark.parametrize("name", SICKER_KNOWN)
def test_sick_sicker_is_what_is_known_of_it(name: str) -> None:
    found = sick_sicker(name)
    assert found == pytest.approx(PLAIN["sick_sicker"][name], rel=1e-9)
    assert (round(found[0]), round(found[1], 3)) == SICKER_KNOWN[name]


def test_strategy_a_of_sick_sicker_is_dominated() -> None:
    rows = incremental(
        strategies=[
            Strategy(name=name, cost=sick_sicker(name)[0], effect=sick_sicker(name)[1])
            for name in SICKER_KNOWN
        ]
    )
    status = {row.strategy.name: row.status for row in rows}
    assert status["Strategy A"] == "dominated"
    # From the unrounded plain results; both agree with what is known to its digits.
    plain = PLAIN["sick_sicker"]
    care, b, ab = plain["Standard of care"], plain["Strategy B"], plain["Strategy AB"]
    ratios = [row.icer for row in rows if row.icer is not None]
    assert ratios == pytest.approx([(b[0] - care[0]) / (b[1] - care[1]), (ab[0] - b[0]) / (ab[1] - b[1])])


def test_a_rate_becomes_a_probability_by_the_exponential() -> None:
    assert probability_from_rate(rate=0.15, years=1) == pytest.approx(1 - exp(-0.15), rel=1e-15)
