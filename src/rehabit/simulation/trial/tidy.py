"""A virtual trial as tidy rows: one for each person and time at which they were measured."""

import numpy as np

from rehabit.simulation.trial.trial import VirtualTrial
from rehabit.simulation.trial.truth import AFTER, When

HEADINGS = ("person", "practice", "arm", "time", "womac_function")


def tidy_rows(*, trial: VirtualTrial) -> list[tuple[str, str, str, str, str]]:
    """Rows under HEADINGS, people in order; scores with two decimals, no row where nobody measured."""
    rows = []
    for at in range(trial.n):
        head = (f"P{at + 1:03d}", f"practice {trial.practice[at] + 1:02d}", str(trial.arm[at]))
        rows.append((*head, str(When.BEFORE), f"{trial.before[at]:.2f}"))
        rows += [
            (*head, str(when), f"{trial.after[when][at]:.2f}")
            for when in AFTER
            if not np.isnan(trial.after[when][at])
        ]
    return rows


def tidy_csv(*, trial: VirtualTrial) -> str:
    """The rows as a CSV file."""
    return "\n".join(",".join(row) for row in (HEADINGS, *tidy_rows(trial=trial))) + "\n"
