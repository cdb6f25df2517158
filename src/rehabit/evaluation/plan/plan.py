"""An analysis plan: written before the data are seen, read from a TOML text, and known by its hash."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from rehabit.catalogue.responder_rules import responder_rules
from rehabit.kernel import Refusal

LOWER, HIGHER = "lower", "higher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What will be compared, and how. `person` to `score` are the headings of the data's columns.

    `arms` are the arms treated; with `reference` empty there is no comparison group. `deltas` are in points
    of the score, worse first. `hash` is the SHA-256 of the text, line ends as line feeds.
    """

    title: str
    person: str
    time: str
    score: str
    cluster: str
    arm: str
    before: str
    after: tuple[str, ...]
    primary: str
    reference: str
    arms: tuple[str, ...]
    treated_name: str
    better: str
    rule: str
    imputations: int
    seed: int
    deltas: tuple[float, ...]
    fewer_than: int
    level: float
    hash: str

    @property
    def compares(self) -> bool:
        """Whether there is a comparison group."""
        return bool(self.reference)


def read_plan(*, text: str) -> Plan | Refusal:
    """Read a plan. Refuses `not_toml`, `plan_incomplete` and `plan_contradicts` with the entry's name."""
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        return Refusal("not_toml", f"The plan is no TOML text: {fault}.")
    strange = _strange(held)
    if strange:
        return Refusal("plan_contradicts", f"The plan has an entry that means nothing here: {strange}.")
    missing = [name for name in _NEEDED if _entry(held, name) in (None, "", [])]
    if missing:
        return Refusal("plan_incomplete", f"The plan lacks {', '.join(missing)}.")
    plan = _plan(held, sha256(text.replace("\r\n", "\n").encode()).hexdigest())
    wrong = _contradiction(plan)
    return plan if wrong is None else wrong


_NEEDED = ("title", "data.person", "data.time", "data.score", "times.before", "times.after", "better")
_ALLOWED: Mapping[str, frozenset[str]] = {
    "data": frozenset({"person", "time", "score", "cluster", "arm"}),
    "times": frozenset({"before", "after", "primary"}),
    "comparison": frozenset({"reference", "treated", "name"}),
    "responders": frozenset({"rule"}),
    "missing": frozenset({"imputations", "seed", "deltas"}),
    "disclosure": frozenset({"fewer_than"}),
}
_TOP = frozenset({"title", "better", "level", *_ALLOWED})


def _entry(held: Mapping[str, Any], name: str) -> Any:
    part, _, rest = name.partition(".")
    return held.get(part) if not rest else held.get(part, {}).get(rest)


def _strange(held: Mapping[str, Any]) -> str:
    """The first entry that the plan may not have; a mistyped name must not be passed over."""
    for name, value in held.items():
        if name not in _TOP or (name in _ALLOWED) != isinstance(value, dict):
            return name
        if name in _ALLOWED:
            more = sorted(set(value) - _ALLOWED[name])
            if more:
                return f"{name}.{more[0]}"
    return ""


def _plan(held: Mapping[str, Any], digest: str) -> Plan:
    def text(name: str) -> str:
        return str(_entry(held, name) or "")

    after = tuple(str(one) for one in _entry(held, "times.after"))
    arms = tuple(str(one) for one in _entry(held, "comparison.treated") or ())
    return Plan(
        title=text("title"),
        person=text("data.person"),
        time=text("data.time"),
        score=text("data.score"),
        cluster=text("data.cluster"),
        arm=text("data.arm"),
        before=text("times.before"),
        after=after,
        primary=text("times.primary") or after[0],
        reference=text("comparison.reference"),
        arms=arms,
        treated_name=text("comparison.name") or " or ".join(arms),
        better=text("better"),
        rule=text("responders.rule"),
        imputations=int(_entry(held, "missing.imputations") or 20),
        seed=int(_entry(held, "missing.seed") or 1),
        deltas=tuple(float(one) for one in _entry(held, "missing.deltas") or ()),
        fewer_than=int(_entry(held, "disclosure.fewer_than") or 8),
        level=float(_entry(held, "level") or 0.95),
        hash=digest,
    )


def _contradiction(plan: Plan) -> Refusal | None:
    rules = [rule.id for rule in responder_rules()]
    checks = (
        (plan.better in (LOWER, HIGHER), f"better is '{plan.better}'; it is '{LOWER}' or '{HIGHER}'"),
        (plan.primary in plan.after, f"times.primary is '{plan.primary}', which is not among times.after"),
        (plan.before not in plan.after, f"times.before, '{plan.before}', is among times.after too"),
        (bool(plan.reference) == bool(plan.arms), "comparison needs both reference and treated, or neither"),
        (bool(plan.reference) <= bool(plan.arm), "a comparison needs data.arm"),
        (plan.reference not in plan.arms, f"'{plan.reference}' is both reference and treated"),
        (not plan.rule or plan.rule in rules, f"responders.rule is '{plan.rule}'; known: {', '.join(rules)}"),
        (plan.imputations >= 2, f"missing.imputations is {plan.imputations}; two or more are needed"),
        (0 < plan.level < 1, f"level is {plan.level}; it lies between 0 and 1, such as 0.95"),
    )
    wrong = next((sentence for holds, sentence in checks if not holds), None)
    return None if wrong is None else Refusal("plan_contradicts", f"The plan contradicts itself: {wrong}.")
