"""One session's story: the days at home before it, the register, the work, notes, and closing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from rehabit.access import Viewer
from rehabit.actions import adverse_events, attendance, demo_loading, notes, plans, sessions, work
from rehabit.actions.plan_changes import Decision
from rehabit.cli.demo.telling import InGroup
from rehabit.delivery import LONDON
from rehabit.queries.plans import person_plan
from rehabit.queries.session_page import InTheRoom, SessionPage, session_page
from rehabit.simulation import EVENTS, GROUP_NOTES, NOTES, HomeTicks, Member, RoomDay

STEP_TAKEN = 0.8
"""Share of proposed steps that are taken; the others stay for now."""
NOTE_WRITTEN, EVENT_HAPPENED, GROUP_NOTED = 0.08, 0.012, 0.5


@dataclass(slots=True, kw_only=True)
class SessionStory:
    """Sets down what happened around session `number`."""

    told: InGroup
    number: int

    @property
    def starts_at(self) -> datetime:
        return self.told.group.timetable.sessions[self.number - 1].starts_at

    def set_down(self) -> None:
        """In the order of the hour."""
        timeline = self.told.site.timeline
        timeline.at(self.starts_at - timedelta(minutes=10), self._home_days)
        timeline.at(self.starts_at + timedelta(minutes=3), self._register)
        if self.number == 1:
            timeline.at(self.starts_at + timedelta(minutes=15), self._first_plans)
        timeline.at(self.starts_at + timedelta(minutes=58), self._work)
        timeline.at(self.starts_at + timedelta(minutes=62), self._write)
        timeline.at(self.starts_at + timedelta(minutes=70), self._close)
        if self.number == self.told.group.held:
            timeline.at(self._last_look, self._home_days)

    @property
    def _last_look(self) -> datetime:
        """After the last session held, the diary goes on until now."""
        return self.told.site.at

    @property
    def _leader(self) -> Viewer:
        return self.told.leader

    @property
    def _session_id(self) -> UUID:
        return self.told.session_ids[self.number]

    def _page(self, moment: datetime) -> SessionPage:
        return session_page(session_id=self._session_id, by=self._leader, at=moment)

    def _members(self) -> list[Member]:
        """Those who said yes and have not left before this session."""
        return [member for member in self.told.taking_part if len(member.course.marks) >= self.number]

    def _home_days(self, moment: datetime) -> None:
        """What was ticked since the session before, or since this one when it was the last."""
        until = moment.astimezone(LONDON).date()
        since = self._since(until)
        plan = {person.id: [each.exercise for each in person.doing] for person in self._page(moment).people}
        ticks = [
            tick
            for member in self.told.taking_part
            for day in member.home
            if since <= day.day < until
            for tick in _ticked(self.told.person(member), day, plan)
        ]
        if ticks:
            demo_loading.keep_diary(ticks=ticks, by=self._leader, at=moment)

    def _since(self, until: date) -> date:
        this = self.starts_at.date()
        if until > this:
            return this
        before = self.told.group.timetable.sessions[self.number - 2].starts_at.date()
        return before if self.number > 1 else this

    def _register(self, moment: datetime) -> None:
        attendance.mark(
            session_id=self._session_id,
            marks=[
                attendance.Given(
                    person_id=self.told.person(member), attendance=member.course.marks[self.number - 1]
                )
                for member in self._members()
            ],
            by=self.told.helper or self._leader,
            at=moment,
        )

    def _first_plans(self, moment: datetime) -> None:
        for member in self._members():
            person_id = self.told.person(member)
            known = person_plan(person_id=person_id, by=self._leader, at=moment).basis
            basis = replace(known, balance_stage=member.health.balance, floor_rise=member.health.floor_rise)
            plans.start(person_id=person_id, basis=basis, chosen={}, by=self._leader, at=moment)

    def _work(self, moment: datetime) -> None:
        page = self._page(moment)
        days = {self.told.person(member): member.room[self.number - 1] for member in self._members()}
        there = [(person, day) for person in page.people if person.here and (day := days.get(person.id))]
        for person, day in there:
            otherwise = _otherwise(person, day)
            if otherwise:
                work.record(
                    session_id=page.id, person_id=person.id, work=otherwise, by=self._leader, at=moment
                )
        whole = [work.Whole(person_id=person.id, pain=day.pain, effort=day.effort) for person, day in there]
        work.all_as_planned(session_id=page.id, people=whole, by=self._leader, at=moment)

    def _write(self, moment: datetime) -> None:
        rng = self.told.site.rng
        if rng.random() < GROUP_NOTED:
            self._note(None, rng.choice(GROUP_NOTES), moment)
        for member in self._members():
            person_id, there = self.told.person(member), member.course.marks[self.number - 1].attended
            if there and rng.random() < NOTE_WRITTEN:
                self._note(person_id, rng.choice(NOTES), moment)
            if there and rng.random() < EVENT_HAPPENED:
                self._event(person_id, moment)

    def _note(self, person_id: UUID | None, words: str, moment: datetime) -> None:
        notes.write(session_id=self._session_id, person_id=person_id, words=words, by=self._leader, at=moment)

    def _event(self, person_id: UUID, moment: datetime) -> None:
        event = self.told.site.rng.choice(EVENTS)
        adverse_events.record(
            person_id=person_id,
            session_id=self._session_id,
            event=adverse_events.Happening(
                kind=event.kind,
                severity=event.severity,
                action_taken=event.action_taken,
                told=event.told,
                words=event.words,
            ),
            by=self._leader,
            at=moment,
        )

    def _close(self, moment: datetime) -> None:
        rng, page = self.told.site.rng, self._page(moment)
        sessions.close(
            session_id=page.id,
            decisions=[
                Decision(
                    person_id=person.id,
                    exercise=proposal.exercise,
                    choice="take" if rng.random() < STEP_TAKEN else "stay",
                )
                for person in page.people
                for proposal in person.proposals
                if proposal.changes_plan
            ],
            themes_covered=page.themes,
            by=self._leader,
            at=moment,
        )


def _otherwise(person: InTheRoom, day: RoomDay) -> list[work.Did]:
    """The exercises that did not go as planned."""
    return [
        work.Did(
            exercise=planned.exercise,
            level=planned.level,
            dose=planned.dose,
            result="not_done" if place in day.not_done else "easier",
            pain=None if place in day.not_done else day.pain,
            effort=None if place in day.not_done else day.effort,
        )
        for place, planned in enumerate(person.doing)
        if place in day.not_done | day.easier
    ]


def _ticked(person_id: UUID, day: HomeTicks, plan: Mapping[UUID, Sequence[str]]) -> list[demo_loading.Ticked]:
    """The first exercises of the person's plan, as many as were done, a few minutes apart."""
    exercises = plan.get(person_id, ())
    done = exercises[: round(day.share * len(exercises))]
    return [
        demo_loading.Ticked(
            person_id=person_id,
            day=day.day,
            exercise=exercise,
            pain=day.pain,
            effort=day.effort,
            at=day.at + timedelta(minutes=4 * place),
        )
        for place, exercise in enumerate(done)
    ]
