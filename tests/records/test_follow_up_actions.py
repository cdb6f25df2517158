"""Follow-ups are planned on their days, listed by what closes first, and closed with a reason."""

from datetime import date, timedelta

import pytest
from tests import measured
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused, Role
from rehabit.actions import follow_ups
from rehabit.queries import follow_ups as queries
from rehabit.queries.asking import NotFound
from rehabit.queries.follow_ups import standing_of
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return measured.build()


def plan(world, number=0):
    return follow_ups.plan(place_id=world.places[number].id, by=world.lead, at=world.moment(12, 90))


def close(world, follow_up, **given):
    told = {"reason": "not_reached", "by": world.lead, "at": world.moment(12, 90), **given}
    follow_ups.close(follow_up_id=follow_up.id, **told)


def listed(world, at):
    return queries.due_list(by=world.lead, at=at)


def test_planning_again_moves_the_days_and_adds_none_twice(world):
    assert plan(world) == 4
    m.Session.objects.filter(id=world.sessions[11].id).update(
        starts_at=world.sessions[11].starts_at + timedelta(days=7),
        ends_at=world.sessions[11].ends_at + timedelta(days=7),
    )
    plan(world)
    assert m.FollowUp.objects.count() == 4
    assert m.FollowUp.objects.get(point="month-3").due_on == date(2026, 7, 2)


def test_somebody_who_never_came_is_not_followed_up(world):
    place = m.Place.objects.get(person__given_name="Jack")
    with pytest.raises(Refused) as refused:
        follow_ups.plan(place_id=place.id, by=world.lead, at=world.moment(12))
    assert refused.value.refusal.code == "not_started"


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        ("2026-06-11", "soon"),
        ("2026-06-12", "open"),
        ("2026-06-26", "open"),
        ("2026-06-27", "overdue"),
        ("2026-07-17", "overdue"),
        ("2026-07-18", "closing"),
        ("2026-07-24", "closing"),
        ("2026-07-25", "missed"),
    ],
)
def test_where_a_window_stands(today, standing):
    """Opens on 12 June, is aimed at 26 June and closes on 24 July."""
    opens, due, closes = date(2026, 6, 12), date(2026, 6, 26), date(2026, 7, 24)
    assert standing_of(today=date.fromisoformat(today), opens=opens, due=due, closes=closes) == standing


def test_the_list_shows_what_can_be_worked_on_and_counts_the_rest(world, django_assert_max_num_queries):
    plan(world)
    plan(world, 1)
    at = world.moment(12) + timedelta(days=90)
    with django_assert_max_num_queries(3):
        found = listed(world, at)
    assert {(line.name, line.point.id, line.standing) for line in found.lines} == {
        ("Ada Example", "month-3", "open"),
        ("Bernard Sample", "month-3", "open"),
    }
    assert found.later == 6


def test_somebody_who_answered_everything_is_off_the_list_and_half_a_battery_is_not(world):
    plan(world)
    at = world.moment(12) + timedelta(days=90)
    measured.record(world, 0, "month-3", "falls", {"": {"falls": "0"}}, at=at, mode="phone")
    (line,) = listed(world, at).lines
    assert (line.answered, line.asked) == (1, 7)
    for instrument in line.point.instruments:
        make(m.Measurement, place=world.places[0], point="month-3", instrument=instrument)
    assert listed(world, at).lines == ()


def test_closing_takes_one_point_off_the_list_and_leaves_the_later_ones(world):
    plan(world)
    at = world.moment(12) + timedelta(days=90)
    close(world, m.FollowUp.objects.get(point="month-3"), words="Rang three times")
    assert listed(world, at).lines == ()
    assert listed(world, at).later == 3


def test_closing_twice_is_once_and_another_reason_is_a_correction(world):
    plan(world)
    follow_up = m.FollowUp.objects.get(point="month-3")
    close(world, follow_up)
    close(world, follow_up)
    assert m.FollowUpClosure.objects.count() == 1
    close(world, follow_up, reason="moved")
    assert m.FollowUpClosure.objects.count() == 2


def test_a_reason_that_is_not_in_the_list_is_refused(world):
    plan(world)
    with pytest.raises(Refused) as refused:
        close(world, m.FollowUp.objects.get(point="month-3"), reason="could not be bothered")
    assert refused.value.refusal.code == "unknown_reason"


def test_another_sites_follow_up_is_not_found(world):
    plan(world)
    follow_up = m.FollowUp.objects.get(point="month-3")
    stranger = viewer(Role.FACILITATOR, make(m.Site))
    with pytest.raises(NotFound):
        close(world, follow_up, by=stranger)
    with pytest.raises(NotFound):
        queries.closing(by=stranger, at=world.moment(12), follow_up_id=follow_up.id)
    assert queries.due_list(by=stranger, at=world.moment(12)).lines == ()
