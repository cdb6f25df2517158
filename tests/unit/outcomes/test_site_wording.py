"""The wording file a site brings: read when it fits its instrument, refused with everything to put right."""

import re

import pytest

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import WordingTerms
from rehabit.catalogue.instrument_wording import WordingFault, read_site_wording, wording_form


def filled(name: str) -> str:
    """The empty file of an instrument with made-up words in every gap."""
    return wording_form(instruments.load(name)).replace('= ""', '= "made-up words"')


@pytest.mark.parametrize("name", instruments.available())
def test_the_empty_file_of_every_instrument_can_be_filled_in_and_read(name: str) -> None:
    read = read_site_wording(filled(name))
    held = instruments.load(name)
    assert (read.instrument, read.language, read.entitled_by) == (held, "en", "made-up words")
    assert list(read.wording.items) == [item.id for item in held.items]
    for item in held.items:
        labels = read.wording.options_of(item)
        assert [value for value, _ in labels] == list(item.scale.values)


@pytest.mark.parametrize("name", instruments.available())
def test_the_empty_file_itself_is_refused(name: str) -> None:
    with pytest.raises(WordingFault, match="none of them empty"):
        read_site_wording(wording_form(instruments.load(name)))


def test_one_question_may_have_answers_of_its_own_in_printed_order() -> None:
    own = '\n[item_options.3]\n3 = "c"\n2 = "b"\n1 = "a"\n0 = "none"\n'
    read = read_site_wording(filled("hads") + own)
    third = read.wording.options_of(read.instrument.item("3"))
    assert [(int(value), label) for value, label in third] == [(3, "c"), (2, "b"), (1, "a"), (0, "none")]
    assert read.wording.options_of(read.instrument.item("4"))[0][1] == "made-up words"


def test_numbers_between_two_ends_need_no_words_of_their_own() -> None:
    text = re.sub(r"\[options.points\].*?(?=\n\n)", "", filled("pseq"), flags=re.DOTALL)
    with pytest.raises(WordingFault, match="exactly the answers 0, 1, 2, 3, 4, 5, 6 in question 1, 2"):
        read_site_wording(text)
    read = read_site_wording(text + '\n[ends.points]\nlow = "not at all"\nhigh = "completely"\n')
    assert read.wording.ends["points"] == ("not at all", "completely")


def test_words_above_several_questions() -> None:
    read = read_site_wording(filled("phq-2") + '\n[[stem]]\ntext = "Both"\nitems = ["1", "2"]\n')
    assert read.wording.stems == {"1": "Both", "2": "Both"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda text: text + "[items", "The file cannot be read"),
        (lambda text: text.replace('"koos-12"', '"koos-13"'), "No instrument is called 'koos-13'"),
        (lambda text: text.replace("instrument =", "name ="), 'The line instrument = "…" has to name one'),
        (lambda text: 'colour = "red"\n' + text, "Nothing is called 'colour' here"),
        (lambda text: text.replace('language = "en"', 'language = "English"'), "has to be a language code"),
        (lambda text: text.replace('language = "en"', "language = 5"), "The line language has to be a text"),
        (lambda text: re.sub('entitled_by = "made-up words"', 'entitled_by = " "', text), "what entitles"),
        (lambda text: text.replace('"P1" = "made-up words"\n', ""), "These questions have no words: P1"),
        (lambda text: text.replace('"P1" =', '"P9" = "x"\n"P1" ='), "koos-12 has no questions P9; it has P1"),
        (lambda text: text.replace('"P1" = "made-up words"', '"P1" = 5'), r"The part \[items\] has to hold"),
        (lambda text: text.replace("[options.position]", "[options.colour]"), "koos-12 has no scale colour"),
        (lambda text: text.replace('"4" = "made-up words"\n', ""), "0, 1, 2, 3, 4 in question P1, P5"),
        (lambda text: text + '[item_options]\nP1 = "x"\n', r"The parts \[item_options"),
        (lambda text: text + '[ends.position]\nlow = "x"\n', r"\[ends.position\] has to hold low and high"),
        (lambda text: text + '[[stem]]\ntext = "x"\n', r"The parts \[\[stem\]\] have to hold"),
        (lambda text: 'stem = "x"\n' + text, r"The parts \[\[stem\]\] have to hold"),
        (lambda text: text + '[[stem]]\ntext = "x"\nitems = ["Z"]\n', "koos-12 has no questions Z"),
    ],
)
def test_what_does_not_fit_is_named(change, fault: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(WordingFault, match=fault):
        read_site_wording(change(filled("koos-12")))


def test_all_faults_come_at_once() -> None:
    text = filled("phq-2").replace('"1" = "made-up words"\n"2" = "made-up words"', '"9" = "x"', 1)
    with pytest.raises(WordingFault) as refused:
        read_site_wording(text)
    assert refused.value.faults == (
        "These questions have no words: 1, 2.",
        "phq-2 has no questions 9; it has 1, 2.",
    )


def test_an_owner_without_an_address_is_named_all_the_same() -> None:
    free = next(
        held for name in instruments.available() if not (held := instruments.load(name)).licence.contact
    )
    assert free.licence.wording is not WordingTerms.HOLDER
    assert "Ask for it at: -." in wording_form(free)
