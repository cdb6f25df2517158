"""The session page: what it says of each person, and that its cost does not grow."""

from datetime import timedelta

import pytest
from tests import room
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused
from rehabit.actions import attendance
from rehabit.actions.attendance import Given
from rehabit.delivery import AbsenceReason, Attendance, Mark, PainTrend
from rehabit.participants import NeedKind
from rehabit.queries.session_page import session_page
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


def page(world, number, *, at=None):
    return session_page(
        session_id=world.sessions[number - 1].id, by=world.lead, at=at or world.moment(number, 5)
    )


def mark(world, number, person, mark, reason=None):
    given = Given(person_id=person.id, attendance=Attendance(mark=mark, reason=reason))
    session = world.sessions[number - 1]
    attendance.mark(session_id=session.id, marks=[given], by=world.lead, at=world.moment(number, 5))


def at_home(world, person, day, *, done=3, pain=None):
    make(m.HomeDay, site=world.site, person=person, day=day, done=done, worst_pain=pain)


def test_six_statements_for_two_people_or_eight_and_however_long_the_diary(django_assert_num_queries):
    for people in (2, 8):
        world = room.build(people=people)
        room.start_plans(world)
        for person in world.people:
            for back in range(60):
                at_home(world, person, world.sessions[4].starts_at.date() - timedelta(days=back), pain=3)
        with django_assert_num_queries(6):
            assert len(page(world, 5).people) == people


def test_the_week_counts_days_before_the_session_and_says_where_the_pain_goes():
    world = room.build(people=1)
    room.start_plans(world)
    (person,) = world.people
    day = world.sessions[4].starts_at.date()
    for back, pain in ((9, 9), (6, 6), (5, 6), (3, 3), (2, 3), (0, 9)):
        at_home(world, person, day - timedelta(days=back), pain=pain)
    week = page(world, 5).people[0].week
    assert (week.days.count, week.days.total) == (4, 7)
    assert (week.trend, week.pain_entries, week.pain_last) == (PainTrend.EASING, 4, 3)


def test_somebody_who_wrote_nothing_and_missed_two_sessions_has_gone_quiet_and_the_reasons_say_why():
    world = room.build(people=2)
    room.start_plans(world)
    quiet, busy = world.people
    for number in (3, 4):
        mark(world, number, quiet, Mark.ABSENT, AbsenceReason.FLARE)
        mark(world, number, busy, Mark.PRESENT)
    at_home(world, busy, world.sessions[4].starts_at.date() - timedelta(days=1))
    first, second = page(world, 5).people
    assert {reason.code for reason in first.quiet} == {"diary_never", "missed_in_a_row"}
    assert (first.missed, first.last_absence.reason) == (2, AbsenceReason.FLARE)
    assert (second.quiet, second.missed) == ((), 0)


def test_needs_stand_beside_the_name_until_they_end():
    world = room.build(people=1)
    (person,) = world.people
    make(m.Need, site=world.site, person=person, kind=NeedKind.CLOSE_ATTENTION, detail="Falls")
    make(
        m.Need,
        site=world.site,
        person=person,
        kind=NeedKind.LARGE_PRINT,
        ended_at=world.moment(1),
        ended_by_id=world.lead.user_id,
    )
    shown = page(world, 2).people[0]
    assert [need.words for need in shown.needs] == ["Close attention: Falls"]
    assert shown.close_attention


def test_the_latest_mark_counts_and_sessions_still_needed_follow_it():
    world = room.build(people=1)
    (person,) = world.people
    mark(world, 1, person, Mark.PRESENT)
    assert page(world, 1).people[0].still.attended == 1
    given = Given(person_id=person.id, attendance=Attendance(mark=Mark.ABSENT), seen="present")
    here = {"session_id": world.sessions[0].id, "by": world.lead}
    attendance.mark(**here, marks=[given], at=world.moment(1, 20))
    shown = page(world, 1).people[0]
    assert (shown.mark.attendance.mark, shown.still.attended, shown.still.to_come) == (Mark.ABSENT, 0, 11)


@pytest.mark.parametrize(
    ("state", "shown", "expected"),
    [
        ("offered", True, False),
        ("accepted", True, True),
        ("started", True, True),
        ("declined", False, False),
        ("left", False, False),
    ],
)
def test_who_holds_a_place_is_on_the_page_and_who_said_yes_is_expected(state, shown, expected):
    world = room.build(people=1, state=state)
    people = page(world, 1).people
    assert bool(people) is shown
    assert any(person.expected for person in people) is expected


def test_a_plan_that_is_stopped_altogether_is_locked():
    world = room.build(people=1)
    (person,) = world.people
    make(m.Prescription, site=world.site, person=person, step="start", at=world.moment(1))
    assert not page(world, 2).people[0].locked
    make(m.Prescription, site=world.site, person=person, step="stop", at=world.moment(1, 90))
    shown = page(world, 2).people[0]
    assert (shown.locked, shown.doing) == (True, ())


def test_an_adverse_event_stays_beside_the_name_for_four_weeks():
    world = room.build(people=1)
    (person,) = world.people
    day = world.sessions[8].starts_at.date()
    for back in (28, 29):
        event = {"kind": "fall", "severity": "moderate", "happened_on": day - timedelta(days=back)}
        make(m.AdverseEvent, site=world.site, person=person, **event)
    assert len(page(world, 9).people[0].events) == 1


def test_the_next_session_skips_one_that_is_called_off():
    world = room.build(people=1)
    m.Session.objects.filter(id=world.sessions[1].id).update(state="cancelled")
    assert page(world, 1).next.number == 3
    assert page(world, 12).next is None


def test_people_of_another_group_are_not_on_the_page():
    world, _ = room.build(people=1), room.build(people=2)
    assert [person.id for person in page(world, 1).people] == [world.people[0].id]


@pytest.mark.parametrize("role", ["participant", "helper", "referrer", "network_lead", "evaluator"])
def test_only_who_runs_sessions_sees_the_page(role):
    world = room.build(people=1)
    with pytest.raises(Refused):
        session_page(session_id=world.sessions[0].id, by=viewer(role, world.site), at=world.moment(1))


def test_nothing_is_proposed_for_somebody_who_is_absent():
    world = room.build(people=1)
    room.start_plans(world)
    (person,) = world.people
    assert {each.kind for each in page(world, 6).people[0].proposals} == {"down"}
    mark(world, 6, person, Mark.ABSENT, AbsenceReason.AWAY)
    assert page(world, 6).people[0].proposals == ()
