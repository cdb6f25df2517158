"""Making a group, its page, its places: through the browser's requests."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from tests.doors import signed_in, viewer
from tests.factories import NOW, make

from rehabit.access import Role, Viewer
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(settings):
    settings.REHABIT_CLOCK = lambda: NOW


@pytest.fixture
def site() -> m.Site:
    return make(m.Site)


@pytest.fixture
def staff(site: m.Site) -> Viewer:
    return viewer(Role.FACILITATOR, site)


@pytest.fixture
def door(staff: Viewer) -> Client:
    return signed_in(staff)


@pytest.fixture
def group(site: m.Site) -> m.Group:
    group = make(m.Group, site=site, name="Elm Road Tuesdays")
    make(m.Session, group=group, number=1)
    make(m.Session, group=group, number=2, starts_at=NOW + timedelta(days=3), ends_at=NOW + timedelta(days=4))
    return group


def filled(site: m.Site, staff: Viewer, **given) -> dict:
    venue = m.Venue.objects.filter(site=site).first() or make(m.Venue, site=site, name="Elm Road Hall")
    return {
        "name": "Elm Road mornings",
        "programme": "knees-hips-12",
        "start_day": "17",
        "start_month": "3",
        "start_year": "2026",
        "weekdays": ["1", "4"],
        "time": "10.30",
        "venue": str(venue.id),
        "mode": "in_person",
        "lead": str(staff.user_id),
        "capacity": "12",
        "step": "preview",
        **given,
    }


def said(response) -> str:
    return response.content.decode()


def test_the_list_is_empty_with_a_way_on_and_then_sorted_by_time(door, group):
    m.Session.objects.all().delete()
    assert "No groups yet" in said(door.get(reverse("staff:groups")))
    make(m.Session, group=group)
    page = said(door.get(reverse("staff:groups")))
    assert "Elm Road Tuesdays" in page and "No group meets at the moment." in page


def test_the_dates_and_the_warnings_are_seen_before_anything_is_saved(door, site, staff):
    make(m.ClosedDay, site=site, day="2026-03-24", reason="Boiler repair")
    response = door.post(reverse("staff:new-group"), filled(site, staff))
    page = said(response)
    assert response.status_code == 200 and not m.Group.objects.exists()
    assert "Tuesday 17 March 2026" in page and "10:30am to 11:50am" in page
    assert "Friday 3 April 2026: Good Friday (bank holiday)" in page
    assert "Tuesday 24 March 2026: Boiler repair (closed)" in page
    assert "12 people with 1 facilitator" in page and "Welcome and what matters to you" in page


def test_saving_from_the_preview_makes_the_group_once(door, site, staff):
    shown = door.post(reverse("staff:new-group"), filled(site, staff))
    key = said(shown).split('name="key" value="')[1].split('"')[0]
    for _ in range(2):
        saved = door.post(reverse("staff:new-group"), filled(site, staff, step="save", key=key))
        assert saved.status_code == 302 and saved["Location"].endswith(f"/groups/{key}/")
    group = m.Group.objects.get()
    assert group.sessions.count() == 12 and group.capacity == 12
    assert "is made" in said(door.get(saved["Location"]))


def test_going_back_from_the_preview_loses_nothing(door, site, staff):
    response = door.post(reverse("staff:new-group"), filled(site, staff, step="change"))
    page = said(response)
    assert response.status_code == 200 and 'value="Elm Road mornings"' in page and 'value="17"' in page
    assert "There is a problem" not in page


def test_a_new_venue_comes_with_the_group(door, site, staff):
    given = filled(site, staff, venue="new", venue_name="Chapel Room", step="save", key=str(m.Site().id))
    assert door.post(reverse("staff:new-group"), given).status_code == 302
    assert m.Group.objects.get().venue.name == "Chapel Room"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Enter a name for the group"),
        ({"start_day": "31", "start_month": "2"}, "Enter a real date"),
        ({"start_day": "18"}, "is not a Tuesday or Friday"),
        ({"start_month": "2", "start_day": "24"}, "lies in the past"),
        ({"weekdays": ["1"]}, "Choose 2."),
        ({"time": "half ten"}, "Enter a time"),
        ({"venue": "new"}, "Enter the name of the new venue"),
        ({"capacity": "0"}, "at least 1 place"),
        ({"lead": ""}, "Choose who leads"),
    ],
)
def test_a_wrong_form_says_what_to_do_and_keeps_what_was_typed(door, site, staff, wrong, words):
    response = door.post(reverse("staff:new-group"), filled(site, staff, **wrong))
    page = said(response)
    assert response.status_code == 422 and words in page and "There is a problem" in page
    assert f'value="{staff.user_id}" selected' in page or "lead" in wrong


def test_one_person_has_one_duty(door, site, staff):
    who = str(staff.user_id)
    response = door.post(reverse("staff:new-group"), filled(site, staff, co_lead=who, helpers=[who]))
    assert response.status_code == 422
    assert "leads already" in said(response) and "cannot be a helper as well" in said(response)


def test_the_page_of_a_group_shows_places_by_state_and_the_gap(door, group):
    for name, state in (("Ada", "offered"), ("Bob", "accepted"), ("Cy", "declined")):
        make(m.Place, group=group, person=make(m.Person, site=group.site, given_name=name), state=state)
    page = said(door.get(reverse("staff:group", args=[group.id])))
    assert "2 of 8 places taken: 1 said yes, 1 is waiting for an answer." in page
    assert "Offer 6 free places" in page and "1 person said no, did not answer or left" in page
    assert "Nobody leads this group yet" in page


def test_a_running_group_leads_to_its_session_and_to_each_persons_measures(door, group):
    ahead = m.Session.objects.get(group=group, number=2)
    place = make(m.Place, group=group, state="started")
    page = said(door.get(f"/staff/groups/{group.id}/"))
    assert "Next, " in page
    assert f"/staff/sessions/{ahead.id}/" in page
    assert f"/staff/places/{place.id}/measures/end/" in page


def offered(group: m.Group) -> m.Place:
    referral = make(m.Referral, site=group.site)
    for hours, state in ((2, "waiting"), (1, "offered")):
        make(m.ReferralStatus, referral=referral, state=state, at=NOW - timedelta(hours=hours))
    place = make(m.Place, group=group, person=referral.person, referral=referral, state="offered")
    make(m.PlaceStatus, place=place, state="offered", at=NOW - timedelta(hours=1))
    return place


def at(place: m.Place) -> str:
    return reverse("staff:place", args=[place.group_id, place.id])


def test_a_yes_is_recorded_in_one_tap(door, group):
    place = offered(group)
    response = door.post(at(place), {"step": "accept"}, follow=True)
    place.refresh_from_db()
    assert place.state == "accepted" and "The place is taken." in said(response)


def test_a_no_asks_what_they_would_like_and_frees_the_place(door, group):
    place = offered(group)
    response = door.post(at(place), {"step": "decline", "words": "Mornings are hard"})
    assert response.status_code == 422 and "Mornings are hard" in said(response)
    response = door.post(at(place), {"step": "decline", "wait_on": "no", "words": ""}, follow=True)
    place.refresh_from_db()
    assert place.state == "declined" and "a free place to offer" in said(response)
    assert place.referral.statuses.order_by("-at", "-id").first().state == "withdrawn"


def test_leaving_asks_for_a_reason_and_the_way_back_is_open(door, group):
    place = offered(group)
    m.Place.objects.filter(id=place.id).update(state="started")
    assert door.post(at(place), {"step": "leave"}).status_code == 422
    door.post(at(place), {"step": "leave", "reason": "caring"})
    place.refresh_from_db()
    assert place.state == "left"
    assert "The way back" in said(door.get(at(place)))
    door.post(at(place), {"step": "come_back"})
    place.refresh_from_db()
    assert place.state == "started"


def test_a_step_that_is_not_possible_says_why(door, group):
    place = offered(group)
    response = door.post(at(place), {"step": "come_back"}, follow=True)
    assert "cannot become started" in said(response)


def test_an_offer_without_answer_is_closed(door, group):
    place = offered(group)
    door.post(at(place), {"step": "expire"})
    place.refresh_from_db()
    assert place.state == "expired"


def test_a_step_nobody_knows_is_refused(door, group):
    place = offered(group)
    response = door.post(at(place), {"step": "explode"}, follow=True)
    place.refresh_from_db()
    assert place.state == "offered" and "Choose one of the steps" in said(response)


def test_the_next_on_the_list_is_offered_a_place_with_one_tap(door, group):
    referral = make(m.Referral, site=group.site, extra={})
    make(m.ReferralStatus, referral=referral, state="waiting", at=NOW - timedelta(hours=2))
    address = reverse("staff:offer-places", args=[group.id])
    assert f'value="{referral.id}"' in said(door.get(address))
    response = door.post(address, {"referral": str(referral.id)}, follow=True)
    assert "The place is offered." in said(response) and "Nobody is waiting" in said(response)
    assert group.places.get().state == "offered"
    response = door.post(address, {"referral": "x"}, follow=True)
    assert "Choose at least one person." in said(response)


def test_a_session_moves_and_a_closed_day_is_refused(door, group):
    session = group.sessions.get(number=1)
    address = reverse("staff:move-session", args=[group.id, session.id])
    assert "9" in said(door.get(address))
    good_friday = {"day_day": "3", "day_month": "4", "day_year": "2026", "time": "2pm"}
    response = door.post(address, good_friday)
    assert response.status_code == 422 and "Good Friday" in said(response)
    response = door.post(address, {**good_friday, "day_day": "2"}, follow=True)
    session.refresh_from_db()
    assert session.starts_at == datetime(2026, 4, 2, 13, 0, tzinfo=UTC) and session.sequence == 1
    assert "is moved. Tell the group." in said(response)


def test_staff_name_and_size_change(door, group, staff):
    door.post(reverse("staff:group-staff", args=[group.id]), {"lead": str(staff.user_id)})
    assert group.staff.get().duty == "lead"
    make(m.Place, group=group)
    edit = reverse("staff:edit-group", args=[group.id])
    assert door.post(edit, {"name": "New name", "capacity": "0"}).status_code == 422
    assert door.post(edit, {"name": "New name", "capacity": "6"}).status_code == 302
    group.refresh_from_db()
    assert (group.name, group.capacity) == ("New name", 6)


def test_the_printed_list_has_those_who_come_with_their_needs(door, group):
    person = make(m.Person, site=group.site, given_name="Ada", family_name="Nwosu", phone="07700 900001")
    make(m.Place, group=group, person=person)
    make(m.Need, person=person, kind="large_print")
    make(m.Place, group=group, person=make(m.Person, site=group.site, given_name="Zed"), state="declined")
    page = said(door.get(reverse("staff:group-list", args=[group.id])))
    assert "Ada Nwosu" in page and "07700 900001" in page and "Large print" in page and "Zed" not in page


def test_the_calendar_file_downloads(door, group):
    response = door.get(reverse("staff:group-calendar", args=[group.id]))
    assert response["Content-Type"].startswith("text/calendar")
    assert said(response).count("BEGIN:VEVENT") == 2


def addresses(group: m.Group) -> list[str]:
    place, session = make(m.Place, group=group), group.sessions.first()
    return [
        reverse("staff:groups"),
        reverse("staff:new-group"),
        reverse("staff:group", args=[group.id]),
        reverse("staff:edit-group", args=[group.id]),
        reverse("staff:group-staff", args=[group.id]),
        reverse("staff:group-list", args=[group.id]),
        reverse("staff:offer-places", args=[group.id]),
        at(place),
        reverse("staff:move-session", args=[group.id, session.id]),
        reverse("staff:group-calendar", args=[group.id]),
    ]


@pytest.mark.parametrize("role", [Role.HELPER, Role.REFERRER, Role.PARTICIPANT, Role.NETWORK_LEAD])
def test_other_roles_are_refused_everywhere(group, role):
    other = signed_in(viewer(role, group.site))
    for address in addresses(group):
        assert other.get(address).status_code == 403, address
        assert other.post(address).status_code in (403, 405), address


def test_strangers_are_sent_to_sign_in(group):
    for address in addresses(group):
        response = Client().get(address)
        assert response["Location"] == f"{reverse('sign-in')}?{urlencode({'next': address})}"


def test_another_sites_group_is_not_found_anywhere(group):
    door = signed_in(viewer(Role.SITE_LEAD, make(m.Site)))
    for address in addresses(group)[2:]:
        assert door.get(address).status_code == 404, address
