"""Marking the register: what counts, what is refused, and two people at the same register."""

from datetime import timedelta

import pytest
from tests import room
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused
from rehabit.actions import attendance, sessions
from rehabit.actions.attendance import Given
from rehabit.delivery import AbsenceReason, Attendance, Mark
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


def given(person, mark=Mark.PRESENT, *, reason=None, seen="", **more):
    return Given(person_id=person.id, attendance=Attendance(mark=mark, reason=reason), seen=seen, **more)


def mark(world, *marks, by=None, at=None, number=1):
    return attendance.mark(
        session_id=world.sessions[number - 1].id,
        marks=marks,
        by=by or world.lead,
        at=at or world.moment(number, 5),
    )


def latest(world, person, number=1):
    rows = m.Attendance.objects.filter(session=world.sessions[number - 1], person=person)
    return rows.order_by("-at", "-id").first()


def test_a_mark_is_kept_with_who_and_when_and_opens_the_session():
    world = room.build()
    marked = mark(world, given(world.people[0], Mark.LATE))
    row = latest(world, world.people[0])
    assert (marked.added, row.mark, row.by_user_id) == (1, "late", world.lead.user_id)
    world.sessions[0].refresh_from_db()
    assert world.sessions[0].state == "open"
    assert m.SessionStatus.objects.get(session=world.sessions[0]).state == "open"


def test_marking_again_adds_a_row_and_saying_the_same_adds_none():
    world = room.build()
    ada = world.people[0]
    mark(world, given(ada, Mark.PRESENT))
    assert mark(world, given(ada, Mark.PRESENT, seen="present"), at=world.moment(1, 6)).added == 0
    mark(world, given(ada, Mark.LEFT_EARLY, seen="present"), at=world.moment(1, 40))
    assert m.Attendance.objects.filter(person=ada).count() == 2
    assert latest(world, ada).mark == "left_early"


def test_two_people_at_one_register_are_told_of_a_clash_and_both_marks_are_kept():
    world = room.build()
    ada = world.people[0]
    other = viewer("facilitator", world.site)
    mark(world, given(ada, Mark.LATE), by=other)
    marked = mark(world, given(ada, Mark.PRESENT, seen=""), at=world.moment(1, 6))
    (clash,) = marked.clashes
    assert (clash.person, clash.their_mark, clash.their_name, clash.our_mark) == (
        "Ada",
        Mark.LATE,
        other.name,
        Mark.PRESENT,
    )
    assert list(m.Attendance.objects.order_by("at").values_list("mark", flat=True)) == ["late", "present"]


def test_two_people_marking_different_people_do_not_clash():
    world = room.build()
    other = viewer("facilitator", world.site)
    assert mark(world, given(world.people[0])).clashes == ()
    assert mark(world, given(world.people[1]), by=other).clashes == ()
    assert m.Attendance.objects.count() == 2


def test_everybody_else_present_leaves_a_mark_made_meanwhile_alone():
    world = room.build()
    mark(world, given(world.people[0], Mark.ABSENT, reason=AbsenceReason.UNWELL))
    rest = [given(person, only_if_unmarked=True) for person in world.people]
    assert mark(world, *rest, at=world.moment(1, 6)).added == 2
    assert latest(world, world.people[0]).mark == "absent"


def test_an_absence_keeps_its_reason_whether_it_was_said_before_and_the_wish_to_follow_up():
    world = room.build()
    absence = Attendance(mark=Mark.ABSENT, reason=AbsenceReason.FLARE, told_us_before=True)
    mark(world, Given(person_id=world.people[0].id, attendance=absence, needs_follow_up=True))
    row = latest(world, world.people[0])
    assert (row.reason, row.told_us_before, row.needs_follow_up) == ("flare", True, True)


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (lambda world: None, "in_the_future"),
        (
            lambda world: sessions.cancel(
                session_id=world.sessions[0].id, reason="Snow", by=world.lead, at=world.moment(1, 0)
            ),
            "did_not_happen",
        ),
    ],
)
def test_a_session_to_come_or_called_off_cannot_be_marked(prepare, code):
    world = room.build()
    prepare(world)
    early = world.moment(1) - timedelta(days=1) if code == "in_the_future" else world.moment(1)
    with pytest.raises(Refused) as refused:
        mark(world, given(world.people[0]), at=early)
    assert refused.value.refusal.code == code
    assert not m.Attendance.objects.exists()


def test_a_closed_session_is_marked_again_only_when_it_is_opened_again():
    world = room.build(people=1)
    mark(world, given(world.people[0]))
    close = {"session_id": world.sessions[0].id, "decisions": (), "themes_covered": ("welcome",)}
    sessions.close(**close, by=world.lead, at=world.moment(1))
    with pytest.raises(Refused) as refused:
        mark(world, given(world.people[0], Mark.LATE, seen="present"), at=world.moment(1, 90))
    assert refused.value.refusal.code == "closed"


def test_a_helper_marks_the_groups_they_help_with_and_no_other():
    world = room.build()
    helper = viewer("helper", world.site)
    with pytest.raises(Refused) as refused:
        mark(world, given(world.people[0]), by=helper)
    assert refused.value.refusal.code == "not_your_group"
    user = m.User.objects.get(id=helper.user_id)
    make(m.GroupStaff, site=world.site, group=world.group, user=user, duty="helper")
    assert mark(world, given(world.people[0]), by=helper).added == 1


def test_somebody_without_a_place_is_refused():
    world = room.build()
    with pytest.raises(Refused) as refused:
        mark(world, given(make(m.Person, site=world.site)))
    assert refused.value.refusal.code == "not_in_group"


@pytest.mark.parametrize("role", ["participant", "referrer", "network_lead", "evaluator"])
def test_other_roles_are_refused(role):
    world = room.build()
    with pytest.raises(Refused) as refused:
        mark(world, given(world.people[0]), by=viewer(role, world.site))
    assert refused.value.refusal.code == "role_may_not"


def test_another_site_s_session_is_not_found():
    world, elsewhere = room.build(), room.build()
    with pytest.raises(NotFound):
        mark(world, given(world.people[0]), by=elsewhere.lead)


def test_the_audit_line_names_the_session_and_before_and_after():
    world = room.build()
    mark(world, given(world.people[0], Mark.LATE))
    entry = m.AuditEntry.objects.get(verb="attendance.mark")
    assert entry.subject == f"session:{world.sessions[0].id}"
    assert entry.detail == {str(world.people[0].id): [None, "late"]}
