"""Makes data/scipy_values.json: quantiles and limits by SciPy, against which the project's own are checked.

Run it by hand with SciPy installed (`python tests/oracle/make_scipy_values.py`); SciPy is no dependency of
the project.
"""

import json
from pathlib import Path

import scipy
from scipy import special, stats

LEVELS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)
DEGREES = (1, 2, 3, 4, 5, 7, 10, 12.5, 30, 100, 417, 1000, 5000)
COUNTS = (
    (0, 1),
    (1, 1),
    (0, 20),
    (1, 29),
    (15, 148),
    (81, 263),
    (5, 5),
    (139, 229),
    (38, 113),
    (999, 1000),
    (2500, 5000),
)
BETAS = ((0.5, 0.5), (0.5, 3.5), (1, 1), (2, 3), (40, 2), (5.5, 0.5), (300, 700), (2000, 2000))
POINTS = (1e-6, 0.01, 0.2, 0.5, 0.7, 0.99)


def exact_limits(count: int, total: int, level: float) -> list[float]:
    """Clopper-Pearson limits by SciPy's binomial test."""
    interval = stats.binomtest(count, total).proportion_ci(confidence_level=level, method="exact")
    return [interval.low, interval.high]


def wilson_limits(count: int, total: int, level: float) -> list[float]:
    """Wilson limits by SciPy's binomial test."""
    interval = stats.binomtest(count, total).proportion_ci(confidence_level=level, method="wilson")
    return [interval.low, interval.high]


def paired(before: list[float], after: list[float]) -> dict[str, object]:
    """A paired t interval of after minus before by SciPy."""
    interval = stats.ttest_rel(after, before).confidence_interval(0.95)
    return {"before": before, "after": after, "low": interval.low, "high": interval.high}


values = {
    "made_with": f"SciPy {scipy.__version__}",
    "t": [[level, df, stats.t.ppf((1 + level) / 2, df)] for level in LEVELS for df in DEGREES],
    "normal": [[level, stats.norm.ppf((1 + level) / 2)] for level in LEVELS],
    "clopper_pearson": [
        [c, n, level, *exact_limits(c, n, level)] for c, n in COUNTS for level in (0.9, 0.95, 0.99)
    ],
    "wilson": [[c, n, level, *wilson_limits(c, n, level)] for c, n in COUNTS for level in (0.9, 0.95, 0.99)],
    "incomplete_beta": [[a, b, x, special.betainc(a, b, x)] for a, b in BETAS for x in POINTS],
    "paired": [
        paired([34, 40, 27.2, 51, 20, 38, 12, 45], [29, 31, 23.12, 49, 22, 30, 12, 33]),
        paired([7.0, 6.0], [4.0, 6.5]),
        paired([0.1] * 3 + [0.2] * 3, [1e6, -1e6, 0, 3, 2, 1]),
    ],
}
(Path(__file__).parent / "data" / "scipy_values.json").write_text(
    json.dumps(values, indent=1) + "\n", encoding="utf-8"
)
