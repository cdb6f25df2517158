"""The small made-up network: one site to walk around in, two to compare it with."""

import random
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from rehabit.catalogue import Catalogue
from rehabit.simulation import staff
from rehabit.simulation.calendar_days import PAIRS, first_day, local_day, working_day
from rehabit.simulation.groups import GroupShape, VirtualGroup, group
from rehabit.simulation.inbox import Waiting, asks_again, decided_otherwise, just_in, waiting_list
from rehabit.simulation.people import Register
from rehabit.simulation.staff import VirtualStaff

MADE_UP = "Everybody and everything here is made up."
NETWORK = "Marlow Vale joint pain network"
MAIN_SLUG = "elm-road"
ELEVEN_WEEKS = timedelta(days=80)
"""Since the last session: the follow-up at three months is due."""
HALF_A_YEAR = timedelta(days=172)
"""Since the last session: three months have been answered, six are due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualVenue:
    """A room where groups meet."""

    name: str
    address: str
    how_to_get_there: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualSite:
    """A site with all that has happened there. `running` and `next_up` are None where nothing is on now."""

    name: str
    slug: str
    phone: str
    email: str
    venues: tuple[VirtualVenue, ...]
    team: tuple[VirtualStaff, ...]
    finished: tuple[VirtualGroup, ...]
    running: VirtualGroup | None
    next_up: VirtualGroup | None
    waiting: tuple[Waiting, ...]

    @property
    def groups(self) -> tuple[VirtualGroup, ...]:
        """All groups, the oldest first."""
        return tuple(each for each in (*self.finished, self.running, self.next_up) if each is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A network, its sites and everybody in them, as at one moment. `made_up` is the sentence to show."""

    network: str
    at: datetime
    team: tuple[VirtualStaff, ...]
    sites: tuple[VirtualSite, ...]
    made_up: str = MADE_UP

    @property
    def main(self) -> VirtualSite:
        return self.sites[0]


def small_world(*, rng: random.Random, at: datetime, catalogue: Catalogue) -> World:
    """Three sites as they are at `at`; the same dice and moment give the same world."""
    register = Register(rng=rng, today=local_day(at=at))
    draw = _Draw(rng=rng, register=register, at=at, catalogue=catalogue)
    sites = (_elm_road(draw), _harbour_view(draw), _millbrook(draw))
    return World(network=NETWORK, at=at, team=staff.NETWORK, sites=sites)


@dataclass(frozen=True, slots=True)
class _Draw:
    """What every part is drawn with."""

    rng: random.Random
    register: Register
    at: datetime
    catalogue: Catalogue

    def group(self, shape: GroupShape) -> VirtualGroup:
        return group(rng=self.rng, register=self.register, shape=shape, at=self.at, catalogue=self.catalogue)


_ELM_VENUES = (
    VirtualVenue(
        name="Elm Road Hall",
        address="Elm Road Community Hub, 41 Elm Road, Marlow Heath QX1 4AB",
        how_to_get_there="Bus 12 stops outside. Step-free from the car park; ring the bell by the blue door.",
    ),
    VirtualVenue(
        name="St Aidan's Church Hall",
        address="Bell Close, Marlow Heath QX1 6KM",
        how_to_get_there="Ten minutes on foot from the station, level all the way. Ramp at the side door.",
    ),
    VirtualVenue(
        name="Riverside Leisure Centre",
        address="2 Mill Pond Road, Nether Marlow QX3 2RT",
        how_to_get_there="Studio 2 on the first floor, there is a lift. Two hours of parking are free.",
    ),
)


def _elm_road(draw: _Draw) -> VirtualSite:
    today = local_day(at=draw.at)
    session_day = working_day(day=today)
    pair = PAIRS[session_day.weekday()]
    soon = working_day(day=today + timedelta(days=7))
    return VirtualSite(
        name="Elm Road Community Hub",
        slug=MAIN_SLUG,
        phone="01632 960100",
        email=f"hello@{staff.DOMAIN}",
        venues=_ELM_VENUES,
        team=staff.MAIN_SITE,
        finished=(
            draw.group(
                _finished_shape(
                    draw, "St Aidan's mornings", "St Aidan's Church Hall", people=8, ago=HALF_A_YEAR
                )
            ),
            draw.group(_finished_shape(draw, "Riverside mornings", "Riverside Leisure Centre", people=8)),
        ),
        running=draw.group(
            GroupShape(
                name="Elm Road mornings",
                programme="knees-hips-12",
                venue="Elm Road Hall",
                weekdays=pair,
                time=time(10, 30),
                start=first_day(number=5, falls_on=session_day, weekdays=pair),
                capacity=8,
                people=8,
                shown_email=staff.PARTICIPANT_EMAIL,
            )
        ),
        next_up=draw.group(
            GroupShape(
                name="St Aidan's afternoons",
                programme="knees-hips-10",
                venue="St Aidan's Church Hall",
                weekdays=PAIRS[soon.weekday()],
                time=time(14, 0),
                start=soon,
                capacity=8,
                people=8,
                open_offers=2,
                declined=1,
            )
        ),
        waiting=_without_a_place(draw),
    )


def _without_a_place(draw: _Draw) -> tuple[Waiting, ...]:
    listed = waiting_list(rng=draw.rng, register=draw.register, at=draw.at)
    return (
        *listed,
        *decided_otherwise(rng=draw.rng, register=draw.register, at=draw.at),
        *just_in(rng=draw.rng, register=draw.register, at=draw.at),
        asks_again(waiting=listed[2], at=draw.at),
    )


def _harbour_view(draw: _Draw) -> VirtualSite:
    return _compared(
        draw,
        name="Harbour View Leisure Centre",
        slug="harbour-view",
        team=staff.small_team(key="harbour", lead="Callum Ashworth-Bey", facilitator="Dilys Marchetti"),
        people=10,
    )


def _millbrook(draw: _Draw) -> VirtualSite:
    """A group so small that its figures are not shown outside the site."""
    return _compared(
        draw,
        name="Millbrook Surgery",
        slug="millbrook",
        team=staff.small_team(key="millbrook", lead="Saoirse Dunphy", facilitator="Anthony Kwarteng-Low"),
        people=5,
    )


def _compared(
    draw: _Draw, *, name: str, slug: str, team: tuple[VirtualStaff, ...], people: int
) -> VirtualSite:
    venue = VirtualVenue(name=f"{name}, main room", address=f"{name}, Marlow Vale", how_to_get_there="")
    return VirtualSite(
        name=name,
        slug=slug,
        phone="01632 960190",
        email=team[0].email,
        venues=(venue,),
        team=team,
        finished=(draw.group(_finished_shape(draw, f"{name} 1", venue.name, people=people)),),
        running=None,
        next_up=None,
        waiting=(),
    )


def _finished_shape(
    draw: _Draw, name: str, venue: str, *, people: int, ago: timedelta = ELEVEN_WEEKS
) -> GroupShape:
    """A group whose last session was so long ago, and who said no to it beside those who came."""
    last = working_day(day=local_day(at=draw.at) - ago, step=-1)
    pair = PAIRS[last.weekday()]
    return GroupShape(
        name=name,
        programme="knees-hips-12",
        venue=venue,
        weekdays=pair,
        time=time(10, 0),
        start=first_day(number=12, falls_on=last, weekdays=pair),
        capacity=max(8, people),
        people=people + 1,
        declined=1,
    )
