"""People whose course is not the usual one: two referrals, a place given back, a form filled in late."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.doors import viewer
from tests.factories import NOW, make
from tests.room import build

from rehabit.access import Refused, Role
from rehabit.actions import diary, measures, places, referral_import, referrals, sign_in
from rehabit.queries.session_page import page_of
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return make(m.Site)


@pytest.fixture
def lead(site):
    return viewer(Role.SITE_LEAD, site)


def waits(site, **given):
    referral = make(m.Referral, site=site, **given)
    make(m.ReferralStatus, referral=referral, state="waiting", at=NOW - timedelta(days=1))
    return referral


def test_one_person_of_three_records_can_be_settled_in_any_order(site, lead):
    known, second, third = (make(m.Person, site=site, given_name=name) for name in ("Ann", "Anne", "Annie"))
    one = make(m.Referral, site=site, person=second, possible_duplicate_of=known)
    other = make(m.Referral, site=site, person=third, possible_duplicate_of=second)
    referrals.settle_duplicate(referral_id=one.id, same=True, by=lead, at=NOW)
    other.refresh_from_db()
    assert other.possible_duplicate_of == known
    referrals.settle_duplicate(referral_id=other.id, same=True, by=lead, at=NOW)
    assert set(m.Referral.objects.values_list("person_id", flat=True)) == {known.id}
    assert list(m.Person.objects.filter(site=site)) == [known]


def test_a_duplicate_with_a_sign_in_code_can_be_settled(site, lead):
    known, fresh = make(m.Person, site=site), make(m.Person, site=site)
    referral = make(m.Referral, site=site, person=fresh, possible_duplicate_of=known)
    sign_in.issue_card(person_id=fresh.id, by=lead, at=NOW)
    make(m.Goal, site=site, person=fresh)
    referrals.settle_duplicate(referral_id=referral.id, same=True, by=lead, at=NOW)
    assert m.Referral.objects.get().person == known
    assert m.Goal.objects.get().person == known
    assert not m.SignInCode.objects.exists(), "a code of the other record must not open this one"


def test_somebody_offered_twice_in_one_group_stands_on_its_pages_once():
    room = build(people=1)
    ada = room.people[0]
    earlier = NOW - timedelta(days=40)
    make(m.Place, group=room.group, person=ada, state="declined", offered_at=earlier)
    make(m.Need, site=room.site, person=ada, kind="transport", detail="", at=earlier)
    make(m.Attendance, session=room.sessions[0], person=ada, mark="absent")
    make(m.AdverseEvent, person=ada, session=room.sessions[0], happened_on=room.sessions[0].starts_at.date())
    page = page_of(session_id=room.sessions[0].id, site_id=room.site.id, at=room.moment(1))
    (shown,) = page.people
    assert shown.place_id == room.places[0].id
    assert (len(shown.needs), len(shown.events)) == (1, 1)


def test_a_late_yes_to_an_old_offer_does_not_break_on_the_new_one(site, lead):
    group = make(m.Group, site=site)
    make(m.Session, group=group)
    referral = waits(site)
    (first,) = places.offer(group_id=group.id, referral_ids=[referral.id], by=lead, at=NOW)
    places.expire(place_id=first, by=lead, at=NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)
    (second,) = places.offer(group_id=group.id, referral_ids=[referral.id], by=lead, at=later)
    mine = viewer(Role.PARTICIPANT, site, person=referral.person)
    with pytest.raises(Refused) as refused:
        places.answer(place_id=first, accept=True, by=mine, at=later)
    assert refused.value.refusal.code == "has_place_here"
    assert m.Place.objects.get(id=second).state == "offered"


def test_nobody_waits_while_they_have_a_place(site, lead):
    left, referral = make(m.Group, site=site), waits(site)
    old = make(m.Place, group=left, person=referral.person, referral=referral, state="left")
    group = make(m.Group, site=site)
    make(m.Session, group=group)
    places.offer(group_id=group.id, referral_ids=[referral.id], by=lead, at=NOW)
    with pytest.raises(Refused) as refused:
        places.wait_again(place_id=old.id, by=lead, at=NOW + timedelta(minutes=1))
    assert refused.value.refusal.code == "still_has_place"


def test_a_row_that_is_too_long_is_one_bad_row_and_not_a_lost_file(site, lead):
    long = "Featherstonehaugh" * 12
    text = "First name,Family name,Date of birth,Referral date,Joint,Telephone,Referrer,Email,GP practice\n"
    text += "Ada,Example,17/05/1952,16/02/2026,left knee,01632 960001,,,\n"
    text += f"Bea,{long},17/05/1953,16/02/2026,left knee,01632 960002,,,\n"
    text += f"Cy,Sample,17/05/1954,16/02/2026,left knee,01632 960003,{long},,{long}\n"
    text += f"Dot,Trial,17/05/1955,16/02/2026,left knee,01632 960004,,{long}@example.org,\n"
    done = referral_import.import_file(data=text.encode(), file_name="long.csv", by=lead, at=NOW)
    verdicts = dict(m.ImportRow.objects.filter(referral_import_id=done).values_list("row", "verdict"))
    assert verdicts[2] == "added"
    assert verdicts[3] == "bad"
    for person in m.Person.objects.all():
        person.full_clean()
    for referral in m.Referral.objects.all():
        referral.full_clean(exclude=["reason", "referrer_name", "extra"])
        assert len(referral.referrer_name) <= 200


def test_an_old_paper_diary_can_be_keyed_in_by_staff_and_not_by_the_person(site, lead):
    mine = viewer(Role.PARTICIPANT, site)
    tick = diary.Tick(id=uuid4(), day=(NOW - timedelta(days=40)).date(), exercise="sit_to_stand", done=True)
    with pytest.raises(Refused):
        diary.record(tick=tick, by=mine, at=NOW)
    assert diary.key_in(person_id=mine.person_id, tick=tick, by=lead, at=NOW)


def test_a_score_with_more_figures_than_can_be_kept_is_refused(site, lead):
    place = make(m.Place, site=site, state="started")
    make(m.Session, site=site, group=place.group)
    sheet = {"place_id": place.id, "point": "baseline", "taken_on": NOW.date(), "mode": "paper"}
    for said in ("12.3456789012345678901234567", "1e-30"):
        with pytest.raises(Refused) as refused:
            measures.enter_scores(
                **sheet,
                instrument="koos-12",
                scores={"knee_left": {"pain": said}},
                by=lead,
                at=NOW,
            )
        assert refused.value.refusal.code == "too_exact"
    assert not m.Score.objects.exists()
