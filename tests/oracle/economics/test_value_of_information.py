"""Value of information against closed forms for normal net benefit.

With two strategies whose difference in net benefit is normal, EVPI is sd × L(|mean| / sd), L the unit normal
loss (Raiffa and Schlaifer, Applied Statistical Decision Theory, 1961). When the difference is a sum of
independent normal parts, knowing one of them is worth sd₁ × L(|mean| / sd₁): EVPPI in closed form. L is also
integrated numerically here, so that the closed form is not its own judge. Simulation tolerances are four
simulation errors.
"""

from math import exp, pi, sqrt

import numpy as np
import pytest

from rehabit.economics.choice import Draws, decision_curve
from rehabit.economics.uncertainty import evpi, evpi_normal, evppi, unit_normal_loss

N = 200_000


def rng(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(seed))


@pytest.mark.parametrize("value", [0.0, 0.3, 1.0, 2.5, -0.7])
def test_the_unit_normal_loss_is_its_integral(value: float) -> None:
    step, total, z = 1e-4, 0.0, value
    while z < 9:
        total += step * (z + step / 2 - value) * exp(-((z + step / 2) ** 2) / 2) / sqrt(2 * pi)
        z += step
    assert unit_normal_loss(value=value) == pytest.approx(total, abs=1e-8)


@pytest.mark.parametrize(("mean", "sd"), [(0, 50), (20, 60), (-35, 40), (120, 60)])
def test_evpi_by_simulation_is_the_closed_form(mean: float, sd: float) -> None:
    difference = rng(1).normal(mean, sd, N)
    benefit = np.stack([np.zeros(N), difference])
    error = np.maximum(difference, 0).std() / sqrt(N) + difference.std() / sqrt(N)
    assert evpi(benefit=benefit) == pytest.approx(evpi_normal(mean=mean, sd=sd), abs=4 * error)


def test_the_curve_of_a_normal_trial_is_the_closed_form_at_every_threshold() -> None:
    """Δcost ~ N(163, 20), Δeffect ~ N(0.27, 0.06): net benefit at λ is N(0.27 λ − 163, √(20² + 0.06² λ²))."""
    from statistics import NormalDist

    stream = rng(2)
    costs = np.stack([np.zeros(N), stream.normal(163, 20, N)])
    effects = np.stack([np.zeros(N), stream.normal(0.27, 0.06, N)])
    draws = Draws(
        names=("usual care", "programme"), costs=costs, effects=effects,
        outcome="responder", price_year="2014/15", method="normal",
    )  # fmt: skip
    grid = [0.0, 300, 600, 604, 800, 1000, 2000]
    curve = decision_curve(draws=draws, thresholds=grid)
    for place, threshold in enumerate(grid):
        mean, sd = 0.27 * threshold - 163, sqrt(400 + 0.0036 * threshold**2)
        share = NormalDist().cdf(mean / sd)
        assert curve.probability[1, place] == pytest.approx(share, abs=4 * sqrt(0.25 / N))
        assert curve.evpi[place] == pytest.approx(evpi_normal(mean=mean, sd=sd), abs=8 * sd / sqrt(N))


@pytest.mark.parametrize(("first", "second"), [(40.0, 30.0), (10.0, 60.0)])
def test_evppi_by_regression_is_the_closed_form(first: float, second: float) -> None:
    stream, mean = rng(3), 15.0
    known = stream.normal(0, first, N)
    benefit = np.stack([np.zeros(N), mean + known + stream.normal(0, second, N)])
    found = evppi(benefit=benefit, parameters=known)
    assert found.value == pytest.approx(evpi_normal(mean=mean, sd=first), abs=4 * found.se)
    assert found.explained == pytest.approx(first**2 / (first**2 + second**2), abs=0.01)


def test_evppi_of_a_curved_parameter_is_the_closed_form() -> None:
    """Difference 100 (x² − 1) + noise, x standard normal: E max(x² − 1, 0) = 2 φ(1), in closed form."""
    stream = rng(4)
    x = stream.normal(size=N)
    benefit = np.stack([np.zeros(N), 100 * (x**2 - 1) + stream.normal(0, 80, N)])
    found = evppi(benefit=benefit, parameters=x)
    # The spline is a line beyond its outer knots, which costs up to one part in fifty here.
    assert found.value == pytest.approx(200 * exp(-0.5) / sqrt(2 * pi), rel=0.02)
