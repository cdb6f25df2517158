"""The session page in the browser: each button does it, refuses GET, refuses strangers and wrong roles."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests import room
from tests.doors import signed_in, viewer
from tests.factories import make
from tests.statements import at_most

from rehabit.queries.current_plan import plan_of_person
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings):
    """A group of three on the day of its second session, the plans started after the first."""
    made = room.build()
    room.start_plans(made)
    m.Session.objects.filter(id=made.sessions[0].id).update(state="closed")
    settings.REHABIT_CLOCK = lambda: made.moment(2, 20)
    return made


@pytest.fixture
def client(world):
    return signed_in(world.lead)


def address(world, name="session", *more, number=2):
    return reverse(f"staff:{name}", args=[world.sessions[number - 1].id, *more])


def text(response):
    return response.content.decode()


def register(world, **marks):
    """The register as a browser sends it: a mark for some, what was seen for all."""
    sent = {f"seen-{person.id}": "" for person in world.people}
    for index, mark in enumerate(marks.values()):
        sent[f"mark-{world.people[index].id}"] = mark
    return sent


def mark_all(world, client, mark="present"):
    return client.post(address(world, "session-marks"), register(world, a=mark, b=mark, c=mark))


def test_the_page_costs_at_most_eight_statements(world, client):
    client.get(address(world))
    with at_most():
        response = client.get(address(world))
    assert response.status_code == 200


def test_the_page_shows_the_week_the_register_the_theme_and_what_each_person_does(world, client):
    make(m.Need, site=world.site, person=world.people[1], kind="close_attention", detail="Two falls")
    page = text(client.get(address(world)))
    for words in (
        "Session 2 of 12",
        "Ready to start?",
        "The week at a glance",
        "Close attention: Two falls",
        "Goals and plans that stick",
        "Constance Longname-Featherstonehaugh",
        "Sit to stand",
        "2 sets of 8",
        "9 more sessions needed; 11 to come.",
        "0</strong> of 3 marked",
    ):
        assert words in page, words


def test_a_session_to_come_can_be_looked_at_and_not_marked(world, client):
    page = text(client.get(address(world, number=3)))
    assert "Look ahead" in page
    assert "Save the register" not in page
    client.post(reverse("staff:session-marks", args=[world.sessions[2].id]), register(world, a="present"))
    assert not m.Attendance.objects.filter(session=world.sessions[2]).exists()


def test_marks_are_saved_and_shown_and_what_was_not_touched_is_not_sent_again(world, client):
    response = client.post(
        address(world, "session-marks"), register(world, a="late", b="absent"), follow=True
    )
    page = text(response)
    assert "2 marks saved." in page
    assert "2</strong> of 3 marked" in page
    again = register(world, a="late", b="absent") | {
        f"seen-{world.people[0].id}": "late||0|0",
        f"seen-{world.people[1].id}": "absent||0|0",
    }
    client.post(address(world, "session-marks"), again)
    assert m.Attendance.objects.count() == 2


def test_two_facilitators_marking_different_people_lose_nothing(world, client):
    other = signed_in(viewer("facilitator", world.site))
    stale = register(world, a="present")
    other.post(address(world, "session-marks"), register(world) | {f"mark-{world.people[1].id}": "absent"})
    client.post(address(world, "session-marks"), stale)
    marks = dict(m.Attendance.objects.values_list("person__given_name", "mark"))
    assert marks == {"Ada": "present", "Bernard": "absent"}


def test_two_facilitators_marking_the_same_person_are_told(world, client):
    other = signed_in(viewer("facilitator", world.site))
    other.post(address(world, "session-marks"), register(world, a="absent"))
    page = text(client.post(address(world, "session-marks"), register(world, a="present"), follow=True))
    assert "had marked Ada as absent meanwhile; you said present." in page


def test_one_tap_marks_everybody_else_present(world, client):
    sent = register(world, a="absent") | {f"reason-{world.people[0].id}": "flare", "rest": "present"}
    client.post(address(world, "session-marks"), sent)
    rows = m.Attendance.objects.order_by("person__given_name")
    marks = [(row.mark, row.reason) for row in rows]
    assert marks == [("absent", "flare"), ("present", ""), ("present", "")]


@pytest.mark.parametrize(
    "sent", [{"mark": "asleep"}, {"mark": "absent", "reason": "because"}], ids=["mark", "reason"]
)
def test_what_is_not_on_the_list_is_refused_in_words(world, client, sent):
    person = world.people[0]
    data = register(world) | {
        f"mark-{person.id}": sent["mark"],
        f"reason-{person.id}": sent.get("reason", ""),
    }
    client.post(address(world, "session-marks"), data)
    assert not m.Attendance.objects.exists()


def test_what_everybody_did_is_saved_with_one_button(world, client):
    mark_all(world, client)
    ada, bernard, _ = world.people
    sent = {"did": [str(ada.id), str(bernard.id)], f"pain-{ada.id}": "2", f"effort-{ada.id}": "4"}
    page = text(client.post(address(world, "session-work"), sent, follow=True))
    assert "What 2 people did is saved." in page
    planned = len(plan_of_person(person_id=ada.id))
    assert f"{planned} of {planned} exercises, pain up to 2 recorded." in page
    assert set(m.WorkDone.objects.filter(person=ada).values_list("pain", "effort")) == {(2, 4)}
    assert set(m.WorkDone.objects.filter(person=bernard).values_list("pain", "effort")) == {(None, None)}


def test_one_person_is_recorded_exercise_by_exercise(world, client):
    ada = world.people[0]
    page = text(client.get(address(world, "session-person", ada.id)))
    assert "What Ada did today" in page
    sent = {"result-sit_to_stand": "easier", "pain-sit_to_stand": "5", "result-walk": "not_done"}
    client.post(address(world, "session-person", ada.id), sent)
    rows = dict(m.WorkDone.objects.values_list("exercise", "result"))
    assert rows == {"sit_to_stand": "easier", "walk": "not_done"}


def test_pain_out_of_range_is_refused(world, client):
    ada = world.people[0]
    sent = {"result-sit_to_stand": "done", "pain-sit_to_stand": "11"}
    page = text(client.post(address(world, "session-person", ada.id), sent, follow=True))
    assert "go from 0 to 10" in page
    assert not m.WorkDone.objects.exists()


def steps_down(world, client):
    """Everybody marked, and Ada in far too much pain."""
    mark_all(world, client)
    ada = world.people[0]
    client.post(address(world, "session-work"), {"did": [str(ada.id)], f"pain-{ada.id}": "8"})
    return ada


def test_proposed_steps_are_taken_with_one_tap(world, client):
    ada = steps_down(world, client)
    page = text(client.get(address(world)))
    assert "steps down proposed" in page
    exercises = ",".join(each.exercise for each in plan_of_person(person_id=ada.id))
    client.post(address(world, "session-decide"), {"step": f"{ada.id}|{exercises}|take"})
    assert {each.step for each in plan_of_person(person_id=ada.id)} == {"down"}
    assert "steps down proposed" not in text(client.get(address(world)))


@pytest.mark.parametrize("tap", ["", "nonsense", "x|y|take"])
def test_a_tap_that_makes_no_sense_is_said_and_harmless(world, client, tap):
    rows = m.Prescription.objects.count()
    response = client.post(address(world, "session-decide"), {"step": tap}, follow=True)
    assert "Reload the page." in text(response)
    assert m.Prescription.objects.count() == rows


def test_closing_lists_who_is_missing_then_steps_then_shows_what_goes_home(world, client):
    page = text(client.get(address(world, "close-session")))
    assert "Not marked yet: Ada Example, Bernard Sample, Constance Longname-Featherstonehaugh." in page
    ada = steps_down(world, client)
    page = text(client.get(address(world, "close-session")))
    steps = [each.exercise for each in plan_of_person(person_id=ada.id)]
    assert all(f'name="step-{ada.id}-{exercise}"' in page for exercise in steps)
    sent = {f"step-{ada.id}-{exercise}": "take" for exercise in steps} | {"theme": ["goals"]}
    page = text(client.post(address(world, "close-session"), sent, follow=True))
    assert "Session 2 is closed" in page
    assert "Sit to stand: easier" in page
    assert "The plan stays as it is: 6 exercises." in page
    assert m.Session.objects.get(id=world.sessions[1].id).state == "closed"


def test_closing_without_deciding_is_refused_in_words(world, client):
    steps_down(world, client)
    page = text(client.post(address(world, "close-session"), {"theme": ["goals"]}, follow=True))
    assert "not decided yet for Ada E" in page
    assert m.Session.objects.get(id=world.sessions[1].id).state == "open"


def test_a_closed_session_is_put_right_with_a_reason(world, client):
    mark_all(world, client)
    client.post(address(world, "close-session"), {"theme": ["goals"]})
    assert "Something to put right?" in text(client.get(address(world)))
    page = text(client.post(address(world, "reopen-session"), {"reason": ""}, follow=True))
    assert "Say what has to be put right." in page
    client.post(address(world, "reopen-session"), {"reason": "Ada was late"})
    assert m.Session.objects.get(id=world.sessions[1].id).state == "open"


def test_after_seven_days_a_closed_session_offers_no_way_back(world, client, settings):
    mark_all(world, client)
    client.post(address(world, "close-session"), {"theme": ["goals"]})
    settings.REHABIT_CLOCK = lambda: world.moment(2, 21) + timedelta(days=7)
    assert "Something to put right?" not in text(client.get(address(world)))


def test_a_session_is_called_off_only_with_a_reason(world, client):
    response = client.post(address(world, "cancel-session"), {"words": "the hall was cold"})
    page = text(response)
    assert response.status_code == 422
    assert "Choose why the session does not happen" in page
    assert "the hall was cold" in page
    sent = {"reason": "The weather", "words": "Snow"}
    page = text(client.post(address(world, "cancel-session"), sent, follow=True))
    assert "The weather: Snow. Nobody is marked absent" in page
    client.post(address(world, "restore-session"))
    assert m.Session.objects.get(id=world.sessions[1].id).state == "planned"


def test_an_event_takes_four_answers_and_keeps_what_was_typed_when_one_is_missing(world, client):
    ada = world.people[0]
    response = client.post(address(world, "adverse-event", ada.id), {"kind": "fall", "words": "At station 3"})
    page = text(response)
    assert response.status_code == 422
    assert "Choose how bad it was" in page
    assert "At station 3" in page
    sent = {
        "kind": "fall",
        "severity": "mild",
        "action_taken": "Stopped and rested",
        "told": "GP practice",
    }
    page = text(client.post(address(world, "adverse-event", ada.id), sent, follow=True))
    assert "The event is recorded for Ada Example." in page
    assert "A fall, mild" in page


def test_a_fall_without_harm_comes_back_as_an_error_of_the_form(world, client):
    sent = {
        "kind": "fall",
        "severity": "none",
        "action_taken": "Stopped and rested",
        "told": "GP practice",
    }
    response = client.post(address(world, "adverse-event", world.people[0].id), sent)
    assert response.status_code == 422
    assert "Only a near miss does no harm." in text(response)


def test_notes_are_written_on_the_group_and_on_a_person(world, client):
    client.post(address(world, "session-note"), {"words": "Lively talk"})
    client.post(address(world, "session-note"), {"words": "Tired", "person": str(world.people[0].id)})
    assert "Lively talk" in text(client.get(address(world)))
    assert "Tired" in text(client.get(address(world, "session-person", world.people[0].id)))
    page = text(client.post(address(world, "session-note"), {"words": " "}, follow=True))
    assert "Write the note before saving it." in page


def test_the_room_sheet_has_first_names_needs_and_a_level_at_every_station(world, client):
    page = text(client.get(address(world, "room-sheet")))
    assert "Bernard S" in page
    assert "Bernard Sample" not in page
    assert page.count("Ada E") == 1 + 1 + 8, "who comes, where each begins, and the stations"


def test_opening_says_that_it_happens(world, client):
    client.post(address(world, "open-session"))
    assert m.Session.objects.get(id=world.sessions[1].id).state == "open"


def test_without_people_the_page_says_what_to_do(world, client):
    m.Place.objects.filter(group=world.group).update(state="declined")
    assert "Nobody is in this group yet" in text(client.get(address(world)))


GETS = ("session", "close-session", "room-sheet", "cancel-session")
POSTS = (
    "session-marks", "session-work", "session-decide", "session-note", "open-session", "restore-session",
    "reopen-session",
)  # fmt: skip


@pytest.mark.parametrize("name", POSTS)
def test_buttons_refuse_get(world, client, name):
    assert client.get(address(world, name)).status_code == 405


@pytest.mark.parametrize("name", GETS)
def test_strangers_are_sent_to_sign_in(world, name):
    response = Client().get(address(world, name))
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("role", ["participant", "helper", "referrer", "network_lead", "evaluator"])
@pytest.mark.parametrize("name", GETS)
def test_other_roles_may_not_look(world, name, role):
    assert signed_in(viewer(role, world.site)).get(address(world, name)).status_code == 403


@pytest.mark.parametrize("role", ["participant", "referrer", "network_lead", "evaluator"])
@pytest.mark.parametrize("name", POSTS)
def test_other_roles_may_not_press(world, name, role):
    assert signed_in(viewer(role, world.site)).post(address(world, name)).status_code == 403


@pytest.mark.parametrize("name", GETS)
def test_another_site_finds_nothing(world, name):
    elsewhere = signed_in(viewer("facilitator", make(m.Site)))
    assert elsewhere.get(address(world, name)).status_code == 404
