"""What the session page reads, in plain SQL: as many statements for two people as for eight, and no sums."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from rehabit.catalogue import Dose
from rehabit.delivery import HOLDS_A_PLACE, AbsenceReason, Attendance, Mark
from rehabit.records import plain

_HOLDS = ", ".join(f"'{state}'" for state in sorted(HOLDS_A_PLACE))

_SESSIONS = """
SELECT s.id, s.number, s.themes, s.starts_at, s.ends_at, s.state, g.id, g.name, g.programme, g.mode, v.name,
  (SELECT c.id FROM records_sitecontent c WHERE c.site_id = this.site_id AND c.kind = 'overlay'
    ORDER BY c.at DESC, c.id DESC LIMIT 1)
FROM records_session this
JOIN records_session s ON s.group_id = this.group_id
JOIN records_group g ON g.id = this.group_id
JOIN records_venue v ON v.id = g.venue_id
WHERE this.id = %s AND this.site_id = %s
ORDER BY s.number
"""

_PEOPLE = f"""
SELECT p.id, p.given_name, p.family_name, pl.id, pl.state,
  (SELECT MAX(h.day) FROM records_homeday h WHERE h.person_id = p.id AND h.day < %s),
  (SELECT MIN(pr.at) FROM records_prescription pr WHERE pr.person_id = p.id),
  (SELECT g.words FROM records_goal g WHERE g.person_id = p.id ORDER BY g.at DESC, g.id DESC LIMIT 1),
  (SELECT b.facts FROM records_planbasis b WHERE b.person_id = p.id ORDER BY b.at DESC, b.id DESC LIMIT 1)
FROM records_place pl JOIN records_person p ON p.id = pl.person_id
WHERE pl.group_id = %s AND pl.site_id = %s AND (pl.state IN ({_HOLDS}) OR EXISTS (
  SELECT 1 FROM records_attendance a WHERE a.session_id = %s AND a.person_id = p.id))
AND NOT EXISTS (
  SELECT 1 FROM records_place o
  WHERE o.group_id = pl.group_id AND o.person_id = pl.person_id AND o.id <> pl.id
  AND pl.state NOT IN ({_HOLDS}) AND (o.state IN ({_HOLDS}) OR o.id > pl.id))
ORDER BY p.given_name, p.family_name, p.id
"""

_FACTS = """
SELECT 'mark', a.person_id, a.session_id, a.mark, a.reason, a.told_us_before, a.needs_follow_up,
  a.at, a.id, ''
FROM records_session s JOIN records_attendance a ON a.session_id = s.id WHERE s.group_id = %s
UNION ALL
SELECT 'need', n.person_id, CAST(NULL AS uuid), n.kind, n.detail, FALSE, FALSE, n.at, n.id, ''
FROM records_need n
WHERE n.person_id IN (SELECT pl.person_id FROM records_place pl WHERE pl.group_id = %s) AND n.ended_at IS NULL
UNION ALL
SELECT 'note', n.person_id, n.session_id, n.words, '', FALSE, FALSE, n.at, n.id, COALESCE(u.name, '')
FROM records_sessionnote n LEFT JOIN records_user u ON u.id = n.by_user_id WHERE n.session_id = %s
UNION ALL
SELECT 'event', e.person_id, e.session_id, e.kind, e.severity, FALSE, FALSE, e.at, e.id, ''
FROM records_adverseevent e
WHERE e.person_id IN (SELECT pl.person_id FROM records_place pl WHERE pl.group_id = %s)
  AND e.happened_on >= %s
UNION ALL
SELECT 'status', CAST(NULL AS uuid), t.session_id, t.state, t.reason, FALSE, FALSE,
  t.at, t.id, COALESCE(u.name, '')
FROM records_sessionstatus t LEFT JOIN records_user u ON u.id = t.by_user_id WHERE t.session_id = %s
ORDER BY 8, 9
"""

_HOME = """
SELECT h.person_id, h.day, h.done, h.worst_pain
FROM records_place pl JOIN records_homeday h ON h.person_id = pl.person_id AND h.day >= %s AND h.day < %s
WHERE pl.group_id = %s
"""

_WORK = """
SELECT w.person_id, w.session_id, w.exercise, w.level, w.dose, w.result, w.pain, w.effort
FROM records_session s JOIN records_workdone w ON w.session_id = s.id
WHERE s.group_id = %s AND s.number BETWEEN %s AND %s
ORDER BY w.at, w.id
"""

EVENTS_SHOWN = timedelta(days=28)
"""How long an adverse event is shown beside a person's name in the room."""


_uuid = lru_cache(maxsize=65_536)(plain.as_uuid)
"""The same few identifiers come up in every row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """One session of the group, in order of number."""

    id: UUID
    number: int
    themes: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """The group; `overlay` is the latest row of the site's own content, if it has any."""

    id: UUID
    name: str
    programme: str
    mode: str
    venue: str
    overlay: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Somebody with a place; `last_home_day` is the last day before this session with a diary entry.

    `basis` is what the rules were told when the plan was started, as JSON text; '' before.
    """

    id: UUID
    given_name: str
    family_name: str
    place_id: UUID
    place_state: str
    last_home_day: date | None
    plan_since: datetime | None
    goal: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRow:
    """The mark that counts of one person at one session."""

    attendance: Attendance
    needs_follow_up: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    words: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    kind: str
    severity: str
    session_id: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    state: str
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow:
    day: date
    done: int
    pain: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """What counts of one exercise of one person at one session."""

    exercise: str
    level: int
    dose: Dose
    result: str
    pain: int | None
    effort: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything small that is known, by whom it is about."""

    marks: dict[UUID, dict[UUID, MarkRow]]
    needs: dict[UUID, list[tuple[str, str]]]
    notes: dict[UUID | None, list[NoteRow]]
    events: dict[UUID, list[EventRow]]
    statuses: list[StatusRow]


