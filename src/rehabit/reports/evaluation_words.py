"""Numbers of an evaluation as words: a minus that is a minus, no p of 0, small counts hidden."""

from rehabit.evaluation import Interval, ShareEstimate, SmallNumbers, Suppressed, protect_proportion
from rehabit.evaluation.plan import ArmResponders
from rehabit.kernel import Proportion, Refusal


def number(value: float, *, places: int = 2) -> str:
    """With a true minus sign; never −0.00."""
    shown = f"{abs(value):.{places}f}"
    return f"−{shown}" if value < 0 and float(shown) else shown


def between(interval: Interval, *, places: int = 2) -> str:
    """low to high."""
    return f"{number(interval.low, places=places)} to {number(interval.high, places=places)}"


def chance(p_value: float) -> str:
    """A p-value: three places, and 'below 0.001' where it is."""
    return "below 0.001" if p_value < 0.001 else f"{p_value:.3f}"


def share(found: ShareEstimate | Refusal, *, rule: SmallNumbers) -> str:
    """'55 of 100, 55 % (45 to 64)', hidden when a count or the rest is small, or why there is none."""
    if isinstance(found, Refusal):
        return str(found)
    if isinstance(protect_proportion(proportion=found.proportion, rule=rule), Suppressed):
        return f"fewer than {rule.fewer_than} in a part"
    low, high = 100 * found.interval.low, 100 * found.interval.high
    return f"{found.proportion}, {100 * found.share:.0f} % ({low:.0f} to {high:.0f})"


def filled_share(found: ArmResponders, *, rule: SmallNumbers) -> str:
    """'56 % (47 to 64) of 140'; hidden where the plain counts are, since it gives them away."""
    if isinstance(found.imputed, Refusal):
        return str(found.imputed)
    views = (found.complete_case, found.worst_case)
    if any(
        isinstance(view, ShareEstimate)
        and isinstance(protect_proportion(proportion=view.proportion, rule=rule), Suppressed)
        for view in views
    ):
        return f"fewer than {rule.fewer_than} in a part"
    low, high = 100 * found.imputed.interval.low, 100 * found.imputed.interval.high
    return f"{100 * found.imputed.share:.0f} % ({low:.0f} to {high:.0f}) of {found.imputed.n}"


def counted(proportion: Proportion, *, rule: SmallNumbers) -> str:
    """'113 of 140', hidden when a part is small."""
    held = protect_proportion(proportion=proportion, rule=rule)
    return f"fewer than {rule.fewer_than} in a part" if isinstance(held, Suppressed) else str(held)
