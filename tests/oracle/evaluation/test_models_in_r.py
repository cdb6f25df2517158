"""Mixed models, GEE and logistic mixed models against R, on the rows of data/rows.csv.

Both sides find the top of the same likelihood (or the root of the same equations), so what differs is where a
search stops. lme4's ends when its ratio of standard deviations is within about 1e-6 (relative), and standard
errors, effects and Satterthwaite's degrees of freedom inherit that; the tolerances below are those orders.
"""

import csv
import json
from math import isinf
from pathlib import Path
from typing import Any

import pytest

from rehabit.evaluation.comparison import (
    BINOMIAL,
    GAMMA,
    GAUSSIAN,
    POISSON,
    Effect,
    GeeFit,
    LinearFit,
    LogisticMixedFit,
    MixedFit,
    Robust,
    SlopeFit,
    SmallSampleRule,
    Working,
    ancova,
    gee,
    logistic_mixed,
    mixed_model,
    random_slope,
)

DATA = Path(__file__).parent / "data"
R = json.loads((DATA / "r_models.json").read_text(encoding="utf-8"))
with (DATA / "rows.csv").open(encoding="utf-8") as lines:
    TABLE = [{name: float(cell) for name, cell in row.items()} for row in csv.DictReader(lines)]

TOP = 1e-8  # −2 log likelihood is flat at its top: the square of the distance to it
VARIANCE = 2e-5  # relative: lme4 stops at about 1e-6 in the SD ratio, printed variances have 12 digits
EFFECT = 1e-5  # relative to the standard error
ERROR = 1e-5  # relative
DEGREES = 2e-4  # relative: a second difference on either side
SAME_EQUATIONS = 1e-7  # geepack iterates to 1e-12 in its equations
FLAT = 1e-3  # glmer's own second differences give its standard errors to about three digits


def column(name: str) -> list[float]:
    return [row[name] for row in TABLE]


def terms() -> dict[str, list[float]]:
    return {
        "arm1": [float(arm == 1) for arm in column("arm")],
        "arm2": [float(arm == 2) for arm in column("arm")],
        "before": column("before"),
        "time": column("time"),
    }


def agrees(
    found: Effect, expected: dict[str, float], *, effect: float = EFFECT, error: float = ERROR
) -> None:
    assert found.estimate == pytest.approx(expected["estimate"], abs=effect * expected["error"])
    assert found.standard_error == pytest.approx(expected["error"], rel=error)


@pytest.mark.parametrize("case", R["mixed"], ids=lambda case: f"{case['outcome']} by {case['groups']}")
@pytest.mark.parametrize("rule", SmallSampleRule)
def test_mixed_model(case: dict[str, Any], rule: SmallSampleRule) -> None:
    expected = case.get("kenward_roger" if rule is SmallSampleRule.KENWARD_ROGER else "satterthwaite")
    groups = {group: column(group) for group in case["groups"].split("+")}
    found = mixed_model(outcome=column(case["outcome"]), columns=terms(), rule=rule, **groups)
    assert isinstance(found, MixedFit)
    assert found.deviance == pytest.approx(case["deviance"], rel=TOP)
    for name, variance in case["variances"].items():
        ours = found.variances["residual" if name == "Residual" else name]
        assert ours == pytest.approx(variance, rel=VARIANCE, abs=1e-6)
    if expected is None:  # pbkrtest was not asked about variances at 0
        return
    for name, one in expected.items():
        agrees(found.effects[name], one)
        if case["outcome"] == "score":
            assert found.effects[name].degrees_of_freedom == pytest.approx(one["df"], rel=DEGREES)
            assert found.effects[name].p_value == pytest.approx(one["p"], rel=1e-3)


def test_the_flat_outcome_has_no_cluster_variance() -> None:
    found = mixed_model(
        outcome=column("flat"), columns=terms(), cluster=column("cluster"), person=column("person")
    )
    assert isinstance(found, MixedFit)
    assert found.at_zero == ("cluster",)
    assert found.variances["cluster"] == 0


def test_random_slope() -> None:
    expected = R["slope"]
    found = random_slope(outcome=column("drifting"), columns=terms(), slope="time", group=column("person"))
    assert isinstance(found, SlopeFit)
    assert found.deviance == pytest.approx(expected["deviance"], rel=TOP)
    assert found.start_variance == pytest.approx(expected["start"], rel=1e-4)
    assert found.slope_variance == pytest.approx(expected["slope"], rel=1e-4)
    assert found.correlation == pytest.approx(expected["correlation"], abs=1e-4)
    assert found.residual_variance == pytest.approx(expected["residual"], rel=1e-4)
    for name, one in expected["effects"].items():
        agrees(found.effects[name], one, effect=1e-4, error=1e-4)
        assert found.effects[name].degrees_of_freedom == pytest.approx(one["df"], rel=1e-3)


FAMILIES = {"score": GAUSSIAN, "better": BINOMIAL, "visits": POISSON, "cost": GAMMA}
WORKING = {"independence": Working.INDEPENDENCE, "exchangeable": Working.EXCHANGEABLE, "ar1": Working.AR1}


@pytest.mark.parametrize(
    "case", R["gee"], ids=lambda case: f"{case['outcome']} {case['working']} by {case['group']}"
)
def test_gee(case: dict[str, Any]) -> None:
    found = gee(
        outcome=column(case["outcome"]),
        columns=terms(),
        cluster=column(case["group"]),
        family=FAMILIES[case["outcome"]],
        working=WORKING[case["working"]],
        time=column("time"),
        robust=Robust.PLAIN,
    )
    assert isinstance(found, GeeFit)
    assert found.correlation == pytest.approx(case["alpha"], abs=SAME_EQUATIONS * 10)
    assert found.scale == pytest.approx(case["scale"], rel=SAME_EQUATIONS)
    for name, one in case["effects"].items():
        agrees(found.effects[name], one, effect=SAME_EQUATIONS * 10, error=SAME_EQUATIONS * 10)


@pytest.mark.parametrize("case", R["logistic"], ids=lambda case: f"{case['group']}, {case['nodes']} nodes")
def test_logistic_mixed_model(case: dict[str, Any]) -> None:
    found = logistic_mixed(
        outcome=column("better"), columns=terms(), cluster=column(case["group"]), nodes=case["nodes"]
    )
    assert isinstance(found, LogisticMixedFit)
    # glmer's search with one node stops a little short of the top: ours may be higher, never lower.
    assert found.deviance == pytest.approx(case["deviance"], rel=1e-6 if case["nodes"] > 1 else 1e-4)
    assert found.deviance <= case["deviance"] + 1e-6
    assert found.cluster_variance == pytest.approx(case["variance"], rel=5e-3, abs=1e-5)
    for name, one in case["effects"].items():
        agrees(found.effects[name], one, effect=2e-2, error=2e-2 if case["nodes"] == 1 else FLAT)


def test_ancova() -> None:
    seen: set[float] = set()
    first = [at for at, row in enumerate(TABLE) if not (row["person"] in seen or seen.add(row["person"]))]  # type: ignore[func-returns-value]
    held = {name: [values[at] for at in first] for name, values in terms().items() if name != "time"}
    found = ancova(outcome=[column("score")[at] for at in first], columns=held)
    assert isinstance(found, LinearFit)
    for name, one in R["ancova"].items():
        agrees(found.effects[name], one, effect=1e-9, error=1e-9)
        assert found.effects[name].p_value == pytest.approx(one["p"], rel=1e-6)
        assert not isinf(found.effects[name].degrees_of_freedom)
