"""WOMAC function from a finished daily-activities score of KOOS or HOOS, where only the score was kept."""

from fractions import Fraction

from rehabit.kernel import Refusal

ITEMS, MOST_POINTS = 17, 68


def womac_function_of_adl(*, adl: Fraction, n_answered: int) -> Fraction | Refusal:
    """WOMAC function (0-68, lower is better) = (100 − ADL) × 0.68, exact when all 17 items were answered.

    Refuses (`not_whole`) with fewer, because the two scales treat missing answers differently.
    """
    if n_answered != ITEMS:
        return Refusal(
            "not_whole",
            f"Only {n_answered} of {ITEMS} items were answered: score the answers as derived WOMAC instead.",
        )
    return (100 - adl) * MOST_POINTS / 100
