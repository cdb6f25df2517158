"""The OMERACT-OARSI responder criteria: pain, function and the person's global view taken together.

Pham and others, Osteoarthritis and Cartilage 2003;11:648-654 and 2004;12:389-399. All three are on 0-100
with 100 worst.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rehabit.catalogue.responder_rules import ChangeKind, Edge
from rehabit.outcomes.answers import exact
from rehabit.outcomes.response import NotEvaluable, NotResponded, Responded, Response

NAME = "omeract-oarsi"
DOMAINS = ("pain", "function", "global")
HIGH_PERCENT, HIGH_POINTS = 50, 20
LOW_PERCENT, LOW_POINTS = 20, 10

DomainValue = int | float | str | Decimal | Fraction | None


@dataclass(frozen=True, slots=True)
class _Gain:
    points: Fraction
    baseline: Fraction

    def reaches(self, *, percent: int, points: int) -> bool:
        """At least both; a domain that was at its best (0) cannot improve."""
        return self.points >= points and 100 * self.points >= percent * self.baseline


def omeract_oarsi(*, baseline: Mapping[str, DomainValue], followup: Mapping[str, DomainValue]) -> Response:
    """Judge one person by the three domains.

    Responder when pain or function improved by at least 50 % and 20 points, or at least two of pain,
    function and global by at least 20 % and 10 points.

    Give 100 − score for scales on which 100 is best, and ten times a 0-10 rating. Not evaluable
    (`no_baseline`, `no_followup`) when a domain is missing, (`out_of_range`) when one lies outside 0-100.
    The result counts the domains that improved by the lower amount.
    """
    values: dict[str, tuple[Fraction, Fraction]] = {}
    for domain in DOMAINS:
        before, after = baseline.get(domain), followup.get(domain)
        if before is None:
            return _not_evaluable(
                "no_baseline", f"There is no first value for {domain}; all three are needed."
            )
        if after is None:
            return _not_evaluable(
                "no_followup", f"There is no second value for {domain}; all three are needed."
            )
        values[domain] = (exact(before), exact(after))
        if not all(0 <= value <= 100 for value in values[domain]):
            return _not_evaluable(
                "out_of_range", f"{domain} went from {before} to {after}; both have to be 0 to 100."
            )
    return _judge({domain: _Gain(before - after, before) for domain, (before, after) in values.items()})


def _judge(gains: Mapping[str, _Gain]) -> Response:
    high = any(
        gains[domain].reaches(percent=HIGH_PERCENT, points=HIGH_POINTS) for domain in ("pain", "function")
    )
    low = sum(gain.reaches(percent=LOW_PERCENT, points=LOW_POINTS) for gain in gains.values())
    kind = Responded if high or low >= 2 else NotResponded
    return kind(
        rule=NAME,
        improvement=Fraction(low),
        threshold=Fraction(2),
        edge=Edge.AT_LEAST,
        kind=ChangeKind.ABSOLUTE,
        on_the_edge=False,
    )


def _not_evaluable(reason: str, sentence: str) -> NotEvaluable:
    return NotEvaluable(rule=NAME, reason=reason, sentence=sentence)
