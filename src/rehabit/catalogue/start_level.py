"""Where a person starts: levels by band and the limits of a plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class StartLevelRules:
    """Levels by strength band (standing and floor work) and balance band; home limits by balance band.

    ``home_balance`` maps a band to the balance exercises allowed at home and the highest level of each;
    a band that is absent allows all. ``home_demand`` is the most balance other exercises may ask.
    """

    strength: Mapping[str, int]
    floor: Mapping[str, int]
    balance: Mapping[str, int]
    easy_slots: tuple[str, ...]
    easy_level: int
    home_demand: Mapping[str, int]
    home_balance: Mapping[str, Mapping[str, int]]
    most_swaps: int
    fewest_exercises: int
    most_exercises: int
    confidence_needed: int
    high_pain_max_joint_load: int
    high_pain_weeks: int
    learning_weeks: int
    learning_effort: tuple[int, int]
    needed_slots: tuple[str, ...]
    authorship: Authorship


def read_start_level(table: Table) -> StartLevelRules:
    easy = table.table("easy")
    limits = table.table("limits")
    home = table.table("home_balance")
    effort = limits.wholes("learning_effort")
    if len(effort) != 2:
        limits.refuse("learning_effort", "two whole numbers, the lower first")
    return StartLevelRules(
        strength=_by_band(table, "strength", "ABCD"),
        floor=_by_band(table, "floor", "ABCD"),
        balance=_by_band(table, "balance", "ABC"),
        easy_slots=easy.texts("slots"),
        easy_level=easy.whole("level", low=1),
        home_demand=_by_band(table, "home_balance_demand", "ABC"),
        home_balance={band: home.whole_numbers(band) for band in home.keys},
        most_swaps=limits.whole("most_swaps"),
        fewest_exercises=limits.whole("fewest_exercises", low=1),
        most_exercises=limits.whole("most_exercises", low=1),
        confidence_needed=limits.whole("confidence_needed", high=10),
        high_pain_max_joint_load=limits.whole("high_pain_max_joint_load", high=3),
        high_pain_weeks=limits.whole("high_pain_weeks"),
        learning_weeks=limits.whole("learning_weeks"),
        learning_effort=(effort[0], effort[1]),
        needed_slots=limits.texts("needed_slots"),
        authorship=read_authorship(table),
    )


def _by_band(table: Table, key: str, bands: str) -> dict[str, int]:
    part = table.table(key)
    levels = {band: part.whole(band) for band in bands}
    part.only_these()
    return levels
