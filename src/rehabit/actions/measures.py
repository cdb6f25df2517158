"""Questionnaires and tests: answers as given, their scores, or scores that were worked out elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Refused, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.actions.place_moves import find_place
from rehabit.catalogue.instrument import Instrument
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.outcomes import ENGINE, Alert, NotScored, alerts
from rehabit.outcomes import Score as Scored
from rehabit.outcomes import score as score_form
from rehabit.outcomes.answers import exact, read_answers
from rehabit.queries.battery import Asked, asked, battery, point_of
from rehabit.queries.course_dates import course_dates, session_days
from rehabit.queries.instruments import wording_at
from rehabit.queries.stored_scores import ENTERED
from rehabit.records.models import Measurement, Place, Score

LARGEST_NUMERATOR, LARGEST_DENOMINATOR = 2**63 - 1, 2**31 - 1
"""What the columns of a stored score hold."""

Answers = Mapping[str, Mapping[str, str]]
"""By joint (or '' for the whole person): item to answer as it came, '' where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """The head of a form: whose, of which point, which instrument, when and how it was answered."""

    place: Place
    point: str
    wanted: Asked
    taken_on: date
    mode: str
    by: Viewer
    at: datetime

    @property
    def instrument(self) -> Instrument:
        return self.wanted.instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was kept: alerts to act on, scores that could not be given, and what is left at this point."""

    alerts: tuple[Alert, ...]
    unscored: tuple[NotScored, ...]
    left: tuple[str, ...]


@action("measures.record", Permission.MEASURE)
def record(
    *,
    place_id: UUID,
    point: str,
    instrument: str,
    answers: Answers,
    taken_on: date,
    mode: str,
    by: Viewer,
    at: datetime,
) -> Done[Recorded]:
    """Keep the answers of one instrument and score them; answers may be missing.

    A form that stands already is corrected by a further row, the same answers twice add nothing. Refuses
    a day to come, a form without any answer, an answer outside its scale, and wording that the site may not
    show: then see `enter_scores`.
    """
    sheet = _sheet(place_id, point, instrument, taken_on, mode, by, at)
    insist(_may_be_asked(sheet))
    return _keep(sheet, answers)


@action("measures.answer_own", Permission.ANSWER_OWN_MEASURES)
def answer_own(
    *, place_id: UUID, point: str, instrument: str, answers: Answers, by: Viewer, at: datetime
) -> Done[Recorded]:
    """Keep what a participant answers on their own phone. Refuses a point that is not asked today."""
    sheet = _sheet(place_id, point, instrument, timezone.localdate(at), "link", by, at)
    insist(_may_be_asked(sheet))
    insist(_own_to_answer(sheet))
    insist(_asks_today(sheet))
    return _keep(sheet, answers)


@action("measures.enter_scores", Permission.MEASURE)
def enter_scores(
    *,
    place_id: UUID,
    point: str,
    instrument: str,
    scores: Answers,
    taken_on: date,
    mode: str,
    by: Viewer,
    at: datetime,
) -> Done[Recorded]:
    """Keep scores that were worked out elsewhere, by scale instead of by item; each within its range."""
    sheet = _sheet(place_id, point, instrument, taken_on, mode, by, at)
    given = {about: _entered(sheet.instrument, scores.get(about, {})) for about in sheet.wanted.abouts}
    insist(_something(any(given.values())))
    for about, values in given.items():
        if values:
            row = _measurement(sheet, about, {})
            Score.objects.bulk_create(_entered_row(row, scale, text) for scale, text in values.items())
    return _done(sheet, (), ())


def _sheet(
    place_id: UUID, point: str, instrument: str, taken_on: date, mode: str, by: Viewer, at: datetime
) -> _Sheet:
    place = find_place(place_id=place_id, by=by)
    insist(_not_to_come(taken_on=taken_on, at=at))
    return _Sheet(
        place=place,
        point=point_of(point=point).id,
        wanted=asked(instrument=instrument, joints=place.referral.joints),
        taken_on=taken_on,
        mode=mode,
        by=by,
        at=at,
    )


def _keep(sheet: _Sheet, answers: Answers) -> Done[Recorded]:
    held = sheet.instrument
    given = {about: _checked(held, answers.get(about, {})) for about in sheet.wanted.abouts}
    insist(_something(any(given.values())))
    raised: list[Alert] = []
    unscored: list[NotScored] = []
    for about, said in given.items():
        if not said:
            continue
        made = score_form(held, said, about=about)
        for score in made.values():
            if score.value is not None:
                insist(_can_be_kept(score.value))
        unscored += [score for score in made.values() if isinstance(score, NotScored)]
        raised += alerts(instrument=held, answers=said)
        if not _stands(sheet, about, said):
            row = _measurement(sheet, about, said)
            Score.objects.bulk_create(_score_row(row, scale, score) for scale, score in made.items())
    return _done(sheet, tuple(raised), tuple(unscored))


def _checked(instrument: Instrument, given: Mapping[str, str]) -> dict[str, str]:
    """The answers that are there; a wrong one stops everything, so that nothing doubtful is stored."""
    said = {item: str(answer).strip() for item, answer in given.items() if str(answer).strip()}
    for problem in read_answers(instrument=instrument, answers=said).problems:
        raise Refused(Refusal(str(problem.reason), problem.sentence))
    return said


def _entered(instrument: Instrument, given: Mapping[str, str]) -> dict[str, str]:
    said = {scale: str(value).strip() for scale, value in given.items() if str(value).strip()}
    for scale, text in said.items():
        rule = instrument.score_rule(scale)
        if not rule.low <= exact(text) <= rule.high:
            span = f"{float(rule.low):g} to {float(rule.high):g}"
            raise Refused(Refusal("out_of_range", f"{rule.title} is {text}, but has to be from {span}."))
        insist(_can_be_kept(exact(text)))
    return said


def _can_be_kept(value: Fraction) -> Allowed | Refusal:
    """Scores are stored as exact fractions of whole numbers; a clinic measures nothing to ten figures."""
    if value.denominator <= LARGEST_DENOMINATOR and abs(value.numerator) <= LARGEST_NUMERATOR:
        return ALLOWED
    return Refusal("too_exact", "A number has too many figures. Write it with at most 4 after the point.")


def _something(there: bool) -> Allowed | Refusal:
    if there:
        return ALLOWED
    return Refusal("nothing_answered", "Nothing was answered, so nothing was kept.")


def _not_to_come(*, taken_on: date, at: datetime) -> Allowed | Refusal:
    if taken_on <= timezone.localdate(at):
        return ALLOWED
    return Refusal("in_the_future", f"The day, {taken_on:%d/%m/%Y}, is still to come.")


def _may_be_asked(sheet: _Sheet) -> Allowed | Refusal:
    """Whether the site has words that it may show."""
    words = wording_at(site_id=sheet.place.site_id, instrument=sheet.instrument.id)
    return words if isinstance(words, Refusal) else ALLOWED


def _own_to_answer(sheet: _Sheet) -> Allowed | Refusal:
    if not sheet.wanted.watched:
        return ALLOWED
    return Refusal("counted_by_staff", "Your team does this one with you and counts.")


def _asks_today(sheet: _Sheet) -> Allowed | Refusal:
    group_id = sheet.place.group_id
    sessions = session_days(groups=[group_id]).get(group_id, ())
    dates = course_dates(sessions=sessions, offered_at=sheet.place.offered_at)
    for each in dates.points(today=sheet.taken_on, done={}) if dates else ():
        if each.point.id == sheet.point and each.asks_now:
            return ALLOWED
    return Refusal("not_now", "These questions are not open today. Your team can tell you when they are.")


def _stands(sheet: _Sheet, about: str, said: Mapping[str, str]) -> bool:
    """Whether the very same form is the latest already."""
    rows = Measurement.objects.filter(place=sheet.place, point=sheet.point, about=about)
    latest = rows.filter(instrument=sheet.instrument.id).order_by("-at", "-id").first()
    known = latest and (latest.answers, latest.taken_on, latest.mode)
    return known == (said, sheet.taken_on, sheet.mode)


def _measurement(sheet: _Sheet, about: str, said: Mapping[str, str]) -> Measurement:
    return Measurement.objects.create(
        site_id=sheet.place.site_id,
        place=sheet.place,
        person_id=sheet.place.person_id,
        instrument=sheet.instrument.id,
        version=sheet.instrument.version,
        about=about,
        point=sheet.point,
        answers=said,
        taken_on=sheet.taken_on,
        mode=sheet.mode,
        at=sheet.at,
        by_user_id=sheet.by.user_id,
        by_person_id=sheet.by.person_id,
    )


def _score_row(row: Measurement, scale: str, score: Scored | NotScored) -> Score:
    return Score(
        site_id=row.site_id,
        measurement=row,
        scale=scale,
        numerator=score.value.numerator if score.value is not None else None,
        denominator=score.value.denominator if score.value is not None else None,
        reason=str(score.reason or ""),
        answered=score.n_answered,
        items=score.n_items,
        engine=ENGINE,
        value_set=score.stamp.value_set,
    )


def _entered_row(row: Measurement, scale: str, text: str) -> Score:
    value = exact(text)
    return Score(
        site_id=row.site_id,
        measurement=row,
        scale=scale,
        numerator=value.numerator,
        denominator=value.denominator,
        answered=0,
        items=0,
        engine=ENTERED,
    )


def _done(sheet: _Sheet, raised: tuple[Alert, ...], unscored: tuple[NotScored, ...]) -> Done[Recorded]:
    rows = Measurement.objects.filter(place=sheet.place, point=sheet.point)
    answered = set(rows.values_list("instrument", flat=True))
    left = tuple(
        each.instrument.id
        for each in battery(point=sheet.point, joints=sheet.place.referral.joints)
        if each.instrument.id not in answered and not (each.watched and sheet.mode != "in_person")
    )
    detail = {
        "person": str(sheet.place.person_id),
        "point": sheet.point,
        "instrument": sheet.instrument.id,
        "mode": sheet.mode,
        "alerts": [alert.id for alert in raised],
        "unscored": [score.stamp.scale for score in unscored],
    }
    return Done(Recorded(alerts=raised, unscored=unscored, left=left), f"place:{sheet.place.id}", detail)
