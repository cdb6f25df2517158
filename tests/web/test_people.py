"""People: found, opened with a line in the audit trail, corrected; and the plan pages."""

import pytest
from django.test import Client
from django.urls import reverse
from tests import room
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.queries.current_plan import plan_of_person
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings):
    """A group after its first session, without plans."""
    made = room.build()
    settings.REHABIT_CLOCK = lambda: made.moment(1, 90)
    return made


@pytest.fixture
def client(world):
    return signed_in(world.lead)


def address(world, name="person", *more, person=0):
    return reverse(f"staff:{name}", args=[world.people[person].id, *more])


def text(response):
    return response.content.decode()


def search(client, words):
    return text(client.get(reverse("staff:people"), {"q": words}))


@pytest.mark.parametrize("words", ["long", "Constance", "constance longname", "999 000 0012", "3/4/1949"])
def test_somebody_is_found_by_name_number_or_date_of_birth(world, client, words):
    m.Person.objects.filter(id=world.people[2].id).update(nhs_number="9990000012", born_on="1949-04-03")
    page = search(client, words)
    assert "Constance Longname-Featherstonehaugh" in page
    assert "Ada Example" not in page


def test_a_search_that_finds_nobody_says_what_to_try(world, client):
    assert "Nobody found" in search(client, "Zebedee")


def test_people_of_another_site_are_not_found(world, client):
    make(m.Person, given_name="Elsewhere", family_name="Person")
    assert "Elsewhere" not in search(client, "Person")
    assert "Elsewhere" not in search(client, "")


def test_the_record_holds_the_whole_course_and_opening_it_is_audited(world, client):
    ada = world.people[0]
    room.start_plans(world)
    make(m.Need, site=world.site, person=ada, kind="interpreter", detail="Polish")
    make(m.Consent, site=world.site, person=ada, kind="data", given=False)
    make(m.Goal, site=world.site, person=ada, words="Kneel in the garden")
    make(m.Measurement, place=world.places[0], instrument="chair-stand-30s", answers={"stands": 9})
    make(m.SessionNote, session=world.sessions[0], person=ada, words="Warm knee")
    make(m.AdverseEvent, person=ada, session=world.sessions[0], kind="fall", severity="mild")
    make(m.Attendance, session=world.sessions[0], person=ada, mark="late")
    page = text(client.get(address(world)))
    for words in (
        "Interpreter: Polish",
        "Kneel in the garden",
        "1 of the 1 session so far attended; 12 in all.",
        "Late",
        "Left knee",
        "Sit to stand",
        "Standing up from a chair",
        "Warm knee",
        "A fall, mild",
        "<strong>no</strong>",
        "not asked yet",
    ):
        assert words in page, words
    entry = m.AuditEntry.objects.get(verb="looked.people.person_record")
    assert entry.subject == f"person:{ada.id}"


def details(**other):
    born = {"born_on_day": "17", "born_on_month": "5", "born_on_year": "1952"}
    return {"given_name": "Ada", "family_name": "Example-Jones", **born, **other}


def test_details_are_corrected(world, client):
    sent = details(phone="07700 900123", nhs_number="999 000 0018", postcode="sw1a1aa")
    response = client.post(address(world, "edit-person"), sent)
    assert response.status_code == 302
    ada = m.Person.objects.get(id=world.people[0].id)
    assert (ada.family_name, ada.phone, ada.nhs_number) == ("Example-Jones", "07700 900123", "9990000018")
    assert ada.postcode == "SW1A 1AA"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"given_name": ""}, "Enter a first name"),
        ({"born_on_year": "2058"}, "Enter a date of birth in the past"),
        ({"nhs_number": "999 12"}, "999 12"),
        ({"email": "ada at example"}, "ada at example"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world, client, wrong, words):
    response = client.post(address(world, "edit-person"), details(**wrong, address="1 Elm Road"))
    page = text(response)
    assert response.status_code == 422
    assert words in page
    assert "1 Elm Road" in page
    assert m.Person.objects.get(id=world.people[0].id).family_name == "Example"


