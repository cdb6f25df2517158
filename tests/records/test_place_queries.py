"""A participant's own place, and calendar files."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from tests.doors import viewer
from tests.factories import NOW, make

from rehabit.access import Refused, Role, Viewer
from rehabit.queries import places as queries
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> m.Group:
    site = make(m.Site, phone="01632 960 123")
    venue = make(m.Venue, site=site, name="Elm Road Hall", address="12 Elm Road\nMarlow Green")
    group = make(m.Group, site=site, venue=venue)
    for number, days in ((1, -3), (2, 1), (3, 4)):
        starts = NOW + timedelta(days=days)
        make(m.Session, group=group, number=number, starts_at=starts, ends_at=starts + timedelta(hours=1))
    return group


def me_with(group: m.Group, state: str = "accepted") -> Viewer:
    place = make(m.Place, group=group, state=state)
    return viewer(Role.PARTICIPANT, group.site, person=place.person)


def test_my_group_says_when_where_and_who_with(group):
    for name, state in (("Winston", "accepted"), ("Irena", "started"), ("Bob", "offered"), ("Al", "left")):
        make(m.Place, group=group, person=make(m.Person, site=group.site, given_name=name), state=state)
    make(m.GroupStaff, group=group, user=make(m.User, name="Priya"), duty="lead")
    make(m.GroupStaff, group=group, user=make(m.User, name="Jean"), duty="helper")
    mine = queries.mine(by=me_with(group), at=NOW).group
    assert mine.next.number == 2
    assert mine.companions == ("Irena", "Winston"), "given names of those who said yes, and not my own"
    assert mine.leaders == ("Priya",)
    assert (mine.venue, mine.site_phone) == ("Elm Road Hall", "01632 960 123")
    assert [date.number for date in mine.dates] == [1, 2, 3]


def test_the_next_session_is_one_that_takes_place(group):
    m.Session.objects.filter(group=group, number=2).update(state="cancelled")
    assert queries.mine(by=me_with(group), at=NOW).group.next.number == 3
    m.Session.objects.filter(group=group, number=3).update(state="closed")
    assert queries.mine(by=me_with(group), at=NOW).group.next is None


def test_an_offer_is_shown_apart_from_the_group(group):
    me = me_with(group, "offered")
    found = queries.mine(by=me, at=NOW)
    assert found.group is None and len(found.offers) == 1
    offer = queries.offer(by=me, place_id=found.offers[0].place_id, at=NOW)
    assert offer.state == "offered"


def test_somebody_without_a_place_has_neither(group):
    found = queries.mine(by=viewer(Role.PARTICIPANT, group.site), at=NOW)
    assert (found.offers, found.group) == ((), None)


def test_somebody_elses_offer_is_not_found(group):
    place = make(m.Place, group=group, state="offered")
    with pytest.raises(NotFound):
        queries.offer(by=viewer(Role.PARTICIPANT, group.site), place_id=place.id, at=NOW)


def test_staff_have_no_group_of_their_own(group):
    with pytest.raises(Refused):
        queries.mine(by=viewer(Role.FACILITATOR, group.site), at=NOW)


def events(file: queries.CalendarFile) -> list:
    return list(Calendar.from_ical(file.content).walk("VEVENT"))


def test_my_calendar_has_every_session_and_says_which_are_off_or_moved(group):
    m.Session.objects.filter(group=group, number=2).update(state="cancelled")
    m.Session.objects.filter(group=group, number=3).update(sequence=2)
    found = events(queries.my_calendar(by=me_with(group), at=NOW))
    assert [event["STATUS"] for event in found] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert [event["SEQUENCE"] for event in found] == [0, 1, 2]
    assert found[0]["LOCATION"] == "Elm Road Hall, 12 Elm Road, Marlow Green"
    assert found[2]["DTSTART"].dt == NOW + timedelta(days=4)
    assert len({str(event["UID"]) for event in found}) == 3


def test_there_is_no_calendar_without_a_place_that_was_accepted(group):
    with pytest.raises(NotFound):
        queries.my_calendar(by=me_with(group, "offered"), at=NOW)


def test_staff_get_the_calendar_of_their_sites_groups_only(group):
    staff = viewer(Role.FACILITATOR, group.site)
    assert len(events(queries.group_calendar(by=staff, group_id=group.id, at=NOW))) == 3
    with pytest.raises(NotFound):
        queries.group_calendar(by=staff, group_id=make(m.Group).id, at=NOW)
    with pytest.raises(NotFound):
        queries.group_calendar(by=staff, group_id=make(m.Group, site=group.site).id, at=NOW)
