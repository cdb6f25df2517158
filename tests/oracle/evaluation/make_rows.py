"""Makes data/rows.csv: made-up repeated measurements in clusters, to which R and this project fit models.

Run by hand (`python tests/oracle/evaluation/make_rows.py`), then make_r_models.R reads the file.
"""

from pathlib import Path

import numpy as np

CLUSTERS, PEOPLE, TIMES, SEEN = 24, 6, 4, 0.8

rng = np.random.default_rng(20)
n = CLUSTERS * PEOPLE
cluster = np.repeat(np.arange(CLUSTERS), PEOPLE)
arm = cluster % 3
before = np.round(rng.normal(27, 11, n), 1)
of_cluster, start, slope = rng.normal(0, 3, CLUSTERS), rng.normal(0, 7, n), rng.normal(0, 1.5, n)
person = np.repeat(np.arange(n), TIMES)
time = np.tile(np.arange(TIMES), n)
mean = 10 + 0.6 * before[person] - 3 * (arm[person] > 0)
own = mean + start[person] + rng.normal(0, 6, n * TIMES)
columns = {
    "person": person,
    "cluster": cluster[person],
    "arm": arm[person],
    "before": before[person],
    "time": time,
    "score": np.round(own + of_cluster[cluster[person]], 3),
    "drifting": np.round(own + (0.5 + slope[person]) * time, 3),
    "flat": np.round(own - own.reshape(n, TIMES).reshape(CLUSTERS, -1).mean(axis=1)[cluster[person]], 3),
    "better": (own + of_cluster[cluster[person]] < 24).astype(int),
    "visits": rng.poisson(np.exp(0.3 + 0.01 * before[person] + rng.normal(0, 0.4, n)[person])),
    "cost": np.round(np.exp(own / 20), 4),
}
keep = rng.random(n * TIMES) < SEEN
table = np.column_stack([values[keep] for values in columns.values()])
np.savetxt(
    Path(__file__).parent / "data" / "rows.csv",
    table,
    delimiter=",",
    header=",".join(columns),
    comments="",
    fmt="%.10g",
)
