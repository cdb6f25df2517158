"""A figure in time: from key poses to the frames between which every angle moves on evenly.

A movement starts and ends gently: after the share u of its time, u² (3 − 2u) of the way is done. Where
something must stay in its place on the way (a foot on the floor, a hand on a chair, a joint that is not the
pelvis), the movement gets stops, and the limb is settled anew at each.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from rehabit.catalogue import Figure, Pose
from rehabit.reports.figures.reach import OutOfReach, settle
from rehabit.reports.figures.skeleton import Point, place

STOPS = 4
_A_STEP = 0.03
SHORTEST_HOLD, LONGEST_HOLD = 1.0, 2.0
"""Seconds from which a pause counts as a hold, and of a hold that are shown: more would look like a stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One moment. ``pose`` is the number of the key pose, -1 on the way.

    ``holds`` says that a hold begins here, ``held`` that a hold or a shorter pause ends here; ``share`` is
    how much of the time of the movement that leads here is over.
    """

    time: float
    angles: Mapping[str, float]
    joints: Mapping[str, Point]
    pose: int = -1
    holds: bool = False
    held: bool = False
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The frames of one round, first and last alike; ``even`` when nothing slows down at the poses."""

    view: str
    even: bool
    frames: tuple[Frame, ...]

    @property
    def seconds(self) -> float:
        return self.frames[-1].time

    @property
    def key_frames(self) -> tuple[Frame, ...]:
        """One frame for each key pose, in the order of the poses."""
        found = {frame.pose: frame for frame in reversed(self.frames) if frame.pose >= 0}
        return tuple(found[number] for number in sorted(found))


def ease(share: float) -> float:
    """How much of the way is done after this share of the time."""
    return share * share * (3 - 2 * share)


def timeline(*, figure: Figure) -> Timeline:
    """One round of the figure, pose by pose and back to the first.

    Raises
        OutOfReach: a pose asks for a place that a limb cannot get to; the message names the exercise.
    """
    order = _order(figure)
    clock, frames = 0.0, [_at_pose(figure, 0, time=0.0)]
    for before, number in pairwise(order):
        clock = _hold(frames, figure.poses[before], clock)
        start, end = figure.poses[before], figure.poses[number]
        frames += [
            _on_the_way(figure, start, end, share=share, time=clock + share * end.move_s)
            for share in _shares(figure, start, end)[:-1]
        ]
        clock += end.move_s
        frames.append(_at_pose(figure, number, time=clock))
    return Timeline(view=figure.view, even=figure.loop == "flow", frames=tuple(frames))


def _order(figure: Figure) -> list[int]:
    there = list(range(len(figure.poses)))
    return there + (there[-2::-1] if figure.loop == "pingpong" else [0])


def _hold(frames: list[Frame], pose: Pose, clock: float) -> float:
    seconds = min(pose.hold_s, LONGEST_HOLD)
    if seconds > 0:
        frames[-1] = replace(frames[-1], holds=seconds >= SHORTEST_HOLD)
        frames.append(replace(frames[-1], time=clock + seconds, holds=False, held=True))
    return clock + seconds


def _shares(figure: Figure, start: Pose, end: Pose) -> tuple[float, ...]:
    follows = any("follows" in prop or isinstance(prop.get("frm"), str) for prop in figure.props)
    if not (follows or figure.anchor != "pelvis" or start.reach or end.reach):
        return (1.0,)
    return tuple((stop + 1) / STOPS for stop in range(STOPS))


def _at_pose(figure: Figure, number: int, *, time: float) -> Frame:
    angles = _settled(figure, figure.poses[number])
    joints = place(view=figure.view, angles=angles, anchor=figure.anchor, at=figure.poses[number].at)
    return Frame(time=time, angles=angles, joints=joints, pose=number)


def _on_the_way(figure: Figure, start: Pose, end: Pose, *, share: float, time: float) -> Frame:
    """A hand or foot that both poses place moves straight from one place to the other."""
    done = share if figure.loop == "flow" else ease(share)
    at = (_mix(start.at[0], end.at[0], done), _mix(start.at[1], end.at[1], done))
    angles = _mixed(_settled(figure, start), _settled(figure, end), done)
    kept = {
        part: _moved(part, place_, end.reach[part], done, end.lift)
        for part, place_ in start.reach.items()
        if part in end.reach
    }
    angles = settle(view=figure.view, angles=angles, anchor=figure.anchor, at=at, reach=kept)
    joints = place(view=figure.view, angles=angles, anchor=figure.anchor, at=at)
    return Frame(time=time, angles=angles, joints=joints, share=share)


def _moved(
    part: str, start: tuple[float, ...], end: tuple[float, ...], done: float, lift: float
) -> tuple[float, ...]:
    """Straight from place to place; a foot that is set down elsewhere is lifted on its way."""
    way = [_mix(a, b, done) for a, b in zip(start, end, strict=False)]
    if part.startswith("foot") and math.dist(start[:2], end[:2]) > _A_STEP:
        way[1] += lift * 4 * done * (1 - done)
    return tuple(way)


def _settled(figure: Figure, pose: Pose) -> dict[str, float]:
    try:
        return settle(
            view=figure.view, angles=pose.angles, anchor=figure.anchor, at=pose.at, reach=pose.reach
        )
    except OutOfReach as wrong:
        raise OutOfReach(f"{figure.exercise}, {figure.variant}, '{pose.name}': {wrong}") from wrong


def _mix(start: float, end: float, done: float) -> float:
    return start * (1 - done) + end * done


def _mixed(start: Mapping[str, float], end: Mapping[str, float], done: float) -> dict[str, float]:
    names = dict.fromkeys((*start, *end))
    return {name: _mix(start.get(name, _rest(name)), end.get(name, _rest(name)), done) for name in names}


def _rest(name: str) -> float:
    """What a missing angle is: straight, and not foreshortened."""
    return 1.0 if "_len" in name else 0.0
