"""A process chart as a drawing: points, mean, limits, target; special causes by shape as well as colour."""

from collections.abc import Callable, Sequence
from html import escape

from rehabit.evaluation.process import Better, Point, ProcessChart, RunChart
from rehabit.reports.evaluation_scale import axis, nice_ticks

WIDTH, HEIGHT = 760, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, WIDTH - 20, 20, HEIGHT - 56
_GREY, _BLUE, _ORANGE = "#768692", "#005eb8", "#c55a00"


def process_plot(*, chart: ProcessChart | RunChart, title: str, name: str, percent: bool = False) -> str:
    """An SVG. A run chart shows values and median only. `name` makes its identifiers unique on a page."""
    values = (
        [point.value for point in chart.points] if isinstance(chart, ProcessChart) else list(chart.values)
    )
    labels = (
        [point.label for point in chart.points] if isinstance(chart, ProcessChart) else list(chart.labels)
    )
    reach = values + ([chart.target] if chart.target is not None else [])
    if isinstance(chart, ProcessChart):
        reach += [edge for point in chart.points for edge in (point.low, point.high)]
    low, high = min(reach), max(reach)
    up = axis(low=low, high=high, start=_BOTTOM, end=_TOP)
    across = [_LEFT + (_RIGHT - _LEFT) * (at + 0.5) / len(values) for at in range(len(values))]
    middle = chart.mean if isinstance(chart, ProcessChart) else chart.median
    parts = [_ticks(low, high, up, percent), _labels(labels, across), _level(middle, up, "mean", "")]
    if chart.target is not None:
        parts.append(_level(chart.target, up, "target", ' stroke-dasharray="8 4"'))
    if isinstance(chart, ProcessChart):
        parts += [
            _steps([getattr(point, side) for point in chart.points], across, up) for side in ("low", "high")
        ]
    path = " ".join(f"{x:.1f},{up(value):.1f}" for x, value in zip(across, values, strict=True))
    parts.append(f'<polyline class="process__line" points="{path}" fill="none" stroke="{_GREY}"/>')
    if isinstance(chart, ProcessChart):
        parts += [_mark(point, x, up, chart.better) for point, x in zip(chart.points, across, strict=True)]
    else:
        parts += [_dot(x, up(value), _GREY) for x, value in zip(across, values, strict=True)]
    return (
        f'<svg class="process" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="{name}-title {name}-words" xmlns="http://www.w3.org/2000/svg" '
        f'font-family="sans-serif"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-words">{escape(process_words(chart=chart))}</desc>{"".join(parts)}</svg>'
    )


def process_words(*, chart: ProcessChart | RunChart) -> str:
    """What the chart says, in a sentence or two."""
    if isinstance(chart, RunChart):
        return f"{chart.why} The median is {chart.median:g}."
    special = [f"{point.label} ({point.signal})" for point in chart.points if point.signal]
    found = f"Special causes: {', '.join(special)}." if special else "Nothing but common cause."
    target = f" Target {chart.target:g}: {chart.assurance}." if chart.target is not None else ""
    return f"{chart.kind} chart of {len(chart.points)} points, mean {chart.mean:.3g}. {found}{target}"


def _ticks(low: float, high: float, up: Callable[[float], float], percent: bool) -> str:
    return "".join(
        f'<text class="process__tick" x="{_LEFT - 8}" y="{up(tick) + 4:.1f}" text-anchor="end" '
        f'font-size="13" fill="currentColor">{f"{100 * tick:g}%" if percent else f"{tick:g}"}</text>'
        for tick in nice_ticks(low=low, high=high)
    )


def _labels(labels: Sequence[str], across: Sequence[float]) -> str:
    every = -(-len(labels) // 8)  # as many as fit beside each other
    return "".join(
        f'<text class="process__label" x="{x:.1f}" y="{_BOTTOM + 26}" text-anchor="middle" font-size="13" '
        f'fill="currentColor">{escape(label)}</text>'
        for number, (label, x) in enumerate(zip(labels, across, strict=True))
        if number % every == 0
    )


def _level(value: float, up: Callable[[float], float], kind: str, more: str) -> str:
    y = f"{up(value):.1f}"
    return (
        f'<line class="process__{kind}" x1="{_LEFT}" y1="{y}" x2="{_RIGHT}" y2="{y}" '
        f'stroke="currentColor"{more}/>'
    )


def _steps(values: Sequence[float], across: Sequence[float], up: Callable[[float], float]) -> str:
    """A limit that may differ from point to point."""
    half = (across[1] - across[0]) / 2 if len(across) > 1 else 20.0
    corners = [
        (x + side, up(value)) for x, value in zip(across, values, strict=True) for side in (-half, half)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return (
        f'<polyline class="process__limit" points="{path}" fill="none" stroke="{_GREY}" '
        f'stroke-dasharray="3 3"/>'
    )


def _mark(point: Point, x: float, up: Callable[[float], float], better: Better) -> str:
    y = up(point.value)
    if point.signal is None or point.high_side is None:
        return _dot(x, y, _GREY)
    if better is not Better.NEITHER and point.high_side == (better is Better.HIGHER):
        return _dot(x, y, _BLUE, radius=6)
    colour = _ORANGE if better is not Better.NEITHER else "#7c2855"
    return (
        f'<rect class="process__special" x="{x - 5.5:.1f}" y="{y - 5.5:.1f}" width="11" height="11" '
        f'fill="{colour}" transform="rotate(45 {x:.1f} {y:.1f})"/>'
    )


def _dot(x: float, y: float, colour: str, radius: int = 4) -> str:
    return f'<circle class="process__point" cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour}"/>'