def sessions(*, session_id: UUID, site_id: UUID) -> tuple[GroupRow, tuple[SessionRow, ...]] | None:
    """The group of a session and all its sessions; None when the site has no such session."""
    found = plain.rows(_SESSIONS, [session_id, site_id])
    if not found:
        return None
    group_id, name, programme, mode, venue, laid = found[0][6:]
    overlay = plain.as_uuid(laid) if laid else None
    group = GroupRow(
        id=_uuid(group_id), name=name, programme=programme, mode=mode, venue=venue, overlay=overlay
    )
    return group, tuple(_session(row) for row in found)


def people(*, group_id: UUID, site_id: UUID, session_id: UUID, day: date) -> tuple[PersonRow, ...]:
    """Those who hold a place, or are marked at this session, by given name."""
    return tuple(
        _person(row) for row in plain.rows(_PEOPLE, [day.isoformat(), group_id, site_id, session_id])
    )


def facts(*, group_id: UUID, session_id: UUID, day: date) -> Facts:
    """Marks of all sessions of the group; needs, recent events; notes and history of this session."""
    found = Facts(defaultdict(dict), defaultdict(list), defaultdict(list), defaultdict(list), [])
    since = (day - EVENTS_SHOWN).isoformat()
    for row in plain.rows(_FACTS, [group_id, group_id, session_id, group_id, since, session_id]):
        _FILE[row[0]](found, row)
    return found


def home(*, group_id: UUID, first: date, before: date) -> dict[UUID, list[HomeRow]]:
    """Kept counters of each person's days from `first` up to the day before `before`."""
    found: defaultdict[UUID, list[HomeRow]] = defaultdict(list)
    for person_id, day, done, pain in plain.rows(_HOME, [first.isoformat(), before.isoformat(), group_id]):
        found[_uuid(person_id)].append(HomeRow(day=plain.as_day(day), done=done, pain=pain))
    return found


def work(*, group_id: UUID, first: int, last: int) -> dict[UUID, dict[UUID, dict[str, WorkRow]]]:
    """Person, session, exercise: what was done in sessions `first` to `last`; the latest row counts."""
    found: defaultdict[UUID, defaultdict[UUID, dict[str, WorkRow]]] = defaultdict(lambda: defaultdict(dict))
    for person_id, session_id, exercise, level, dose, *rest in plain.rows(_WORK, [group_id, first, last]):
        result, pain, effort = rest
        row = WorkRow(
            exercise=exercise, level=level, dose=_dose(dose), result=result, pain=pain, effort=effort
        )
        found[_uuid(person_id)][_uuid(session_id)][exercise] = row
    return {person_id: dict(by_session) for person_id, by_session in found.items()}


@lru_cache(maxsize=1024)
def _dose(kept: str) -> Dose:
    return Dose.from_stored(plain.as_json(kept))


def _session(row: tuple[Any, ...]) -> SessionRow:
    return SessionRow(
        id=_uuid(row[0]),
        number=row[1],
        themes=tuple(plain.as_json(row[2])),
        starts_at=plain.as_moment(row[3]),
        ends_at=plain.as_moment(row[4]),
        state=row[5],
    )


def _person(row: tuple[Any, ...]) -> PersonRow:
    person_id, given_name, family_name, place_id, state, last_home_day, plan_since, goal, basis = row
    return PersonRow(
        id=_uuid(person_id),
        given_name=given_name,
        family_name=family_name,
        place_id=_uuid(place_id),
        place_state=state,
        last_home_day=plain.as_day(last_home_day) if last_home_day else None,
        plan_since=plain.as_moment(plan_since) if plan_since else None,
        goal=goal or "",
        basis=basis or "",
    )


def attendance(*, mark: str, reason: str, told_us_before: bool) -> Attendance:
    """A stored mark as the rules know it."""
    return Attendance(
        mark=Mark(mark),
        reason=AbsenceReason(reason) if reason else None,
        told_us_before=bool(told_us_before),
    )


def _file_mark(found: Facts, row: Iterable[Any]) -> None:
    _, person_id, session_id, mark, reason, told, follow_up, at, _, _ = row
    found.marks[_uuid(person_id)][_uuid(session_id)] = MarkRow(
        attendance=attendance(mark=mark, reason=reason, told_us_before=told),
        needs_follow_up=bool(follow_up),
        at=plain.as_moment(at),
    )


def _file_need(found: Facts, row: Iterable[Any]) -> None:
    _, person_id, _, kind, detail, *_ = row
    found.needs[_uuid(person_id)].append((kind, detail))


def _file_note(found: Facts, row: Iterable[Any]) -> None:
    _, person_id, _, words, _, _, _, at, _, by = row
    about = _uuid(person_id) if person_id else None
    found.notes[about].append(NoteRow(words=words, at=plain.as_moment(at), by=by))


def _file_event(found: Facts, row: Iterable[Any]) -> None:
    _, person_id, session_id, kind, severity, _, _, at, *_ = row
    found.events[_uuid(person_id)].append(
        EventRow(
            kind=kind,
            severity=severity,
            session_id=_uuid(session_id) if session_id else None,
            at=plain.as_moment(at),
        )
    )


def _file_status(found: Facts, row: Iterable[Any]) -> None:
    _, _, _, state, reason, _, _, at, _, by = row
    found.statuses.append(StatusRow(state=state, reason=reason, at=plain.as_moment(at), by=by))


_FILE = {
    "mark": _file_mark,
    "need": _file_need,
    "note": _file_note,
    "event": _file_event,
    "status": _file_status,
}
