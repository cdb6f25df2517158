"""The one page a facilitator works with: the group, the week at home, the register, who does what today."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.delivery import (
    Attendance,
    Day,
    Signs,
    StillNeeded,
    Week,
    missed_in_a_row,
    quiet_reasons,
    still_needed,
    week_at_a_glance,
)
from rehabit.kernel import Caution
from rehabit.participants import NEEDS, NeedKind
from rehabit.queries import session_rows as stored
from rehabit.queries.asking import NotFound, query
from rehabit.queries.current_plan import PlannedExercise, plans_of_group
from rehabit.queries.needs_in_words import NeedWords
from rehabit.queries.proposals import Proposal, proposals
from rehabit.queries.session_rows import EventRow, MarkRow, NoteRow, SessionRow, StatusRow, WorkRow

WEEK = timedelta(days=7)
SESSIONS_LOOKED_BACK = 3
"""Sessions before this one whose work the rules look at."""

REOPEN_WITHIN = timedelta(days=7)
"""How long after closing a session may be opened again to put something right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheRoom:
    """One person at one session.

    `expected` is false for an offer that nobody has answered and for somebody who has left: they need no
    mark. `missed` counts sessions missed one after the other just before this one.
    """

    id: UUID
    given_name: str
    family_name: str
    place_id: UUID
    place_state: str
    expected: bool
    goal: str
    needs: tuple[NeedWords, ...]
    week: Week
    quiet: tuple[Caution, ...]
    missed: int
    last_absence: Attendance | None
    still: StillNeeded
    mark: MarkRow | None
    plan: tuple[PlannedExercise, ...]
    work: dict[str, WorkRow]
    proposals: tuple[Proposal, ...]
    notes: tuple[NoteRow, ...]
    events: tuple[EventRow, ...]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def short_name(self) -> str:
        """First name and initial: all that a register needs."""
        return f"{self.given_name} {self.family_name[:1]}"

    @property
    def here(self) -> bool:
        """Marked as there, in the room or by video."""
        return self.mark is not None and self.mark.attendance.attended

    @property
    def doing(self) -> tuple[PlannedExercise, ...]:
        """The plan without what is stopped."""
        return tuple(each for each in self.plan if not each.stopped)

    @property
    def stopped(self) -> tuple[PlannedExercise, ...]:
        return tuple(each for each in self.plan if each.stopped)

    @property
    def locked(self) -> bool:
        """There is a plan and all of it is stopped: no exercise until a clinician has cleared it."""
        return bool(self.plan) and not self.doing

    @property
    def close_attention(self) -> bool:
        return any(need.close_attention for need in self.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPage:
    """A session with everybody in it. `day` is its date here; `sessions` all dates of the group."""

    id: UUID
    group_id: UUID
    group: str
    venue: str
    programme: str
    mode: str
    number: int
    day: date
    starts_at: datetime
    ends_at: datetime
    state: str
    themes: tuple[str, ...]
    sessions: tuple[SessionRow, ...]
    people: tuple[InTheRoom, ...]
    notes: tuple[NoteRow, ...]
    history: tuple[StatusRow, ...]
    today: date

    @property
    def in_future(self) -> bool:
        return self.day > self.today

    @property
    def unmarked(self) -> tuple[InTheRoom, ...]:
        """Those who must be marked before the session can be closed."""
        return tuple(person for person in self.people if person.expected and person.mark is None)

    @property
    def marked(self) -> int:
        return sum(person.mark is not None for person in self.people)

    @property
    def expected(self) -> int:
        """How many are to be marked: all who hold a place, less offers not answered and not marked."""
        return sum(person.expected or person.mark is not None for person in self.people)

    @property
    def next(self) -> SessionRow | None:
        """The next session that is still to be held."""
        later = (each for each in self.sessions if each.number > self.number)
        return next((each for each in later if each.state in ("planned", "open")), None)

    @property
    def closed_at(self) -> datetime | None:
        return next((row.at for row in reversed(self.history) if row.state == "closed"), None)

    @property
    def cancelled_because(self) -> str:
        return next((row.reason for row in reversed(self.history) if row.state == "cancelled"), "")


@query(Permission.SEE_SESSION)
def session_page(*, session_id: UUID, by: Viewer, at: datetime) -> SessionPage:
    """Everything about one session in six statements. Raises NotFound."""
    return page_of(session_id=session_id, site_id=by.site_id, at=at)


def page_of(*, session_id: UUID, site_id: UUID, at: datetime) -> SessionPage:
    """The same without the frame, for closing a session."""
    found = stored.sessions(session_id=session_id, site_id=site_id)
    if found is None:
        raise NotFound("session", session_id)
    group, sessions = found
    this = next(each for each in sessions if each.id == session_id)
    day = timezone.localdate(this.starts_at)
    rows = stored.people(group_id=group.id, site_id=site_id, session_id=this.id, day=day)
    facts = stored.facts(group_id=group.id, session_id=this.id, day=day)
    assembly = _Assembly(
        this=this,
        day=day,
        sessions=sessions,
        facts=facts,
        plans=plans_of_group(group_id=group.id, site_id=site_id),
        home=stored.home(group_id=group.id, first=day - WEEK, before=day),
        overlay=group.overlay,
        work=stored.work(group_id=group.id, first=this.number - SESSIONS_LOOKED_BACK, last=this.number),
    )
    return SessionPage(
        id=this.id,
        group_id=group.id,
        group=group.name,
        venue=group.venue,
        programme=group.programme,
        mode=group.mode,
        number=this.number,
        day=day,
        starts_at=this.starts_at,
        ends_at=this.ends_at,
        state=this.state,
        themes=this.themes,
        sessions=sessions,
        people=tuple(assembly.person(row) for row in rows),
        notes=tuple(facts.notes.get(None, ())),
        history=tuple(facts.statuses),
        today=timezone.localdate(at),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assembly:
    """What was read, put together person by person."""

    this: SessionRow
    day: date
    sessions: tuple[SessionRow, ...]
    facts: stored.Facts
    plans: dict[UUID, tuple[PlannedExercise, ...]]
    home: dict[UUID, list[stored.HomeRow]]
    work: dict[UUID, dict[UUID, dict[str, WorkRow]]]
    overlay: UUID | None

    def person(self, row: stored.PersonRow) -> InTheRoom:
        marks = self.facts.marks.get(row.id, {})
        before = [
            marks[each.id].attendance
            for each in self.sessions
            if each.number < self.this.number and each.id in marks and each.state != "cancelled"
        ]
        plan = self.plans.get(row.id, ())
        missed = missed_in_a_row(marks=before)
        return InTheRoom(
            id=row.id,
            given_name=row.given_name,
            family_name=row.family_name,
            place_id=row.place_id,
            place_state=row.place_state,
            expected=row.place_state in ("accepted", "started", "completed"),
            goal=row.goal,
            needs=tuple(_need(kind, detail) for kind, detail in self.facts.needs.get(row.id, ())),
            week=self._week(row, plan),
            quiet=self._quiet(row, before),
            missed=missed,
            last_absence=before[-1] if missed else None,
            still=self._still(marks),
            mark=marks.get(self.this.id),
            plan=plan,
            work=self.work.get(row.id, {}).get(self.this.id, {}),
            proposals=self._proposals(row, plan),
            notes=tuple(self.facts.notes.get(row.id, ())),
            events=tuple(self.facts.events.get(row.id, ())),
        )

    def _week(self, row: stored.PersonRow, plan: tuple[PlannedExercise, ...]) -> Week:
        """Seven days before the session, from the day the plan was given."""
        by_day = {each.day: each for each in self.home.get(row.id, ())}
        since = timezone.localdate(row.plan_since) if row.plan_since else self.day
        days = [self.day - timedelta(days=back) for back in range(WEEK.days, 0, -1)]
        planned = sum(not each.stopped for each in plan)
        return week_at_a_glance(
            days=[
                Day(
                    day=day,
                    planned=planned if day >= since else 0,
                    done=by_day[day].done if day in by_day else 0,
                    pain=by_day[day].pain if day in by_day else None,
                )
                for day in days
            ]
        )

    def _quiet(self, row: stored.PersonRow, before: list[Attendance]) -> tuple[Caution, ...]:
        since = timezone.localdate(row.plan_since) if row.plan_since else self.day
        signs = Signs(
            keeps_diary=row.plan_since is not None,
            diary_since=since,
            last_entry=row.last_home_day,
            marks=before,
        )
        return quiet_reasons(signs=signs, today=self.day)

    def _still(self, marks: dict[UUID, MarkRow]) -> StillNeeded:
        counted = [each for each in self.sessions if each.state != "cancelled"]
        to_come = [each for each in counted if each.id not in marks and each.state != "closed"]
        attended = sum(each.id in marks and marks[each.id].attendance.attended for each in counted)
        return still_needed(sessions=len(counted), attended=attended, to_come=len(to_come))

    def _proposals(self, row: stored.PersonRow, plan: tuple[PlannedExercise, ...]) -> tuple[Proposal, ...]:
        """Nothing for a session that is over, nor for somebody who is not there to agree to it."""
        mark = self.facts.marks.get(row.id, {}).get(self.this.id)
        if self.this.state in ("closed", "cancelled") or (mark and not mark.attendance.attended):
            return ()
        work = self.work.get(row.id, {})
        return proposals(
            basis=row.basis,
            plan=plan,
            work=tuple(
                (timezone.localdate(each.starts_at), tuple(work[each.id].values()))
                for each in self.sessions
                if each.id in work
            ),
            home=tuple((day.day, day.done, day.pain) for day in self.home.get(row.id, ())),
            last_home_day=row.last_home_day,
            session_id=self.this.id,
            today=self.day,
            overlay=self.overlay,
        )


def _need(kind: str, detail: str) -> NeedWords:
    meaning = NEEDS[NeedKind(kind)]
    words = f"{meaning.words}: {detail}" if detail else meaning.words
    return NeedWords(kind=NeedKind(kind), words=words, close_attention=meaning.close_attention)
