"""A funnel as a drawing: share against size, limits as curves, small sites hollow, no ranking."""

from collections.abc import Sequence
from html import escape

from rehabit.evaluation.funnel import Funnel, Limits, Site, Standing, funnel_limits
from rehabit.kernel import Proportion, Refusal
from rehabit.reports.evaluation_scale import axis, nice_ticks

WIDTH, HEIGHT = 760, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, WIDTH - 20, 20, HEIGHT - 60
_CURVE_POINTS = 60


def funnel_plot(*, funnel: Funnel, title: str, name: str, mine: str = "") -> str:
    """An SVG, or an empty text when no site may be shown. `mine` is the one site whose name is written."""
    shown = [site for site in funnel.sites if isinstance(site.proportion, Proportion)]
    if not shown:
        return ""
    largest = max(site.limits.n for site in shown)
    sizes = sorted({max(1, round(largest * (at + 1) / _CURVE_POINTS)) for at in range(_CURVE_POINTS)})
    curves = [funnel_limits(n=n, target=funnel.target, extra_variance=funnel.extra_variance) for n in sizes]
    parts = [_curve(curves, edge) for edge in ("inner_low", "inner_high", "outer_low", "outer_high")]
    parts += [_frame(funnel.target, largest)]
    parts += [_site(site, largest, mine) for site in shown]
    return (
        f'<svg class="funnel" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="{name}-title {name}-words" xmlns="http://www.w3.org/2000/svg" '
        f'font-family="sans-serif"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-words">{escape(funnel_words(funnel=funnel))}</desc>{"".join(parts)}</svg>'
    )


def funnel_words(*, funnel: Funnel) -> str:
    """What the funnel says: how many sites lie where, what was adjusted for, and that it is no ranking."""
    judged = [site for site in funnel.sites if isinstance(site.standing, Standing)]
    outside = [site for site in judged if site.standing is not Standing.WITHIN]
    rest = len(funnel.sites) - len(judged)
    return (
        f"{len(judged)} sites around {funnel.target:.0%}: {len(judged) - len(outside)} within what chance "
        f"allows, {len(outside)} outside a limit; {rest} too small to judge. Case mix: {funnel.case_mix}. "
        f"Limits: {funnel.method}. Sites are not ranked."
    )


def _place(n: float, share: float, largest: int) -> tuple[float, float]:
    across = axis(low=0, high=largest, start=_LEFT, end=_RIGHT)
    up = axis(low=0, high=1, start=_BOTTOM, end=_TOP)
    return across(n), up(share)


def _curve(curves: Sequence[Limits], edge: str) -> str:
    largest = curves[-1].n
    path = " ".join("{:.1f},{:.1f}".format(*_place(one.n, getattr(one, edge), largest)) for one in curves)
    dashes = ' stroke-dasharray="5 4"' if edge.startswith("inner") else ""
    return f'<polyline class="funnel__{edge[:5]}" points="{path}" fill="none" stroke="#768692"{dashes}/>'


def _frame(target: float, largest: int) -> str:
    start, level = _place(0, target, largest)
    end, _ = _place(largest, target, largest)
    line = (
        f'<line class="funnel__target" x1="{start:.1f}" y1="{level:.1f}" x2="{end:.1f}" y2="{level:.1f}" '
        f'stroke="currentColor"/>'
    )
    side = "".join(
        f'<text x="{_LEFT - 8}" y="{_place(0, tick, largest)[1] + 4:.1f}" text-anchor="end" font-size="13" '
        f'fill="currentColor">{tick:.0%}</text>'
        for tick in (0, 0.25, 0.5, 0.75, 1)
    )
    below = "".join(
        f'<text x="{_place(tick, 0, largest)[0]:.1f}" y="{_BOTTOM + 22}" text-anchor="middle" font-size="13" '
        f'fill="currentColor">{tick:g}</text>'
        for tick in nice_ticks(low=0, high=largest)
    )
    words = (
        f'<text x="{(_LEFT + _RIGHT) / 2}" y="{_BOTTOM + 46}" text-anchor="middle" font-size="13" '
        f'fill="currentColor">people at the site</text>'
    )
    return line + side + below + words


def _site(site: Site, largest: int, mine: str) -> str:
    assert isinstance(site.proportion, Proportion)  # sites that may not be shown are left out before
    x, y = _place(site.proportion.total, site.proportion.count / site.proportion.total, largest)
    small = isinstance(site.standing, Refusal)
    fill = "none" if small else "#005eb8" if site.standing is Standing.WITHIN else "#c55a00"
    name = (
        f'<text x="{x + 10:.1f}" y="{y + 5:.1f}" font-size="14" fill="currentColor">{escape(mine)}</text>'
        if site.name == mine
        else ""
    )
    return (
        f'<circle class="funnel__site" cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{fill}" stroke="#005eb8" '
        f'stroke-width="1.5"/>{name}'
    )
