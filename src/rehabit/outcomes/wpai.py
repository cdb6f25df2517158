"""Work productivity: time missed, impairment while at work, and both together. Reilly and others 1993."""

from fractions import Fraction

from rehabit.outcomes.combine import Made, NotMade, too_few
from rehabit.outcomes.given import Given
from rehabit.outcomes.result import Reason


def wpai_absenteeism(given: Given) -> Made | NotMade:
    """Hours missed for health as a percentage of those and the hours worked."""
    return _percent(given, _absent(given))


def wpai_presenteeism(given: Given) -> Made | NotMade:
    """Impairment while at work as a percentage; needs some hours at work."""
    return _percent(given, _impaired(given))


def wpai_overall(given: Given) -> Made | NotMade:
    """Time missed plus the impaired part of the rest, as a percentage."""
    absent, impaired = _absent(given), _impaired(given)
    if isinstance(absent, NotMade):
        return absent
    if isinstance(impaired, NotMade):
        return impaired
    return _percent(given, absent + (1 - absent) * impaired)


def _absent(given: Given) -> Fraction | NotMade:
    missed, worked = given.values["q2"], given.values["q4"]
    if given.values["q1"] == 0:
        return _not_employed(given)
    if missed is None or worked is None:
        return too_few(rule=given.rule, n_answered=given.n_answered)
    if missed + worked == 0:
        return _no_hours(given)
    return missed / (missed + worked)


def _impaired(given: Given) -> Fraction | NotMade:
    worked, impairment = given.values["q4"], given.values["q5"]
    if given.values["q1"] == 0:
        return _not_employed(given)
    if worked is None or impairment is None:
        return too_few(rule=given.rule, n_answered=given.n_answered)
    return impairment / 10 if worked else _no_hours(given)


def _percent(given: Given, share: Fraction | NotMade) -> Made | NotMade:
    return share if isinstance(share, NotMade) else Made(value=100 * share, n_answered=given.n_answered)


def _not_employed(given: Given) -> NotMade:
    return NotMade(
        reason=Reason.NOT_EVALUABLE,
        sentence=f"{given.rule.title} is only for people in paid work; this person is not.",
        n_answered=given.n_answered,
    )


def _no_hours(given: Given) -> NotMade:
    return NotMade(
        reason=Reason.NOT_EVALUABLE,
        sentence=f"{given.rule.title} cannot be worked out from no hours at work.",
        n_answered=given.n_answered,
    )
