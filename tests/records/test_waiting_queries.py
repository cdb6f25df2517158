"""The waiting list, and who could take a free place."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.doors import viewer
from tests.factories import NOW, make

from rehabit.access import Refused, Role, Viewer
from rehabit.queries import candidates as candidate_queries
from rehabit.queries import waiting as queries
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> m.Site:
    return make(m.Site)


@pytest.fixture
def facilitator(site: m.Site) -> Viewer:
    return viewer(Role.FACILITATOR, site)


def waits(site: m.Site, weeks: int, state: str = "waiting", **given) -> m.Referral:
    given = {"extra": {}, "referred_on": NOW.date() - timedelta(weeks=weeks), **given}
    referral = make(m.Referral, site=site, **given)
    make(m.ReferralStatus, referral=referral, state="received", at=NOW - timedelta(days=2))
    make(m.ReferralStatus, referral=referral, state=state, at=NOW - timedelta(days=1))
    return referral


def names(people) -> list[str]:
    return [person.name.split()[0] for person in people]


def person(site: m.Site, name: str, **given) -> m.Person:
    return make(m.Person, site=site, given_name=name, **given)


def test_the_list_has_the_suitable_who_wait_longest_first(site, facilitator):
    for name, weeks, state in (
        ("Second", 9, "waiting"),
        ("First", 19, "suitable"),
        ("Third", 2, "waiting"),
        ("Placed", 30, "placed"),
        ("New", 40, "received"),
    ):
        waits(site, weeks, state, person=person(site, name))
    waits(make(m.Site), 50)
    found = queries.waiting_list(by=facilitator, at=NOW)
    assert names(found.people) == ["First", "Second", "Third"]
    assert [each.waited.weeks for each in found.people] == [19, 9, 2]


def test_the_eighteen_week_mark_is_counted(site, facilitator):
    for weeks in (18, 17, 14, 13):
        waits(site, weeks)
    found = queries.waiting_list(by=facilitator, at=NOW)
    assert (found.limit, found.over, found.close) == (18, 1, 2)


def test_a_person_is_shown_with_joints_needs_and_where_they_would_go(site, facilitator):
    ada = person(site, "Ada", postcode="ZZ99 3VZ")
    waits(site, 3, person=ada, joints=["knee_left", "knee_right"], extra={"preferred_place": "Elm Road"})
    make(m.Need, person=ada, kind="interpreter", detail="Gujarati", at=NOW)
    make(m.Need, person=ada, kind="close_attention", detail="falls", at=NOW + timedelta(seconds=1))
    staff = make(m.User)
    make(m.Need, person=ada, kind="transport", ended_at=NOW, ended_by=staff)
    (shown,) = queries.waiting_list(by=facilitator, at=NOW).people
    assert [need.words for need in shown.needs] == ["Interpreter: Gujarati", "Close attention: falls"]
    assert shown.close_attention and shown.joints == "Both knees"
    assert (shown.would_go, shown.lives_near) == ("Elm Road", "ZZ99")


def test_a_reason_to_take_somebody_first_counts_before_the_wait(site, facilitator):
    waits(site, 10, person=person(site, "Longer"))
    waits(site, 1, person=person(site, "Sooner"), extra={"take_first": "Surgery in May"})
    assert names(queries.waiting_list(by=facilitator, at=NOW).people) == ["Sooner", "Longer"]


def test_the_list_offers_the_groups_that_still_meet_and_have_room(site, facilitator):
    open_one, full, over = (
        make(m.Group, site=site),
        make(m.Group, site=site, capacity=1),
        make(m.Group, site=site),
    )
    for group in (open_one, full):
        make(m.Session, group=group)
    make(m.Session, group=over, starts_at=NOW - timedelta(days=2), ends_at=NOW - timedelta(days=1))
    make(m.Place, group=full)
    make(m.Session, group=make(m.Group))
    found = queries.waiting_list(by=facilitator, at=NOW)
    assert [line.group_id for line in found.groups] == [open_one.id]


@pytest.mark.parametrize("role", [Role.HELPER, Role.REFERRER, Role.PARTICIPANT, Role.NETWORK_LEAD])
def test_others_do_not_see_the_list(site, role):
    with pytest.raises(Refused):
        queries.waiting_list(by=viewer(role, site), at=NOW)


def test_candidates_come_with_why_and_those_the_group_does_not_suit_come_last(site, facilitator):
    group = make(m.Group, site=site, capacity=4)
    make(m.Session, group=group)
    for _ in range(2):
        held = make(m.Place, group=group)
        make(m.Need, person=held.person, kind="close_attention", detail="falls")
    frail, spry = person(site, "Frail"), person(site, "Spry")
    waits(site, 20, person=frail)
    make(m.Need, person=frail, kind="close_attention", detail="frail")
    referral = waits(site, 5, person=spry)
    make(m.Place, group=group, person=spry, referral=referral, state="declined")
    found = candidate_queries.candidates(by=facilitator, group_id=group.id, at=NOW)
    assert (found.free, found.capacity) == (2, 4)
    assert names(each.person for each in found.people) == ["Spry", "Frail"]
    assert [each.fits for each in found.people] == [True, False]
    assert "Has waited 5 weeks" in found.people[0].why[0]
    assert found.people[0].against == (f"Said no to {group.name} before.",)
    assert "close attention" in found.people[1].against[0]


def test_a_person_who_needs_an_interpreter_is_not_put_last_for_it(site, facilitator):
    group = make(m.Group, site=site)
    make(m.Session, group=group)
    waits(site, 3, person=person(site, "Plain"), joints=["knee_left", "hip_left"])
    first = person(site, "First")
    waits(site, 9, person=first)
    make(m.Need, person=first, kind="interpreter", detail="Polish")
    found = candidate_queries.candidates(by=facilitator, group_id=group.id, at=NOW)
    assert names(each.person for each in found.people) == ["First", "Plain"]
    assert all(each.fits for each in found.people)


def test_another_sites_group_has_no_candidates_for_me(facilitator):
    with pytest.raises(NotFound):
        candidate_queries.candidates(by=facilitator, group_id=make(m.Group).id, at=NOW)


def test_weeks_are_counted_on_londons_calendar(site, facilitator):
    """Half past midnight in British summer time is still the day before in UTC."""
    waits(site, 0, referred_on=date(2026, 6, 2))
    at = datetime(2026, 6, 8, 23, 30, tzinfo=UTC)
    (shown,) = queries.waiting_list(by=facilitator, at=at).people
    assert shown.waited.weeks == 1
