"""Every referral's way through the programme, ready to be counted: five queries for a group or a network."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from rehabit.delivery import PlaceState
from rehabit.outcomes import NotScored, Score
from rehabit.queries.completion import Held, Marks, attended, completion_of, held_sessions, marks_of
from rehabit.queries.course_dates import CourseDates, course_dates
from rehabit.queries.stored_scores import stored_score
from rehabit.records.models import Place, Referral
from rehabit.records.models import Score as StoredScore
from rehabit.reports import REPORTED, Course

_POINTS = ("baseline", "end")
_COLUMNS = (
    "measurement_id", "measurement__place_id", "measurement__point", "measurement__instrument",
    "measurement__about", "measurement__version", "measurement__taken_on",
    "scale", "numerator", "denominator", "reason", "answered", "items", "engine", "value_set",
)  # fmt: skip

FormKey = tuple[UUID, str, str, str]
Forms = Mapping[FormKey, Sequence[Any]]
"""The score rows of the form that counts, by place, point, instrument and joint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCourses:
    """Every referral's course at one site, and how many people are in a group that still runs.

    Those are left out until their group is over: nobody can have completed yet, and no answer is missing.
    """

    courses: tuple[Course, ...]
    running: int


def courses_of_group(*, group_id: UUID) -> list[Course]:
    """One course for each referral on which a place in this group was offered."""
    referrals = Referral.objects.filter(places__group_id=group_id).distinct()
    places = Place.objects.filter(group_id=group_id)
    return [course for _, _, course in _courses(referrals, places)]


def courses_of_sites(*, sites: Collection[UUID], at: datetime) -> dict[UUID, SiteCourses]:
    """One course for each referral that these sites have received, by site."""
    referrals = Referral.objects.filter(site_id__in=sites)
    places = Place.objects.filter(site_id__in=sites)
    over: dict[UUID, list[Course]] = {site: [] for site in sites}
    running: Counter[UUID] = Counter()
    for site_id, ends_at, course in _courses(referrals, places):
        if ends_at is not None and ends_at >= at:
            running[site_id] += 1
        else:
            over[site_id].append(course)
    return {
        site: SiteCourses(courses=tuple(courses), running=running[site]) for site, courses in over.items()
    }


def _courses(referrals: Any, places: Any) -> list[tuple[UUID, datetime | None, Course]]:
    """Site, when the last session is of a group the person is in now (None when in none), and the course."""
    offered: defaultdict[UUID, list[Place]] = defaultdict(list)
    for place in places.order_by("offered_at", "id"):
        offered[place.referral_id].append(place)
    groups = {place.group_id for of_one in offered.values() for place in of_one}
    sessions, marks = held_sessions(groups=groups), marks_of(groups=groups)
    forms = _forms(groups)
    return [
        (
            site_id,
            _ends_at(offered[referral_id], sessions),
            _course(offered[referral_id], joints, sessions, marks, forms),
        )
        for referral_id, site_id, joints in referrals.values_list("id", "site_id", "joints")
    ]


def _ends_at(places: Sequence[Place], sessions: Mapping[UUID, tuple[Held, ...]]) -> datetime | None:
    """When the last session is of the group in which somebody has started and neither left nor finished."""
    groups = [place.group_id for place in places if place.state == PlaceState.STARTED]
    ends = [held.starts_at for group in groups for held in sessions.get(group, ())]
    return max(ends, default=None)


def _course(
    places: Sequence[Place],
    joints: Sequence[str],
    sessions: Mapping[UUID, tuple[Held, ...]],
    marks: Mapping[tuple[UUID, UUID], Marks],
    forms: Forms,
) -> Course:
    """One referral; where it led to several places, the scores are those of the last one that was started."""
    came = [place for place in places if attended(marks=marks.get((place.group_id, place.person_id), {})) > 0]
    if not came:
        return Course(offered=bool(places), started=False, completed=False)
    completed = any(
        completion_of(
            sessions=sessions.get(place.group_id, ()), marks=marks[place.group_id, place.person_id]
        ).completed
        for place in came
    )
    place = came[-1]
    starts = [held.starts_at for held in sessions.get(place.group_id, ())]
    dates = course_dates(sessions=starts, offered_at=place.offered_at)
    before, after = (_scores(place, point, joints, dates, forms) for point in _POINTS)
    return Course(
        offered=True,
        started=True,
        completed=completed,
        before={key: score for key, (score, inside) in before.items() if inside},
        after={key: score for key, (score, inside) in after.items() if inside},
        outside=sum(not inside for found in (before, after) for _, inside in found.values()),
    )


def _scores(
    place: Place, point: str, joints: Sequence[str], dates: CourseDates | None, forms: Forms
) -> dict[str, tuple[Score | NotScored, bool]]:
    """The scores at one point by `Reported.key`, each with whether it came inside the window.

    Pain is that of the joint the referral names first; with two joints the other one is kept, not counted.
    """
    if dates is None:
        return {}
    (window,) = (each for each in dates.points(today=dates.end, done={}) if each.point.id == point)
    found: dict[str, tuple[Score | NotScored, bool]] = {}
    for reported in REPORTED:
        joint = joints[0] if reported.per_joint and joints else ""
        for row in forms.get((place.id, point, reported.instrument, joint), ()):
            if row.scale == reported.scale:
                score = stored_score(
                    instrument=reported.instrument,
                    version=row.measurement__version,
                    about=joint,
                    row=row,
                )
                found[reported.key] = (score, window.opens <= row.measurement__taken_on <= window.closes)
    return found


def _forms(groups: Collection[UUID]) -> Forms:
    """One query: the scores of the latest form of each instrument before and at the end."""
    rows = StoredScore.objects.filter(
        measurement__place__group_id__in=groups,
        measurement__point__in=_POINTS,
        measurement__instrument__in={reported.instrument for reported in REPORTED},
        scale__in={reported.scale for reported in REPORTED},
    ).order_by("measurement__at", "measurement_id")
    latest: dict[FormKey, list[Any]] = {}
    for row in rows.values_list(*_COLUMNS, named=True):
        key = (
            row.measurement__place_id,
            row.measurement__point,
            row.measurement__instrument,
            row.measurement__about,
        )
        if key in latest and latest[key][0].measurement_id == row.measurement_id:
            latest[key].append(row)
        else:
            latest[key] = [row]
    return latest
