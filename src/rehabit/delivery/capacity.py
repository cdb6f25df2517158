"""How many people a group takes, and when to think twice. Defaults are a site's to change."""

from dataclasses import dataclass

from rehabit.kernel import ALLOWED, Allowed, Caution, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """People. ``places`` is the size of a group; above the other two a caution is shown.

    Source of the defaults: groups of about 8, more only with more than one facilitator, and never more
    than 2 people who need close attention at a time (the programme's public pages).
    """

    places: int = 8
    per_facilitator: int = 10
    close_attention: int = 2


def may_offer_place(*, taken: int, places: int) -> Allowed | Refusal:
    """Say whether a group has room; ``taken`` counts places offered, accepted and started."""
    if taken < places:
        return ALLOWED
    return Refusal("full", f"All {places} places are taken or on offer. Make the group larger, or wait.")


def capacity_cautions(
    *, people: int, facilitators: int, close_attention: int, limits: Limits
) -> tuple[Caution, ...]:
    """List what to think about for a group of ``people``, ``close_attention`` of whom need it."""
    return tuple(
        caution
        for caution in (
            _staffing(people=people, facilitators=facilitators, most=limits.per_facilitator),
            _attention(people=close_attention, most=limits.close_attention),
        )
        if caution is not None
    )


def _staffing(*, people: int, facilitators: int, most: int) -> Caution | None:
    if facilitators < 1:
        return Caution("no_facilitator", "Nobody leads this group yet. Name a facilitator.")
    if people <= most * facilitators:
        return None
    staff = "1 facilitator" if facilitators == 1 else f"{facilitators} facilitators"
    return Caution(
        "too_many_per_facilitator",
        f"{people} people with {staff} is more than {most} for each. Add a facilitator or make it smaller.",
    )


def _attention(*, people: int, most: int) -> Caution | None:
    if people <= most:
        return None
    return Caution(
        "too_many_close_attention",
        f"{people} people need close attention; at most {most} at a time is safe. "
        "Add a member of staff, or offer one of them another group.",
    )
