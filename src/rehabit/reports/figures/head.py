"""Heads and hair, from the side and from the front.

Drawn with the chin towards (0, 0) and the crown along +y, the middle of the head at the origin; from the side
the face looks towards -x. The trunk's frame stands on its head on the screen, and so do these numbers.
"""

import math

from rehabit.reports.figures.clock import Clock
from rehabit.reports.figures.marks import edge, shape
from rehabit.reports.figures.person import Person

_SIDE = (
    "M-11.5 3C-12 9-7 14 0 14C8 14 13 8 13 1C13-6 9-10 5-11C1-14-7-14-9.5-11C-10.5-9-11-7-11.2-4"
    "L-13.8-2.2L-11.6.6Z"
)
_FRONT = "M-11.5 2C-11.5 10-7 14 0 14C7 14 11.5 10 11.5 2C11.5-7 6-13.5 0-13.5C-6-13.5-11.5-7-11.5 2Z"

_HAIR_SIDE = {
    "bob": "M-11.5 6C-9 17 9 18 13.5 8C16 2 16-7 13-12C9-14 4-12 4-9C4-3 2 2-2 5C-5 7-9 6-11.5 6Z",
    "fringe": "M13.6 6C15 0 14-7 9-10C6-9 5-6 5-2C6 0 6 3 8 5C10 7 12 7 13.6 6Z",
    "scarf": "M-8 12C-1 18 11 16 14.5 7C16 0 16-9 14-15C11-19-2-20-5-15C-6-13-2-12-2-8C-2 0-5 5-8 12Z",
    "short": "M-11.5 6C-9 17 9 18 13.5 7C15 2 13-5 10-8C8-7 6-4 5-1C3 3-2 5-6 6C-8 6-10 6-11.5 6Z",
    "curls": (
        "M-11 6C-14 10-10 14-8 14C-6 19 0 19 2 17C6 20 12 17 12 13C17 12 17 6 15 4C18 0 16-6 12-7"
        "C8-9 5-5 5-1C4 2 2 2 0 4C-3 3-7 4-11 6Z"
    ),
    "bun": (
        "M-11.5 6C-9 17 7 18 12 10C17 15 24 9 20 3C18 0 15 0 14 2C13-3 12-6 9-8C7-7 6-4 4-1C2 3-6 6-11.5 6Z"
    ),
}
_HAIR_FRONT = {
    "bob": (
        "M-10 3C-8 6-2 9 2 9C7 9 10 6 10 2C10-4 10-9 12-12C18-8 16 8 12 12C7 18-7 18-12 12"
        "C-16 8-18-8-12-12C-10-9-10-3-10 3Z"
    ),
    "fringe": "M-11 6C-14 2-13-4-11-5C-10-2-10 3-11 6ZM11 6C14 2 13-4 11-5C10-2 10 3 11 6Z",
    "scarf": (
        "M-9 0C-8 7-4 10 0 10C4 10 8 7 9 0C9-6 5-11 0-12.5C-5-11-9-6-9 0Z"
        "M-14-15C-16 0-14 12-6 15.5C-2 17 2 17 6 15.5C14 12 16 0 14-15C8-20-8-20-14-15Z"
    ),
    "short": "M-11.5 4C-8 7 8 7 11.5 4C14 12 8 16.5 0 16.5C-8 16.5-14 12-11.5 4Z",
    "curls": (
        "M-11 4C-16 4-17 10-13 12C-13 17-7 18-5 16.5C-3 20 4 20 5 16.5C9 18 14 16 13 12C17 10 16 4 11 4"
        "C9 8 6 6 4 8C1 6-2 8-4 7C-7 8-9 7-11 4Z"
    ),
    "bun": "M-11.5 3C-6 9 6 9 11.5 3C14 11 9 16 4 16.5C6 22-6 22-4 16.5C-9 16-14 11-11.5 3Z",
}


def head_from_the_side(person: Person, clock: Clock) -> str:
    """Head, ear and hair, with a dark rim."""
    hair = _HAIR_SIDE[person.hair]
    ear = "" if person.hair in {"scarf", "bob"} else '<path d="M3-3C6-3 6 3 3 3" class="i"/>'
    eye = '<path d="M-8 2v1" class="i"/>'
    return edge(_SIDE) + edge(hair) + shape(_SIDE, person.skin) + shape(hair, person.hair_colour) + eye + ear


def head_from_the_front(person: Person, clock: Clock) -> str:
    """The same, looking at the viewer, or aside by the angle ``look`` (90 = to the figure's left)."""
    hair = _HAIR_FRONT[person.hair]
    aside = [(8 * math.sin(math.radians(frame.angles.get("look", 0.0))), 0.0) for frame in clock.frames]
    face = clock.moved(aside, '<path d="M-4 1v1M4 1v1M-4-5C-2-7 2-7 4-5" class="i"/>')
    drawn = f'<path d="{hair}" fill="{person.hair_colour}" fill-rule="evenodd"/>'
    return edge(_FRONT) + edge(hair) + shape(_FRONT, person.skin) + drawn + face


def head_from_the_back(person: Person, clock: Clock) -> str:
    """Only hair, or the back of a bald head."""
    covered = person.hair != "fringe"
    back = shape(_FRONT, person.hair_colour if covered else person.skin)
    hair = _HAIR_FRONT[person.hair]
    return edge(_FRONT) + edge(hair) + shape(hair, person.hair_colour) + back


HEADS = {"side": head_from_the_side, "front": head_from_the_front, "back": head_from_the_back}
