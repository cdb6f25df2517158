"""Identifiers made one after the other are in order, so that the later of two facts of one moment counts."""

from rehabit.records.base import new_id


def test_identifiers_rise_within_one_millisecond():
    made = [new_id() for _ in range(5_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {each.version for each in made} == {7}
