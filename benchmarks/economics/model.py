"""The model that is measured: four states, 60 cycles, two strategies, 20 uncertain inputs, all made up."""

from collections.abc import Mapping

import numpy as np

from rehabit.economics.choice.draws import Matrix
from rehabit.economics.models import StateValues, cohort
from rehabit.economics.uncertainty import Beta, Gamma, LogNormal, Parameter

STATES = ("well", "sore", "worse", "gone")
CYCLES, YEARS = 60, 0.5
MOVES = {"well-sore": 0.10, "well-gone": 0.01, "sore-well": 0.20, "sore-worse": 0.12, "sore-gone": 0.02,
         "worse-sore": 0.08, "worse-gone": 0.05}  # fmt: skip
COSTS = {
    "well": 200,
    "sore": 900,
    "worse": 2_500,
    "programme": 160,
    "drug-sore": 60,
    "drug-worse": 120,
    "visit": 48,
}
UTILITIES = {"well": 0.85, "sore": 0.65, "worse": 0.40}


def parameters() -> list[Parameter]:
    """20 inputs: 7 probabilities, 7 costs, 3 utilities, 3 relative effects."""
    made = [_one(f"p-{name}", Beta(mean=mean, se=mean / 5)) for name, mean in MOVES.items()]
    made += [_one(f"c-{name}", Gamma(mean=mean, se=mean / 5)) for name, mean in COSTS.items()]
    made += [_one(f"u-{name}", Beta(mean=mean, se=0.05)) for name, mean in UTILITIES.items()]
    ratios = (("worsen", 0.7), ("recover", 1.3), ("die", 0.95))
    return made + [_one(f"r-{name}", LogNormal(mean=mean, se=0.1)) for name, mean in ratios]


def _one(name: str, distribution: Beta | Gamma | LogNormal) -> Parameter:
    return Parameter(name=name, label=name, unit="", distribution=distribution, source="made up")


def matrix(drawn: Mapping[str, Matrix], *, programme: bool) -> Matrix:
    """Transition probabilities, shape (4, 4, draws)."""
    worsen, recover, die = (drawn[f"r-{name}"] if programme else 1.0 for name in ("worsen", "recover", "die"))
    p = {name: drawn[f"p-{name}"] for name in MOVES}
    table = np.zeros((4, 4, len(p["well-sore"])))
    table[0, 1], table[0, 3] = p["well-sore"] * worsen, p["well-gone"] * die
    table[1, 0], table[1, 2], table[1, 3] = (
        p["sore-well"] * recover,
        p["sore-worse"] * worsen,
        p["sore-gone"] * die,
    )
    table[2, 1], table[2, 3] = p["worse-sore"] * recover, p["worse-gone"] * die
    for state in range(4):
        table[state, state] = 1 - table[state].sum(axis=0)
    return table


def values(drawn: Mapping[str, Matrix]) -> StateValues:
    """Costs and utilities of a year, shape (4, draws)."""
    c = {name: drawn[f"c-{name}"] for name in COSTS}
    sore = c["sore"] + c["drug-sore"] + c["visit"]
    worse = c["worse"] + c["drug-worse"] + 2 * c["visit"]
    zero = np.zeros_like(sore)
    effect = np.stack([*(drawn[f"u-{name}"] for name in UTILITIES), zero])
    return StateValues(cost=np.stack([c["well"], sore, worse, zero]), effect=effect)


def engine(drawn: Mapping[str, Matrix]) -> tuple[Matrix, Matrix]:
    """Both strategies by the engine."""
    runs = [
        cohort(
            states=STATES,
            transitions=matrix(drawn, programme=programme),
            start=(1, 0, 0, 0),
            cycles=CYCLES,
            years_per_cycle=YEARS,
            values=values(drawn),
        )
        for programme in (False, True)
    ]
    costs = np.stack([run.cost for run in runs])
    costs[1] += drawn["c-programme"]
    return costs, np.stack([run.effect for run in runs])


def plain(drawn: Mapping[str, Matrix]) -> tuple[list[list[float]], list[list[float]]]:
    """The twin: draw by draw, cycle by cycle, state by state, without arrays."""
    costs: list[list[float]] = []
    effects: list[list[float]] = []
    worth = values(drawn)
    for programme in (False, True):
        table = matrix(drawn, programme=programme)
        costs.append([])
        effects.append([])
        for draw in range(table.shape[2]):
            p = table[:, :, draw].tolist()
            value = (worth.cost[:, draw].tolist(), worth.effect[:, draw].tolist())
            share, totals = [1.0, 0.0, 0.0, 0.0], [0.0, 0.0]
            for end in range(CYCLES + 1):
                counted = (0.5 if end in (0, CYCLES) else 1.0) * YEARS * 1.035 ** -(end * YEARS)
                for side in (0, 1):
                    totals[side] += counted * sum(s * v for s, v in zip(share, value[side], strict=True))
                share = [sum(share[a] * p[a][b] for a in range(4)) for b in range(4)]
            costs[-1].append(totals[0] + (float(drawn["c-programme"][draw]) if programme else 0.0))
            effects[-1].append(totals[1])
    return costs, effects
