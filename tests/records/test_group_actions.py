"""Making a group, changing it, its staff, and moving one session."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from tests.doors import viewer
from tests.factories import NOW, make

from rehabit.access import Refused, Role, Viewer
from rehabit.actions import groups as deeds
from rehabit.queries.asking import NotFound
from rehabit.queries.group_plan import GroupPlan, draft
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

TUESDAY = date(2026, 3, 17)


@pytest.fixture
def lead() -> Viewer:
    return viewer(Role.SITE_LEAD, make(m.Site))


def plan_for(by: Viewer, **given) -> GroupPlan:
    venue = None if "venue_id" in given else make(m.Venue, site=m.Site.objects.get(id=by.site_id))
    chosen = {
        "programme": "knees-hips-12",
        "name": "Elm Road Tuesdays",
        "venue_id": venue.id if venue else None,
        "start": TUESDAY,
        "weekdays": (1, 3),
        "at": time(10, 30),
        "capacity": 8,
        "mode": "in_person",
        "staff": ((by.user_id, "lead"),),
    }
    return GroupPlan(**{**chosen, **given})


def made(by: Viewer, **given) -> m.Group:
    return m.Group.objects.get(id=deeds.make(key=uuid4(), plan=plan_for(by, **given), by=by, at=NOW))


def test_a_group_is_saved_with_its_sessions_themes_history_and_staff(lead: Viewer):
    group = made(lead)
    sessions = list(group.sessions.order_by("number"))
    assert [session.number for session in sessions] == list(range(1, 13))
    assert sessions[0].themes == ["welcome"]
    assert sessions[0].starts_at == datetime(2026, 3, 17, 10, 30, tzinfo=UTC)
    assert sessions[0].ends_at - sessions[0].starts_at == timedelta(minutes=80), "tests and forms take longer"
    assert sessions[1].ends_at - sessions[1].starts_at == timedelta(minutes=60)
    assert m.SessionStatus.objects.filter(session__group=group, state="planned").count() == 12
    assert [(line.user_id, line.duty) for line in group.staff.all()] == [(lead.user_id, "lead")]
    assert group.programme_version and group.by_user_id == lead.user_id
    line = m.AuditEntry.objects.get(verb="groups.make")
    assert line.subject == f"group:{group.id}" and line.detail["sessions"] == 12


def test_the_ten_session_course_carries_two_themes_in_one_session(lead: Viewer):
    group = made(lead, programme="knees-hips-10")
    assert group.sessions.count() == 10
    assert group.sessions.get(number=3).themes == ["joints", "pain"]


def test_sessions_pass_over_bank_holidays_and_closed_days(lead: Viewer):
    site = m.Site.objects.get(id=lead.site_id)
    make(m.ClosedDay, site=site, day=date(2026, 3, 24), reason="Boiler repair")
    group = made(lead, start=date(2026, 3, 20), weekdays=(1, 4))
    days = {session.starts_at.date() for session in group.sessions.all()}
    assert date(2026, 3, 24) not in days, "closed"
    assert date(2026, 4, 3) not in days, "Good Friday"
    assert len(days) == 12


def test_a_session_keeps_its_time_on_the_wall_when_the_clocks_change(lead: Viewer):
    group = made(lead)
    april = group.sessions.get(starts_at__date=date(2026, 4, 7))
    assert april.starts_at == datetime(2026, 4, 7, 9, 30, tzinfo=UTC)


def test_the_same_key_twice_makes_one_group(lead: Viewer):
    key, plan = uuid4(), plan_for(lead)
    first = deeds.make(key=key, plan=plan, by=lead, at=NOW)
    assert deeds.make(key=key, plan=plan, by=lead, at=NOW) == first
    assert m.Group.objects.count() == 1 and m.Session.objects.count() == 12


def test_a_new_venue_is_added_with_the_group(lead: Viewer):
    plan = plan_for(lead, venue_id=None)
    group_id = deeds.make(
        key=uuid4(), plan=plan, venue=deeds.NewVenue(name="  Elm   Road Hall "), by=lead, at=NOW
    )
    assert m.Group.objects.get(id=group_id).venue.name == "Elm Road Hall"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"start": date(2026, 2, 24)}, "start_in_past"),
        ({"start": date(2026, 3, 18)}, "start_on_other_weekday"),
        ({"weekdays": (1,)}, "weekdays_do_not_fit"),
        ({"programme": "backs-99"}, "unknown_programme"),
        ({"name": "   "}, "group_without_name"),
        ({"staff": ()}, "nobody_leads"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_saved(lead: Viewer, wrong: dict, code: str):
    with pytest.raises(Refused) as refused:
        deeds.make(key=uuid4(), plan=plan_for(lead, **wrong), by=lead, at=NOW)
    assert refused.value.refusal.code == code
    assert not m.Group.objects.exists() and not m.AuditEntry.objects.exists()


def test_a_venue_known_already_is_refused(lead: Viewer):
    make(m.Venue, site=m.Site.objects.get(id=lead.site_id), name="Elm Road Hall")
    venue = deeds.NewVenue(name="elm road hall")
    with pytest.raises(Refused, match="already one of your venues"):
        deeds.make(key=uuid4(), plan=plan_for(lead, venue_id=None), venue=venue, by=lead, at=NOW)
    assert not m.Group.objects.exists()


def test_a_helper_cannot_lead_and_a_stranger_cannot_be_on_the_staff(lead: Viewer):
    helper = viewer(Role.HELPER, m.Site.objects.get(id=lead.site_id))
    with pytest.raises(Refused, match="cannot lead"):
        made(lead, staff=((helper.user_id, "lead"),))
    elsewhere = viewer(Role.FACILITATOR, make(m.Site))
    with pytest.raises(NotFound):
        made(lead, staff=((lead.user_id, "lead"), (elsewhere.user_id, "helper")))


def test_a_venue_of_another_site_is_not_found(lead: Viewer):
    with pytest.raises(NotFound):
        made(lead, venue_id=make(m.Venue).id)


@pytest.mark.parametrize("role", [Role.HELPER, Role.REFERRER, Role.PARTICIPANT, Role.NETWORK_LEAD])
def test_others_may_not_make_a_group(lead: Viewer, role: Role):
    other = viewer(role, m.Site.objects.get(id=lead.site_id))
    with pytest.raises(Refused) as refused:
        deeds.make(key=uuid4(), plan=plan_for(lead), by=other, at=NOW)
    assert refused.value.refusal.code == "role_may_not"


def test_a_draft_saves_nothing_and_warns_of_a_colleague_booked_twice(lead: Viewer):
    made(lead)
    shown = draft(plan=plan_for(lead, name="Another", at=time(11, 0)), by=lead, at=NOW)
    clash = [caution for caution in shown.cautions if caution.code == "staff_clash"]
    assert len(clash) == 1 and "Elm Road Tuesdays" in clash[0].sentence
    assert "11 more days" in clash[0].sentence
    assert m.Group.objects.count() == 1
    later = draft(plan=plan_for(lead, at=time(14, 0)), by=lead, at=NOW)
    assert "staff_clash" not in {caution.code for caution in later.cautions}


def test_a_draft_says_which_days_it_passes_over_and_why(lead: Viewer):
    shown = draft(plan=plan_for(lead, start=date(2026, 3, 31)), by=lead, at=NOW)
    assert shown.skipped == ()
    friday = draft(plan=plan_for(lead, start=date(2026, 3, 31), weekdays=(1, 4)), by=lead, at=NOW)
    assert [(day.day, day.code) for day in friday.skipped] == [(date(2026, 4, 3), "bank_holiday")]
    assert "thin_week" in {caution.code for caution in friday.cautions}


def test_a_draft_warns_of_more_than_ten_a_facilitator(lead: Viewer):
    shown = draft(plan=plan_for(lead, capacity=12), by=lead, at=NOW)
    assert "too_many_per_facilitator" in {caution.code for caution in shown.cautions}


def test_name_and_size_change_but_never_below_the_places_taken(lead: Viewer):
    group = made(lead)
    for _ in range(2):
        make(m.Place, group=group, state="offered")
    deeds.change(group_id=group.id, name="Elm Road mornings", capacity=2, by=lead, at=NOW)
    group.refresh_from_db()
    assert (group.name, group.capacity) == ("Elm Road mornings", 2)
    with pytest.raises(Refused) as refused:
        deeds.change(group_id=group.id, name="x", capacity=1, by=lead, at=NOW)
    assert refused.value.refusal.code == "smaller_than_taken"


def test_a_duty_that_ends_is_kept_with_its_end(lead: Viewer):
    group = made(lead)
    other = viewer(Role.FACILITATOR, m.Site.objects.get(id=lead.site_id))
    deeds.set_staff(
        group_id=group.id, staff={other.user_id: "lead", lead.user_id: "co_lead"}, by=lead, at=NOW
    )
    lines = [(line.user_id, line.duty, line.ended_at) for line in group.staff.order_by("id")]
    assert (lead.user_id, "lead", NOW) in lines
    assert (lead.user_id, "co_lead", None) in lines and (other.user_id, "lead", None) in lines
    deeds.set_staff(
        group_id=group.id, staff={other.user_id: "lead", lead.user_id: "co_lead"}, by=lead, at=NOW
    )
    assert group.staff.count() == 3, "saying the same again changes nothing"


def moved(session: m.Session, to: datetime, by: Viewer, at: datetime = NOW) -> UUID:
    return deeds.move_session(session_id=session.id, starts_at=to, reason="Hall flooded", by=by, at=at)


def test_a_moved_session_keeps_its_length_its_history_and_counts_the_change(lead: Viewer):
    group = made(lead)
    session = group.sessions.get(number=2)
    to = datetime(2026, 3, 20, 14, 0, tzinfo=UTC)
    assert moved(session, to, lead) == group.id
    session.refresh_from_db()
    assert (session.starts_at, session.ends_at) == (to, to + timedelta(hours=1))
    assert (session.state, session.sequence) == ("planned", 1)
    latest = session.statuses.order_by("-at", "-id").first()
    assert latest.reason == "Moved from Thursday 19 March 2026. Hall flooded"
    assert m.AuditEntry.objects.get(verb="groups.move_session").detail["sequence"] == 1


@pytest.mark.parametrize(
    ("to", "code"),
    [
        (datetime(2026, 3, 1, 14, tzinfo=UTC), "moved_into_past"),
        (datetime(2026, 3, 19, 10, 30, tzinfo=UTC), "not_moved"),
        (datetime(2026, 4, 6, 9, 30, tzinfo=UTC), "closed_day"),
        (datetime(2026, 3, 24, 14, 0, tzinfo=UTC), "day_taken"),
    ],
)
def test_a_session_moves_only_to_a_day_that_can_be(lead: Viewer, to: datetime, code: str):
    session = made(lead).sessions.get(number=2)
    with pytest.raises(Refused) as refused:
        moved(session, to, lead)
    assert refused.value.refusal.code == code


def test_a_session_that_was_held_does_not_move(lead: Viewer):
    session = made(lead).sessions.get(number=1)
    m.Session.objects.filter(id=session.id).update(state="closed")
    with pytest.raises(Refused):
        moved(session, datetime(2026, 3, 20, 14, tzinfo=UTC), lead)


def test_a_cancelled_session_can_be_held_on_another_day(lead: Viewer):
    session = made(lead).sessions.get(number=2)
    m.Session.objects.filter(id=session.id).update(state="cancelled")
    moved(session, datetime(2026, 3, 20, 14, tzinfo=UTC), lead)
    session.refresh_from_db()
    assert session.state == "planned"


def test_another_sites_group_and_session_are_not_found(lead: Viewer):
    session = made(lead).sessions.get(number=2)
    other = viewer(Role.SITE_LEAD, make(m.Site))
    with pytest.raises(NotFound):
        moved(session, datetime(2026, 3, 20, 14, tzinfo=UTC), other)
    with pytest.raises(NotFound):
        deeds.change(group_id=session.group_id, name="Mine", capacity=8, by=other, at=NOW)
    with pytest.raises(NotFound):
        deeds.set_staff(group_id=session.group_id, staff={other.user_id: "lead"}, by=other, at=NOW)
