"""Triage on the page: answer, see what stands out, decide; and a site lead's own checklist."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.access import Role
from rehabit.catalogue import load
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CHECKLIST = "/staff/site/checklists/eligibility/"


@pytest.fixture(autouse=True)
def the_clock(settings):
    settings.REHABIT_CLOCK = lambda: AT


@pytest.fixture
def site():
    return make(m.Site)


@pytest.fixture
def physio(site):
    return signed_in(viewer(Role.FACILITATOR, site))


@pytest.fixture
def lead(site):
    return signed_in(viewer(Role.SITE_LEAD, site))


@pytest.fixture
def referral(site):
    made = make(m.Referral, site=site)
    make(m.ReferralStatus, referral=made, state="received")
    return made


def fine(**other):
    answers = {
        f"q-{key}-{item.id}": item.wanted
        for key in ("eligibility", "safety")
        for item in load().checklist(key).asked
    }
    return {**answers, "step": "decide", "outcome": "suitable", **other}


def post(client, referral, **filled):
    return client.post(reverse("staff:triage", args=[referral.id]), filled, follow=True)


def state(referral):
    return referral.statuses.order_by("-at", "-id").first().state


def test_a_clinician_decides_and_the_person_waits(physio, referral):
    needs = {
        "need-interpreter": "on",
        "detail-interpreter": "Gujarati",
        "detail-close_attention": "Two falls",
    }
    page = post(physio, referral, **fine(**needs)).content.decode()
    assert "is on the waiting list." in page
    assert state(referral) == "waiting"
    assert "Interpreter: Gujarati" in page
    assert "Close attention: Two falls" in page


def test_looking_sums_up_and_keeps_nothing(physio, referral):
    answer = post(physio, referral, **fine(step="look", **{"q-eligibility-age_45": "no"}, outcome=""))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "1 of 32 answers need a look. A clinician decides." in page
    assert "There is a problem" not in page
    assert not m.Triage.objects.exists()


def test_an_open_safety_question_comes_back_with_a_box_to_settle_it(physio, referral):
    risky = {"q-safety-clot": "yes"}
    answer = post(physio, referral, **fine(**risky))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Settle first" in page
    assert 'id="settled-clot"' in page
    assert state(referral) == "received"
    post(physio, referral, **fine(**risky, settled=["clot"]))
    assert state(referral) == "waiting"


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ({"outcome": ""}, "Choose what you decide."),
        ({"outcome": "not_suitable"}, "Say why the programme does not suit"),
        ({"outcome": "signposted"}, "Say where the person is sent"),
        ({"need-close_attention": "on"}, "Say what the close attention is for."),
    ],
)
def test_what_is_missing_is_named(physio, referral, filled, sentence):
    answer = post(physio, referral, **fine(**filled))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not m.Triage.objects.exists()


def test_not_a_clinician_may_look_but_not_decide(site, referral):
    other = signed_in(viewer(Role.FACILITATOR, site, clinician=False))
    page = other.get(reverse("staff:triage", args=[referral.id])).content.decode()
    assert "A registered clinician decides" in page
    answer = post(other, referral, **fine())
    assert answer.status_code == 422
    assert "Only a registered clinician decides" in answer.content.decode()
    assert state(referral) == "received"


def test_the_decision_and_its_reason_are_on_the_referral(physio, referral):
    told = {"outcome": "signposted", "signposted_to": "Falls clinic", "reason": "Three falls since May"}
    page = post(physio, referral, **fine(**told)).content.decode()
    assert "Falls clinic" in page
    assert "Three falls since May" in page
    assert state(referral) == "signposted"


@pytest.mark.parametrize("role", [Role.HELPER, Role.REFERRER, Role.PARTICIPANT, Role.NETWORK_LEAD])
def test_triage_is_closed_to_other_roles(site, referral, role):
    client = signed_in(viewer(role, site))
    assert client.get(reverse("staff:triage", args=[referral.id])).status_code == 403
    assert client.get(CHECKLIST).status_code == 403


def test_a_site_lead_adds_rewords_moves_withdraws_and_restores(lead, physio, referral):
    new = {
        "question": "Can they climb our stairs?",
        "wanted": "yes",
        "kind": "info",
        "help": "There is no lift.",
    }
    assert "The question is added" in lead.post(CHECKLIST, new, follow=True).content.decode()
    triage = physio.get(reverse("staff:triage", args=[referral.id])).content.decode()
    assert "Can they climb our stairs?" in triage
    for change in (
        {"do": "reword", "item": "age_45", "question": "Over 45?", "help": "Ask."},
        {"do": "down", "item": "age_45"},
        {"do": "up", "item": "age_45"},
        {"do": "withdraw", "item": "age_45"},
        {"do": "use", "item": "age_45"},
    ):
        assert lead.post(CHECKLIST, change).url == f"{CHECKLIST}#age_45"
    page = lead.get(CHECKLIST).content.decode()
    assert "Reworded: Is the person 45 or over? → Over 45?" in page
    assert "Changed the order" in page
    lead.post(CHECKLIST, {"do": "restore"})
    assert "Can they climb" not in physio.get(reverse("staff:triage", args=[referral.id])).content.decode()


def test_a_question_without_words_and_a_safety_question_are_refused_in_words(lead):
    answer = lead.post(CHECKLIST, {"question": ""})
    assert answer.status_code == 422
    assert "Write the question." in answer.content.decode()
    page = lead.post(
        "/staff/site/checklists/safety/", {"do": "withdraw", "item": "clot"}, follow=True
    ).content.decode()
    assert "cannot be withdrawn" in page
    assert "Nothing was changed" in lead.post(CHECKLIST, {"do": "dance"}, follow=True).content.decode()
    assert not m.SiteContent.objects.exists()


def test_an_unknown_checklist_is_not_found(lead):
    assert lead.get("/staff/site/checklists/no-such-list/").status_code == 404


def test_the_referral_shows_what_the_clinician_dealt_with(physio, referral):
    page = post(physio, referral, **fine(**{"q-safety-clot": "yes"}, settled=["clot"])).content.decode()
    assert "Looked at by the clinician before deciding" in page
    assert next(i.question for i in load().checklist("safety").asked if i.id == "clot") in page


def test_a_clinician_who_leads_the_site_signs_the_checklist(lead, site):
    assert "Sign it off" in lead.get(CHECKLIST).content.decode()
    page = lead.post(CHECKLIST, {"do": "sign_off", "role": "Physiotherapist"}, follow=True).content.decode()
    assert "Signed off for use at" in page
    manager = signed_in(viewer(Role.SITE_LEAD, make(m.Site), clinician=False))
    assert "Sign it off" not in manager.get(CHECKLIST).content.decode()
