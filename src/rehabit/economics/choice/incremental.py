"""Full incremental analysis: strategies from the cheapest up, with dominance and extended dominance."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabit.economics.bad_input import BadInput, number


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """One strategy's mean cost and mean effect per person."""

    name: str
    cost: float
    effect: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row of the table.

    ``status`` is 'reference', 'on the frontier', 'dominated' or 'extendedly dominated'. ``against`` names
    the strategy that it is compared with or ruled out by. ``icer`` is given on the frontier only, and is
    then above 0.
    """

    strategy: Strategy
    status: str
    against: str
    icer: float | None


def incremental(*, strategies: Sequence[Strategy]) -> tuple[Step, ...]:
    """The table, cheapest first. Of two that cost and do the same the first given stays.

    Dominated: another costs no more and does no less. Extendedly dominated: a mix of two others does; the
    ratios on the frontier then rise from step to step.
    """
    if len({strategy.name for strategy in strategies}) < max(2, len(strategies)):
        raise BadInput(
            place="strategies",
            value=[s.name for s in strategies],
            rule="two or more names, each once, are needed.",
        )
    for strategy in strategies:
        number(strategy.cost, place=f"cost of {strategy.name}")
        number(strategy.effect, place=f"effect of {strategy.name}")
    ordered = sorted(strategies, key=lambda strategy: (strategy.cost, -strategy.effect))
    frontier: list[Strategy] = []
    out: dict[str, tuple[str, str]] = {}
    for strategy in ordered:
        if frontier and strategy.effect <= frontier[-1].effect:
            out[strategy.name] = ("dominated", frontier[-1].name)
            continue
        while len(frontier) > 1 and _ratio(frontier[-1], strategy) <= _ratio(frontier[-2], frontier[-1]):
            out[frontier.pop().name] = ("extendedly dominated", strategy.name)
        frontier.append(strategy)
    return tuple(_step(strategy, frontier, out) for strategy in ordered)


def _step(strategy: Strategy, frontier: list[Strategy], out: dict[str, tuple[str, str]]) -> Step:
    if strategy.name in out:
        status, against = out[strategy.name]
        return Step(strategy=strategy, status=status, against=against, icer=None)
    place = frontier.index(strategy)
    if place == 0:
        return Step(strategy=strategy, status="reference", against="", icer=None)
    before = frontier[place - 1]
    return Step(
        strategy=strategy, status="on the frontier", against=before.name, icer=_ratio(before, strategy)
    )


def _ratio(low: Strategy, high: Strategy) -> float:
    return (high.cost - low.cost) / (high.effect - low.effect)
