"""Made-up repeated measurements in clusters, for every engine alike."""

import numpy as np

SIZES = {"418 people in 54 clusters": (418, 54), "50,000 people in 1,000 clusters": (50_000, 1_000)}
TIMES, SEEN = 4, 0.8


def made(*, people: int, clusters: int, seed: int = 1) -> dict[str, np.ndarray]:
    """Long rows: person, cluster, arm, before, time, score, better; 20 % of rows are missing by chance."""
    rng = np.random.default_rng(seed)
    home = np.sort(rng.integers(0, clusters, people))
    arm, before = (home % 2).astype(float), rng.normal(27, 11, people)
    own = rng.normal(0, 2.5, clusters)[home] + rng.normal(0, 6, people)
    person, time = np.repeat(np.arange(people), TIMES), np.tile(np.arange(TIMES), people)
    score = 8 + 0.6 * before[person] - 3 * arm[person] + own[person] + rng.normal(0, 6, people * TIMES)
    keep = rng.random(people * TIMES) < SEEN
    columns = {
        "person": person,
        "cluster": home[person],
        "arm": arm[person],
        "before": before[person],
        "time": time.astype(float),
        "score": score,
        "better": (score < 22).astype(float),
    }
    return {name: values[keep] for name, values in columns.items()}


def wide(rows: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """One entry a person: before, and the score at each time, NaN where missing."""
    people, first = np.unique(rows["person"], return_index=True)
    found = {name: rows[name][first] for name in ("before", "arm", "cluster")}
    for time in range(TIMES):
        there = rows["time"] == time
        found[f"score{time}"] = np.full(len(people), np.nan)
        found[f"score{time}"][np.searchsorted(people, rows["person"][there])] = rows["score"][there]
    return found
