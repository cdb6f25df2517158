"""Every reason why a session did not happen can be read and told apart."""

from rehabit.delivery import NOT_HELD_WORDS, NotHeldReason


def test_every_reason_has_words_of_its_own() -> None:
    assert set(NOT_HELD_WORDS) == set(NotHeldReason)
    assert len(set(NOT_HELD_WORDS.values())) == len(NotHeldReason)
