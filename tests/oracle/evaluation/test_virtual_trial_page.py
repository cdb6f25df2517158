"""The page about the virtual trial shows what its commands give."""

from pathlib import Path

import numpy as np
import pytest

from rehabit.evaluation.plan import Evaluation, Plan, evaluate, read_plan
from rehabit.reports.evaluation_files import evaluation_files
from rehabit.simulation.trial import AFTER, PUBLISHED, Arm, When, tidy_csv, virtual_trial

FOLDER = Path(__file__).parents[3] / "docs" / "reference" / "evaluation"
SEED = 2026  # what the command uses when no seed is given


def test_the_report_in_the_docs_is_the_one_the_command_writes() -> None:
    plan = read_plan(text=(FOLDER / "virtual-trial.toml").read_text(encoding="utf-8"))
    assert isinstance(plan, Plan)
    data = tidy_csv(trial=virtual_trial(rng=np.random.default_rng(SEED)))
    found = evaluate(plan=plan, data=data, rng=np.random.default_rng(plan.seed))
    assert isinstance(found, Evaluation)
    files = evaluation_files(found=found)
    for name in ("report.md", "differences.svg"):
        assert files[name] == (FOLDER / "virtual-trial" / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize("when", AFTER)
def test_the_truth_on_the_page_is_the_truth_of_the_trial(when: When) -> None:
    lines = (FOLDER / "virtual-trial.md").read_text(encoding="utf-8").splitlines()
    rows = {line.split("|")[1].strip(): line.split("|")[2:5] for line in lines if line.startswith("| ")}
    column = list(AFTER).index(when)
    shown = {
        name: float(cells[column].strip(" %").replace("−", "-"))
        for name, cells in rows.items()
        if name in ROWS
    }
    assert shown == pytest.approx(
        {
            "difference from usual care, WOMAC-function, individual": PUBLISHED.effects[Arm.INDIVIDUAL][when],
            "the same, group": PUBLISHED.effects[Arm.GROUP][when],
            "both together": PUBLISHED.effect(when),
            "share still measured": 100 * PUBLISHED.seen[when],
        },
        abs=0.005,
    )


ROWS = (
    "difference from usual care, WOMAC-function, individual",
    "the same, group",
    "both together",
    "share still measured",
)
