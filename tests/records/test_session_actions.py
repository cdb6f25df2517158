"""The course of a session: opening, calling off, recording work, closing, opening again."""

from datetime import timedelta

import pytest
from tests import room
from tests.doors import viewer

from rehabit.access import Refused
from rehabit.actions import attendance, notes, plans, sessions, work
from rehabit.actions.attendance import Given
from rehabit.actions.plan_changes import Decision
from rehabit.actions.work import Did, Whole
from rehabit.delivery import AbsenceReason, Attendance, Mark
from rehabit.queries.asking import NotFound
from rehabit.queries.current_plan import plan_of_person
from rehabit.queries.session_page import session_page
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


def mark_all(world, number, *, absent=()):
    marks = [
        Given(
            person_id=person.id,
            attendance=Attendance(mark=Mark.ABSENT, reason=AbsenceReason.UNWELL)
            if person in absent
            else Attendance(mark=Mark.PRESENT),
        )
        for person in world.people
    ]
    session = world.sessions[number - 1]
    attendance.mark(session_id=session.id, marks=marks, by=world.lead, at=world.moment(number, 5))


def close(world, number, *, decisions=(), themes=None, at=None, by=None):
    session = world.sessions[number - 1]
    return sessions.close(
        session_id=session.id,
        decisions=decisions,
        themes_covered=session.themes if themes is None else themes,
        by=by or world.lead,
        at=at or world.moment(number, 60),
    )


def page(world, number, *, at=None):
    return session_page(
        session_id=world.sessions[number - 1].id, by=world.lead, at=at or world.moment(number, 30)
    )


def everybody_did_well(world, number, *, pain=1, effort=2):
    """Pain green and effort at the low end, for the whole plan."""
    whole = [Whole(person_id=person.id, pain=pain, effort=effort) for person in world.people]
    return work.all_as_planned(
        session_id=world.sessions[number - 1].id, people=whole, by=world.lead, at=world.moment(number, 55)
    )


def state_of(world, number):
    return m.Session.objects.get(id=world.sessions[number - 1].id).state


def refusal(action, **kwargs):
    with pytest.raises(Refused) as refused:
        action(**kwargs)
    return refused.value.refusal


def test_a_session_called_off_marks_nobody_and_keeps_the_reason():
    world = room.build()
    sessions.cancel(session_id=world.sessions[0].id, reason="Snow", by=world.lead, at=world.moment(1, -120))
    assert state_of(world, 1) == "cancelled"
    assert not m.Attendance.objects.exists()
    assert page(world, 1).cancelled_because == "Snow"


def test_a_session_called_off_counts_for_nobody():
    world = room.build()
    before = page(world, 2).people[0].still
    sessions.cancel(session_id=world.sessions[0].id, reason="Snow", by=world.lead, at=world.moment(1, 0))
    after = page(world, 2).people[0].still
    assert (before.sessions, before.still) == (12, 9)
    assert (after.sessions, after.still) == (11, 9)


def test_a_session_that_people_came_to_cannot_be_called_off():
    world = room.build()
    mark_all(world, 1)
    refused = refusal(
        sessions.cancel, session_id=world.sessions[0].id, reason="Snow", by=world.lead, at=world.moment(1)
    )
    assert refused.code == "marked_already"
    assert "3 people are marked" in refused.sentence


def test_a_session_called_off_by_mistake_is_planned_again():
    world = room.build()
    here = {"session_id": world.sessions[0].id, "by": world.lead}
    sessions.cancel(**here, reason="Snow", at=world.moment(1, -60))
    sessions.restore(**here, at=world.moment(1, -30))
    assert state_of(world, 1) == "planned"
    history = m.SessionStatus.objects.filter(session=world.sessions[0]).order_by("at")
    assert [row.state for row in history] == ["cancelled", "planned"]


def test_closing_names_who_is_not_marked_and_changes_nothing():
    world = room.build()
    attendance.mark(
        session_id=world.sessions[0].id,
        marks=[Given(person_id=world.people[0].id, attendance=Attendance(mark=Mark.PRESENT))],
        by=world.lead,
        at=world.moment(1, 5),
    )
    with pytest.raises(Refused) as refused:
        close(world, 1)
    assert refused.value.refusal.code == "unmarked"
    assert "Bernard S, Constance L" in refused.value.refusal.sentence
    assert state_of(world, 1) == "open"


def test_an_offer_that_nobody_answered_need_not_be_marked():
    world = room.build()
    m.Place.objects.filter(id=world.places[2].id).update(state="offered")
    marks = [Given(person_id=p.id, attendance=Attendance(mark=Mark.PRESENT)) for p in world.people[:2]]
    here = {"session_id": world.sessions[0].id, "by": world.lead}
    attendance.mark(**here, marks=marks, at=world.moment(1, 5))
    close(world, 1)
    assert state_of(world, 1) == "closed"
    assert m.Place.objects.get(id=world.places[2].id).state == "offered"


