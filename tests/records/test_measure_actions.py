"""Answers are kept as given and scored, corrected by a further row, and refused where they cannot be."""

from datetime import timedelta

import pytest
from tests import measured, room
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused, Role
from rehabit.actions import measures
from rehabit.queries import measures as queries
from rehabit.queries import own_measures
from rehabit.queries.asking import NotFound
from rehabit.queries.baseline_facts import basis_from_baseline
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    built = room.build(people=2)
    m.Place.objects.update(offered_at=room.FIRST - timedelta(days=14))
    return built


def keep(world, instrument, answers, *, point="baseline", number=0, minutes=60):
    return measured.record(world, number, point, instrument, answers, at=world.moment(1, minutes))


def code(refused) -> str:
    return refused.value.refusal.code


def test_answers_are_stored_as_given_with_every_score_exact(world):
    keep(world, "rand-36-pf", {"": {"3": "1", "4": "2", "5": "2", "6": "3", "7": "3", "8": "2"}})
    row = m.Measurement.objects.get()
    assert row.answers == {"3": "1", "4": "2", "5": "2", "6": "3", "7": "3", "8": "2"}
    assert (row.point, row.mode, row.version, row.about) == ("baseline", "in_person", "1.0", "")
    score = row.scores.get()
    assert (score.numerator, score.denominator) == (175, 3)  # (0 + 50 + 50 + 100 + 100 + 50) / 6
    assert (score.answered, score.items, score.reason) == (6, 10, "")


def test_too_few_answers_are_kept_and_the_score_says_why_it_is_not_there(world):
    recorded = keep(world, "phq-4", {"": {"1": "1", "2": "0", "3": "2"}})
    assert "too_few_items" in {str(score.reason) for score in recorded.unscored}
    total = m.Score.objects.get(scale="total")
    assert (total.numerator, total.reason, total.answered) == (None, "too_few_items", 3)


def test_pain_is_asked_and_kept_joint_by_joint(world):
    m.Referral.objects.update(joints=["knee_left", "hip_right"])
    keep(world, "nrs-pain", {"knee_left": {"average": "6"}, "hip_right": {"average": "3", "worst": "5"}})
    kept = m.Measurement.objects.order_by("about")
    assert [(row.about, row.answers) for row in kept] == [
        ("hip_right", {"average": "3", "worst": "5"}),
        ("knee_left", {"average": "6"}),
    ]


def test_a_plan_starts_from_the_sorest_joint(world):
    m.Referral.objects.update(joints=["knee_left", "hip_right"])
    joints = {"knee_left": {"average": "4", "worst": "9"}, "hip_right": {"average": "3", "worst": "5"}}
    keep(world, "nrs-pain", joints)
    basis = basis_from_baseline(person=world.people[0], today=world.moment(1).date())
    assert (basis.worst_pain, basis.usual_pain) == (9, 4)


def test_a_correction_adds_a_row_and_the_latest_counts(world):
    keep(world, "falls", {"": {"falls": "3"}})
    keep(world, "falls", {"": {"falls": "0"}}, minutes=70)
    assert m.Measurement.objects.count() == 2
    page = queries.form(
        by=world.lead, at=world.moment(1), place_id=world.places[0].id, point="baseline", instrument="falls"
    )
    form = page.line.forms[""]
    assert (form.answers, form.before) == ({"falls": "0"}, 1)
    assert page.line.alerts == ()


def test_the_same_answers_twice_add_nothing(world):
    keep(world, "falls", {"": {"falls": "1"}})
    keep(world, "falls", {"": {"falls": "1"}}, minutes=70)
    assert m.Measurement.objects.count() == 1


def test_an_alert_is_told_at_once_and_stands_as_long_as_the_answer(world):
    recorded = keep(world, "falls", {"": {"falls": "2"}})
    assert [alert.id for alert in recorded.alerts] == ["repeated_falls"]
    page = queries.person_point(
        by=world.lead, at=world.moment(2), place_id=world.places[0].id, point="baseline"
    )
    assert [alert.id for alert in page.person.alerts] == ["repeated_falls"]


