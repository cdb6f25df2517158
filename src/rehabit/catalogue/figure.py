"""Figures as data: poses made of joint angles, from which pictures are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

from rehabit.catalogue.authorship import read_authorship
from rehabit.catalogue.table import Table

VIEWS = ("side", "front", "back")
"""From the back, the limb on the left of the picture is still the one called r, as from the front."""
LOOPS = ("cycle", "pingpong", "flow")
"""In order and on to the first again; there and back; in order at an even pace, as in walking."""
LIMBS = ("arm_r", "arm_l", "leg_r", "leg_l")
ENDS = {"hand_r": (2, 3), "hand_l": (2, 3), "foot_r": (3, 3), "foot_l": (3, 3)}
"""What a pose may place, and how many numbers each takes, at least and at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """Angles in degrees; ``at`` is the anchor's place in body heights; times in seconds.

    ``reach`` names what a hand or a foot rests on or holds; the angles of that limb follow from it. A hand is
    ``(x, y)`` or ``(x, y, bend)`` with bend -1 for elbows to the back or out, 1 for the other way. A foot is
    ``(x, y, pitch)``: where its ankle stands when the sole is flat on ground of height y, then how it tips:
    above 0 on the heel, below 0 on the toes. ``lift`` is how high a foot rises on its way to another place.
    """

    name: str
    move_s: float
    hold_s: float
    at: tuple[float, float]
    angles: Mapping[str, float]
    reach: Mapping[str, tuple[float, ...]]
    lift: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A moving figure for the levels it depicts. ``props`` are drawn as given, lengths in body heights.

    ``working`` names the limbs that do the work where one side does: they are drawn to stand out.
    """

    exercise: str
    variant: str
    view: str
    anchor: str
    loop: str
    depicts_levels: tuple[int, ...]
    alt: str
    note: str | None
    working: tuple[str, ...]
    props: tuple[Mapping[str, object], ...]
    poses: tuple[Pose, ...]


def read_figures(table: Table) -> tuple[Figure, ...]:
    exercise = table.text("exercise")
    figures = tuple(_figure(row, exercise) for row in table.tables("figure"))
    read_authorship(table)
    table.only_these()
    return figures


def _figure(row: Table, exercise: str) -> Figure:
    props = row.raw("props")
    if not isinstance(props, list):
        row.refuse("props", "a list of props, or []")
    figure = Figure(
        exercise=exercise,
        variant=row.text("variant"),
        view=row.text("view", one_of=VIEWS),
        anchor=row.text("anchor"),
        loop=row.text("loop", one_of=LOOPS),
        depicts_levels=row.wholes("depicts_levels"),
        alt=row.text("alt"),
        note=row.text_or_none("note"),
        working=_working(row),
        props=tuple(props),
        poses=tuple(_pose(pose) for pose in row.tables("pose")),
    )
    if len(figure.poses) < 2:
        row.refuse("pose", "at least two poses")
    row.only_these()
    return figure


def _working(row: Table) -> tuple[str, ...]:
    limbs = row.texts_or_empty("working")
    if not set(limbs) <= set(LIMBS):
        row.refuse("working", "some of " + ", ".join(LIMBS))
    return limbs


def _pose(row: Table) -> Pose:
    at = row.numbers("at")
    if len(at) != 2:
        row.refuse("at", "two numbers: across and up")
    angles = row.table("angles")
    pose = Pose(
        name=row.text("name"),
        move_s=row.number("move_s"),
        hold_s=row.number("hold_s"),
        at=(at[0], at[1]),
        angles={joint: angles.number(joint) for joint in angles.keys},
        reach=_reach(row.table("reach")) if "reach" in row else {},
        lift=row.number("lift") if "lift" in row else 0.0,
    )
    row.only_these()
    return pose


def _reach(row: Table) -> dict[str, tuple[float, ...]]:
    places = {}
    for end in row.keys:
        if end not in ENDS:
            row.refuse(end, "places for some of " + ", ".join(ENDS))
        places[end] = row.numbers(end)
        if len(places[end]) not in ENDS[end]:
            row.refuse(end, f"{ENDS[end][-1]} numbers, or at least {ENDS[end][0]}")
    return places