@pytest.mark.parametrize("before", ["offered", "accepted"])
def test_a_place_starts_at_the_first_attendance_and_not_without_one(before):
    world = room.build(state=before)
    mark_all(world, 1, absent=world.people[:1])
    closed = close(world, 1)
    states = [m.Place.objects.get(id=place.id).state for place in world.places]
    assert states == [before, "started", "started"]
    assert (closed.attended, closed.started) == (2, 2)
    history = m.PlaceStatus.objects.filter(place=world.places[1]).order_by("at")
    wanted = ["accepted", "started"] if before == "offered" else ["started"]
    assert [row.state for row in history] == wanted


def test_closing_keeps_what_falls_out_for_the_record():
    world = room.build()
    room.start_plans(world)
    mark_all(world, 1, absent=world.people[:1])
    work.all_as_planned(
        session_id=world.sessions[0].id,
        people=[Whole(person_id=world.people[1].id)],
        by=world.lead,
        at=world.moment(1, 61),
    )
    close(world, 1, at=world.moment(1, 70))
    facts = m.SessionStatus.objects.get(session=world.sessions[0], state="closed").facts
    assert facts == {
        "themes": ["welcome"],
        "not_covered": [],
        "attended": 2,
        "expected": 3,
        "exercised": 1,
        "steps_decided": 0,
        "events": 0,
    }


def test_two_good_sessions_propose_a_step_up_and_closing_puts_it_into_the_plan():
    world = room.build(people=1)
    room.start_plans(world)
    (person,) = world.people
    for number in (2, 3):
        mark_all(world, number)
        everybody_did_well(world, number)
        if number == 2:
            close(world, number)
    proposals = page(world, 3).people[0].proposals
    assert [each.kind for each in proposals] == ["up", "up"]
    first, second = proposals
    before = {each.exercise: each for each in plan_of_person(person_id=person.id)}
    close(
        world,
        3,
        decisions=[
            Decision(person_id=person.id, exercise=first.exercise, choice="take"),
            Decision(person_id=person.id, exercise=second.exercise, choice="stay"),
        ],
    )
    after = {each.exercise: each for each in plan_of_person(person_id=person.id)}
    assert (after[first.exercise].dose, after[first.exercise].step) == (first.dose, "up")
    assert after[first.exercise].reasons == first.reasons
    assert after[second.exercise].dose == before[second.exercise].dose
    assert after[second.exercise].step == "same"
    rows = m.Prescription.objects.filter(session=world.sessions[2])
    assert {row.proposed_level for row in rows} == {first.level, second.level}
    assert page(world, 3, at=world.moment(3, 70)).people[0].proposals == ()


def test_closing_refuses_while_a_step_is_not_decided():
    world = room.build(people=1)
    room.start_plans(world)
    mark_all(world, 2)
    everybody_did_well(world, 2, pain=8)
    with pytest.raises(Refused) as refused:
        close(world, 2)
    assert refused.value.refusal.code == "undecided"
    assert "Ada E" in refused.value.refusal.sentence


def test_a_step_down_decided_in_the_room_is_not_asked_for_again():
    world = room.build(people=1)
    room.start_plans(world)
    (person,) = world.people
    mark_all(world, 2)
    everybody_did_well(world, 2, pain=8)
    downs = [each for each in page(world, 2).people[0].proposals if each.changes_plan]
    assert {each.kind for each in downs} == {"down"}
    for each in downs:
        decision = Decision(person_id=person.id, exercise=each.exercise, choice="take")
        here = {"session_id": world.sessions[1].id, "person_id": person.id, "by": world.lead}
        assert plans.decide(**here, decisions=[decision], at=world.moment(2, 57)) == 1
        assert plans.decide(**here, decisions=[decision], at=world.moment(2, 58)) == 0
    assert [each for each in page(world, 2).people[0].proposals if each.changes_plan] == []
    close(world, 2)
    assert state_of(world, 2) == "closed"


def test_closing_twice_is_harmless():
    world = room.build()
    mark_all(world, 1)
    close(world, 1)
    close(world, 1, at=world.moment(1, 61))
    assert m.SessionStatus.objects.filter(session=world.sessions[0], state="closed").count() == 1


def test_a_closed_session_is_opened_again_within_seven_days_and_not_after():
    world = room.build()
    mark_all(world, 1)
    close(world, 1)
    here = {"session_id": world.sessions[0].id, "by": world.lead, "reason": "Ada was late"}
    late = refusal(sessions.reopen, **here, at=world.moment(1) + timedelta(days=7, minutes=1))
    assert late.code == "too_late"
    sessions.reopen(**here, at=world.moment(1) + timedelta(days=6))
    assert state_of(world, 1) == "open"
    assert m.SessionStatus.objects.get(session=world.sessions[0], reason="Ada was late").state == "open"