@pytest.mark.parametrize(
    ("instrument", "answers", "expected"),
    [
        ("phq-4", {"": {"1": "7"}}, "out_of_range"),
        ("phq-4", {"": {"1": "often"}}, "not_a_number"),
        ("phq-4", {"": {"99": "1"}}, "unknown_item"),
        ("phq-4", {"": {"1": ""}}, "nothing_answered"),
        ("koos", {"": {"P1": "1"}}, "no_licence_text"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_stored(world, instrument, answers, expected):
    with pytest.raises(Refused) as refused:
        keep(world, instrument, answers)
    assert code(refused) == expected
    assert not m.Measurement.objects.exists()


def test_a_day_to_come_is_refused(world):
    with pytest.raises(Refused) as refused:
        measures.record(
            place_id=world.places[0].id,
            point="baseline",
            instrument="falls",
            answers={"": {"falls": "0"}},
            taken_on=world.moment(2).date(),
            mode="paper",
            by=world.lead,
            at=world.moment(1),
        )
    assert code(refused) == "in_the_future"


@pytest.mark.parametrize(("point", "instrument"), [("month-99", "falls"), ("baseline", "crystal-ball")])
def test_an_unknown_point_or_instrument_is_not_found(world, point, instrument):
    with pytest.raises(NotFound):
        keep(world, instrument, {"": {"falls": "0"}}, point=point)


def test_another_sites_place_is_not_found(world):
    stranger = viewer(Role.FACILITATOR, make(m.Site))
    with pytest.raises(NotFound):
        measures.record(
            place_id=world.places[0].id,
            point="baseline",
            instrument="falls",
            answers={"": {"falls": "0"}},
            taken_on=world.moment(1).date(),
            mode="in_person",
            by=stranger,
            at=world.moment(1),
        )


def enter(world, scores):
    return measures.enter_scores(
        place_id=world.places[0].id,
        point="baseline",
        instrument="koos",
        scores=scores,
        taken_on=world.moment(1).date(),
        mode="paper",
        by=world.lead,
        at=world.moment(1),
    )


def test_scores_worked_out_elsewhere_are_kept_and_marked_as_such(world):
    (about,) = queries.asked(instrument="koos", joints=["knee_left"]).abouts
    enter(world, {about: {"pain": "52.5"}})
    score = m.Score.objects.get()
    assert (score.scale, score.numerator, score.denominator, score.engine) == ("pain", 105, 2, "entered")
    page = queries.form(
        by=world.lead, at=world.moment(1), place_id=world.places[0].id, point="baseline", instrument="koos"
    )
    assert page.line.forms[about].entered


def test_a_score_outside_its_range_is_refused(world):
    (about,) = queries.asked(instrument="koos", joints=["knee_left"]).abouts
    with pytest.raises(Refused) as refused:
        enter(world, {about: {"pain": "101"}})
    assert code(refused) == "out_of_range"


def test_what_is_left_is_told_so_that_the_next_form_can_follow(world):
    recorded = keep(world, "nrs-pain", {"knee_left": {"average": "6", "worst": "8"}})
    assert recorded.left[0] == "rand-36-pf"
    assert "chair-stand-30s" in recorded.left
    assert "nrs-pain" not in recorded.left


def test_every_form_leaves_a_line_in_the_audit_without_the_answers(world):
    keep(world, "falls", {"": {"falls": "2"}})
    entry = m.AuditEntry.objects.filter(verb="measures.record").get()
    assert entry.subject == f"place:{world.places[0].id}"
    assert entry.detail["alerts"] == ["repeated_falls"]
    assert "answers" not in entry.detail


def own(world, instrument, answers, *, at, point="baseline", number=0):
    person = viewer(Role.PARTICIPANT, world.site, person=world.people[number])
    return measures.answer_own(
        place_id=world.places[0].id, point=point, instrument=instrument, answers=answers, by=person, at=at
    )


def test_a_participant_answers_on_their_own_phone(world):
    recorded = own(world, "falls", {"": {"falls": "0"}}, at=world.moment(1))
    row = m.Measurement.objects.get()
    assert (row.mode, row.by_person_id, row.by_user_id) == ("link", world.people[0].id, None)
    assert "chair-stand-30s" not in recorded.left


def test_a_participant_answers_for_nobody_else(world):
    with pytest.raises(NotFound):
        own(world, "falls", {"": {"falls": "0"}}, at=world.moment(1), number=1)


@pytest.mark.parametrize(
    ("instrument", "point", "session", "expected"),
    [
        ("falls", "end", 1, "not_now"),
        ("falls", "baseline", 3, "not_now"),
        ("chair-stand-30s", "baseline", 1, "counted_by_staff"),
    ],
)
def test_a_participant_is_asked_what_is_open_and_can_be_asked(world, instrument, point, session, expected):
    item = "stands" if instrument == "chair-stand-30s" else "falls"
    with pytest.raises(Refused) as refused:
        own(world, instrument, {"": {item: "0"}}, at=world.moment(session), point=point)
    assert code(refused) == expected


def test_own_questions_are_those_of_the_open_window_without_the_tests(world):
    person = viewer(Role.PARTICIPANT, world.site, person=world.people[0])
    found = own_measures.own_questions(by=person, at=world.moment(1))
    (point,) = found.points
    assert point.point.id == "baseline"
    assert [line.id for line in point.to_do] == [
        "nrs-pain", "rand-36-pf", "phq-4", "evs", "confidence", "falls",
    ]  # fmt: skip
    assert point.minutes == 7
    between = own_measures.own_questions(by=person, at=world.moment(4))
    assert between.points == ()
    assert between.opens_next == world.sessions[-1].starts_at.date() - timedelta(days=7)


def test_a_closed_follow_up_is_not_asked_on_the_phone_either(world):
    person = viewer(Role.PARTICIPANT, world.site, person=world.people[0])
    at = world.moment(12) + timedelta(days=90)
    assert [each.point.id for each in own_measures.own_questions(by=person, at=at).points] == ["month-3"]
    make(m.FollowUpClosure, follow_up=make(m.FollowUp, place=world.places[0], point="month-3"))
    assert own_measures.own_questions(by=person, at=at).points == ()


def test_the_group_list_counts_what_is_done_however_many_there_are(world, django_assert_max_num_queries):
    keep(world, "falls", {"": {"falls": "0"}})
    with django_assert_max_num_queries(6):
        found = queries.group_point(
            by=world.lead, at=world.moment(1), group_id=world.group.id, point="baseline"
        )
    assert [(person.name, person.done, person.total) for person in found.people] == [
        ("Ada Example", 1, 8),
        ("Bernard Sample", 0, 8),
    ]


def test_somebody_who_joins_late_has_a_window_of_their_own(world):
    late = world.moment(4)
    m.Place.objects.filter(id=world.places[1].id).update(offered_at=late)
    found = queries.group_point(by=world.lead, at=late, group_id=world.group.id, point="baseline")
    first, joined = found.people
    assert first.due.closes == world.sessions[1].starts_at.date()
    assert (joined.due.aimed_at, joined.due.closes) == (
        world.sessions[4].starts_at.date(),
        world.sessions[5].starts_at.date(),
    )
