"""What changes over the round of a picture, written as SMIL: values, their times, and how each is reached.

Between two frames a change follows the piece of the gentle movement that lies between them, as a cubic Bézier
curve: not nearly, exactly. Values that lie on that curve anyway are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rehabit.reports.figures.marks import n
from rehabit.reports.figures.timeline import Frame, Timeline, ease

Values = Sequence[tuple[float, ...]]
_SAME = 0.3
"""Degrees or picture units (a five-hundredth of the picture) that no eye can tell apart."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Writes values as they change over a timeline; with a single frame, as they are."""

    frames: tuple[Frame, ...]
    seconds: float = 0.0
    even: bool = False

    @property
    def runs(self) -> bool:
        return len(self.frames) > 1

    @property
    def round(self) -> str:
        """The timing of a change that runs evenly from one end to the other."""
        return f' dur="{n(self.seconds, 2)}s" repeatCount="indefinite"'

    def change(self, attribute: str, values: Sequence[str]) -> str:
        """An `animate` of one attribute, or nothing when it never changes."""
        if len(set(values)) == 1:
            return ""
        timing = self._timing(range(len(values)))
        return f'<animate attributeName="{attribute}" values="{";".join(values)}"{timing}/>'

    def moved(self, points: Values, inside: str) -> str:
        """A group whose origin follows these points, in picture units."""
        if _still(points):
            return f'<g transform="translate({_words(points[0])})">{inside}</g>'
        return f"<g>{self._transform('translate', points)}{inside}</g>"

    def turned(self, ys: Sequence[float], turns: Sequence[float], inside: str) -> str:
        """A group that starts at (0, y) in its parent and is turned; both y and the turn may change."""
        spots: Values = [(0.0, y) for y in ys]
        angles: Values = [(turn,) for turn in turns]
        if _still(spots) and _still(angles):
            return _placed(_words(spots[0]), _words(angles[0]), inside)
        turning = self._transform("rotate", angles, ' additive="sum"')
        if not _still(spots):
            return f"<g>{self._transform('translate', spots)}{turning}{inside}</g>"
        start = _words(spots[0])
        moved = f' transform="translate({start})"' if start != "0 0" else ""
        return f"<g{moved}>{turning}{inside}</g>"

    def _transform(self, kind: str, values: Values, added: str = "") -> str:
        kept = self._needed(values)
        listed = ";".join(_words(values[number]) for number in kept)
        start = f'<animateTransform attributeName="transform" type="{kind}"{added}'
        return f'{start} values="{listed}"{self._timing(kept)}/>'

    def _needed(self, values: Values) -> Sequence[int]:
        """The frames a change must name: only the poses, if it is where it should be on all ways between."""
        poses = [number for number, frame in enumerate(self.frames) if frame.pose >= 0]
        on_the_way = (
            self._on_curve(values, start, number, end)
            for start, end in pairwise(poses)
            for number in range(start + 1, end)
        )
        return poses if all(on_the_way) else range(len(values))

    def _on_curve(self, values: Values, start: int, number: int, end: int) -> bool:
        share = self.frames[number].share
        done = share if self.even else ease(share)
        pairs = zip(values[start], values[number], values[end], strict=True)
        return all(abs(a * (1 - done) + b * done - value) <= _SAME for a, value, b in pairs)

    def _timing(self, kept: Sequence[int]) -> str:
        frames = [self.frames[number] for number in kept]
        times = ";".join(n(frame.time / self.seconds, 3) for frame in frames)
        timing = f'{self.round} keyTimes="{times}"'
        if self.even:
            return timing
        curves = ";".join(_curve(before, after) for before, after in pairwise(frames))
        return f'{timing} calcMode="spline" keySplines="{curves}"'


def clock_of(timeline: Timeline) -> Clock:
    """The clock of a moving picture."""
    return Clock(timeline.frames, timeline.seconds, timeline.even)


def stopped(frame: Frame) -> Clock:
    """The clock of a still picture."""
    return Clock((frame,))


def _curve(before: Frame, after: Frame) -> str:
    """The control points between two frames; a hold is straight."""
    if after.held:
        return "0 0 1 1"
    start = before.share if before.pose < 0 else 0.0
    rise, span = ease(after.share) - ease(start), after.share - start
    leaving, arriving = (2 * u * (1 - u) * span / rise for u in (start, after.share))
    return f".33 {n(leaving, 2)} .67 {n(1 - arriving, 2)}"


def _words(values: Sequence[float]) -> str:
    return " ".join(n(value) for value in values)


def _still(values: Values) -> bool:
    return len({_words(value) for value in values}) == 1


def _placed(spot: str, turn: str, inside: str) -> str:
    """A group that stays as it is; none where it would change nothing."""
    moved = (f"translate({spot})" if spot != "0 0" else "") + (f"rotate({turn})" if turn != "0" else "")
    return f'<g transform="{moved}">{inside}</g>' if moved else inside
