"""Whole pictures: one that moves, one with the key poses in a row.

A picture is a file of its own, shown by an ``img``: it brings its style with it and runs no script. Its
ground is part of it, so what is drawn on it stands out by day and by night whatever page it is on.
"""

import math
from dataclasses import dataclass, replace
from html import escape

from rehabit.catalogue import Figure
from rehabit.reports.figures import props
from rehabit.reports.figures.body import Body
from rehabit.reports.figures.clock import Clock, clock_of, stopped
from rehabit.reports.figures.marks import S, n
from rehabit.reports.figures.person import Person
from rehabit.reports.figures.style import style
from rehabit.reports.figures.timeline import Frame, Timeline, timeline

WIDTH, _TOP, _BELOW = 330, 280, 16
_WIDEST = 720
"""Of a row of poses: wider ones would be too small on a phone."""
_RING = 69.1
"""How long the line of the ring is that fills while a position is held: a radius of 11."""
_GAP = 26


def moving(*, figure: Figure, person: Person, title: str) -> str:
    """An SVG that plays round and round, with a sign while a position is held.

    Its attribute ``data-poses`` says when each pose is reached, in seconds.
    """
    line = timeline(figure=figure)
    clock = clock_of(line)
    view = _view(figure, line)
    wide = replace(view, left=view.left - (WIDTH - view.width) / 2, width=WIDTH)
    times = " ".join(n(frame.time, 2) for frame in line.frames if frame.pose >= 0 and not frame.held)
    body = _scene(figure, person, clock, wide) + _hold_sign(line, wide)
    return _svg(wide.box, title, figure.alt, body, f' data-poses="{times}"')


def poses(*, figure: Figure, person: Person, title: str) -> str:
    """The key poses side by side, with arrows; in more than one row when they are many."""
    width, height, inside = strip(figure=figure, person=person)
    return _svg(f"0 0 {n(width)} {n(height)}", title, figure.alt, inside, "")


def strip(*, figure: Figure, person: Person) -> tuple[float, float, str]:
    """Width, height and inside of a picture of the key poses, for a picture or a sheet to hold."""
    line = timeline(figure=figure)
    view, frames = _view(figure, line), shown_once(line)
    columns, width, height = _layout(view, len(frames))
    cells = []
    for number, frame in enumerate(frames):
        row, column = divmod(number, columns)
        x, y = column * (view.width + _GAP), row * (view.height + _GAP)
        scene = _scene(figure, person, stopped(frame), view)
        size = f'width="{n(view.width)}" height="{n(view.height)}"'
        cells.append(f'<svg x="{n(x)}" y="{n(y)}" {size} viewBox="{view.box}">{scene}</svg>')
        if column:
            arrow = f"M{n(x - _GAP / 2 - 7)} {n(y + view.height * 0.55)}h14m-6-6l6 6l-6 6"
            cells.append(f'<path d="{arrow}" class="j"/>')
        elif row:
            arrow = f"M{n(view.width / 2)} {n(y - _GAP / 2 - 7)}v14m-6-6l6 6l6-6"
            cells.append(f'<path d="{arrow}" class="j"/>')
    ground = f'<rect width="{n(width)}" height="{n(height)}" class="g"/>'
    return width, height, ground + "".join(cells)


