import pytest

from rehabit.evaluation.drop_out import DropOut, Stay, drop_out
from rehabit.evaluation.interval import Interval
from rehabit.kernel import Refusal


def followed(*people: tuple[float, bool]) -> DropOut:
    found = drop_out(stays=[Stay(time=time, left=left) for time, left in people])
    assert isinstance(found, DropOut)
    return found


def test_with_nobody_cut_short_it_is_the_plain_share() -> None:
    found = followed((1, True), (3, True), (12, False), (12, False), (12, False))
    assert [one.share for one in found.steps] == pytest.approx([0.8, 0.6])
    assert [(one.at_risk, one.left) for one in found.steps] == [(5, 1), (4, 1)]
    assert [found.share_at(time) for time in (0, 1, 2, 3, 12)] == pytest.approx([1, 0.8, 0.8, 0.6, 0.6])
    assert isinstance(found.median, Refusal)
    for one in found.steps:
        assert isinstance(one.interval, Interval)
        assert 0 < one.interval.low < one.share < one.interval.high < 1


def test_when_the_last_leave_no_limits_are_left() -> None:
    found = followed((1, True), (2, True))
    assert found.median == 1
    assert found.steps[-1].share == 0
    assert isinstance(found.steps[-1].interval, Refusal)


def test_people_who_all_stay_make_no_step() -> None:
    found = followed((12, False), (12, False))
    assert found.steps == ()
    assert found.share_at(12) == 1


def test_what_cannot_be_followed() -> None:
    found = drop_out(stays=[])
    assert isinstance(found, Refusal)
    assert found.code == "nobody_counted"
    with pytest.raises(ValueError, match="0 or later; -1 is not"):
        drop_out(stays=[Stay(time=-1, left=True)])
