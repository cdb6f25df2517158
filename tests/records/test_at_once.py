"""Two people (or two taps) at the same moment, in transactions that really overlap; PostgreSQL only.

SQLite lets one writer in at a time, so there the second sees what the first did.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from tests.doors import viewer
from tests.factories import NOW, make
from tests.room import build

from rehabit.access import Refused, Role
from rehabit.actions import (
    adverse_events,
    attendance,
    checklists,
    deed,
    diary,
    discharges,
    groups,
    notes,
    places,
    referral_import,
    referrals,
    sessions,
    sign_in,
    staff,
    triage,
)
from rehabit.actions.attendance import Given
from rehabit.delivery import Attendance, Mark
from rehabit.participants import Outcome
from rehabit.queries.checklists import current
from rehabit.queries.group_plan import GroupPlan
from rehabit.records import chain
from rehabit.records import models as m

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]

LINGERS = 0.3
"""Seconds that a transaction stays open after its writes, so that the other one is in the middle of it."""


@pytest.fixture(autouse=True)
def slow_to_finish(monkeypatch):
    """Every action lingers before its line of the audit, where the chain of a site would queue them up."""
    written = chain.append

    def lingering(**line: Any) -> None:
        time.sleep(LINGERS)
        written(**line)

    monkeypatch.setattr(deed.chain, "append", lingering)


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each came to: its value, or what it raised."""

    def run(one: Callable[[], Any]) -> Any:
        try:
            return one()
        except Exception as raised:  # handed to the test, which says what it may be
            return raised
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [each.result() for each in [pool.submit(run, one) for one in deeds]]


def refusals(found: list[Any]) -> list[str]:
    """The codes of those refused; anything else that was raised fails the test."""
    broken = [each for each in found if isinstance(each, Exception) and not isinstance(each, Refused)]
    assert not broken, broken
    return [each.refusal.code for each in found if isinstance(each, Refused)]


@pytest.fixture
def site():
    return make(m.Site)


@pytest.fixture
def lead(site):
    return viewer(Role.SITE_LEAD, site)


def waits(site, **given):
    referral = make(m.Referral, site=site, **given)
    make(m.ReferralStatus, referral=referral, state="waiting", at=NOW - timedelta(days=1))
    return referral


def meets(site, **given):
    group = make(m.Group, site=site, **given)
    make(m.Session, group=group)
    return group


def states(referral):
    return list(referral.statuses.order_by("at", "id").values_list("state", flat=True))


def test_the_last_gap_goes_to_one_of_two(site, lead):
    group = meets(site, capacity=1)
    one, other = waits(site), waits(site)
    found = at_once(
        *(
            partial(places.offer, group_id=group.id, referral_ids=[who.id], by=lead, at=NOW)
            for who in (one, other)
        )
    )
    assert refusals(found) == ["full"]
    assert m.Place.objects.filter(group=group).count() == 1


def test_one_person_is_offered_one_of_two_groups(site, lead):
    first, second, referral = meets(site), meets(site), waits(site)
    found = at_once(
        *(
            partial(places.offer, group_id=group.id, referral_ids=[referral.id], by=lead, at=NOW)
            for group in (first, second)
        )
    )
    assert refusals(found) == ["in_another_group"]
    assert m.Place.objects.filter(person=referral.person).count() == 1
    assert states(referral) == ["waiting", "offered"]


def test_an_offer_answered_twice_is_answered_once(site, lead):
    referral = waits(site)
    (place_id,) = places.offer(group_id=meets(site).id, referral_ids=[referral.id], by=lead, at=NOW)
    mine = viewer(Role.PARTICIPANT, site, person=referral.person)
    yes = partial(places.answer, place_id=place_id, accept=True, by=mine, at=NOW + timedelta(hours=1))
    assert refusals(at_once(yes, yes)) == []
    assert states(referral) == ["waiting", "offered", "placed"]


def test_two_clinicians_decide_once(site):
    referral = make(m.Referral, site=site)

    def decides(by):
        return triage.record(
            referral_id=referral.id,
            answers={},
            settled=[],
            outcome=Outcome.NOT_SUITABLE,
            reason="Too unwell now.",
            needs=[],
            by=by,
            at=NOW,
        )

    one, other = viewer(Role.FACILITATOR, site), viewer(Role.FACILITATOR, site)
    assert len(refusals(at_once(partial(decides, one), partial(decides, other)))) == 1
    assert m.Triage.objects.filter(referral=referral).count() == 1
    assert states(referral) == ["not_suitable"]


def test_the_same_file_twice_at_once_adds_each_person_once(site, lead):
    line = "First name,Family name,Date of birth,Referral date,Joint,Telephone\n"
    line += "Ada,Example,17/05/1952,16/02/2026,left knee,01632 960001\n"
    read = partial(
        referral_import.import_file, data=line.encode(), file_name="referrals.csv", by=lead, at=NOW
    )
    assert refusals(at_once(read, read)) == []
    assert m.Person.objects.filter(site=site).count() == 1
    assert m.Referral.objects.filter(site=site).count() == 1


def test_a_possible_duplicate_is_settled_once(site, lead):
    known, fresh = make(m.Person, site=site), make(m.Person, site=site)
    referral = make(m.Referral, site=site, person=fresh, possible_duplicate_of=known)

    def settle(same):
        return partial(referrals.settle_duplicate, referral_id=referral.id, same=same, by=lead, at=NOW)

    assert refusals(at_once(settle(True), settle(True))) == ["nothing_to_settle"]
    assert m.Referral.objects.get(id=referral.id).person_id == known.id


