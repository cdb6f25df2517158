"""NHS numbers that no person can have: the 999 range is kept for tests."""

from rehabit.kernel import NhsNumber

MOST = 999_999


def numbered(*, serial: int) -> NhsNumber | None:
    """The number 999, `serial` in six digits and its check digit; None where no check digit fits.

    The check digit is 11 less the weighted sum of the first nine digits (weights 10 to 2) modulo 11.
    Raises ValueError when `serial` does not fit into six digits.
    """
    if not 0 <= serial <= MOST:
        raise ValueError(f"{serial} does not fit into six digits; use 0 to {MOST}.")
    first = f"999{serial:06d}"
    check = 11 - sum(int(digit) * weight for digit, weight in zip(first, range(10, 1, -1), strict=True)) % 11
    return None if check == 10 else NhsNumber(f"{first}{check % 11}")
