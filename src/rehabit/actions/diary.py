"""The diary: one tick of one exercise, sent once or twice with the same result."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils.timezone import localdate

from rehabit import catalogue
from rehabit.access import Permission, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.catalogue.overlay import OWN
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.queries.asking import NotFound
from rehabit.records import plain
from rehabit.records.base import new_id
from rehabit.records.models import Person

LATEST_DAYS = 31
"""How far back a day may be filled in; older days are for the paper diary and a member of staff."""

FEELS = ("", "too_hard", "ok", "too_easy")

_INSERT = """
INSERT INTO records_diaryentry
  (id, site_id, person_id, day, exercise, done, pain, effort, feel, replaces, keyed_in_by_id, at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (id) DO NOTHING
"""

# The day is counted again from its own few entries: it cannot drift, and costs the same in the tenth year.
_COUNT_DAY = """
INSERT INTO records_homeday (id, site_id, person_id, day, done, worst_pain, hardest_effort, last_at)
SELECT %s, %s, %s, %s, COUNT(DISTINCT CASE WHEN e.done THEN e.exercise END), MAX(e.pain), MAX(e.effort), %s
FROM records_diaryentry e
WHERE e.person_id = %s AND e.day = %s AND e.id NOT IN (
  SELECT r.replaces FROM records_diaryentry r
  WHERE r.person_id = %s AND r.day = %s AND r.replaces IS NOT NULL)
ON CONFLICT (person_id, day) DO UPDATE SET
  done = excluded.done, worst_pain = excluded.worst_pain,
  hardest_effort = excluded.hardest_effort, last_at = excluded.last_at
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One exercise on one day. `id` is made by whoever fills it in; pain and effort are 0-10 or None.

    `replaces` is the entry this one corrects.
    """

    id: UUID
    day: date
    exercise: str
    done: bool
    pain: int | None = None
    effort: int | None = None
    feel: str = ""
    replaces: UUID | None = None


@action("diary.record", Permission.KEEP_OWN_DIARY)
def record(*, by: Viewer, at: datetime, tick: Tick) -> Done[bool]:
    """Keep the participant's own tick; False when this very tick was here already."""
    assert by.person_id, "a participant is a person"
    return _keep(site_id=by.site_id, person_id=by.person_id, at=at, tick=tick, keyed_in_by=None)


@action("diary.key_in", Permission.EDIT_PERSON)
def key_in(*, by: Viewer, at: datetime, person_id: UUID, tick: Tick) -> Done[bool]:
    """Keep a line of a paper diary for somebody else; who keyed it in is kept with it."""
    if not Person.objects.filter(site_id=by.site_id, id=person_id).exists():
        raise NotFound("person", person_id)
    return _keep(site_id=by.site_id, person_id=person_id, at=at, tick=tick, keyed_in_by=by.user_id)


def may_keep(*, tick: Tick, today: date, on_paper: bool = False) -> Allowed | Refusal:
    """Whether a tick makes sense: a known exercise, a day not ahead and not long gone, scores 0-10.

    A paper diary (`on_paper`) may be older: it is keyed in when it is brought along.
    """
    try:
        if not tick.exercise.startswith(OWN):  # of the site's own: it is in the plan it was read from
            catalogue.load().exercise(tick.exercise)
    except catalogue.UnknownContent:
        return Refusal("no_such_exercise", f"{tick.exercise!r} is not an exercise of this programme.")
    if tick.day > today:
        return Refusal("day_ahead", "That day has not come yet. Choose today or an earlier day.")
    if not on_paper and tick.day < today - timedelta(days=LATEST_DAYS):
        return Refusal(
            "day_long_gone", f"That day is more than {LATEST_DAYS} days ago. Tell your team instead."
        )
    for name, score in (("pain", tick.pain), ("effort", tick.effort)):
        if score is not None and not 0 <= score <= 10:
            return Refusal("out_of_range", f"{name.capitalize()} was {score}; choose a number from 0 to 10.")
    if tick.feel not in FEELS:
        return Refusal("no_such_feel", f"{tick.feel!r} is not one of: too hard, about right, too easy.")
    return ALLOWED


def _keep(
    *, site_id: UUID, person_id: UUID, at: datetime, tick: Tick, keyed_in_by: UUID | None
) -> Done[bool]:
    insist(may_keep(tick=tick, today=localdate(at), on_paper=keyed_in_by is not None))
    moment = connection.ops.adapt_datetimefield_value(at)
    day = connection.ops.adapt_datefield_value(tick.day)
    # Or two ticks at once would each count the day without the other.
    plain.one_at_a_time(f"diary:{person_id}")
    entry = [tick.id, site_id, person_id, day, tick.exercise, tick.done, tick.pain, tick.effort, tick.feel]
    fresh = plain.execute(_INSERT, [*entry, tick.replaces, keyed_in_by, moment]) == 1
    if fresh:
        counted = [new_id(), site_id, person_id, day, moment, person_id, day, person_id, day]
        plain.execute(_COUNT_DAY, counted)
    detail = {"day": tick.day, "exercise": tick.exercise, "done": tick.done, "fresh": fresh}
    return Done(fresh, f"person:{person_id}", {**detail, "entry": tick.id})
