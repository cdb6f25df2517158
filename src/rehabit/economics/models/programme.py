"""The programme model: who improves, how that fades over 30 months, what it costs, against a comparator.

Sources of the published parameters are in the catalogue (`content/estimates`). The share of responders was
published for the end of the programme only; that it fades in step with the difference in WOMAC-function is an
assumption of this model. A site puts its own figures in place of any parameter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from rehabit.catalogue.estimates import estimate
from rehabit.economics.bad_input import BadInput, above_zero, number
from rehabit.economics.choice.draws import Draws, Matrix
from rehabit.economics.effects.point_effect import from_interval
from rehabit.economics.effects.responder_effect import responder_effect
from rehabit.economics.uncertainty.blocks import in_blocks
from rehabit.economics.uncertainty.distributions import Beta, Distribution, Fixed, Gamma, Normal
from rehabit.economics.uncertainty.psa import Parameter, parameter_draws
from rehabit.kernel import Money, Refusal

USUAL_CARE = "usual care"
INDIVIDUAL = "individual physiotherapy"
COMPARATORS = (USUAL_CARE, INDIVIDUAL)
HORIZONS = ("end", "6 months", "30 months")
DESIGN_EFFECT = 1.5
"""Widens the shares of responders for the practices they came from: an intracluster correlation of about 0.07
at 7.7 people a practice. The trial's own was not published in what was read; 1.5 is on the careful side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalCosts:
    """Cost per person here, in one price year; ``comparator`` is needed against individual physiotherapy.

    A standard error of 0 takes a cost as certain. ``other_care_saved`` is what a site chooses to count as
    saved on other care, per person; nothing by default.
    """

    programme: Money
    programme_se: float = 0
    comparator: Money | None = None
    comparator_se: float = 0
    other_care_saved: Money | None = None
    other_care_saved_se: float = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ProgrammeModel:
    """``responders``: extra responders per person at each of `HORIZONS`, shape (horizons, draws).

    ``draws`` has the comparator first and the programme second; its effect is that of ``horizon``.
    ``known`` holds the drawn parameters by name, for the value of information.
    """

    comparator: str
    horizon: str
    draws: Draws
    responders: Matrix
    known: Mapping[str, Matrix]
    parameters: tuple[Parameter, ...]
    notes: tuple[str, ...]


def published_parameters(*, comparator: str) -> tuple[Parameter, ...]:
    """The effects as published, with their uncertainty, against ``comparator``."""
    if comparator == USUAL_CARE:
        return (_share("responders-programme"), _share("responders-usual-care"), *_fading())
    return (_plain("responders-group-less-individual"), *_fading())


def programme_model(
    *,
    comparator: str | None,
    costs: LocalCosts,
    horizon: str = "end",
    parameters: Sequence[Parameter] = (),
    draws: int = 10_000,
    seed: int,
) -> ProgrammeModel | Refusal:
    """Run the model. ``parameters`` replace published ones of the same name.

    Refuses `no_comparator` when there is none: a cost per person can be shown, a saving or a ratio cannot.
    """
    if not comparator:
        return Refusal(
            "no_comparator",
            "No comparator was named. Without one the cost per person can be shown, but not a saving, a "
            "ratio or a curve: say what people would have had instead: usual care or individual "
            "physiotherapy.",
        )
    if comparator not in COMPARATORS:
        raise BadInput(place="comparator", value=comparator, rule="one of " + ", ".join(COMPARATORS) + ".")
    if horizon not in HORIZONS:
        raise BadInput(place="horizon", value=horizon, rule="one of " + ", ".join(HORIZONS) + ".")
    inputs = (*_replaced(published_parameters(comparator=comparator), parameters), *_costs(comparator, costs))
    parts = list(in_blocks(task=partial(_drawn, inputs), draws=draws, seed=seed))
    known = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    responders = _responders(known)
    cost = known["cost-programme"] - known["cost-comparator"] - known["other-care-saved"]
    return ProgrammeModel(
        comparator=comparator,
        horizon=horizon,
        draws=Draws(
            names=(comparator, "group programme"),
            costs=np.stack([np.zeros_like(cost), cost]),
            effects=np.stack([np.zeros_like(cost), responders[HORIZONS.index(horizon)]]),
            outcome=f"responder, {horizon}",
            price_year=costs.programme.price_year,
            method=f"programme model, {draws} draws, seed {seed}",
        ),
        responders=responders,
        known=known,
        parameters=inputs,
        notes=_notes(comparator, costs),
    )


