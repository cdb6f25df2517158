"""The end of a group: completion by the register, follow-ups planned, a summary for each person."""

import pytest
from tests import measured
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused, Role
from rehabit.actions import discharges, goals
from rehabit.queries import endings
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return measured.build()


def reasons(world):
    return {world.places[6].id: "new_illness", world.places[7].id: "not_helping"}


def finish(world, **given):
    told = {"reasons": reasons(world), "by": world.lead, "at": world.moment(12, 90), **given}
    return discharges.finish_group(group_id=world.group.id, **told)


def states(world):
    order = [place.id for place in world.places]
    found = dict(m.Place.objects.values_list("id", "state"))
    return [found[place] for place in order]


def test_nine_of_twelve_completes_and_eight_does_not(world):
    done = finish(world)
    assert (done.completed, done.left, done.never_came, done.followed_up) == (6, 2, 1, 8)
    assert states(world) == ["completed"] * 6 + ["left"] * 2
    reason = m.PlaceStatus.objects.get(place=world.places[6], state="left").reason
    assert reason == "new_illness"


def test_whoever_never_came_waits_again(world):
    finish(world)
    place = m.Place.objects.get(person__given_name="Jack")
    assert place.state == "declined"
    latest = m.ReferralStatus.objects.filter(referral=place.referral).order_by("-at", "-id").first()
    assert latest.state == "waiting"
    assert not m.FollowUp.objects.filter(person=place.person).exists()


def test_four_follow_ups_are_planned_for_everybody_who_came(world):
    finish(world)
    points = m.FollowUp.objects.filter(place=world.places[7]).order_by("due_on")
    assert [(each.point, each.due_on.isoformat()) for each in points] == [
        ("month-3", "2026-06-26"),
        ("month-6", "2026-09-26"),
        ("month-12", "2027-03-26"),
        ("month-30", "2028-09-26"),
    ]
    assert m.FollowUp.objects.count() == 32


def test_finishing_twice_changes_nothing(world):
    finish(world)
    before = m.PlaceStatus.objects.count()
    done = finish(world, reasons={})
    assert (done.completed, done.left, done.never_came, done.followed_up) == (0, 0, 0, 8)
    assert m.PlaceStatus.objects.count() == before
    assert m.FollowUp.objects.count() == 32


def test_a_session_that_is_not_closed_stands_in_the_way(world):
    m.Session.objects.filter(id=world.sessions[11].id).update(state="planned")
    with pytest.raises(Refused) as refused:
        finish(world)
    assert refused.value.refusal.code == "not_over"
    assert "Session 12 of 12" in refused.value.refusal.sentence
    assert states(world) == ["started"] * 8


def test_a_cancelled_session_counts_for_nobody(world):
    """Eleven are left, of which nine complete; eight attended of eleven are still too few."""
    m.Session.objects.filter(id=world.sessions[11].id).update(state="cancelled")
    assert finish(world).completed == 6


def test_everybody_who_did_not_complete_needs_a_reason(world):
    with pytest.raises(Refused) as refused:
        finish(world, reasons={world.places[6].id: "new_illness", world.places[7].id: "made_up"})
    assert refused.value.refusal.code == "reason_needed"
    assert "Hope Specimen" in refused.value.refusal.sentence
    assert "George" not in refused.value.refusal.sentence


def test_another_sites_group_is_not_found(world):
    with pytest.raises(NotFound):
        finish(world, by=viewer(Role.SITE_LEAD, make(m.Site)))


def test_a_goal_is_looked_back_on_beside_the_goal_as_it_was_set(world):
    told = {"by": world.lead, "at": world.moment(12)}
    with pytest.raises(Refused):
        discharges.review_goal(place_id=world.places[0].id, reached=8, **told)
    goals.set_for(
        person_id=world.people[0].id,
        words="Walk to the allotment",
        confidence=6,
        by=world.lead,
        at=world.moment(1),
    )
    discharges.review_goal(place_id=world.places[0].id, reached=8, **told)
    kept = m.Goal.objects.order_by("at").values_list("words", "confidence", "reached")
    assert list(kept) == [("Walk to the allotment", 6, None), ("Walk to the allotment", 6, 8)]
    with pytest.raises(Refused) as refused:
        discharges.review_goal(place_id=world.places[0].id, reached=11, **told)
    assert refused.value.refusal.code == "out_of_range"


def text_of(summary) -> str:
    return " ".join(paragraph for section in summary["sections"] for paragraph in section["paragraphs"])


def discharge(world, number=0, plans=("A walking group",)):
    discharges.discharge(
        place_id=world.places[number].id, going_on_with=plans, by=world.lead, at=world.moment(12, 100)
    )
    return m.Discharge.objects.filter(place=world.places[number]).order_by("-at", "-id").first().summary


def test_the_summary_says_what_was_done_and_measured_with_its_denominators(world):
    finish(world)
    words = text_of(discharge(world))
    assert "12 of 12 sessions and completed the programme" in words
    assert "Physical functioning (0 to 100, higher is better): 40 at the start, 60 at the end." in words
    assert "Average pain, left knee (0 to 10, lower is better): 6 at the start, 4 at the end." in words
    assert words.count("better by enough to matter") == 3
    assert "A walking group" in words
    assert m.Place.objects.get(id=world.places[0].id).state == "discharged"


def test_the_summary_of_somebody_who_left_says_why_and_what_was_not_measured(world):
    finish(world)
    words = text_of(discharge(world, 6))
    assert "8 of 12 sessions" in words
    assert "New illness or injury" in words
    assert "30 at the start, not measured at the end" in words


def test_nobody_is_discharged_while_the_course_runs(world):
    with pytest.raises(Refused):
        discharge(world)
    assert not m.Discharge.objects.exists()


def test_a_summary_can_be_written_again_and_the_first_one_stays(world):
    finish(world)
    discharge(world)
    assert "Swimming" in text_of(discharge(world, plans=("Swimming",)))
    assert m.Discharge.objects.count() == 2
    assert m.PlaceStatus.objects.filter(place=world.places[0], state="discharged").count() == 1


def test_the_end_page_says_who_still_needs_what(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        page = endings.group_end(by=world.lead, at=world.moment(12, 90), group_id=world.group.id)
    lines = {line.person.name: line for line in page.lines}
    assert page.over
    assert not page.finished
    assert [name for name, line in lines.items() if line.needs_reason] == ["George Instance", "Hope Specimen"]
    assert lines["Dev Trial"].completion.completed
    assert (lines["Dev Trial"].came, lines["Jack Absent"].came) == (9, 0)
