"""A site with something on every page: for looking at pages as they are when people work with them."""

from datetime import timedelta

from django.test import Client
from tests import room
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.access import Role
from rehabit.actions import attendance, diary, notes, sessions
from rehabit.actions.attendance import Given
from rehabit.actions.diary import Tick
from rehabit.actions.referral_import import import_file
from rehabit.delivery import AbsenceReason, Attendance, Mark
from rehabit.queries.own_plan import own_today
from rehabit.records import models as m
from rehabit.records.base import new_id

LONG = "Wilhelmina-Alexandra Featherstonehaugh-Cholmondeley"
FILE = (
    "NHS No,Surname,First name,DOB,Joint,Side,Tel,Date of referral,Reason for referral\n"
    "999 000 1014,Abernethy-Vale,Maureen,03/03/1951,Knee,Right,01632 960101,01/02/2026,Stairs are hard\n"
    "9990001210,Merriweather,Sylvia,16/04/1950,Knee,Right,01632 960121,01/02/2026,Number copied by hand\n"
    ",Longname-Featherstonehaugh,Constance,17/05/1952,Hip,Left,01632 960122,02/02/2026,Known already?\n"
)


def filled(clock) -> dict[str, object]:
    """Makes the world and returns what addresses are made of, as `tests.web.test_every_door` names it."""
    site = make(m.Site, name="The Riverside Community Health and Leisure Centre", slug="riverside")
    here = room.build(people=8, site=site)
    m.Person.objects.filter(id=here.people[3].id).update(
        given_name=LONG.split()[0], family_name=LONG.split()[1]
    )
    clock.now = here.moment(1, minutes=-20)
    room.start_plans(here)
    _held(here)
    _at_home(here, clock)
    clock.now = here.moment(2, minutes=10)
    sessions.open_session(session_id=here.sessions[1].id, by=here.lead, at=clock())
    imported = import_file(data=FILE.encode(), file_name="february.csv", by=here.lead, at=clock())
    first, waiting = here.people[0], make(m.Referral, site=site, reason="Both knees ache after walking.")
    _waits(site, clock)
    return {
        "site": site.slug,
        "the_site": site,
        "person": first,
        "person_id": first.id,
        "group_id": here.group.id,
        "place_id": here.places[0].id,
        "session_id": here.sessions[1].id,
        "referral_id": waiting.id,
        "import_id": imported,
        "membership_id": make(m.Membership, site=site, role="helper").id,
        "need_id": make(m.Need, site=site, person=first, kind="close_attention", detail="Fell twice").id,
        "follow_up_id": make(m.FollowUp, site=site, place=here.places[0], person=first).id,
        "user_id": make(m.User).id,
        "checklist": "eligibility",
        "point": "baseline",
        "instrument": "rand-36-pf",
        "exercise": "sit_to_stand",
        "token": "BCDF-GHJK",
    }


def _held(here: room.Room) -> None:
    """The first session: somebody late, somebody absent, everybody's work, a note; then closed."""
    first, by = here.sessions[0], here.lead
    sessions.open_session(session_id=first.id, by=by, at=here.moment(1, 1))
    marks = {here.people[1].id: Attendance(mark=Mark.LATE)}
    marks[here.people[2].id] = Attendance(mark=Mark.ABSENT, reason=AbsenceReason.FLARE, told_us_before=True)
    given = [
        Given(person_id=each.id, attendance=marks.get(each.id, Attendance(mark=Mark.PRESENT)))
        for each in here.people
    ]
    attendance.mark(session_id=first.id, marks=given, by=by, at=here.moment(1, 5))
    notes.write(session_id=first.id, person_id=None, words="A lively hour.", by=by, at=here.moment(1, 50))
    sessions.close(
        session_id=first.id, decisions=[], themes_covered=["welcome"], by=by, at=here.moment(1, 65)
    )


def _at_home(here: room.Room, clock) -> None:
    """One person wrote in the diary the day after."""
    person = here.people[0]
    at = here.moment(1, 60 * 24)
    who = viewer(Role.PARTICIPANT, here.site, person=person)
    for card in own_today(by=who, at=at).exercises[:2]:
        tick = Tick(id=new_id(), day=at.date(), exercise=card.id, done=True, pain=4, effort=5, feel="ok")
        diary.record(by=who, at=at, tick=tick)


def _waits(site: m.Site, clock) -> None:
    """People on the waiting list, one of them with needs."""
    for days in (20, 130):
        referral = make(m.Referral, site=site, referred_on=clock().date() - timedelta(days=days))
        for state in ("received", "suitable"):
            make(m.ReferralStatus, site=site, referral=referral, state=state)
        make(m.Need, site=site, person=referral.person, kind="interpreter", detail="Welsh")


def empty() -> dict[str, object]:
    """A site on its first day: nobody referred, no group; addresses of single things lead nowhere."""
    site = make(m.Site, slug="elm-road")
    return {"site": site.slug, "the_site": site, "person": make(m.Person, site=site), "checklist": "safety"}


def cookies_of(role: Role, world: dict[str, object]) -> list[dict[str, object]]:
    """The session cookie of somebody in that role."""
    person = world["person"] if role is Role.PARTICIPANT else None
    client: Client = signed_in(viewer(role, world["the_site"], person=person))
    return [{"name": name, "value": morsel.value} for name, morsel in client.cookies.items()]
