"""The rows a model is fitted to: an outcome, terms, and who belongs together; sorted, complete and checked.

Rows with an unknown outcome or term are left out and counted. A person's identifier is read within the
cluster, so identifiers that start again in each site do no harm.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rehabit.evaluation.arrays import Column, Names, Numbers, Whole, as_column, codes_of
from rehabit.kernel import Caution, Refusal

INTERCEPT = "intercept"
FEW_CLUSTERS = 24
"""Flynn and Peters 2004: below this many clusters an arm, errors that rest on the clusters are unsure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """`n` complete rows out of `n_given`, sorted so that clusters, and people within them, lie together.

    `matrix` is (n, p) with a column for each of `names`. `person` and `cluster` number the group of each
    row from 0 (without a given grouping every row is its own group). `order` is where each row came from.
    """

    outcome: Numbers
    matrix: Numbers
    names: tuple[str, ...]
    cluster: Whole
    person: Whole
    n_given: int
    order: Whole
    cautions: tuple[Caution, ...]

    @property
    def n(self) -> int:
        return len(self.outcome)

    @property
    def n_clusters(self) -> int:
        return int(self.cluster[-1]) + 1

    @property
    def n_people(self) -> int:
        return int(self.person[-1]) + 1


def rows(
    *,
    outcome: Column,
    columns: Mapping[str, Column],
    cluster: Names | None = None,
    person: Names | None = None,
    intercept: bool = True,
) -> Rows | Refusal:
    """Put together what a model needs; all columns have one entry a row.

    Refusals: `different_lengths`, `not_finite`, `too_few_rows`, `constant_term`, `same_information` (a term
    that the others already tell; the sentence names it), `same_outcome` (everybody has the same value).
    """
    given = {"outcome": as_column(outcome, name="outcome")}
    given |= {name: as_column(values, name=name) for name, values in columns.items()}
    lengths = {name: len(values) for name, values in given.items()}
    lengths |= {name: len(ids) for name, ids in (("cluster", cluster), ("person", person)) if ids is not None}
    if len(set(lengths.values())) > 1:
        shown = ", ".join(f"{name} {length}" for name, length in lengths.items())
        return Refusal("different_lengths", f"Every column needs one entry a row; these have: {shown}.")
    endless = [name for name, values in given.items() if np.isinf(values).any()]
    if endless:
        return Refusal("not_finite", f"'{endless[0]}' holds an infinite value; numbers have to be finite.")
    return _sorted_rows(given, cluster, person, intercept)


def _sorted_rows(
    given: Mapping[str, Numbers], cluster: Names | None, person: Names | None, intercept: bool
) -> Rows | Refusal:
    outcome = given["outcome"]
    n_given = len(outcome)
    columns = [values for name, values in given.items() if name != "outcome"]
    matrix = np.column_stack([np.ones(n_given)] * intercept + columns) if columns or intercept else None
    if matrix is None:
        return Refusal("no_terms", "A model needs at least one term.")
    clusters = codes_of(cluster)[1] if cluster is not None else None
    people = codes_of(person)[1] if person is not None else None
    cautions = _restarting(clusters, people)
    keep = np.flatnonzero(~(np.isnan(outcome) | np.isnan(matrix).any(axis=1)))
    keep, group, individual = _grouped(keep, clusters, people)
    names = (INTERCEPT,) * intercept + tuple(name for name in given if name != "outcome")
    whole = len(keep) == n_given and bool((np.diff(keep) == 1).all())
    found = Rows(
        outcome=outcome if whole else outcome[keep],
        matrix=matrix if whole else matrix[keep],
        names=names,
        cluster=group,
        person=individual,
        n_given=n_given,
        order=keep,
        cautions=cautions,
    )
    fault = _faults(found)
    return found if fault is None else fault


def _grouped(keep: Whole, clusters: Whole | None, people: Whole | None) -> tuple[Whole, Whole, Whole]:
    """Sort the rows that stay, and number their clusters and people from 0 in that order."""
    first = clusters[keep] if clusters is not None else None
    second = people[keep] if people is not None else None
    if first is None and second is None:
        numbers = np.arange(len(keep))
        return keep, numbers, numbers
    high = first if first is not None else np.zeros(len(keep), dtype=np.int64)
    low = second if second is not None else np.zeros(len(keep), dtype=np.int64)
    key = high * (int(low.max(initial=0)) + 1) + low
    if (np.diff(key) < 0).any():
        order = np.argsort(key, kind="stable")
        keep, key, high = keep[order], key[order], high[order]
    individual = _numbered(key) if second is not None else np.arange(len(keep))
    return keep, _numbered(high) if first is not None else individual, individual


def _numbered(key: Whole) -> Whole:
    return np.concatenate(([0], np.cumsum(np.diff(key) != 0))) if len(key) else key


def _restarting(clusters: Whole | None, people: Whole | None) -> tuple[Caution, ...]:
    if clusters is None or people is None or not len(people):
        return ()
    low, high = np.full(people.max() + 1, np.iinfo(np.int64).max), np.full(people.max() + 1, -1)
    np.minimum.at(low, people, clusters)
    np.maximum.at(high, people, clusters)
    shared = int((low < high).sum())
    if not shared:
        return ()
    return (
        Caution(
            "identifiers_restart",
            f"{shared} identifiers of people appear in more than one cluster; they were taken for different "
            "people.",
        ),
    )


def _faults(found: Rows) -> Refusal | None:
    n, p = found.matrix.shape
    if n <= p:
        return Refusal(
            "too_few_rows",
            f"{n} complete rows (of {found.n_given}) cannot carry {p} terms: {', '.join(found.names)}.",
        )
    if np.ptp(found.outcome) == 0:
        return Refusal(
            "same_outcome", f"All {n} rows have the same outcome {found.outcome[0]:g}: nothing to compare."
        )
    first = found.matrix[0]  # comparing with one row is quicker than looking for least and most
    varies = (found.matrix != first).any(axis=0)
    flat = [
        name for name, differs in zip(found.names, varies, strict=True) if not differs and name != INTERCEPT
    ]
    if flat and INTERCEPT in found.names:
        return Refusal(
            "constant_term", f"'{flat[0]}' is the same in all {n} rows, so its effect cannot be seen."
        )
    return _repeated(found)


def _repeated(found: Rows) -> Refusal | None:
    """The first term that is a sum of the earlier ones, by Gram-Schmidt on the scaled cross-products."""
    scale = np.sqrt((found.matrix**2).sum(axis=0))
    centred = found.matrix / np.where(scale > 0, scale, 1)
    gram = centred.T @ centred
    left = gram.copy()
    for place in range(len(gram)):
        if left[place, place] < 1e-11:
            return Refusal(
                "same_information",
                f"'{found.names[place]}' tells nothing beyond {', '.join(found.names[:place])}; "
                "leave one out.",
            )
        left -= np.outer(left[:, place], left[place]) / left[place, place]
    return None
