"""Physical activity from the short IPAQ, by the IPAQ scoring protocol of November 2005."""

from dataclasses import dataclass
from fractions import Fraction

from rehabit.outcomes.combine import Made, NotMade
from rehabit.outcomes.given import Given
from rehabit.outcomes.result import Reason

MET = {"vigorous": Fraction(8), "moderate": Fraction(4), "walk": Fraction(33, 10)}
"""Energy cost of each kind, in multiples of rest."""

SHORTEST_BOUT = 10
LONGEST_DAY = 180
MOST_MINUTES_A_DAY = 16 * 60
LOW, MODERATE, HIGH = Fraction(0), Fraction(1), Fraction(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Week:
    """Days and minutes a day of one kind of activity, cleaned."""

    kind: str
    days: Fraction
    minutes: Fraction

    @property
    def met_minutes(self) -> Fraction:
        return MET[self.kind] * self.days * self.minutes


def ipaq_vigorous(given: Given) -> Made | NotMade:
    """MET-minutes a week of vigorous activity."""
    return _one(given, "vigorous")


def ipaq_moderate(given: Given) -> Made | NotMade:
    """MET-minutes a week of moderate activity."""
    return _one(given, "moderate")


def ipaq_walk(given: Given) -> Made | NotMade:
    """MET-minutes a week of walking."""
    return _one(given, "walk")


def ipaq_total(given: Given) -> Made | NotMade:
    """MET-minutes a week of all three kinds, which are all needed."""
    weeks = _all(given)
    if isinstance(weeks, NotMade):
        return weeks
    return Made(value=sum((week.met_minutes for week in weeks), Fraction(0)), n_answered=given.n_answered)


def ipaq_category(given: Given) -> Made | NotMade:
    """0 low, 1 moderate, 2 high."""
    weeks = _all(given)
    if isinstance(weeks, NotMade):
        return weeks
    return Made(value=_level(*weeks), n_answered=given.n_answered)


def _level(vigorous: _Week, moderate: _Week, walk: _Week) -> Fraction:
    weeks = (vigorous, moderate, walk)
    met_minutes = sum(week.met_minutes for week in weeks)
    days = sum(week.days for week in weeks)
    if (vigorous.days >= 3 and met_minutes >= 1500) or (days >= 7 and met_minutes >= 3000):
        return HIGH
    half_hours = sum(week.days for week in (moderate, walk) if week.minutes >= 30)
    if (
        (vigorous.days >= 3 and vigorous.minutes >= 20)
        or half_hours >= 5
        or (days >= 5 and met_minutes >= 600)
    ):
        return MODERATE
    return LOW


def _one(given: Given, kind: str) -> Made | NotMade:
    too_long = _too_long(given)
    if too_long is not None:
        return too_long
    week = _week(given, kind)
    if week is None:
        return _missing(given, kind)
    return Made(value=week.met_minutes, n_answered=given.n_answered)


def _all(given: Given) -> tuple[_Week, _Week, _Week] | NotMade:
    too_long = _too_long(given)
    if too_long is not None:
        return too_long
    vigorous, moderate, walk = (_week(given, kind) for kind in MET)
    if vigorous is None or moderate is None or walk is None:
        return _missing(given, "vigorous, moderate and walking")
    return vigorous, moderate, walk


def _week(given: Given, kind: str) -> _Week | None:
    days, minutes = given.values[f"{kind}_days"], given.values[f"{kind}_minutes"]
    if days == 0:
        return _Week(kind=kind, days=Fraction(0), minutes=Fraction(0))
    if days is None or minutes is None:
        return None
    if minutes < SHORTEST_BOUT:
        return _Week(kind=kind, days=Fraction(0), minutes=Fraction(0))
    return _Week(kind=kind, days=days, minutes=min(minutes, Fraction(LONGEST_DAY)))


def _too_long(given: Given) -> NotMade | None:
    minutes = sum(given.values[f"{kind}_minutes"] or Fraction(0) for kind in MET)
    if minutes <= MOST_MINUTES_A_DAY:
        return None
    return NotMade(
        reason=Reason.NOT_EVALUABLE,
        sentence=f"{float(minutes):g} minutes a day are more than 16 hours; check them with the person.",
        n_answered=given.n_answered,
    )


def _missing(given: Given, kind: str) -> NotMade:
    return NotMade(
        reason=Reason.TOO_FEW_ITEMS,
        sentence=f"{given.rule.title} needs both days and minutes of {kind} activity.",
        n_answered=given.n_answered,
    )
