"""Full incremental analysis: costs and effects of four ways to help 1,000 people, and what the table says."""

import pytest

from rehabit.economics.choice import Strategy, icer, incremental

CHAPTERS = {
    "each step buys more": (
        # name           cost   effect   status              against        £ for one more
        ("usual care", 0, 340, "reference", "", None),
        ("group", 125_000, 610, "on the frontier", "usual care", 463),
        ("one to one", 314_000, 644, "on the frontier", "group", 5_559),
    ),
    "dearer and no better is dominated": (
        ("usual care", 0, 340, "reference", "", None),
        ("group", 125_000, 610, "on the frontier", "usual care", 463),
        ("one to one", 314_000, 600, "dominated", "group", None),
    ),
    "a mix of two others would do more for the money": (
        ("usual care", 0, 340, "reference", "", None),
        ("leaflet", 40_000, 360, "extendedly dominated", "group", None),
        ("group", 125_000, 610, "on the frontier", "usual care", 463),
    ),
    "the cheapest that does most leaves nothing to decide": (
        ("group", 90_000, 610, "reference", "", None),
        ("usual care", 100_000, 340, "dominated", "group", None),
        ("one to one", 314_000, 600, "dominated", "group", None),
    ),
}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_which_to_buy(chapter: str) -> None:
    table = CHAPTERS[chapter]
    found = incremental(
        strategies=[Strategy(name=row[0], cost=row[1], effect=row[2]) for row in reversed(table)]
    )
    assert [(s.strategy.name, s.status, s.against, s.icer and round(s.icer)) for s in found] == [
        (row[0], row[3], row[4], row[5]) for row in table
    ]


RATIOS = [
    # Δcost  Δeffect   what is said
    (163, 0.27, "£604 for one more"),
    (224, 0.27, "£830 for one more"),
    (-50, 0.27, "dominates"),
    (0, 0.27, "dominates"),
    (50, -0.03, "dominated"),
    (50, 0, "dominated"),
    (-236, -0.034, "£6,941 saved for one fewer"),
    (-5, 0, "no_effect"),
]


@pytest.mark.parametrize(("cost", "effect", "said"), RATIOS)
def test_a_negative_ratio_is_never_printed_bare(cost: float, effect: float, said: str) -> None:
    found = icer(cost=cost, effect=effect)
    if not found:
        assert found.code == said
    else:
        assert f"£{found.value:,.0f} {'for one more' if found.buys else 'saved for one fewer'}" == said
