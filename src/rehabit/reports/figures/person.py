"""The people in the pictures: six, of different build, skin, hair and clothes, all past sixty.

Colours are the site's own by day (`tokens.scss`), or stand beside them. Outlines, not colours, tell a limb
from what is behind it, so every person reads as well as any other by day and by night.
"""

from dataclasses import dataclass
from zlib import crc32


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """``build`` widens the trunk and limbs (1 = middling); ``hair`` names a drawing in `head.py`."""

    name: str
    build: float
    skin: str
    hair: str
    hair_colour: str
    top: str
    trousers: str
    shoes: str
    long_sleeves: bool = False


PEOPLE = (
    Person(
        name="grey bob", build=1.0, skin="#e8bd9c", hair="bob", hair_colour="#b9bcbc",
        top="#2f8087", trousers="#4b6067", shoes="#b4472f",
    ),
    Person(
        name="bald", build=1.1, skin="#f0cdb4", hair="fringe", hair_colour="#d8d5cd",
        top="#c9694f", trousers="#33535c", shoes="#ede5d6",
    ),
    Person(
        name="headscarf", build=1.04, skin="#b98560", hair="scarf", hair_colour="#3f8f83",
        top="#c78a3c", trousers="#41535a", shoes="#f0e7d8", long_sleeves=True,
    ),
    Person(
        name="short and grey", build=1.02, skin="#8f5f43", hair="short", hair_colour="#c9c7c0",
        top="#5b9a78", trousers="#3d5560", shoes="#f0e7d8",
    ),
    Person(
        name="curls", build=1.18, skin="#a3714f", hair="curls", hair_colour="#8d8f90",
        top="#d08a74", trousers="#2f5d63", shoes="#ede5d6",
    ),
    Person(
        name="bun", build=0.92, skin="#e3b58b", hair="bun", hair_colour="#8b8f92",
        top="#7a9fb0", trousers="#5a5f52", shoes="#b4472f",
    ),
)  # fmt: skip


def person_for(*, exercise: str) -> Person:
    """Whom an exercise shows: always the same one, whatever other exercises there are."""
    return PEOPLE[crc32(exercise.encode()) % len(PEOPLE)]


def further(colour: str) -> str:
    """The colour of a limb on the far side: a little darker."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(part * 0.78):02x}" for part in parts)
