"""Whether two claims may be put together into one statement."""

from rehabit.catalogue.claims import Claim
from rehabit.kernel import ALLOWED, Allowed, Refusal


def may_chain(*, first: Claim, second: Claim) -> Allowed | Refusal:
    """Allowed when both compare with the same thing, in one price year and from one point of view.

    Refuses `different_comparators`, `different_price_years` or `different_perspectives`, with both.
    """
    checks = (
        ("different_comparators", "are compared with different things", first.comparator, second.comparator),
        ("different_price_years", "are in prices of different years", first.price_year, second.price_year),
        (
            "different_perspectives",
            "are seen from different points of view",
            first.perspective,
            second.perspective,
        ),
    )
    for code, words, one, other in checks:
        if one != other:
            return Refusal(
                code,
                f"{first.printed} and {second.printed} {words} ({one}; {other}), so they may not be chained.",
            )
    return ALLOWED
