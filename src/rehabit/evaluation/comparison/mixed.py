"""Linear mixed models with random intercepts: people in clusters, clusters alone, or repeated rows of people.

The arithmetic is exact restricted maximum likelihood in closed form (`nested`, `reml`); intervals use Kenward
and Roger's or Satterthwaite's degrees of freedom.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from rehabit.evaluation.arrays import Column, Flags, Names, Numbers
from rehabit.evaluation.comparison.coefficient import Effect, effect
from rehabit.evaluation.comparison.kenward_roger import Grouped, kenward_roger
from rehabit.evaluation.comparison.nested import NestedIntercepts, nested_intercepts
from rehabit.evaluation.comparison.reml import Profile, best_ratios, profile
from rehabit.evaluation.comparison.rows import Rows, rows
from rehabit.evaluation.comparison.satterthwaite import satterthwaite
from rehabit.evaluation.comparison.scaled import Scaled, scaled
from rehabit.kernel import Caution, Refusal


class SmallSampleRule(StrEnum):
    """How degrees of freedom are found. Kenward-Roger also widens the standard errors."""

    KENWARD_ROGER = "Kenward-Roger"
    SATTERTHWAITE = "Satterthwaite"


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedFit:
    """A fitted model. Variances are in squared units of the outcome.

    `variances` holds 'residual' and 'person', 'cluster' or both; `at_zero` names those that came out as 0.
    `correlations` is the share of all variance that people in one cluster (or rows of one person) have in
    common. `deviance` is −2 log restricted likelihood. `n` complete rows out of `n_given`.
    """

    effects: Mapping[str, Effect]
    covariance: Numbers
    variances: Mapping[str, float]
    at_zero: tuple[str, ...]
    correlations: Mapping[str, float]
    deviance: float
    n: int
    n_given: int
    n_people: int
    n_clusters: int
    method: str
    cautions: tuple[Caution, ...]


def mixed_model(
    *,
    outcome: Column,
    columns: Mapping[str, Column],
    cluster: Names | None = None,
    person: Names | None = None,
    contrasts: Mapping[str, Mapping[str, float]] | None = None,
    rule: SmallSampleRule = SmallSampleRule.KENWARD_ROGER,
    level: float = 0.95,
) -> MixedFit | Refusal:
    """Fit outcome = intercept + columns + random intercept(s) + residual by REML.

    Give `cluster`, `person` (for several rows a person) or both. `contrasts` names sums of effects wanted
    besides the effects themselves: {"group v usual care": {"group": 1}}.

    Refuses what `rows` refuses; `no_groups`; `one_cluster`; `arm_is_cluster` when a term that is the same
    within clusters cannot be told from the clusters themselves.
    """
    if cluster is None and person is None:
        return Refusal("no_groups", "Say who belongs together: a cluster, a person or both.")
    held = rows(outcome=outcome, columns=columns, cluster=cluster, person=person)
    if isinstance(held, Refusal):
        return held
    levels = _levels(held, has_cluster=cluster is not None, has_person=person is not None)
    if isinstance(levels, Refusal):
        return levels
    return _fitted(held, levels, contrasts or {}, rule, level)


def _levels(held: Rows, *, has_cluster: bool, has_person: bool) -> tuple[str, ...] | Refusal:
    """The random intercepts that these rows can carry."""
    repeated = has_person and held.n_people < held.n
    found = ("person",) * repeated
    if has_cluster:
        if (fault := _cluster_faults(held)) is not None:
            return fault
        found += ("cluster",) * (held.n_clusters < (held.n_people if repeated else held.n))
    if found:
        return found
    return Refusal(
        "nothing_repeated",
        f"Each of the {held.n} rows is alone in its group, so nothing tells groups from rows. "
        "Use an analysis of covariance.",
    )


def _cluster_faults(held: Rows) -> Refusal | None:
    if held.n_clusters < 2:
        return Refusal(
            "one_cluster", "All rows are of one cluster, so differences between clusters cannot be seen."
        )
    starts = np.concatenate(([0], np.flatnonzero(np.diff(held.cluster)) + 1))
    same = (held.matrix == held.matrix[starts][held.cluster]).all(axis=0)
    whole = [name for name, flag in zip(held.names, same, strict=True) if flag]
    if len(whole) >= held.n_clusters:
        return Refusal(
            "arm_is_cluster",
            f"There are {held.n_clusters} clusters and {len(whole)} terms that are the same within each "
            f"({', '.join(whole)}): an effect of these cannot be told from a difference between clusters.",
        )
    return None


def _fitted(
    held: Rows,
    levels: tuple[str, ...],
    contrasts: Mapping[str, Mapping[str, float]],
    rule: SmallSampleRule,
    level: float,
) -> MixedFit | Refusal:
    turned = scaled(held)
    structure = nested_intercepts(
        joined=turned.joined,
        cluster=held.cluster if "cluster" in levels else None,
        person=held.person if "person" in levels else None,
    )
    ratios = best_ratios(structure=structure, count=len(levels))
    found = profile(structure=structure, ratios=ratios)
    if found.variance <= 1e-18 * float(np.var(held.outcome)):
        return Refusal("perfect_fit", "The terms tell the outcome exactly, so no uncertainty can be judged.")
    weights = _weights(held.names, contrasts)
    covariance, degrees = _uncertainty(held, structure, turned, ratios, found, weights, rule)
    beta = turned.start + turned.back @ found.estimate
    labels = (*held.names, *contrasts)
    method = f"linear mixed model, REML, {rule}"
    effects = {
        name: effect(
            name=name,
            estimate=float(row @ beta),
            variance=float(row @ covariance @ row),
            degrees_of_freedom=df,
            level=level,
            method=method,
        )
        for name, row, df in zip(labels, weights, degrees, strict=True)
    }
    deviance = found.deviance - 2 * float(np.linalg.slogdet(turned.back)[1])
    return _result(held, levels, ratios, found, deviance, effects, covariance, method)


def _weights(names: tuple[str, ...], contrasts: Mapping[str, Mapping[str, float]]) -> Numbers:
    rows_ = [[float(name == other) for other in names] for name in names]
    for label, parts in contrasts.items():
        strange = [name for name in parts if name not in names]
        if strange:
            raise ValueError(f"'{label}' names '{strange[0]}'; the terms are {', '.join(names)}.")
        rows_.append([float(parts.get(name, 0.0)) for name in names])
    return np.array(rows_)


def _uncertainty(
    held: Rows,
    structure: NestedIntercepts,
    turned: Scaled,
    ratios: Numbers,
    found: Profile,
    weights: Numbers,
    rule: SmallSampleRule,
) -> tuple[Numbers, tuple[float, ...]]:
    own = weights @ turned.back
    if rule is SmallSampleRule.SATTERTHWAITE:
        components = np.concatenate(([found.variance], found.variance * ratios))
        degrees = satterthwaite(structure=structure, components=components, free=_free(ratios), contrasts=own)
        unit = found.variance * found.unit_covariance
        return turned.back @ unit @ turned.back.T, degrees
    ratio = dict(zip(structure.levels, ratios, strict=True))
    everyone = np.arange(held.n)
    grouped = Grouped(
        person=held.person if "person" in ratio else everyone,
        cluster=held.cluster if "cluster" in ratio else (held.person if "person" in ratio else everyone),
        person_ratio=float(ratio.get("person", 0.0)),
        cluster_ratio=float(ratio.get("cluster", 0.0)),
    )
    small = kenward_roger(
        grouped=grouped,
        matrix=turned.joined[:, :-1],
        levels=structure.levels,
        variance=found.variance,
        contrasts=own,
    )
    return turned.back @ small.covariance @ turned.back.T, small.degrees_of_freedom


def _free(ratios: Numbers) -> Flags:
    return np.concatenate(([True], ratios > 1e-7))


def _result(
    held: Rows,
    levels: tuple[str, ...],
    ratios: Numbers,
    found: Profile,
    deviance: float,
    effects: Mapping[str, Effect],
    covariance: Numbers,
    method: str,
) -> MixedFit:
    variances = {"residual": found.variance} | {
        name: float(found.variance * ratio) for name, ratio in zip(levels, ratios, strict=True)
    }
    all_variance = sum(variances.values())
    shared = variances.get("cluster", 0.0)
    correlations = {"cluster": shared / all_variance} if "cluster" in levels else {}
    if "person" in levels:
        correlations["person"] = (shared + variances["person"]) / all_variance
    return MixedFit(
        effects=effects,
        covariance=covariance,
        variances=variances,
        at_zero=tuple(name for name in levels if variances[name] <= 1e-7 * found.variance),
        correlations=correlations,
        deviance=deviance,
        n=held.n,
        n_given=held.n_given,
        n_people=held.n_people,
        n_clusters=held.n_clusters,
        method=method,
        cautions=held.cautions + (_few(held.n_clusters) if "cluster" in levels else ()),
    )


def _few(n_clusters: int) -> tuple[Caution, ...]:
    if n_clusters > 4:
        return ()
    return (
        Caution(
            "few_clusters",
            f"With {n_clusters} clusters, what differs between clusters is hardly known. An effect of "
            "something that whole clusters had or did not have cannot be claimed from these data.",
        ),
    )
