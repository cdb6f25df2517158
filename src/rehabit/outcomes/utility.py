"""Quality-adjusted life years: the area under a person's health utilities over time."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from rehabit.outcomes.answers import exact


def quality_adjusted_years(
    *,
    months: Sequence[int | float | Decimal | Fraction],
    utilities: Sequence[int | float | Decimal | Fraction],
) -> Fraction:
    """Trapezium rule over utilities measured at `months`, in years and undiscounted.

    Raises ValueError unless there are two or more measurements, as many months as utilities, and rising
    months.
    """
    times, values = [exact(month) for month in months], [exact(utility) for utility in utilities]
    if len(times) != len(values) or len(times) < 2:
        raise ValueError(
            f"{len(times)} times and {len(values)} utilities came; send as many of each, and two at least."
        )
    if any(later <= earlier for earlier, later in pairwise(times)):
        raise ValueError(f"Months have to rise; {', '.join(str(month) for month in months)} do not.")
    points = list(zip(times, values, strict=True))
    return sum(((t2 - t1) / 12 * (u1 + u2) / 2 for (t1, u1), (t2, u2) in pairwise(points)), Fraction(0))
