"""Answers a commissioner's question from the inputs: every part by the engine, nothing worked out twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehabit.catalogue.thresholds import thresholds
from rehabit.economics.budget import (
    BudgetPlan,
    BudgetYear,
    People,
    Range,
    VisitsPerPerson,
    budget_impact,
    staff_hours_freed,
)
from rehabit.economics.case.inputs import INDIVIDUAL, NOBODY, CaseInputs
from rehabit.economics.choice import DecisionCurve, Frontier, Icer, decision_curve, frontier, icer
from rehabit.economics.costing import (
    DeliveredSession,
    FillPoint,
    GroupCost,
    SetUp,
    StaffTime,
    fill_curve,
    group_cost,
    one_to_one_cost,
    setup_share,
)
from rehabit.economics.models import LocalCosts, ProgrammeModel, programme_model
from rehabit.economics.uncertainty import Swing, tornado
from rehabit.kernel import Money, Refusal

RAMP = (0.5, 0.75, 1.0, 1.0, 1.0)
"""Share of the places taken in each of five years: our assumption of a start that takes two years."""
DRAWS = 10_000
SEED = 20_261_101
TOP_THRESHOLD = 3_000
MOVED = (("hour", 0.8, 1.2), ("other_minutes", 0.0, 2.0), ("sessions", 0.8, 1.2), ("venue", 0.5, 2.0))
"""Inputs of the tornado with the shares of their value that they are moved to."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """The programme against the comparator: differences per person, the curve, what knowing more is worth."""

    model: ProgrammeModel
    cost: float
    effects: tuple[float, ...]
    ratio: Icer | Refusal
    likely: float
    curve: DecisionCurve
    frontier: Frontier
    evpi: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CaseAnswer:
    """All that the page and the terminal show. ``comparison`` is refused without a comparator.

    ``hours_freed``: staff hours in a full year if everybody would have had one-to-one visits; None unless
    that is the comparator.
    """

    inputs: CaseInputs
    group: GroupCost
    per_person: Money
    other: Money | None
    fill: tuple[FillPoint, ...]
    swings: tuple[Swing, ...]
    comparison: Comparison | Refusal
    budget: tuple[BudgetYear, ...]
    hours_freed: float | None


def answer_case(*, inputs: CaseInputs, draws: int = DRAWS, seed: int = SEED) -> CaseAnswer:
    """Work it all out. The same ``seed`` gives the same answer, so that a page can be shown again."""
    group = _group(inputs)
    per_person = group.total / group.started
    other = _other(inputs)
    return CaseAnswer(
        inputs=inputs,
        group=group,
        per_person=per_person,
        other=other,
        fill=_fill(inputs, group),
        swings=_swings(inputs),
        comparison=_compared(inputs, per_person, other, draws, seed),
        budget=budget_impact(plan=_plan(inputs, per_person, other)),
        hours_freed=_hours_freed(inputs, group) if other else None,
    )


def _group(inputs: CaseInputs) -> GroupCost:
    leader = StaffTime(
        role="leader",
        hour=inputs.money("hour"),
        delivery=inputs["session_minutes"],
        preparation=inputs["other_minutes"],
    )
    nothing, people = inputs.money("hour") * 0, int(inputs["people"])
    session = DeliveredSession(
        staff=[leader] * int(inputs["staff"]),
        venue=inputs.money("venue"),
        equipment=inputs.money("kit") * (people / inputs["sessions"]),
        travel=nothing,
        booked=people,
        came=people,
    )
    setup = SetUp(cost=inputs.money("setup"), years=int(inputs["setup_years"]), people_a_year=_served(inputs))
    return group_cost(
        sessions=[session] * int(inputs["sessions"]),
        started=people,
        completed=people,
        setup_per_person=setup_share(setup=setup),
    )


def _served(inputs: CaseInputs) -> float:
    return min(inputs["people_a_year"], inputs["groups_a_year"] * inputs["people"])


def _other(inputs: CaseInputs) -> Money | None:
    if inputs.comparator != INDIVIDUAL:
        return None
    return one_to_one_cost(contacts=inputs["contacts"], price=inputs.money("contact_price")).per_person


def _hours_freed(inputs: CaseInputs, group: GroupCost) -> float | None:
    if inputs["contacts"] == 0:
        return None
    minutes = inputs["staff"] * (inputs["session_minutes"] + inputs["other_minutes"])
    return staff_hours_freed(
        people=People(_served(inputs)),
        one_to_one=VisitsPerPerson(inputs["contacts"]),
        hours_a_visit=inputs["visit_minutes"] / 60,
        group_hours=inputs["sessions"] * minutes / 60,
        group_size=group.started,
    )


def _fill(inputs: CaseInputs, group: GroupCost) -> tuple[FillPoint, ...]:
    each = inputs.money("kit") + group.setup / group.started
    fixed = group.total - each * group.started
    places = int(inputs["places"])
    return fill_curve(
        per_group=fixed, per_head=each, places=places, people=range(min(2, int(inputs["people"])), places + 1)
    )


def _swings(inputs: CaseInputs) -> tuple[Swing, ...]:
    def cost(numbers: Mapping[str, float]) -> float:
        changed = CaseInputs(comparator=inputs.comparator, horizon=inputs.horizon, numbers=numbers)
        group = _group(changed)
        return (group.total / group.started).amount

    ranges = {
        name: (inputs[name] * low, inputs[name] * high) for name, low, high in MOVED if inputs[name] > 0
    }
    few, many = ranges["sessions"]  # there is always one
    ranges["sessions"] = (max(1, round(few)), round(many))
    ranges["people"] = (max(1, round(inputs["people"] * 0.67)), inputs["places"])
    return tornado(answer=cost, base=dict(inputs.numbers), ranges=ranges)


def _compared(
    inputs: CaseInputs, per_person: Money, other: Money | None, draws: int, seed: int
) -> Comparison | Refusal:
    off = inputs["sure"] / 100
    care = inputs.money("other_care")
    model = programme_model(
        comparator=None if inputs.comparator == NOBODY else inputs.comparator,
        costs=LocalCosts(
            programme=per_person,
            programme_se=per_person.amount * off,
            comparator=other,
            comparator_se=other.amount * off if other else 0,
            other_care_saved=care if care.amount else None,
            other_care_saved_se=care.amount * off,
        ),
        horizon=inputs.horizon,
        draws=draws,
        seed=seed,
    )
    if isinstance(model, Refusal):
        return model
    threshold = inputs["threshold"]
    curve = decision_curve(draws=model.draws, thresholds=grid(chosen=threshold))
    place = int((curve.thresholds == threshold).argmax())
    cost, effect = float(model.draws.costs[1].mean()), float(model.draws.effects[1].mean())
    return Comparison(
        model=model,
        cost=cost,
        effects=tuple(float(row.mean()) for row in model.responders),
        ratio=icer(cost=cost, effect=effect),
        likely=float(curve.probability[1, place]),
        curve=curve,
        frontier=frontier(curve=curve),
        evpi=float(curve.evpi[place]),
    )


def grid(*, chosen: float) -> Sequence[float]:
    """From nothing to £3,000, or to twice the chosen threshold, with it and those on record among them."""
    top = max(TOP_THRESHOLD, 2 * chosen)
    step = top / 150
    recorded = [threshold.amount for threshold in thresholds(outcome="responder")]
    return sorted({round(step * place, 6) for place in range(151)} | {chosen, *recorded})


def _plan(inputs: CaseInputs, per_person: Money, other: Money | None) -> BudgetPlan:
    nothing, care = per_person * 0, inputs.money("other_care")
    visits = other or nothing
    saving = Range(low=nothing, middle=visits * (inputs["replaced"] / 100) + care, high=visits + care)
    setup = inputs.money("setup")
    # Set-up is paid in the first year here, so each person's share of it must not be paid again.
    share = setup_share(
        setup=SetUp(cost=setup, years=int(inputs["setup_years"]), people_a_year=_served(inputs))
    )
    return BudgetPlan(
        eligible=People(inputs["people_a_year"]),
        uptake=RAMP,
        capacity=People(inputs["groups_a_year"] * inputs["people"]),
        cost=per_person - share,
        saving=saving,
        releasing=inputs["released"] / 100,
        setup=setup,
    )
