"""A stored score made whole again: its number from the record, its names from the catalogue."""

from fractions import Fraction

from rehabit.catalogue import instruments
from rehabit.outcomes.result import Score, Stamp
from rehabit.outcomes.scoring import band_of


def recall_score(
    *,
    instrument: str,
    version: str,
    scale: str,
    value: Fraction,
    engine: str,
    n_answered: int,
    n_items: int,
    n_imputed: int = 0,
    value_set: str = "",
    about: str = "",
) -> Score:
    """The Score that was stored, to show it or to compare it.

    The band is left empty when the catalogue now holds another version than the one that was scored, since
    bands belong to a version. Raises UnknownInstrument or KeyError for an instrument or scale the catalogue
    no longer holds.
    """
    held = instruments.load(instrument)
    rule = held.score_rule(scale)
    return Score(
        stamp=Stamp(
            instrument=held.id, version=version, scale=scale, engine=engine, value_set=value_set, about=about
        ),
        title=rule.title,
        value=value,
        n_answered=n_answered,
        n_items=n_items,
        n_imputed=n_imputed,
        better=rule.better,
        band=band_of(rule=rule, value=value) if version == held.version else "",
        unit=rule.unit,
        decimals=rule.decimals,
    )
