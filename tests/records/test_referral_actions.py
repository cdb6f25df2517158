"""One referral at a time: recorded once, moved by the table, seen by those who may."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused, Role, Viewer
from rehabit.actions import people, referrals
from rehabit.participants import ConsentKind, NeedKind, check_referral
from rehabit.queries import referrals as asked
from rehabit.queries.asking import NotFound
from rehabit.queries.triage import referral_page
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
GIVEN = {
    "given_name": "Maureen",
    "family_name": "Abernethy-Vale",
    "date_of_birth": "03/03/1951",
    "referred_on": "01/09/2026",
    "joint": "knee",
    "nhs_number": "999 000 1014",
    "phone": "01632 960101",
    "postcode": "QX1 4AB",
}


def given(**other):
    checked = check_referral(given={**GIVEN, **other}, today=AT.date())
    assert not isinstance(checked, tuple), checked
    return checked


@pytest.fixture
def site():
    return make(m.Site)


@pytest.fixture
def lead(site):
    return viewer(Role.SITE_LEAD, site)


def record(who, joints=(), at=AT, **other):
    return referrals.record(referral=given(**other), joints=joints, by=who, at=at)


def test_a_referral_by_form_keeps_the_side_of_each_joint(lead):
    done = record(lead, joints=["knee_left", "hip_right"], joint="knee and hip")
    stored = m.Referral.objects.get(id=done.referral_id)
    assert stored.joints == ["knee_left", "hip_right"]
    assert stored.person.family_name == "Abernethy-Vale"
    assert m.AuditEntry.objects.get().subject == f"referral:{stored.id}"


def test_sending_it_twice_adds_nothing(lead):
    first, second = record(lead), record(lead)
    assert (first.known, second.known) == (False, True)
    assert first.referral_id == second.referral_id
    assert m.Referral.objects.count() == m.ReferralStatus.objects.count() == 1


@pytest.mark.parametrize("role", [Role.HELPER, Role.EVALUATOR, Role.NETWORK_LEAD, Role.PARTICIPANT])
def test_roles_that_may_not_refer(site, role):
    with pytest.raises(Refused):
        record(viewer(role, site))


def test_a_referrer_sees_only_what_they_sent_and_in_plain_words(site, lead):
    gp, other = viewer(Role.REFERRER, site), viewer(Role.REFERRER, site)
    mine = record(gp)
    record(other, given_name="Zed", nhs_number="", date_of_birth="01/01/1950")
    assert [(each.referral_id, each.state) for each in asked.sent(by=gp)] == [(mine.referral_id, "Received")]
    referrals.withdraw(referral_id=mine.referral_id, reason="Moved away", by=lead, at=AT)
    assert [(each.state, each.reason) for each in asked.sent(by=gp)] == [("Withdrawn", "Moved away")]
    for question in (
        lambda: asked.inbox(by=gp, at=AT),
        lambda: referral_page(referral_id=mine.referral_id, by=gp, at=AT),
    ):
        with pytest.raises(Refused):
            question()


@pytest.mark.parametrize(
    ("place", "words"),
    [("offered", "Accepted"), ("started", "Started"), ("completed", "Finished"), ("left", "Finished")],
)
def test_a_referrer_is_told_how_far_it_went(site, place, words):
    gp = viewer(Role.REFERRER, site)
    referral = m.Referral.objects.get(id=record(gp).referral_id)
    make(m.ReferralStatus, referral=referral, state="placed", at=AT + timedelta(days=1))
    make(m.Place, site=site, person=referral.person, referral=referral, state=place)
    assert [each.state for each in asked.sent(by=gp)] == [words]


def test_a_self_referral_lands_in_the_sites_inbox_and_its_audit(site, lead):
    stranger = Viewer(name="", role=None, site_id=site.id)
    done = referrals.refer_oneself(
        site_id=site.id, referral=given(route="self", nhs_number=""), by=stranger, at=AT
    )
    stored = m.Referral.objects.get(id=done.referral_id)
    assert (stored.by_user_id, stored.by_person_id) == (None, None)
    assert stored.extra["agreed"] == referrals.AGREED
    assert m.AuditEntry.objects.get(actor="stranger").chain == str(site.id)
    assert [row.referral_id for row in asked.inbox(by=lead, at=AT).rows] == [stored.id]


def test_a_site_that_takes_no_self_referrals_refuses_them():
    closed = make(m.Site, accepts_self_referral=False)
    stranger = Viewer(name="", role=None, site_id=closed.id)
    with pytest.raises(Refused) as refused:
        referrals.refer_oneself(site_id=closed.id, referral=given(), by=stranger, at=AT)
    assert refused.value.refusal.code == "no_self_referral"
    assert closed.slug not in [each.slug for each in asked.self_referral_sites(by=stranger)]
    elsewhere = replace(stranger, site_id=make(m.Site).id)
    with pytest.raises(NotFound):
        referrals.refer_oneself(site_id=closed.id, referral=given(), by=elsewhere, at=AT)


def test_the_same_person_or_two_people_is_for_a_human_to_say(lead):
    record(lead)
    moved = record(lead, nhs_number="", postcode="QX9 9ZZ", referred_on="01/10/2026")
    assert moved.possible_duplicate
    referrals.settle_duplicate(referral_id=moved.referral_id, same=False, by=lead, at=AT)
    assert m.Person.objects.count() == 2
    with pytest.raises(Refused) as refused:
        referrals.settle_duplicate(referral_id=moved.referral_id, same=True, by=lead, at=AT)
    assert refused.value.refusal.code == "nothing_to_settle"


def test_settling_as_the_same_brings_needs_along_and_offers_the_new_details(lead):
    record(lead)
    moved = record(
        lead,
        nhs_number="",
        postcode="QX9 9ZZ",
        referred_on="01/10/2026",
        interpreter_language="Urdu",
        email="m@example.org",
    )
    referrals.settle_duplicate(referral_id=moved.referral_id, same=True, by=lead, at=AT)
    person = m.Person.objects.get()
    assert m.Need.objects.get().person == person
    page = referral_page(referral_id=moved.referral_id, by=lead, at=AT)
    assert {each.field: each.given for each in page.differing} == {
        "postcode": "QX9 9ZZ",
        "email": "m@example.org",
    }
    referrals.take_details(referral_id=moved.referral_id, fields=["postcode"], by=lead, at=AT)
    person.refresh_from_db()
    assert (person.postcode, person.email) == ("QX9 9ZZ", "")
    page = referral_page(referral_id=moved.referral_id, by=lead, at=AT)
    assert [each.field for each in page.differing] == ["email"]


def test_withdrawing_and_looking_again_follow_the_table(lead):
    referral_id = record(lead).referral_id
    with pytest.raises(Refused) as refused:
        referrals.look_again(referral_id=referral_id, reason="Knee worse", by=lead, at=AT)
    assert refused.value.refusal.code == "already_there"
    referrals.withdraw(referral_id=referral_id, reason="Not now", by=lead, at=AT)
    later = AT + timedelta(days=1)
    referrals.look_again(referral_id=referral_id, reason="Knee worse", by=lead, at=later)
    page = referral_page(referral_id=referral_id, by=lead, at=later)
    assert [(step.state.value, step.reason) for step in page.steps] == [
        ("received", ""),
        ("withdrawn", "Not now"),
        ("received", "Knee worse"),
    ]


@pytest.mark.parametrize("verb", [referrals.withdraw, referrals.look_again])
def test_a_move_needs_a_reason(lead, verb):
    referral_id = record(lead).referral_id
    with pytest.raises(Refused) as refused:
        verb(referral_id=referral_id, reason="  ", by=lead, at=AT)
    assert refused.value.refusal.code == "no_reason"


def test_nothing_of_another_site_can_be_touched(lead):
    referral_id = record(lead).referral_id
    person = m.Person.objects.get()
    stranger = viewer(Role.SITE_LEAD, make(m.Site))
    for attempt in (
        lambda: referrals.withdraw(referral_id=referral_id, reason="x", by=stranger, at=AT),
        lambda: referrals.settle_duplicate(referral_id=referral_id, same=True, by=stranger, at=AT),
        lambda: referrals.take_details(referral_id=referral_id, fields=["phone"], by=stranger, at=AT),
        lambda: referral_page(referral_id=referral_id, by=stranger, at=AT),
        lambda: people.correct_details(person_id=person.id, details={}, by=stranger, at=AT),
        lambda: people.record_need(person_id=person.id, kind=NeedKind.AUDIO, by=stranger, at=AT),
        lambda: people.record_consent(
            person_id=person.id, kind=ConsentKind.DATA, given=True, by=stranger, at=AT
        ),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert asked.inbox(by=stranger, at=AT).total == 0


def test_the_inbox_filters_searches_counts_and_pages(lead):
    for n in range(30):
        person = make(m.Person, site_id=lead.site_id, site=m.Site.objects.get(id=lead.site_id))
        referral = make(m.Referral, site=person.site, person=person, referred_on=date(2026, 9, 1 + n % 28))
        make(m.ReferralStatus, referral=referral, state="received")
    record(lead, referred_on="20/08/2026")
    first = asked.inbox(by=lead, at=AT)
    assert (first.total, first.pages, len(first.rows)) == (31, 2, asked.PAGE)
    assert (first.rows[0].name, first.rows[0].days) == ("Maureen Abernethy-Vale", 92)
    assert len(asked.inbox(by=lead, at=AT, page=99).rows) == 31 - asked.PAGE
    referrals.withdraw(referral_id=first.rows[0].referral_id, reason="Moved", by=lead, at=AT)
    assert asked.inbox(by=lead, at=AT).counts == {
        "received": 30,
        "suitable": 0,
        "not_suitable": 0,
        "signposted": 0,
        "all": 31,
    }
    for search in ("maureen", "VALE maur", "9990001014", "999 000"):
        found = asked.inbox(filter="all", search=search, by=lead, at=AT)
        assert [(row.name, row.days) for row in found.rows] == [("Maureen Abernethy-Vale", None)], search


def test_correcting_details_notes_which_fields_and_not_what(lead):
    record(lead)
    person = m.Person.objects.get()
    changed = people.correct_details(
        person_id=person.id, details={"phone": "01632 960777", "postcode": "QX1 4AB"}, by=lead, at=AT
    )
    assert changed == ("phone",)
    entry = m.AuditEntry.objects.get(verb="people.correct")
    assert entry.detail == {"changed": ["phone"]}


def test_an_nhs_number_stays_with_one_person(lead):
    record(lead)
    other = make(m.Person, site=m.Site.objects.get(id=lead.site_id))
    with pytest.raises(Refused) as refused:
        people.correct_details(person_id=other.id, details={"nhs_number": "9990001014"}, by=lead, at=AT)
    assert refused.value.refusal.code == "number_taken"


def test_needs_are_added_replaced_and_ended(lead):
    person = make(m.Person, site=m.Site.objects.get(id=lead.site_id))
    first = people.record_need(person_id=person.id, kind=NeedKind.INTERPRETER, detail="Urdu", by=lead, at=AT)
    assert first == people.record_need(
        person_id=person.id, kind=NeedKind.INTERPRETER, detail=" Urdu ", by=lead, at=AT
    )
    second = people.record_need(
        person_id=person.id, kind=NeedKind.INTERPRETER, detail="Punjabi", by=lead, at=AT
    )
    assert [n.detail for n in m.Need.objects.filter(ended_at__isnull=True)] == ["Punjabi"]
    people.end_need(need_id=second, by=lead, at=AT)
    people.end_need(need_id=second, by=lead, at=AT + timedelta(days=1))
    assert m.Need.objects.get(id=second).ended_at == AT
    with pytest.raises(Refused):
        people.record_need(person_id=person.id, kind=NeedKind.CLOSE_ATTENTION, by=lead, at=AT)


def test_consents_are_added_and_the_latest_counts(lead):
    person = make(m.Person, site=m.Site.objects.get(id=lead.site_id))
    for given_now in (True, False):
        people.record_consent(person_id=person.id, kind=ConsentKind.DATA, given=given_now, by=lead, at=AT)
    rows = m.Consent.objects.order_by("at", "id")
    assert sorted((row.kind, row.given) for row in rows) == [("data", False), ("data", True)]
