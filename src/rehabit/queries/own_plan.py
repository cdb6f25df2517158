"""What a participant sees today: the plan, what is ticked, the week, the next session, the goal."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils.timezone import localdate

from rehabit import catalogue
from rehabit.access import Permission, Viewer
from rehabit.queries.asking import query
from rehabit.queries.content import catalogue_of
from rehabit.queries.current_plan import PlannedExercise, plan_of_person
from rehabit.records import plain

_TODAY = """
SELECT e.id, e.exercise, e.done, e.pain, e.effort, e.feel, e.replaces FROM records_diaryentry e
WHERE e.person_id = %s AND e.day = %s ORDER BY e.at, e.id
"""

_WEEK = "SELECT day, done FROM records_homeday WHERE person_id = %s AND day > %s AND day <= %s"

_NEXT = """
SELECT s.number, s.themes, s.starts_at, v.name, g.name FROM records_place pl
JOIN records_group g ON g.id = pl.group_id
JOIN records_session s ON s.group_id = g.id
JOIN records_venue v ON v.id = g.venue_id
WHERE pl.person_id = %s AND pl.state IN ('accepted', 'started') AND s.ends_at >= %s
  AND s.state IN ('planned', 'open')
ORDER BY s.starts_at LIMIT 1
"""

_GOAL = "SELECT words, confidence FROM records_goal WHERE person_id = %s ORDER BY at DESC, id DESC LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """What the diary says of one exercise on one day; `entry` is the tick that a correction replaces."""

    entry: UUID
    done: bool
    pain: int | None
    effort: int | None
    feel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnExercise:
    """One exercise of the plan, in plain words, and today's tick if there is one."""

    id: str
    name: str
    how: str
    cues: tuple[str, ...]
    dose: str
    level: int
    why: str
    ticked: Ticked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSession:
    """The next session of the person's group."""

    number: int
    themes: tuple[str, ...]
    starts_at: datetime
    venue: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDay:
    """One of the last seven days: how many exercises were done."""

    day: date
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnToday:
    """Everything on the participant's first page."""

    day: date
    exercises: tuple[OwnExercise, ...]
    week: tuple[WeekDay, ...]
    next_session: NextSession | None
    goal: str
    confidence: int | None

    @property
    def done(self) -> int:
        """Exercises ticked as done today."""
        return sum(1 for each in self.exercises if each.ticked and each.ticked.done)


@query(Permission.SEE_OWN_PLAN)
def own_today(*, by: Viewer, at: datetime) -> OwnToday:
    """The participant's day; six queries, each bounded by the person's own plan and week."""
    today = localdate(at)
    goal = plain.row(_GOAL, [by.person_id])
    return OwnToday(
        day=today,
        exercises=_exercises(by.person_id, by.site_id, today),
        week=_week(by.person_id, today),
        next_session=_next_session(by.person_id, at),
        goal=goal[0] if goal else "",
        confidence=goal[1] if goal else None,
    )


def _exercises(person_id: UUID | None, site_id: UUID | None, day: date) -> tuple[OwnExercise, ...]:
    if person_id is None or site_id is None:
        return ()
    content = catalogue_of(site_id=site_id)
    ticked = _ticked(person_id, day)
    planned = (each for each in plan_of_person(person_id=person_id) if not each.stopped)
    return tuple(_own_exercise(each, ticked.get(each.exercise), content) for each in planned)


def _own_exercise(
    planned: PlannedExercise, ticked: Ticked | None, content: catalogue.Catalogue
) -> OwnExercise:
    # A plan that only starts needs no reason; a change is explained in plain words.
    changed = planned.step != "start" and planned.reasons
    return OwnExercise(
        id=planned.exercise,
        name=planned.name,
        how=planned.how,
        cues=content.exercise(planned.exercise).cues,
        dose=planned.dose.words,
        level=planned.level,
        why=planned.reasons[0].plain if changed else "",
        ticked=ticked,
    )


def _ticked(person_id: UUID, day: date) -> dict[str, Ticked]:
    """The tick that counts of each exercise: the latest one that no other replaces."""
    rows = plain.rows(_TODAY, [person_id, connection.ops.adapt_datefield_value(day)])
    replaced = {plain.as_uuid(row[-1]) for row in rows if row[-1]}
    return {
        exercise: Ticked(entry=plain.as_uuid(entry), done=bool(done), pain=pain, effort=effort, feel=feel)
        for entry, exercise, done, pain, effort, feel, _ in rows
        if plain.as_uuid(entry) not in replaced
    }


def _week(person_id: UUID | None, today: date) -> tuple[WeekDay, ...]:
    since = today - timedelta(days=7)
    days = [connection.ops.adapt_datefield_value(day) for day in (since, today)]
    done = {str(day): count for day, count in plain.rows(_WEEK, [person_id, *days])}
    week = [since + timedelta(days=n) for n in range(1, 8)]
    return tuple(WeekDay(day=day, done=done.get(day.isoformat(), 0)) for day in week)


def _next_session(person_id: UUID | None, at: datetime) -> NextSession | None:
    row = plain.row(_NEXT, [person_id, connection.ops.adapt_datetimefield_value(at)])
    if row is None:
        return None
    number, themes, starts_at, venue, group = row
    titles = tuple(catalogue.load().theme(theme).title for theme in plain.as_json(themes))
    return NextSession(
        number=number, themes=titles, starts_at=plain.as_moment(starts_at), venue=venue, group=group
    )
