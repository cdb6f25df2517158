"""Eight people before and at the end of a course, with numbers small enough to work out by hand.

Of ten people who were offered a place one said no and one never came. The other eight came to 12, 11, 10,
9, 9, 9, 8 and 4 of 12 sessions. The seventh was not measured at the end; the sixth did not stand up from the
chair at the end.
"""

from datetime import datetime, timedelta

from tests import room
from tests.factories import make

from rehabit.actions import measures
from rehabit.records import models as m

CAME = (12, 11, 10, 9, 9, 9, 8, 4)
FUNCTION = ((40, 60), (50, 55), (35, 50), (60, 65), (45, 40), (55, 75), (30, None), (20, 35))
PAIN = ((6, 4), (7, 6), (5, 3), (8, 5), (6, 6), (4, 1), (7, None), (5, 4))
STANDS = ((8, 11), (10, 11), (7, 9), (6, 9), (9, 9), (12, None), (8, None), (5, 7))

BEFORE = 1
END = 12
"""The sessions at which the measures are taken."""


def build(*, closed: bool = True, site: m.Site | None = None) -> room.Room:
    """The group with its register and its measures; `closed` closes all sessions."""
    world = room.build(people=8, site=site)
    m.Place.objects.filter(group=world.group).update(offered_at=room.FIRST - timedelta(days=14))
    others = {"Ivy": "declined", "Jack": "accepted"}
    for given_name, state in others.items():
        person = make(m.Person, site=world.site, given_name=given_name, family_name="Absent")
        early = room.FIRST - timedelta(days=14)
        place = make(
            m.Place, site=world.site, group=world.group, person=person, state=state, offered_at=early
        )
        make(
            m.ReferralStatus,
            site=world.site,
            referral=place.referral,
            state="placed" if state == "accepted" else "waiting",
            at=early,
        )
    for number, (person, times) in enumerate(zip(world.people, CAME, strict=True)):
        _register(world, person, times)
        for instrument, answers in _answers(number, 0).items():
            record(world, number, "baseline", instrument, answers, at=world.moment(BEFORE))
        for instrument, answers in _answers(number, 1).items():
            record(world, number, "end", instrument, answers, at=world.moment(END))
    if closed:
        m.Session.objects.filter(group=world.group).update(state="closed")
    return world


def record(
    world: room.Room,
    number: int,
    point: str,
    instrument: str,
    answers: dict[str, dict[str, str]],
    *,
    at: datetime,
    mode: str = "in_person",
) -> measures.Recorded:
    """One form of the person with this number, from 0."""
    return measures.record(
        place_id=world.places[number].id,
        point=point,
        instrument=instrument,
        answers=answers,
        taken_on=at.date(),
        mode=mode,
        by=world.lead,
        at=at,
    )


def function_answers(score: int) -> dict[str, str]:
    """Ten answers that come to this score: so many fives of points, handed out in halves of an item."""
    halves = score // 5
    whole, half = divmod(halves, 2)
    values = [3] * whole + [2] * half + [1] * (10 - whole - half)
    return {str(item): str(value) for item, value in zip(range(3, 13), values, strict=True)}


def _answers(number: int, when: int) -> dict[str, dict[str, dict[str, str]]]:
    """The forms of one person before (0) or at the end (1); none for what was not taken."""
    function, pain, stands = FUNCTION[number][when], PAIN[number][when], STANDS[number][when]
    found = {}
    if function is not None:
        found["rand-36-pf"] = {"": function_answers(function)}
    if pain is not None:
        found["nrs-pain"] = {"knee_left": {"average": str(pain), "worst": str(min(pain + 2, 10))}}
    if stands is not None:
        found["chair-stand-30s"] = {"": {"stands": str(stands), "arms_used": "0"}}
    return found


def _register(world: room.Room, person: m.Person, times: int) -> None:
    for number, session in enumerate(world.sessions, start=1):
        mark = "present" if number <= times else "absent"
        make(m.Attendance, site=world.site, session=session, person=person, mark=mark, at=session.starts_at)
