"""Figures as data: poses made of joint angles, from which pictures are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

from rehabit.catalogue.authorship import read_authorship
from rehabit.catalogue.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """Angles in degrees; ``at`` is the anchor's place in body heights; times in seconds."""

    name: str
    move_s: float
    hold_s: float
    at: tuple[float, float]
    angles: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A moving figure for the levels it depicts. ``props`` are drawn as given, lengths in body heights."""

    exercise: str
    variant: str
    view: str
    anchor: str
    loop: str
    depicts_levels: tuple[int, ...]
    alt: str
    note: str | None
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
        view=row.text("view", one_of=("side", "front")),
        anchor=row.text("anchor"),
        loop=row.text("loop", one_of=("cycle", "pingpong")),
        depicts_levels=row.wholes("depicts_levels"),
        alt=row.text("alt"),
        note=row.text_or_none("note"),
        props=tuple(props),
        poses=tuple(_pose(pose) for pose in row.tables("pose")),
    )
    if len(figure.poses) < 2:
        row.refuse("pose", "at least two poses")
    row.only_these()
    return figure


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
    )
    row.only_these()
    return pose
