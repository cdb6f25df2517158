"""A contact sheet: every figure of an exercise on one page with the words of its levels, for looking at."""

from collections.abc import Sequence
from html import escape

from rehabit.catalogue import Exercise, Figure
from rehabit.reports.figures.marks import n, shared
from rehabit.reports.figures.person import Person
from rehabit.reports.figures.picture import strip
from rehabit.reports.figures.style import style

_MARGIN, _WORDS, _WIDEST = 16, 44, 1000
_TEXT = ".th,.tb{fill:#16313a;font-family:sans-serif;font-size:13px}.th{font-weight:bold}.page{fill:#fffdf9}"


def sheet(*, exercise: Exercise, figures: Sequence[Figure], person: Person) -> str:
    """An SVG with the name, then for each figure the levels it shows and its key poses in a row."""
    rows, down, widest = [], _MARGIN + 24.0, 400.0
    for figure in sorted(figures, key=lambda each: each.depicts_levels):
        width, height, inside = strip(figure=figure, person=person)
        scale = min(1.0, _WIDEST / width)
        rows.append(_words(exercise, figure, down))
        down += _WORDS
        size = f'width="{n(width * scale)}" height="{n(height * scale)}" viewBox="0 0 {n(width)} {n(height)}"'
        rows.append(f'<svg x="{_MARGIN}" y="{n(down)}" {size}>{inside}</svg>')
        down += height * scale + _MARGIN
        widest = max(widest, width * scale)
    return _page(exercise, widest + 2 * _MARGIN, down, rows)


def _words(exercise: Exercise, figure: Figure, down: float) -> str:
    levels = [exercise.level(number) for number in figure.depicts_levels]
    title = "; ".join(f"Level {level.level}: {level.name}" for level in levels)
    how = " / ".join(level.how for level in levels)
    return _text("th", down + 14, title) + _text("tb", down + 33, how)


def _text(kind: str, y: float, words: str) -> str:
    return f'<text x="{_MARGIN}" y="{n(y)}" class="{kind}">{escape(words)}</text>'


def _page(exercise: Exercise, width: float, height: float, rows: Sequence[str]) -> str:
    light = style(drawn="".join(rows), night=False)
    drawn = shared("".join(rows))
    box = f"0 0 {n(max(width, 640))} {n(height)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><title>{escape(exercise.name)}</title>'
        f'<style>{light}{_TEXT}</style><rect width="100%" height="100%" class="page"/>'
        f"{_text('th', _MARGIN + 14, exercise.name)}{drawn}</svg>\n"
    )
