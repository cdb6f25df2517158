from dataclasses import replace
from fractions import Fraction

import pytest

from rehabit.catalogue import instruments
from rehabit.outcomes import Score, recall_score, responder, score


def stored(found: Score) -> dict[str, object]:
    """What a record keeps of a score."""
    stamp = found.stamp
    return {
        "instrument": stamp.instrument,
        "version": stamp.version,
        "scale": stamp.scale,
        "engine": stamp.engine,
        "value_set": stamp.value_set,
        "about": stamp.about,
        "value": Fraction(str(found.value)),
        "n_answered": found.n_answered,
        "n_items": found.n_items,
        "n_imputed": found.n_imputed,
    }


def test_a_stored_score_comes_back_as_it_was() -> None:
    found = score("phq-9", [1, 2, None, 1, 0, 2, 1, 0, 0], about="")["total"]
    assert isinstance(found, Score)
    assert recall_score(**stored(found)) == found  # type: ignore[arg-type]


def test_a_recalled_score_can_be_compared() -> None:
    before = score("nrs-pain", {"average": 7}, about="left knee")["average"]
    assert isinstance(before, Score)
    after = score("nrs-pain", {"average": 4}, about="left knee")["average"]
    assert responder("pain-30", recall_score(**stored(before)), after).responded is True  # type: ignore[arg-type]


def test_bands_belong_to_a_version() -> None:
    found = score("phq-4", [1, 1, 1, 1])["total"]
    assert isinstance(found, Score)
    older = replace(found, stamp=replace(found.stamp, version="0"))
    assert recall_score(**stored(older)).band == ""  # type: ignore[arg-type]


def test_a_scale_that_is_gone_is_named() -> None:
    with pytest.raises(KeyError, match="no score 'sum'"):
        recall_score(
            instrument="phq-4",
            version="1",
            scale="sum",
            value=Fraction(1),
            engine="1",
            n_answered=4,
            n_items=4,
        )
    with pytest.raises(instruments.UnknownInstrument):
        recall_score(
            instrument="gone", version="1", scale="x", value=Fraction(1), engine="1", n_answered=1, n_items=1
        )
