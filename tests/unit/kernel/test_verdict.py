"""Allowed is true, a refusal is false and speaks its sentence."""

from rehabit.kernel import ALLOWED, Allowed, Caution, Refusal


def test_allowed_is_true_and_a_refusal_is_false() -> None:
    assert ALLOWED
    assert Allowed() == ALLOWED
    assert not Refusal("full", "All places are taken.")


def test_refusals_and_cautions_print_their_sentence() -> None:
    assert str(Refusal("full", "All places are taken.")) == "All places are taken."
    assert str(Caution("large", "A large group.")) == "A large group."
