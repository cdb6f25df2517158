"""Rubin's rules and chained equations against R's mice."""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rehabit.evaluation.arrays import Numbers
from rehabit.evaluation.comparison import Effect, LinearFit, ancova
from rehabit.evaluation.missing import Method, Pooled, impute, pool, pooled_analysis
from rehabit.evaluation.missing.chained import Imputed

DATA = Path(__file__).parent / "data"
R = json.loads((DATA / "r_imputation.json").read_text(encoding="utf-8"))
ARITHMETIC = 1e-10  # the same few sums on both sides; the file holds twelve digits
CHANCE = 0.12
"""Of a standard error. Both sides draw: with 400 and 200 imputations and 40 % of information missing, a
pooled estimate moves by about 0.65 / √200 = 0.05 standard errors; this is more than twice that."""


@pytest.mark.parametrize("case", R["scalar"])
def test_rubins_rules(case: dict[str, Any]) -> None:
    complete = float("inf") if case["complete"] < 0 else case["complete"]
    found = pool(estimates=case["estimates"], variances=case["variances"], complete_degrees=complete)
    assert isinstance(found, Pooled)
    assert found.estimate == pytest.approx(case["estimate"], rel=ARITHMETIC)
    assert found.standard_error**2 == pytest.approx(case["total"], rel=ARITHMETIC)
    # mice never takes the share lost for less than 1 in 10,000, which shows where all estimates are alike.
    alike = len(set(case["estimates"])) == 1
    assert found.degrees_of_freedom == pytest.approx(case["df"], rel=2e-4 if alike else 1e-6)
    assert found.missing_information == pytest.approx(
        case["missing_information"], rel=1e-4 if alike else 1e-6
    )


def test_chained_equations() -> None:
    with (DATA / "rows.csv").open(encoding="utf-8") as lines:
        rows = [{name: float(cell) for name, cell in row.items()} for row in csv.DictReader(lines)]
    people = {row["person"]: (row["arm"], row["before"]) for row in rows}
    scores = {(row["person"], row["time"]): row["score"] for row in rows}
    columns = {
        "before": [before for _, before in people.values()],
        "score0": [scores.get((person, 0.0)) for person in people],
        "score3": [scores.get((person, 3.0)) for person in people],
    }
    arm = np.array([arm for arm, _ in people.values()])
    assert sum(value is None for value in columns["score3"]) == R["chained"]["n_missing"]["score3"]
    imputed = impute(
        columns=columns,
        methods={"score0": Method.NORMAL, "score3": Method.NORMAL},
        arm=arm.tolist(),
        m=200,
        iterations=10,
        rng=np.random.default_rng(3),
    )
    assert isinstance(imputed, Imputed)
    for name, expected in R["chained"]["effects"].items():

        def analysis(data: Any, name: str = name) -> Effect:
            terms: dict[str, Numbers] = {"arm1": arm == 1, "arm2": arm == 2, "before": data["before"]}
            fitted = ancova(outcome=data["score3"], columns=terms)
            assert isinstance(fitted, LinearFit)
            return fitted.effects[name]

        found = pooled_analysis(imputed=imputed, analysis=analysis)
        assert isinstance(found, Pooled)
        assert found.estimate == pytest.approx(expected["estimate"], abs=CHANCE * expected["error"])
        assert found.standard_error == pytest.approx(expected["error"], rel=CHANCE)
