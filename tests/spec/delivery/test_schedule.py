"""Where the sessions of a group fall, and why a day is passed over."""

from datetime import date, time

import pytest

from rehabit.delivery import Nation, Shape, Timetable, schedule
from rehabit.kernel import Refusal

TWELVE, TEN = Shape(sessions=12, per_week=2), Shape(sessions=10, per_week=2)
TUESDAY, WEDNESDAY, THURSDAY = 1, 2, 3


def laid(
    *,
    shape: Shape = TWELVE,
    start: date,
    weekdays: tuple[int, ...] = (TUESDAY, THURSDAY),
    closed: dict[date, str] | None = None,
    nation: Nation = Nation.ENGLAND_AND_WALES,
) -> Timetable:
    found = schedule(
        shape=shape,
        start=start,
        weekdays=weekdays,
        at=time(10, 30),
        minutes=60,
        closed_days=closed or {},
        nation=nation,
    )
    assert isinstance(found, Timetable), found
    return found


def days(found: Timetable) -> list[str]:
    return [f"{session.starts_at:%d %b}" for session in found.sessions]


def test_twelve_sessions_in_six_weeks() -> None:
    found = laid(start=date(2026, 9, 8))
    assert days(found) == [
        *("08 Sep", "10 Sep", "15 Sep", "17 Sep", "22 Sep", "24 Sep"),
        *("29 Sep", "01 Oct", "06 Oct", "08 Oct", "13 Oct", "15 Oct"),
    ]
    assert [session.number for session in found.sessions] == list(range(1, 13))
    assert (found.skipped, found.cautions) == ((), ())


def test_ten_sessions_in_five_weeks_beginning_on_the_later_weekday() -> None:
    found = laid(shape=TEN, start=date(2026, 9, 10))
    assert (days(found)[0], days(found)[-1]) == ("10 Sep", "13 Oct")
    assert found.cautions == ()


def test_the_hour_stays_when_the_clocks_change() -> None:
    found = laid(start=date(2026, 10, 20))
    clock = {f"{session.starts_at:%H:%M}-{session.ends_at:%H:%M}" for session in found.sessions}
    assert clock == {"10:30-11:30"}
    offsets = [session.starts_at.utcoffset() for session in found.sessions]
    assert offsets[0] != offsets[-1]


@pytest.mark.parametrize(
    ("nation", "start", "weekday", "skipped"),
    [
        (Nation.ENGLAND_AND_WALES, date(2026, 3, 23), 0, "2026-04-06 Easter Monday"),
        (Nation.SCOTLAND, date(2026, 11, 23), 0, "2026-11-30 Saint Andrew's Day"),
        (Nation.NORTHERN_IRELAND, date(2026, 3, 10), 1, "2026-03-17 Saint Patrick's Day"),
        (Nation.SCOTLAND, date(2026, 3, 23), 0, ""),
        (Nation.ENGLAND_AND_WALES, date(2026, 11, 23), 0, ""),
    ],
)
def test_bank_holidays_are_those_of_the_nation(
    nation: Nation, start: date, weekday: int, skipped: str
) -> None:
    found = laid(shape=Shape(sessions=3, per_week=1), start=start, weekdays=(weekday,), nation=nation)
    assert "; ".join(f"{skip.day} {skip.reason}" for skip in found.skipped) == skipped


def test_christmas_moves_sessions_on_and_says_why() -> None:
    found = laid(
        start=date(2026, 12, 9),
        weekdays=(WEDNESDAY, 4),
        closed={date(2026, 12, 30): "Hall closed", date(2026, 12, 31): "not a group day"},
    )
    assert [(skip.day, skip.code, skip.reason) for skip in found.skipped] == [
        (date(2026, 12, 25), "bank_holiday", "Christmas Day"),
        (date(2026, 12, 30), "closed", "Hall closed"),
        (date(2027, 1, 1), "bank_holiday", "New Year's Day"),
    ]
    assert len(found.sessions) == 12
    assert [caution.sentence for caution in found.cautions] == [
        "The week from 23 December 2026 has one session; the programme meets at least twice a week.",
        "The week from 30 December 2026 has no session; the programme meets at least twice a week.",
    ]


def test_a_group_that_is_too_short_is_cautioned() -> None:
    found = laid(shape=Shape(sessions=8, per_week=2), start=date(2026, 9, 8))
    assert [caution.code for caution in found.cautions] == ["too_few_weeks"]


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (
            {"start": date(2026, 9, 9)},
            "start_on_other_weekday",
            "Wednesday 9 September 2026 is not a Tuesday or",
        ),
        ({"start": date(2026, 9, 9)}, "start_on_other_weekday", "fits is Thursday 10 September 2026"),
        ({"weekdays": (1,)}, "weekdays_do_not_fit", "meets 2 times a week, but 1 weekdays"),
        ({"weekdays": (1, 1)}, "weekdays_do_not_fit", "Choose 2"),
        ({"weekdays": (1, 7)}, "weekdays_do_not_fit", "Choose 2"),
        ({"shape": Shape(sessions=0, per_week=2)}, "no_sessions", "of 0 sessions"),
        ({"minutes": 0}, "no_length", "0 minutes"),
        ({"shape": Shape(sessions=200, per_week=2)}, "no_room", "of 200 sessions fit into a year"),
    ],
)
def test_what_cannot_be_laid_out_is_refused(change: dict[str, object], code: str, words: str) -> None:
    asked: dict[str, object] = {
        "shape": TWELVE,
        "start": date(2026, 9, 8),
        "weekdays": (TUESDAY, THURSDAY),
        "at": time(10, 30),
        "minutes": 60,
        "closed_days": {},
        "nation": Nation.ENGLAND_AND_WALES,
    }
    found = schedule(**(asked | change))  # type: ignore[arg-type]
    assert isinstance(found, Refusal)
    assert found.code == code
    assert words in found.sentence
