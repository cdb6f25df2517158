"""STarT Back risk group: few points is low risk; otherwise the psychosocial points decide."""

from fractions import Fraction

from rehabit.outcomes.combine import Made, NotMade, too_few
from rehabit.outcomes.given import Given

LOW, MEDIUM, HIGH = Fraction(0), Fraction(1), Fraction(2)


def start_back_risk(given: Given) -> Made | NotMade:
    """0 low (3 points or fewer), 1 medium (3 psychosocial points or fewer), 2 high. Hill 2008."""
    total, psychosocial = given.scores["total"], given.scores["psychosocial"]
    if total is None or psychosocial is None:
        return too_few(rule=given.rule, n_answered=sum(part is not None for part in (total, psychosocial)))
    if total <= 3:
        return Made(value=LOW, n_answered=2)
    return Made(value=MEDIUM if psychosocial <= 3 else HIGH, n_answered=2)