def _drawn(parameters: Sequence[Parameter], rng: np.random.Generator, size: int) -> dict[str, Matrix]:
    return parameter_draws(parameters=parameters, rng=rng, size=size)


def _responders(known: Mapping[str, Matrix]) -> Matrix:
    if "responders-programme" in known:
        end = known["responders-programme"] - known["responders-usual-care"]
    else:
        end = known["responders-group-less-individual"]
    with np.errstate(divide="ignore", invalid="ignore"):
        # No more than at the end and no less than nothing: independent draws know nothing of each other.
        fades = [
            np.nan_to_num(np.clip(known[later] / known["function-end"], 0, 1))
            for later in ("function-6-months", "function-30-months")
        ]
    return np.stack([end, *(end * fade for fade in fades)])


def _share(name: str) -> Parameter:
    found = estimate(name)
    assert found.n is not None
    spread = responder_effect(
        share=found.value, n=found.n, other_share=0, other_n=found.n, design_effect=DESIGN_EFFECT
    ).se
    return _parameter(name, Beta(mean=found.value, se=spread))


def _fading() -> tuple[Parameter, ...]:
    made = []
    for name in ("function-end", "function-6-months", "function-30-months"):
        found = estimate(name)
        assert found.low is not None
        assert found.high is not None
        effect = from_interval(value=found.value, low=found.low, high=found.high, unit=found.unit)
        made.append(_parameter(name, Normal(mean=effect.value, se=effect.se)))
    return tuple(made)


def _plain(name: str) -> Parameter:
    found = estimate(name)
    return _parameter(
        name, Normal(mean=found.value, se=above_zero(found.se or 0, place=f"standard error of {name}"))
    )


def _parameter(name: str, distribution: Distribution) -> Parameter:
    found = estimate(name)
    return Parameter(
        name=name, label=found.label, unit=found.unit, distribution=distribution, source=found.source
    )


def _costs(comparator: str, costs: LocalCosts) -> tuple[Parameter, ...]:
    nothing = costs.programme * 0
    against = nothing
    if comparator == INDIVIDUAL:
        if costs.comparator is None:
            raise BadInput(
                place="cost of individual physiotherapy",
                value="nothing",
                rule="its cost per person is needed.",
            )
        against = costs.comparator
    saved = costs.other_care_saved or nothing
    # Adding them up proves that they are in one currency and price year.
    _ = costs.programme + against + saved
    return (
        _cost("cost-programme", "Cost of the programme per person", costs.programme, costs.programme_se),
        _cost("cost-comparator", f"Cost of {comparator} per person", against, costs.comparator_se),
        _cost("other-care-saved", "Other care saved per person", saved, costs.other_care_saved_se),
    )


def _cost(name: str, label: str, money: Money, se: float) -> Parameter:
    number(money.amount, place=label, low=0)
    number(se, place=f"standard error of: {label}", low=0)
    made = Gamma(mean=money.amount, se=se) if se > 0 else Fixed(mean=money.amount)
    return Parameter(name=name, label=label, unit="pounds", distribution=made, source="given locally")


def _replaced(published: Sequence[Parameter], own: Sequence[Parameter]) -> tuple[Parameter, ...]:
    by_name = {parameter.name: parameter for parameter in own}
    names = [parameter.name for parameter in published]
    if strange := sorted(set(by_name) - set(names)):
        raise BadInput(place="parameters", value=", ".join(strange), rule="one of " + ", ".join(names) + ".")
    return tuple(
        replace(old, distribution=by_name[old.name].distribution, source=by_name[old.name].source)
        if old.name in by_name
        else old
        for old in published
    )


def _notes(comparator: str, costs: LocalCosts) -> tuple[str, ...]:
    notes = [
        "Responders were published for the end of the programme; that they fade as function does is assumed."
    ]
    if costs.programme_se == 0:
        notes.append("The cost of the programme is taken as certain.")
    if comparator == INDIVIDUAL:
        notes.append(
            "Group and one-to-one were not shown to differ in effect; the trial was too small to show it."
        )
    if costs.other_care_saved is not None:
        notes.append(
            "A saving on other care is counted because it was entered; the model does not derive it."
        )
    return tuple(notes)
