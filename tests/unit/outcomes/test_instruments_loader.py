from fractions import Fraction

import pytest

from rehabit.catalogue import instruments
from rehabit.catalogue.responder_rules import UnknownRule, responder_rule


def test_a_name_is_found_in_any_case_and_by_alias() -> None:
    assert instruments.load("PHQ-4").id == "phq-4"
    assert instruments.load("WOMAC-LK3.1").id == "womac"


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(instruments.UnknownInstrument, match=r"'phq-10'.*phq-4, phq-8"):
        instruments.load("phq-10")


def test_a_shipped_wording_has_words_labels_and_ends() -> None:
    pain = instruments.wording("nrs-pain")
    assert pain.ends["pain"] == ("No pain", "Worst pain you can imagine")
    mood = instruments.wording("phq-4")
    assert mood.options["frequency"][0] == (Fraction(0), "Not at all")
    assert instruments.wording("rand-36").stems["13"].startswith("During the past 4 weeks")


def test_wording_of_a_licence_holder_is_not_there() -> None:
    with pytest.raises(instruments.UnknownInstrument, match=r"koos.*holder"):
        instruments.wording("koos")


def test_a_site_can_read_wording_it_has_obtained() -> None:
    loaded = instruments.read_wording(
        instrument=instruments.load("who-5"), text='[items]\n1 = "first"\n', language="cy"
    )
    assert (loaded.instrument, loaded.language, loaded.items["1"]) == ("who-5", "cy", "first")


def test_an_unknown_item_or_score_names_what_exists() -> None:
    held = instruments.load("evs")
    with pytest.raises(KeyError, match="days, minutes"):
        held.item("hours")
    with pytest.raises(KeyError, match="minutes_week"):
        held.score_rule("total")


def test_an_unknown_responder_rule_names_what_exists() -> None:
    with pytest.raises(UnknownRule, match=r"escape-20.*escape-15"):
        responder_rule("escape-20")


@pytest.mark.parametrize(
    ("name", "item", "words"),
    [
        ("nrs-pain", "worst", "a whole number from 0 to 10"),
        ("tug", "seconds", "a number from 0.1 to 900 seconds"),
        ("rand-36-pf", "3", "a whole number from 1 to 3"),
    ],
)
def test_what_is_allowed_is_said_in_words(name: str, item: str, words: str) -> None:
    assert instruments.load(name).item(item).scale.in_words() == words


def test_gaps_between_answers_are_spelt_out() -> None:
    text = (instruments.CONTENT / "evs" / "instrument.toml").read_text(encoding="utf-8")
    gapped = instruments.read_instrument(text.replace("low = 0\nhigh = 7\n", "values = [0, 2, 5]\n"))
    assert gapped.item("days").scale.in_words() == "one of 0, 2, 5"
