"""The waiting list: how long, in which order, and who could fill a gap."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rehabit.delivery import Gap, Waiting, in_order, waited, who_fills

TODAY = date(2026, 11, 24)
GAP = Gap(
    weekdays=frozenset({1, 3}),
    joints=frozenset({"knee", "hip"}),
    close_attention_left=1,
    languages=frozenset({"Gujarati"}),
)


def person(reference: str, weeks: int, **details: object) -> Waiting:
    plain = Waiting(
        reference=reference,
        since=TODAY - timedelta(weeks=weeks),
        first="",
        close_attention=False,
        weekdays=frozenset(),
        joint="knee",
        language="",
    )
    return replace(plain, **details)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "weeks", "over_days", "close", "over"),
    [
        (0, 0, 0, False, False),
        (13, 1, 6, False, False),
        (14 * 7 - 1, 13, 6, False, False),
        (14 * 7, 14, 0, True, False),
        (18 * 7 - 1, 17, 6, True, False),
        (18 * 7, 18, 0, False, True),
    ],
)
def test_the_eighteen_week_clock(days: int, weeks: int, over_days: int, close: bool, over: bool) -> None:
    since = TODAY - timedelta(days=days)
    found = waited(since=since, today=TODAY)
    assert (found.weeks, found.days, found.close, found.over) == (weeks, over_days, close, over)
    assert found.limit_on == since + timedelta(days=126)


@pytest.mark.parametrize(
    ("since", "sentence"),
    [
        (date(2026, 11, 17), "Has waited 1 week; 18 weeks are reached on 23 March 2027."),
        (date(2026, 7, 14), "Has waited 19 weeks; 18 weeks were reached on 17 November 2026."),
    ],
)
def test_the_clock_in_words(since: date, sentence: str) -> None:
    assert waited(since=since, today=TODAY).sentence == sentence


def test_waiting_cannot_begin_tomorrow() -> None:
    with pytest.raises(ValueError, match="is after 2026-11-24"):
        waited(since=date(2026, 11, 25), today=TODAY)


def test_the_longest_wait_comes_first_unless_a_clinician_says_otherwise() -> None:
    people = [person("short", 2), person("long", 9), person("urgent", 1, first="falls at home")]
    assert [one.reference for one in in_order(waiting=people)] == ["urgent", "long", "short"]


@pytest.mark.parametrize(
    ("details", "against"),
    [
        ({}, ""),
        ({"weekdays": frozenset({1, 2, 3})}, ""),
        ({"language": "Gujarati"}, ""),
        ({"close_attention": True}, ""),
        ({"joint": "knee_and_hip"}, "The group does not take: knee and hip."),
        ({"weekdays": frozenset({1})}, "Cannot come on all the days the group meets."),
        ({"language": "Polish"}, "Needs an interpreter (Polish); none is booked for this group."),
    ],
)
def test_who_fits_a_gap_and_why_not(details: dict[str, object], against: str) -> None:
    (found,) = who_fills(gap=GAP, waiting=[person("a", 3, **details)], today=TODAY)
    assert found.fits is (against == "")
    assert " ".join(found.against) == against


def test_close_attention_needs_room_for_it() -> None:
    full = replace(GAP, close_attention_left=0)
    (found,) = who_fills(gap=full, waiting=[person("a", 3, close_attention=True)], today=TODAY)
    assert found.against == ("Needs close attention, and the group has no more room for that.",)


def test_those_who_fit_come_first_and_nobody_is_left_out() -> None:
    people = [
        person("long", 9, joint="shoulder"),
        person("short", 2),
        person("first", 1, first="asked by GP"),
    ]
    found = who_fills(gap=GAP, waiting=people, today=TODAY)
    assert [(one.reference, one.fits) for one in found] == [("first", True), ("short", True), ("long", False)]
    assert found[0].why[0] == "First by a clinician's decision: asked by GP."
    assert found[1].why == ("Has waited 2 weeks; 18 weeks are reached on 16 March 2027.",)