def test_a_number_of_somebody_else_is_refused_in_the_form(world, client):
    m.Person.objects.filter(id=world.people[1].id).update(nhs_number="9990000018")
    response = client.post(address(world, "edit-person"), details(nhs_number="9990000018"))
    assert response.status_code == 422
    assert "already on another person" in text(response)


def test_needs_begin_and_end_and_consent_is_what_was_said_last(world, client):
    client.post(address(world, "add-need"), {"kind": "interpreter", "detail": "Polish"})
    need = m.Need.objects.get()
    assert "Interpreter: Polish" in text(client.get(address(world, "edit-person")))
    client.post(address(world, "end-need", need.id))
    need.refresh_from_db()
    assert need.ended_at is not None
    for given in ("yes", "no"):
        client.post(address(world, "consent"), {"kind": "data", "given": given})
    assert list(m.Consent.objects.order_by("at", "id").values_list("given", flat=True)) == [True, False]


def test_the_plan_page_proposes_with_reasons_and_starts_what_is_confirmed(world, client):
    page = text(client.get(address(world, "person-plan")))
    assert "Proposed for home" in page
    assert "Why this level" in page
    basis = {
        "area": "knee",
        "chair_stands": "9",
        "balance_stage": "heel_to_toe",
        "falls": "0",
        "worst_pain": "5",
    }
    page = text(client.post(address(world, "person-plan"), basis | {"do": "propose"}))
    assert "2: Normal seat, light hands (proposed)" in page
    assert not m.Prescription.objects.exists()
    kept = {"keep-sit_to_stand": "on", "keep-walk": "on", "level-sit_to_stand": "1"}
    response = client.post(address(world, "person-plan"), basis | kept | {"do": "start"})
    assert response.status_code == 422
    assert "Write why you decided otherwise" in text(response)
    why = {"reason-sit_to_stand": "Afraid of standing up"}
    client.post(address(world, "person-plan"), basis | kept | why | {"do": "start"})
    plan = {each.exercise: each.level for each in plan_of_person(person_id=world.people[0].id)}
    assert set(plan) == {"sit_to_stand", "walk"}
    assert plan["sit_to_stand"] == 1


def test_without_a_place_there_is_no_proposal_and_the_page_says_why(world, client):
    m.Place.objects.filter(id=world.places[0].id).update(state="expired")
    assert "Offer this person a place first." in text(client.get(address(world, "person-plan")))


def test_a_plan_is_changed_with_a_reason_and_the_history_shows_it(world, client):
    room.start_plans(world)
    sent = {"exercise": "sit_to_stand", "to": "level-1", "reason": ""}
    response = client.post(address(world, "person-plan"), sent)
    assert response.status_code == 422
    assert "Write why" in text(response)
    page = text(client.post(address(world, "person-plan"), sent | {"reason": "Dizzy"}, follow=True))
    assert "Stepped down: Sit to stand, level 1" in page
    assert "Dizzy" in page


def test_the_plan_on_paper_is_plain_and_holds_no_clinical_reason(world, client):
    room.start_plans(world)
    page = text(client.get(address(world, "plan-sheet")))
    assert "Ada Example: my plan for home" in page
    assert "call 999" in page
    assert "band" not in page


NAMES = ("person", "edit-person", "person-plan", "plan-sheet")


@pytest.mark.parametrize("name", NAMES)
def test_another_site_finds_nothing(world, name):
    elsewhere = signed_in(viewer("facilitator", make(m.Site)))
    assert elsewhere.get(address(world, name)).status_code == 404


@pytest.mark.parametrize("role", ["participant", "helper", "referrer", "network_lead", "evaluator"])
@pytest.mark.parametrize("name", NAMES)
def test_other_roles_may_not_look(world, name, role):
    assert signed_in(viewer(role, world.site)).get(address(world, name)).status_code == 403


@pytest.mark.parametrize("name", NAMES)
def test_strangers_are_sent_to_sign_in(world, name):
    assert Client().get(address(world, name)).status_code == 302


@pytest.mark.parametrize("name", ["add-need", "consent"])
def test_buttons_refuse_get(world, client, name):
    assert client.get(address(world, name)).status_code == 405
