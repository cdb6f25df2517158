from datetime import date

import pytest

from rehabit.outcomes import DuePoint, DueState, due, months_after

START, END = date(2027, 1, 11), date(2027, 2, 18)


def point(
    name: str, today: date, done: dict[str, date] | None = None, second: date | None = None
) -> DuePoint:
    plan = due(start=START, programme_end=END, today=today, done=done or {}, second_session=second)
    return next(found for found in plan if found.point.id == name)


def test_the_points_are_in_order_of_time() -> None:
    plan = due(start=START, programme_end=END, today=START, done={})
    assert [found.point.id for found in plan] == [
        "baseline",
        "end",
        "month-3",
        "month-6",
        "month-12",
        "month-30",
    ]
    assert [found.aimed_at for found in plan] == sorted(found.aimed_at for found in plan)


def test_the_baseline_closes_with_the_second_session() -> None:
    second = date(2027, 1, 14)
    assert point("baseline", START, second=second).closes == second
    assert point("baseline", date(2027, 1, 15), second=second).state is DueState.VOID
    assert point("baseline", date(2027, 1, 15)).closes == date(2027, 1, 18)


def test_days_left_are_said() -> None:
    second = date(2027, 1, 14)
    assert point("baseline", second, second=second).sentence.endswith("the last day is today.")
    assert point("baseline", date(2027, 1, 13), second=second).sentence.endswith("1 day left.")
    assert point("baseline", date(2027, 1, 1), second=second).sentence.endswith("13 days left.")


def test_answers_outside_the_window_are_kept_and_marked() -> None:
    late = point("end", date(2027, 5, 1), done={"end": date(2027, 4, 1)})
    assert late.state is DueState.DONE
    assert not late.in_window
    assert "outside the window" in late.sentence
    timely = point("end", date(2027, 5, 1), done={"end": END})
    assert timely.in_window
    assert timely.sentence == "Answered on 18 February 2027."


def test_asking_is_only_for_open_windows() -> None:
    asks = {
        found.point.id: found.asks_now for found in due(start=START, programme_end=END, today=END, done={})
    }
    assert asks == {
        "baseline": False,
        "end": True,
        "month-3": False,
        "month-6": False,
        "month-12": False,
        "month-30": False,
    }


def test_a_site_can_have_its_own_points() -> None:
    plan = due(start=START, programme_end=END, today=END, done={})
    assert due(start=START, programme_end=END, today=END, done={}, points=(plan[1].point,)) == (plan[1],)


def test_a_programme_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends on 2027-01-11, before it starts on 2027-02-18"):
        due(start=END, programme_end=START, today=END, done={})


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2027, 8, 31), 3, date(2027, 11, 30)),
        (date(2027, 12, 15), 12, date(2028, 12, 15)),
        (date(2027, 6, 30), 30, date(2029, 12, 30)),
        (date(2027, 3, 1), 0, date(2027, 3, 1)),
    ],
)
def test_months_end_where_the_month_ends(day: date, months: int, expected: date) -> None:
    assert months_after(day=day, months=months) == expected
