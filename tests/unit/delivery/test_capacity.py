"""How many people a group takes."""

import pytest

from rehabit.delivery import Limits, capacity_cautions, may_offer_place
from rehabit.kernel import ALLOWED, Refusal


def test_the_default_size_is_eight() -> None:
    assert Limits().places == 8


def test_a_place_can_be_offered_until_the_group_is_full() -> None:
    assert may_offer_place(taken=7, places=8) is ALLOWED
    found = may_offer_place(taken=8, places=8)
    assert isinstance(found, Refusal)
    assert (found.code, "All 8 places" in found.sentence) == ("full", True)


@pytest.mark.parametrize(
    ("people", "facilitators", "close", "codes"),
    [
        (8, 1, 2, []),
        (10, 1, 0, []),
        (11, 1, 0, ["too_many_per_facilitator"]),
        (11, 2, 0, []),
        (21, 2, 3, ["too_many_per_facilitator", "too_many_close_attention"]),
        (8, 1, 3, ["too_many_close_attention"]),
        (8, 0, 0, ["no_facilitator"]),
    ],
)
def test_cautions_at_the_edges(people: int, facilitators: int, close: int, codes: list[str]) -> None:
    found = capacity_cautions(
        people=people, facilitators=facilitators, close_attention=close, limits=Limits()
    )
    assert [caution.code for caution in found] == codes


def test_a_site_can_set_its_own_limits() -> None:
    strict = Limits(places=6, per_facilitator=6, close_attention=1)
    found = capacity_cautions(people=7, facilitators=1, close_attention=2, limits=strict)
    assert [caution.sentence for caution in found] == [
        "7 people with 1 facilitator is more than 6 for each. Add a facilitator or make it smaller.",
        "2 people need close attention; at most 1 at a time is safe. "
        "Add a member of staff, or offer one of them another group.",
    ]


def test_the_sentence_counts_several_facilitators() -> None:
    found = capacity_cautions(people=21, facilitators=2, close_attention=0, limits=Limits())
    assert found[0].sentence.startswith("21 people with 2 facilitators")
