"""Measures in the room: the group, one person, one form after the other, the goal."""

from datetime import timedelta

import pytest
from tests import measured, room
from tests.doors import signed_in

from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings):
    built = room.build(people=3)
    m.Place.objects.update(offered_at=room.FIRST - timedelta(days=14))
    settings.REHABIT_CLOCK = lambda: built.moment(1)
    return built


@pytest.fixture
def client(world):
    return signed_in(world.lead)


def address(world, instrument="", number=0, point="baseline"):
    tail = f"{instrument}/" if instrument else ""
    return f"/staff/places/{world.places[number].id}/measures/{point}/{tail}"


def send(client, world, instrument, *, then="next", number=0, point="baseline", query="", **answers):
    day = world.moment(1)
    told = {
        "mode": "in_person",
        "taken_on_day": day.day,
        "taken_on_month": day.month,
        "taken_on_year": day.year,
        "then": then,
        **{name.replace("__", "-"): value for name, value in answers.items()},
    }
    return client.post(address(world, instrument, number, point) + query, told)


def text(response) -> str:
    return response.content.decode()


def test_the_group_list_leads_to_the_first_form_of_each_person(client, world):
    page = text(client.get(f"/staff/groups/{world.group.id}/measures/baseline/"))
    for number in range(3):
        assert address(world, "nrs-pain", number) in page
    assert "0 of 8 done" in page


def test_a_form_has_the_questions_and_their_answers_as_the_data_says(client, world):
    page = text(client.get(address(world, "phq-4")))
    assert "Feeling nervous, anxious or on edge" in page
    assert page.count('type="radio"') == 16
    stands = text(client.get(address(world, "chair-stand-30s")))
    assert "How many full stands in 30 seconds?" in stands
    assert 'inputmode="numeric"' in stands


def test_credit_is_given_where_the_licence_asks_for_it(client, world):
    assert "developed at RAND" in text(client.get(address(world, "rand-36-pf")))


def test_each_form_leads_on_to_the_next_of_the_same_person(client, world):
    response = send(client, world, "nrs-pain", knee_left__average="6", knee_left__worst="8")
    assert response.url == address(world, "rand-36-pf")
    kept = m.Measurement.objects.get()
    assert (kept.about, kept.answers) == ("knee_left", {"average": "6", "worst": "8"})
    response = send(client, world, "falls", then="list", q__falls="0")
    assert response.url == address(world)
    page = text(client.get(address(world)))
    assert "Left knee, average pain: 6" in page
    assert "2 of 8 done" in page


def test_a_form_may_have_gaps_and_says_why_there_is_no_score(client, world):
    send(client, world, "phq-4", then="list", q__1="1", q__2="0")
    page = text(client.get(address(world)))
    assert "no score" in page
    assert "Anxiety (GAD-2): 1" in page


def test_an_empty_form_and_a_number_out_of_range_come_back_with_the_reason(client, world):
    response = send(client, world, "falls")
    assert response.status_code == 422
    assert "Nothing was answered" in text(response)
    response = send(client, world, "chair-stand-30s", q__stands="99", q__arms_used="1")
    assert response.status_code == 422
    page = text(response)
    assert "a whole number from 0 to 60 stands" in page
    assert 'value="99"' in page
    assert "checked" in page
    assert not m.Measurement.objects.exists()


def test_an_alert_is_shown_at_once_and_stays(client, world):
    response = send(client, world, "falls", q__falls="3")
    assert response.url == address(world)
    for page in (address(world), f"/staff/groups/{world.group.id}/measures/baseline/"):
        assert "Offer a falls assessment" in text(client.get(page))


def test_an_answer_can_be_corrected_and_the_form_shows_what_stands(client, world):
    send(client, world, "falls", q__falls="3")
    page = text(client.get(address(world, "falls")))
    assert 'value="3"' in page
    assert "You can correct it" in page
    send(client, world, "falls", q__falls="0")
    assert "Offer a falls assessment" not in text(client.get(address(world)))
    assert m.Measurement.objects.count() == 2


def test_how_and_when_are_kept(client, world):
    response = send(client, world, "falls", q__falls="0", mode="paper", taken_on_day="16", taken_on_month="2")
    assert response.status_code == 302
    kept = m.Measurement.objects.get()
    assert (kept.mode, kept.taken_on.isoformat()) == ("paper", "2026-02-16")


def test_a_day_to_come_comes_back_with_the_reason(client, world):
    response = send(client, world, "falls", q__falls="0", taken_on_year="2030")
    assert response.status_code == 422
    assert "still to come" in text(response)


def test_questions_that_may_not_be_shown_are_replaced_by_their_scores(client, world):
    page = text(client.get(address(world, "koos")))
    assert "not part of Rehabit" in page
    assert 'type="radio"' not in page
    send(client, world, "koos", then="list", knee_left__pain="52")
    assert "Left knee, pain: 52" in text(client.get(address(world)))


def test_scores_can_be_entered_for_any_instrument(client, world):
    response = send(client, world, "rand-36-pf", query="?scores", q__physical_functioning="62.5")
    assert response.status_code == 302
    score = m.Score.objects.get()
    assert (score.numerator, score.denominator, score.engine) == (125, 2, "entered")


def test_a_goal_is_set_at_the_start_and_looked_back_on_at_the_end(client, world):
    goal = address(world, "goal")
    assert client.post(goal, {"words": "", "confidence": "6"}).status_code == 422
    client.post(goal, {"words": "Walk to the allotment", "confidence": "6"})
    page = text(client.get(address(world)))
    assert "Walk to the allotment" in page
    review = address(world, "goal", point="end")
    assert "How far was it reached?" in text(client.get(review))
    client.post(review, {"reached": "8"})
    assert m.Goal.objects.filter(reached=8).count() == 1
    assert "reached 8 of 10" in text(client.get(address(world, point="end")))


def test_without_a_goal_one_is_set_at_the_end_too(client, world):
    assert "What would you like to do again?" in text(client.get(address(world, "goal", point="end")))


def test_a_late_answer_is_kept_and_said_not_to_count(client, world, settings):
    settings.REHABIT_CLOCK = lambda: world.moment(5)
    page = text(client.get(address(world)))
    assert "do not count in the result" in page


def test_an_unknown_point_person_or_questionnaire_is_not_found(client, world):
    elsewhere = room.build(people=1)
    assert client.get(address(world, point="never")).status_code == 404
    assert client.get(address(world, "tarot")).status_code == 404
    assert client.get(address(elsewhere)).status_code == 404
    assert client.get(f"/staff/groups/{elsewhere.group.id}/measures/baseline/").status_code == 404


def test_looking_at_a_persons_answers_leaves_a_line_in_the_audit(client, world):
    client.get(address(world))
    assert m.AuditEntry.objects.filter(
        verb="looked.measures.person_point", subject=f"place:{world.places[0].id}"
    ).exists()


def test_everybody_measured_says_so(settings):
    world = measured.build()
    settings.REHABIT_CLOCK = lambda: world.moment(12)
    page = text(signed_in(world.lead).get(f"/staff/groups/{world.group.id}/measures/end/"))
    assert "3 of 11 done" in page


def test_the_group_leads_to_its_measures_its_end_and_its_result(client, world):
    page = text(client.get(f"/staff/groups/{world.group.id}/"))
    for tail in ("measures/baseline/", "measures/end/", "end/", "result/"):
        address_of_it = f"/staff/groups/{world.group.id}/{tail}"
        assert address_of_it in page
        assert client.get(address_of_it).status_code == 200
