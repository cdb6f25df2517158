"""The drawing of an exercise at a level: where its two files are, what it shows in words, how large it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from django.templatetags.static import static

from rehabit import catalogue
from rehabit.catalogue.overlay import OWN
from rehabit.reports import figures


@dataclass(frozen=True, slots=True)
class Drawing:
    """``moving`` and ``poses`` are addresses; ``size`` is of the one, ``strip`` of the other, in pixels."""

    moving: str
    poses: str
    words: str
    names: tuple[str, ...]
    size: tuple[int, int]
    strip: tuple[int, int]


@lru_cache(maxsize=1_024)
def drawing(exercise: str, level: int) -> Drawing | None:
    """The drawing, or None where the level is told in words alone, as a site's own exercise is.

    Raises
        UnknownContent: there is no such exercise.
    """
    if exercise.startswith(OWN):
        return None
    content = catalogue.load()
    content.exercise(exercise).level(level)
    figure = figures.figure_of(catalogue=content, exercise=exercise, level=level)
    if figure is None:
        return None
    line = figures.timeline(figure=figure)
    size, strip = figures.sizes(figure=figure)
    return Drawing(
        moving=_address(exercise, level, still=False),
        poses=_address(exercise, level, still=True),
        words=figure.alt,
        names=tuple(figure.poses[frame.pose].name for frame in figures.shown_once(line)),
        size=size,
        strip=strip,
    )


@lru_cache(maxsize=1_024)
def steps(exercise: str, level: int) -> tuple[str, ...]:
    """How the level is done, a sentence a step, in the exercise's own words; nothing for a site's own."""
    if exercise.startswith(OWN):
        return ()
    how = catalogue.load().exercise(exercise).level(level).how
    return tuple(re.split(r"(?<=[.!?]) +", how.strip()))


def _address(exercise: str, level: int, *, still: bool) -> str:
    return static("rehabit/figures/" + figures.file_name(exercise=exercise, level=level, still=still))
