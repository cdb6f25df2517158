"""Before and after as a drawing: one line a measure, from the mean before to the mean at the end.

The drawing repeats a table and never replaces it. It has no colours of its own: its classes are coloured by
the style sheet of the page or of the report that holds it.
"""

from collections.abc import Sequence
from html import escape

from rehabit.evaluation import Interval, MeanChange
from rehabit.reports.reported import Reported

WIDTH, ROW = 360, 74
_LEFT, _RIGHT = 12, WIDTH - 12
_NICE = (10, 20, 30, 40, 60, 100, 150, 300, 600, 1200, 2100, 4200)


def change_plot(*, changes: Sequence[tuple[Reported, MeanChange]], title: str) -> str:
    """An SVG with a line for each measure, or an empty text when there is none.

    A hollow mark is the mean before, a full one the mean at the end; the band is the interval of the change,
    laid from the mean before.
    """
    if not changes:
        return ""
    lines = "".join(_line(reported, change, row * ROW) for row, (reported, change) in enumerate(changes))
    words = " ".join(_words(reported, change) for reported, change in changes)
    return (
        f'<svg class="change-plot" viewBox="0 0 {WIDTH} {len(changes) * ROW}" role="img" '
        f'aria-labelledby="change-plot-title change-plot-words" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="change-plot-title">{escape(title)}</title>'
        f'<desc id="change-plot-words">{escape(words)}</desc>{lines}</svg>'
    )


def axis_end(*, reported: Reported, highest: float) -> float:
    """Where the axis of a measure ends: its best known value, or sooner when nobody comes near it."""
    high = float(reported.score_rule.high)
    return next((float(end) for end in _NICE if highest <= end < high), high)


def _line(reported: Reported, change: MeanChange, top: int) -> str:
    low = float(reported.score_rule.low)
    interval = change.interval if isinstance(change.interval, Interval) else None
    ends = [change.mean_before, change.mean_after]
    ends += [change.mean_before + interval.low, change.mean_before + interval.high] if interval else []
    high = axis_end(reported=reported, highest=max(ends))

    def at(value: float) -> float:
        share = (min(max(value, low), high) - low) / (high - low)
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)

    before, after, y = at(change.mean_before), at(change.mean_after), top + 38
    band = ""
    if interval:
        start, end = at(change.mean_before + interval.low), at(change.mean_before + interval.high)
        width = round(end - start, 1)
        band = f'<rect class="change-plot__band" x="{start}" y="{y - 8}" width="{width}" height="16" rx="4"/>'
    title = escape(reported.score_rule.title)
    return (
        f'<text class="change-plot__name" x="{_LEFT}" y="{top + 18}">{title}</text>'
        f'<line class="change-plot__axis" x1="{_LEFT}" y1="{y}" x2="{_RIGHT}" y2="{y}"/>{band}'
        f'<line class="change-plot__way" x1="{before}" y1="{y}" x2="{after}" y2="{y}"/>'
        f'<circle class="change-plot__before" cx="{before}" cy="{y}" r="6"/>'
        f'<circle class="change-plot__after" cx="{after}" cy="{y}" r="6"/>'
        f'<text class="change-plot__end" x="{_LEFT}" y="{top + 62}">{low:g}</text>'
        f'<text class="change-plot__end" x="{_RIGHT}" y="{top + 62}" text-anchor="end">{high:g}</text>'
        f'<text class="change-plot__end" x="{WIDTH // 2}" y="{top + 62}" text-anchor="middle">'
        f"{reported.score_rule.better} is better, n = {change.n}</text>"
    )


def _words(reported: Reported, change: MeanChange) -> str:
    title = reported.score_rule.title
    return f"{title}: {change.mean_before:.1f} before, {change.mean_after:.1f} at the end, n = {change.n}."
