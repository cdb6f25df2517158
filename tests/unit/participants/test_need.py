"""Needs: every kind has its words, and only close attention counts for safety in the room."""

from rehabit.participants import NEEDS, NeedKind


def test_every_kind_has_words() -> None:
    assert set(NEEDS) == set(NeedKind)
    assert all(meaning.words for meaning in NEEDS.values())


def test_words_are_told_apart() -> None:
    assert len({meaning.words for meaning in NEEDS.values()}) == len(NeedKind)


def test_close_attention_is_the_kind_that_counts_for_capacity() -> None:
    assert [kind for kind in NeedKind if NEEDS[kind].close_attention] == [NeedKind.CLOSE_ATTENTION]


def test_languages_are_asked_for() -> None:
    asks = [kind for kind, meaning in NEEDS.items() if meaning.detail_asked == "Which language?"]
    assert asks == [NeedKind.INTERPRETER, NeedKind.OTHER_LANGUAGE]
