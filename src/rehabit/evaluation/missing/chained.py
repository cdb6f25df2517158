"""Chained equations: fill in missing values several times over, each arm by itself, clusters respected.

Every column with missing values is predicted in turn from all the others, round and round; the last round's
values stay. Numbers of people in one cluster share a random effect; yes-or-no columns do not (a caution says
so). Columns are used in standard deviations.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from rehabit.evaluation.arrays import Column, Flags, Names, Numbers, Whole, as_column, codes_of
from rehabit.evaluation.missing.steps import Method, Work, step
from rehabit.kernel import Caution, Refusal

MOST_CELLS = 2_000_000
"""Imputations are worked on together while they hold fewer cells than this; more would only take memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imputed:
    """`m` completed data sets, kept as the columns given and the values drawn for their empty cells.

    `draws[name]` is (m, missing), for the rows `gaps[name]`. `arms` has the arm of each row as given.
    """

    columns: Mapping[str, Numbers]
    gaps: Mapping[str, Whole]
    draws: Mapping[str, Numbers]
    arms: tuple[Any, ...]
    m: int
    iterations: int
    methods: Mapping[str, Method]
    cautions: tuple[Caution, ...]

    def completed(
        self, number: int, *, shift: Mapping[str, Mapping[Any, float]] | None = None
    ) -> dict[str, Numbers]:
        """Data set `number` (from 0). `shift[name][arm]` is added to what was filled in for that arm."""
        found = dict(self.columns)
        for name, rows in self.gaps.items():
            filled = self.draws[name][number]
            for arm, delta in (shift or {}).get(name, {}).items():
                filled = filled + delta * np.array([self.arms[row] == arm for row in rows])
            found[name] = self.columns[name].copy()
            found[name][rows] = filled
        return found


def impute(
    *,
    columns: Mapping[str, Column],
    methods: Mapping[str, Method],
    rng: np.random.Generator,
    arm: Names | None = None,
    cluster: Names | None = None,
    m: int = 20,
    iterations: int = 5,
) -> Imputed | Refusal:
    """Fill in `m` times over. `columns` has one entry a person; `methods` names a method for each column that
    may be empty; the other columns have to be complete and only help to predict.

    Refuses `different_lengths`, `no_method` (an empty cell in a column without a method), `not_yes_or_no`,
    and `too_few_to_impute` when an arm has too few people with a value to learn from.
    """
    held = {name: as_column(values, name=name) for name, values in columns.items()}
    n = len(next(iter(held.values()))) if held else 0
    arms = list(arm) if arm is not None else [None] * n
    fault = _faults(held, methods, n, len(arms), len(cluster) if cluster is not None else n)
    if fault is not None:
        return fault
    groups = codes_of(arms)[1] if arm is not None else np.zeros(n, dtype=np.int64)
    clusters = codes_of(cluster)[1] if cluster is not None else None
    gaps = {name: np.flatnonzero(np.isnan(held[name])) for name in held if np.isnan(held[name]).any()}
    draws = {name: np.empty((m, len(rows))) for name, rows in gaps.items()}
    for code in np.unique(groups):
        inside = groups == code
        own = _one_arm(held, methods, inside, clusters, rng, m, iterations, arms[int(np.argmax(inside))])
        if isinstance(own, Refusal):
            return own
        for name, values in own.items():
            draws[name][:, inside[gaps[name]]] = values
    return Imputed(
        columns=held,
        gaps=gaps,
        draws=draws,
        arms=tuple(arms),
        m=m,
        iterations=iterations,
        methods={name: methods[name] for name in gaps},
        cautions=_cautions(gaps, methods, clusters),
    )


def _faults(
    held: Mapping[str, Numbers], methods: Mapping[str, Method], n: int, n_arms: int, n_clusters: int
) -> Refusal | None:
    lengths = {name: len(values) for name, values in held.items()} | {"arm": n_arms, "cluster": n_clusters}
    if len(set(lengths.values())) > 1:
        shown = ", ".join(f"{name} {length}" for name, length in lengths.items())
        return Refusal("different_lengths", f"Every column needs one entry a person; these have: {shown}.")
    for name, values in held.items():
        if np.isnan(values).any() and name not in methods:
            return Refusal("no_method", f"'{name}' has empty cells; say by which method they are filled in.")
        known = values[~np.isnan(values)]
        if methods.get(name) is Method.LOGISTIC and not np.isin(known, (0, 1)).all():
            return Refusal("not_yes_or_no", f"'{name}' holds other values than 0 and 1; use another method.")
    return None