def test_what_was_done_is_kept_and_a_correction_adds_a_row():
    world = room.build(people=1)
    room.start_plans(world)
    (person,) = world.people
    first = plan_of_person(person_id=person.id)[0]
    did = {"exercise": first.exercise, "level": first.level, "dose": first.dose}
    here = {"session_id": world.sessions[1].id, "person_id": person.id, "by": world.lead}
    assert work.record(**here, work=[Did(**did, result="done", pain=2)], at=world.moment(2, 40)) == 1
    assert work.record(**here, work=[Did(**did, result="done", pain=2)], at=world.moment(2, 41)) == 0
    assert work.record(**here, work=[Did(**did, result="easier", pain=5)], at=world.moment(2, 42)) == 1
    shown = page(world, 2).people[0].work[first.exercise]
    assert (shown.result, shown.pain) == ("easier", 5)
    assert m.WorkDone.objects.count() == 2


def test_the_whole_plan_as_planned_leaves_alone_what_was_recorded_otherwise():
    world = room.build(people=1)
    room.start_plans(world)
    (person,) = world.people
    planned = plan_of_person(person_id=person.id)
    did = Did(exercise=planned[0].exercise, level=planned[0].level, dose=planned[0].dose, result="not_done")
    here = {"session_id": world.sessions[1].id, "by": world.lead}
    work.record(**here, person_id=person.id, work=[did], at=world.moment(2, 40))
    added = work.all_as_planned(**here, people=[Whole(person_id=person.id)], at=world.moment(2, 50))
    assert added == len(planned) - 1
    shown = page(world, 2).people[0].work
    assert shown[planned[0].exercise].result == "not_done"
    assert {row.result for name, row in shown.items() if name != planned[0].exercise} == {"done"}


def test_work_is_not_recorded_for_a_session_to_come():
    world = room.build(people=1)
    early = world.moment(2) - timedelta(days=1)
    people = [Whole(person_id=world.people[0].id)]
    refused = refusal(
        work.all_as_planned, session_id=world.sessions[1].id, people=people, by=world.lead, at=early
    )
    assert refused.code == "in_the_future"


def test_notes_on_a_person_and_on_the_group_are_told_apart_and_a_second_press_adds_none():
    world = room.build()
    here = {"session_id": world.sessions[0].id, "by": world.lead}
    notes.write(**here, person_id=None, words="Lively talk.", at=world.moment(1, 20))
    notes.write(**here, person_id=world.people[0].id, words="Tired today.", at=world.moment(1, 21))
    again = notes.write(**here, person_id=None, words=" Lively talk. ", at=world.moment(1, 22))
    shown = page(world, 1)
    assert again is None
    assert [note.words for note in shown.notes] == ["Lively talk."]
    assert [note.words for note in shown.people[0].notes] == ["Tired today."]


@pytest.mark.parametrize("words", ["  ", "a" * 2001])
def test_a_note_without_words_or_too_long_is_refused(words):
    world = room.build()
    with pytest.raises(Refused):
        notes.write(
            session_id=world.sessions[0].id,
            person_id=None,
            words=words,
            by=world.lead,
            at=world.moment(1, 20),
        )


@pytest.mark.parametrize("role", ["participant", "helper", "referrer", "network_lead", "evaluator"])
def test_who_does_not_run_sessions_is_refused_everything(role):
    world = room.build()
    here = {"session_id": world.sessions[0].id, "by": viewer(role, world.site), "at": world.moment(1)}
    calls = [
        (sessions.open_session, {}),
        (sessions.cancel, {"reason": "Snow"}),
        (sessions.restore, {}),
        (sessions.reopen, {"reason": "A mistake"}),
        (sessions.close, {"decisions": (), "themes_covered": ()}),
        (work.all_as_planned, {"people": ()}),
        (work.record, {"person_id": world.people[0].id, "work": ()}),
        (notes.write, {"person_id": None, "words": "A note"}),
    ]
    assert {refusal(call, **here, **more).code for call, more in calls} == {"role_may_not"}


def test_another_site_s_session_is_not_found():
    world, elsewhere = room.build(), room.build()
    with pytest.raises(NotFound):
        close(world, 1, by=elsewhere.lead)
    with pytest.raises(NotFound):
        session_page(session_id=world.sessions[0].id, by=elsewhere.lead, at=world.moment(1))


@pytest.mark.parametrize(
    ("verb", "act"),
    [
        ("sessions.open", lambda w, **k: sessions.open_session(**k)),
        ("sessions.cancel", lambda w, **k: sessions.cancel(**k, reason="Snow")),
        ("notes.write", lambda w, **k: notes.write(**k, person_id=None, words="A note")),
        ("work.all_as_planned", lambda w, **k: work.all_as_planned(**k, people=())),
    ],
)
def test_each_deed_leaves_one_audit_line_on_the_session(verb, act):
    world = room.build()
    act(world, session_id=world.sessions[0].id, by=world.lead, at=world.moment(1))
    entry = m.AuditEntry.objects.get(verb=verb)
    assert entry.subject == f"session:{world.sessions[0].id}"
    assert entry.actor == f"user:{world.lead.user_id}"
