"""One person's diary as a grid: the exercises of the plan by the days of a week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.timezone import localdate

from rehabit.access import Permission, Viewer
from rehabit.queries.asking import NotFound, query
from rehabit.queries.current_plan import plan_of_person
from rehabit.records.models import DiaryEntry, HomeDay, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept for one exercise on one day; `entry` is None when nothing is."""

    entry: UUID | None
    done: bool
    pain: int | None


NOTHING = Kept(entry=None, done=False, pain=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryLine:
    """One exercise and what is kept for each day."""

    exercise: str
    name: str
    dose: str
    kept: Mapping[date, Kept]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryDay:
    """One day and its worst pain, None when none was given; `ahead` days cannot be filled in yet."""

    day: date
    worst_pain: int | None
    ahead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DiarySheet:
    """The grid of one person."""

    person_id: UUID
    name: str
    lines: tuple[DiaryLine, ...]
    days: tuple[DiaryDay, ...]


@query(Permission.SEE_PERSON, audited_as="person_id")
def sheet(*, by: Viewer, at: datetime, person_id: UUID, first: date, days: int) -> DiarySheet:
    """The grid from `first` for so many days."""
    person = Person.objects.filter(site_id=by.site_id, id=person_id).first()
    if person is None:
        raise NotFound("person", person_id)
    today = localdate(at)
    shown = [first + timedelta(days=n) for n in range(days)]
    kept = _kept(person_id, shown)
    worst = dict(HomeDay.objects.filter(person_id=person_id, day__in=shown).values_list("day", "worst_pain"))
    return DiarySheet(
        person_id=person_id,
        name=f"{person.given_name} {person.family_name}",
        lines=tuple(
            DiaryLine(
                exercise=each.exercise,
                name=each.name,
                dose=each.dose.words,
                kept={day: kept.get((each.exercise, day), NOTHING) for day in shown},
            )
            for each in plan_of_person(person_id=person_id)
            if not each.stopped
        ),
        days=tuple(DiaryDay(day=day, worst_pain=worst.get(day), ahead=day > today) for day in shown),
    )


def _kept(person_id: UUID, days: list[date]) -> dict[tuple[str, date], Kept]:
    """The entry that counts of each exercise and day: the latest one that no other replaces."""
    entries = list(DiaryEntry.objects.filter(person_id=person_id, day__in=days).order_by("at", "id"))
    replaced = {entry.replaces for entry in entries}
    return {
        (entry.exercise, entry.day): Kept(entry=entry.id, done=entry.done, pain=entry.pain)
        for entry in entries
        if entry.id not in replaced
    }
