"""Something went wrong, or nearly: four answers, once."""

import pytest
from tests import room
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused
from rehabit.actions import adverse_events
from rehabit.actions.adverse_events import Happening
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

FALL = Happening(
    kind="fall", severity="mild", action_taken="Stopped and rested", told="GP practice", words="At station 3."
)


def record(world, *, event=FALL, minutes=40, by=None, person=None, session_id="its own"):
    return adverse_events.record(
        person_id=(person or world.people[0]).id,
        session_id=world.sessions[0].id if session_id == "its own" else session_id,
        event=event,
        by=by or world.lead,
        at=world.moment(1, minutes),
    )


def test_an_event_is_kept_with_what_was_done_who_was_told_and_the_day_of_the_session():
    world = room.build()
    event = m.AdverseEvent.objects.get(id=record(world))
    assert (event.kind, event.severity, event.action_taken, event.told) == (
        "fall",
        "mild",
        "Stopped and rested",
        "GP practice",
    )
    assert (event.happened_on, event.by_user_id) == (world.sessions[0].starts_at.date(), world.lead.user_id)


def test_a_double_press_is_one_event_and_a_second_fall_another():
    world = room.build()
    first = record(world, minutes=40)
    assert record(world, minutes=41) == first
    assert record(world, minutes=50) != first
    assert m.AdverseEvent.objects.count() == 2


def test_something_outside_a_session_has_the_day_it_is_told():
    world = room.build()
    event = m.AdverseEvent.objects.get(id=record(world, session_id=None))
    assert (event.session_id, event.happened_on) == (None, world.moment(1).date())


def test_only_a_near_miss_does_no_harm():
    world = room.build()
    harmless = {"severity": "none", "action_taken": "Stopped and rested", "told": "Nobody else"}
    with pytest.raises(Refused) as refused:
        record(world, event=Happening(kind="fall", **harmless))
    assert refused.value.refusal.code == "severity_missing"
    record(world, event=Happening(kind="near_miss", **harmless))
    assert m.AdverseEvent.objects.get().severity == "none"


def test_nothing_is_recorded_before_the_day_of_the_session():
    world = room.build()
    with pytest.raises(Refused) as refused:
        record(world, minutes=-24 * 60)
    assert refused.value.refusal.code == "in_the_future"


@pytest.mark.parametrize("session_id", ["its own", None])
def test_a_person_of_another_site_is_not_found(session_id):
    world, elsewhere = room.build(), room.build()
    with pytest.raises(NotFound):
        record(world, person=elsewhere.people[0], session_id=session_id)


def test_somebody_of_another_group_is_not_found_in_this_session():
    world = room.build()
    with pytest.raises(NotFound):
        record(world, person=make(m.Person, site=world.site))


@pytest.mark.parametrize("role", ["participant", "helper", "referrer", "network_lead", "evaluator"])
def test_who_does_not_run_sessions_is_refused(role):
    world = room.build()
    with pytest.raises(Refused) as refused:
        record(world, by=viewer(role, world.site))
    assert refused.value.refusal.code == "role_may_not"
    assert not m.AdverseEvent.objects.exists()


def test_the_audit_line_is_about_the_person_and_holds_no_words():
    world = room.build()
    record(world)
    entry = m.AuditEntry.objects.get(verb="adverse_events.record")
    assert entry.subject == f"person:{world.people[0].id}"
    assert entry.detail["severity"] == "mild"
    assert "station" not in str(entry.detail)
