"""What vectors may ask for and Rehabit does not have on purpose, each with the reason."""

from collections.abc import Mapping
from types import MappingProxyType

from rehabit.catalogue import instruments
from rehabit.catalogue.value_sets import value_sets

NOT_BUILT: Mapping[str, str] = MappingProxyType(
    {
        "sf-12v1": "its weights and wording are licensed (QualityMetric)",
        "sf-12": "its weights and wording are licensed (QualityMetric)",
        "sf-12v2": "its weights and wording are licensed (QualityMetric)",
        "sf-6d": "its values are licensed (University of Sheffield)",
        "gppaq": "it finds few inactive older people, and one cell of its index is unverified",
        "exercise-beliefs": "no scoring key was found",
        "see": "no agreed thresholds; not part of the battery",
        "ucla-activity": "not part of the battery",
        "mactar": "recorded as words, never calculated",
        "koos-4": "a research composite, not an official score",
        "koos-jr": "another instrument than KOOS, for joint replacement",
        "hoos-jr": "another instrument than HOOS, for joint replacement",
        "eq-5d-5l/nice-dsu-5l-to-3l": "the table belongs to the NICE Decision Support Unit",
        "eq-5d-3l/nice-dsu-3l-to-5l(england 2018 values)": "aimed at values NICE does not recommend",
        "eq-5d-3l/england-reverse-crosswalk": "aimed at values NICE does not recommend",
    }
)
"""Instruments and value sets that are left out deliberately, by their name in small letters."""


def is_here(need: str) -> bool:
    """Whether what a vector needs is a value set or an instrument of the catalogue, by its id."""
    wanted = need.casefold()
    return wanted in value_sets() or wanted in instruments.available()