def _one_arm(
    held: Mapping[str, Numbers],
    methods: Mapping[str, Method],
    inside: Flags,
    clusters: Whole | None,
    rng: np.random.Generator,
    m: int,
    iterations: int,
    arm: Any,
) -> dict[str, Numbers] | Refusal:
    """The values drawn for one arm, by column."""
    own = {name: values[inside] for name, values in held.items()}
    empty = [name for name, values in own.items() if np.isnan(values).any()]
    width = len(own)
    for name in empty:
        known = int((~np.isnan(own[name])).sum())
        if known <= width + 1:
            where = "" if arm is None else f" in arm '{arm}'"
            return Refusal(
                "too_few_to_impute",
                f"{known} people{where} have '{name}'; more than {width + 1} are needed to learn from.",
            )
    home = codes_of(clusters[inside])[1] if clusters is not None else None
    order = np.argsort(home, kind="stable") if home is not None else np.arange(int(inside.sum()))
    turned = {name: values[order] for name, values in own.items()}
    back = {name: np.argsort(order[np.isnan(turned[name])]) for name in empty}
    together = max(1, min(m, MOST_CELLS // max(len(own) * int(inside.sum()), 1)))
    parts = [
        _rounds(
            turned,
            empty,
            methods,
            home[order] if home is not None else None,
            rng,
            min(together, m - start),
            iterations,
        )
        for start in range(0, m, together)
    ]
    return {name: np.concatenate([part[name] for part in parts])[:, back[name]] for name in empty}


def _rounds(
    own: Mapping[str, Numbers],
    empty: list[str],
    methods: Mapping[str, Method],
    home: Whole | None,
    rng: np.random.Generator,
    m: int,
    iterations: int,
) -> dict[str, Numbers]:
    """Fill in columns whose rows are sorted by cluster; draws come back in the order of those rows."""
    names = list(own)
    scales = {name: _scale(own[name], methods.get(name)) for name in names}
    table = [(own[name] - scales[name][0]) / scales[name][1] for name in names]
    state = np.repeat(np.stack([np.ones_like(table[0]), *table], axis=1)[None], m, axis=0)
    gaps = {name: np.flatnonzero(np.isnan(own[name])) for name in empty}
    known = {name: np.flatnonzero(~np.isnan(own[name])) for name in empty}
    for name in empty:  # start from values that others had
        at = names.index(name) + 1
        state[:, gaps[name], at] = rng.choice(state[0, known[name], at], (m, len(gaps[name])))
    for _ in range(iterations):
        for name in empty:
            at = names.index(name) + 1
            work = Work(state=state, at=at, gone=gaps[name], known=known[name], cluster=home)
            state[:, gaps[name], at] = step(method=methods[name], work=work, rng=rng)
    return {
        name: state[:, gaps[name], names.index(name) + 1] * scales[name][1] + scales[name][0]
        for name in empty
    }


def _scale(values: Numbers, method: Method | None) -> tuple[float, float]:
    """Middle and width that a column is brought to; yes and no stay 1 and 0."""
    if method is Method.LOGISTIC:
        return 0.0, 1.0
    return float(np.nanmean(values)), float(np.nanstd(values)) or 1.0


def _cautions(
    gaps: Mapping[str, Whole], methods: Mapping[str, Method], clusters: Whole | None
) -> tuple[Caution, ...]:
    plain = [name for name in gaps if methods[name] is Method.LOGISTIC]
    if clusters is None or not plain:
        return ()
    return (
        Caution(
            "clusters_not_in_yes_or_no",
            f"{', '.join(plain)}: yes-or-no columns are filled in without an effect of the cluster.",
        ),
    )
