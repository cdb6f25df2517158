"""How a pain score is read against the zones and the person's usual."""

from rehabit.catalogue.progression import PainRules


def zone_of(*, pain: int, usual: int | None, rules: PainRules) -> str:
    """'green', 'amber' or 'red' for pain 0-10.

    Where the relative rule is in use and the usual pain is high, a little above the usual is still amber.
    It stays off until it is signed off.
    """
    if rules.relative_in_use and usual is not None and usual >= rules.usual_high_from:
        return "amber" if pain <= usual + rules.relative_amber_up_to else "red"
    return rules.zone(pain).zone


def above_usual(*, pain: int, usual: int | None) -> bool:
    """Is this more than the person's usual? When the usual is not known, any pain counts as more."""
    return pain > (0 if usual is None else usual)