def test_saving_a_group_twice_makes_one(site, lead):
    key, venue = uuid4(), make(m.Venue, site=site)
    plan = GroupPlan(
        programme="knees-hips-12",
        name="Tuesdays",
        venue_id=venue.id,
        start=(NOW + timedelta(days=1)).date(),
        weekdays=(1, 3),
        at=NOW.time(),
        capacity=8,
        mode="in_person",
        staff=((lead.user_id, "lead"),),
    )
    save = partial(groups.make, key=key, plan=plan, by=lead, at=NOW)
    assert at_once(save, save) == [key, key]
    assert m.Session.objects.filter(group_id=key).count() == 12


def test_two_facilitators_mark_the_same_register():
    room = build(people=2)
    marks = [Given(person_id=p.id, attendance=Attendance(mark=Mark.PRESENT)) for p in room.people]
    mark = partial(
        attendance.mark, session_id=room.sessions[0].id, marks=marks, by=room.lead, at=room.moment(1)
    )
    assert sorted(each.added for each in at_once(mark, mark)) == [0, 2]
    assert m.Attendance.objects.count() == 2


def test_a_session_closed_twice_is_closed_once():
    room = build(people=2)
    for person in room.people:
        make(m.Attendance, session=room.sessions[0], person=person)
    close = partial(
        sessions.close,
        session_id=room.sessions[0].id,
        decisions=[],
        themes_covered=[],
        by=room.lead,
        at=room.moment(1),
    )
    assert refusals(at_once(close, close)) == []
    assert m.SessionStatus.objects.filter(state="closed").count() == 1


def test_a_note_and_an_event_pressed_twice_are_kept_once():
    room = build(people=1)
    told = {"session_id": room.sessions[0].id, "person_id": room.people[0].id, "by": room.lead}
    write = partial(notes.write, **told, words="Sore on the stairs.", at=room.moment(1))
    happened = adverse_events.Happening(
        kind="pain", severity="mild", action_taken="Stopped and rested", told="Nobody else"
    )
    record = partial(adverse_events.record, **told, event=happened, at=room.moment(1))
    outside = partial(
        adverse_events.record, **{**told, "session_id": None}, event=happened, at=room.moment(1)
    )
    assert refusals(at_once(write, write, record, record, outside, outside)) == []
    assert m.SessionNote.objects.count() == 1
    assert m.AdverseEvent.objects.filter(session__isnull=False).count() == 1
    assert m.AdverseEvent.objects.filter(session__isnull=True).count() == 1


def test_two_ticks_of_one_day_are_both_counted(site):
    mine = viewer(Role.PARTICIPANT, site)

    def tick(exercise):
        return partial(
            diary.record,
            tick=diary.Tick(id=uuid4(), day=NOW.date(), exercise=exercise, done=True),
            by=mine,
            at=NOW,
        )

    assert at_once(tick("sit_to_stand"), tick("step_up")) == [True, True]
    assert m.HomeDay.objects.get(person_id=mine.person_id).done == 2


def test_a_group_finished_twice_and_a_person_who_leaves_meanwhile():
    room = build(people=2)
    for session in room.sessions:
        session.state = "closed"
        session.save()
        for person in room.people:
            make(m.Attendance, session=session, person=person)
    end = room.moment(12, 200)
    finish = partial(discharges.finish_group, group_id=room.group.id, reasons={}, by=room.lead, at=end)
    leave = partial(places.leave, place_id=room.places[0].id, reason="moved", by=room.lead, at=end)
    found = at_once(finish, finish, leave)
    assert len(refusals(found)) <= 1
    history = m.PlaceStatus.objects.filter(place=room.places[0]).values_list("state", flat=True)
    assert len(history) == 1, "it completed or it was left, never both"
    assert m.PlaceStatus.objects.filter(place=room.places[1]).count() == 1


def test_two_changes_of_a_checklist_are_both_kept(site, lead):
    def add(question):
        return partial(
            checklists.add_item,
            checklist="eligibility",
            question=question,
            kind="info",
            wanted="yes",
            help="Ask.",
            by=lead,
            at=NOW,
        )

    assert refusals(at_once(add("Can they climb stairs?"), add("Can they come by bus?"))) == []
    asked = {each.question for each in current(site_id=site.id, key="eligibility").asked}
    assert {"Can they climb stairs?", "Can they come by bus?"} <= asked


def test_a_code_is_used_once(site, lead):
    person = make(m.Person, site=site)
    code = sign_in.issue_card(person_id=person.id, by=lead, at=NOW)
    use = partial(sign_in.use, typed=code, by=viewer(Role.PARTICIPANT, site), at=NOW)
    assert refusals(at_once(use, use)) == ["used"]


def test_two_leads_cannot_end_one_another(site, lead):
    other = viewer(Role.SITE_LEAD, site)
    held = {each.user_id: each.id for each in m.Membership.objects.filter(site=site)}
    found = at_once(
        partial(staff.end, membership_id=held[other.user_id], by=lead, at=NOW),
        partial(staff.end, membership_id=held[lead.user_id], by=other, at=NOW),
    )
    assert refusals(found) == ["last_lead"]


def test_the_chain_of_a_site_stays_whole(site, lead):
    people = [make(m.Person, site=site) for _ in range(4)]
    found = at_once(*(partial(sign_in.issue_card, person_id=who.id, by=lead, at=NOW) for who in people))
    assert refusals(found) == []
    assert chain.verify(str(site.id)) == chain.Verified(4, None)