def _layout(view: "_View", poses: int) -> tuple[int, float, float]:
    """How many poses go in a row, so that they can be told apart on a phone; the width and height of all."""
    fitting = max(1, int((_WIDEST + _GAP) // (view.width + _GAP)))
    rows = math.ceil(poses / fitting)
    columns = math.ceil(poses / rows)
    return columns, columns * (view.width + _GAP) - _GAP, rows * (view.height + _GAP) - _GAP


def shown_once(line: Timeline) -> tuple[Frame, ...]:
    """The key poses in order, without those that come back."""
    found: list[Frame] = []
    for frame in line.key_frames:
        if all(frame.joints != earlier.joints or frame.angles != earlier.angles for earlier in found):
            found.append(frame)
    return tuple(found)


def sizes(*, figure: Figure) -> tuple[tuple[int, int], tuple[int, int]]:
    """Width and height of the moving picture and of the row of poses, for a page to leave room."""
    line = timeline(figure=figure)
    view = _view(figure, line)
    _, width, height = _layout(view, len(shown_once(line)))
    return (WIDTH, round(view.height)), (round(width), round(height))


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """The part of the world that a picture shows, in picture units; the ground is at 0."""

    left: float
    width: float
    top: float
    below: float

    @property
    def height(self) -> float:
        return self.top + self.below

    @property
    def box(self) -> str:
        return f"{n(self.left, 0)} {n(-self.top, 0)} {n(self.width, 0)} {n(self.height, 0)}"


def _view(figure: Figure, line: Timeline) -> _View:
    """As wide and as high as every joint at every moment and every prop need."""
    places = [point for frame in line.frames for point in frame.joints.values()]
    across = [x * S for x, _ in places] + [x * S for x in props.extent(props=figure.props)]
    low, high = min(across), max(across)
    width = float(max(150, min(WIDTH, round(high - low + 44))))
    top = float(max(120, min(_TOP, round(max(y for _, y in places) * S + 32))))
    below = _BELOW + max(props.depth(props=figure.props), -min(y for _, y in places)) * S
    return _View(left=round((low + high - width) / 2), width=width, top=top, below=round(below))


def _scene(figure: Figure, person: Person, clock: Clock, view: _View) -> str:
    start, end = n(view.left, 0), n(view.left + view.width, 0)
    size = f'width="{n(view.width, 0)}" height="{n(view.height, 0)}"'
    ground = f'<rect x="{start}" y="{n(-view.top, 0)}" {size} class="g"/>'
    has_floor = not any(prop["type"] in {"mat_top", "clock", "ring"} for prop in figure.props)
    floor = f'<path d="M{start} 1.5H{end}" class="f"/>' if has_floor else ""
    body = Body(
        view=figure.view,
        person=person,
        clock=clock,
        working=figure.working,
        worn=props.worn(props=figure.props),
    )
    behind, front = (draw(props=figure.props, clock=clock) for draw in (props.behind, props.in_front))
    return ground + floor + behind + body.drawn() + front


def _hold_sign(line: Timeline, view: _View) -> str:
    """A ring in the corner that fills while a position is held."""
    if not any(frame.holds for frame in line.frames):
        return ""
    frames = (*line.frames[:-1], line.frames[0])
    changes = [
        0,
        *(at for at in range(1, len(frames) - 1) if frames[at].holds or frames[at].held),
        len(frames) - 1,
    ]
    frames = tuple(frames[at] for at in changes)
    times = ";".join(n(line.frames[at].time / line.seconds, 3) for at in changes)
    timing = f'dur="{n(line.seconds, 2)}s" repeatCount="indefinite" keyTimes="{times}"'
    shown = ";".join("1" if frame.holds else "0" for frame in frames)
    empty = ";".join("0" if frame.held else n(_RING) for frame in frames)
    corner = f"{n(view.left + 26, 0)} {n(26 - view.top, 0)}"
    return (
        f'<circle transform="translate({corner})rotate(-90)" r="{n(_RING / math.tau)}" class="r" opacity="0" '
        f'stroke-dasharray="{n(_RING)}">'
        f'<animate attributeName="opacity" values="{shown}" {timing} calcMode="discrete"/>'
        f'<animate attributeName="stroke-dashoffset" values="{empty}" {timing}/></circle>'
    )


def _svg(box: str, title: str, words: str, inside: str, more: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img"{more}>'
        f"<title>{escape(title)}</title><desc>{escape(words)}</desc><style>{style(drawn=inside)}</style>{inside}</svg>\n"
    )
