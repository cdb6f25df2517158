"""A group in the middle of its course, made with the factories: people, dates, plans."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.doors import viewer
from tests.factories import make

from rehabit.access import Viewer
from rehabit.actions import plans
from rehabit.catalogue import load
from rehabit.queries.plan_basis import Basis
from rehabit.records import models as m

FIRST = datetime.fromisoformat("2026-02-17T10:30:00+00:00")
"""The first session, a Tuesday; the group meets on Tuesdays and Thursdays."""

NAMES = (
    ("Ada", "Example"),
    ("Bernard", "Sample"),
    ("Constance", "Longname-Featherstonehaugh"),
    ("Dev", "Trial"),
    ("Edith", "Stone"),
    ("Farah", "Demo"),
    ("George", "Instance"),
    ("Hope", "Specimen"),
)


@dataclass(frozen=True)
class Room:
    """A group of one site and who leads it; `sessions[0]` is number 1."""

    site: m.Site
    lead: Viewer
    group: m.Group
    people: list[m.Person]
    places: list[m.Place]
    sessions: list[m.Session]

    def moment(self, number: int, minutes: int = 60) -> datetime:
        """So many minutes after session `number` began."""
        return self.sessions[number - 1].starts_at + timedelta(minutes=minutes)


def when(number: int) -> datetime:
    """The start of session `number`, from 1: twice a week."""
    week, second = divmod(number - 1, 2)
    return FIRST + timedelta(weeks=week, days=2 * second)


def build(*, people: int = 3, state: str = "started", site: m.Site | None = None) -> Room:
    """A group with 12 dated sessions, all planned, and people without a plan."""
    site = site or make(m.Site)
    lead = viewer("facilitator", site)
    group = make(m.Group, site=site, name="Tuesdays at Elm Road")
    make(m.GroupStaff, site=site, group=group, user=m.User.objects.get(id=lead.user_id), duty="lead")
    members = [make(m.Person, site=site, given_name=g, family_name=f) for g, f in NAMES[:people]]
    programme = load().programme("knees-hips-12")
    return Room(
        site=site,
        lead=lead,
        group=group,
        people=members,
        places=[make(m.Place, site=site, group=group, person=person, state=state) for person in members],
        sessions=[
            make(
                m.Session,
                site=site,
                group=group,
                number=each.number,
                themes=list(each.themes),
                starts_at=when(each.number),
                ends_at=when(each.number) + timedelta(hours=1),
            )
            for each in programme.sessions
        ],
    )


def basis(**other: object) -> Basis:
    """What is known of somebody of 73 with a sore knee, in the middle of every band."""
    known = {
        "area": "knee",
        "age": 73,
        "sex": "female",
        "chair_stands": 9,
        "balance_stage": "heel_to_toe",
        "worst_pain": 5,
        "usual_pain": 3,
        "confidence": 8,
        "started_on": date(2026, 2, 17),
    }
    return Basis(**{**known, **other})  # type: ignore[arg-type]


def start_plans(room: Room, number: int = 1) -> None:
    """Everybody's plan is started after session `number`."""
    for person in room.people:
        plans.start(person_id=person.id, basis=basis(), chosen={}, by=room.lead, at=room.moment(number))
