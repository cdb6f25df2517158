"""One group's story: people referred and placed, measured, then session after session to the end."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from itertools import groupby
from uuid import UUID

from rehabit.actions import goals, groups, measures, people, places
from rehabit.cli.demo.ending_story import EndingStory
from rehabit.cli.demo.referral_deeds import decide, receive
from rehabit.cli.demo.session_story import SessionStory
from rehabit.cli.demo.telling import AtSite, InGroup
from rehabit.delivery import LONDON, PlaceState
from rehabit.kernel import RANDOM_BYTES, uuid7
from rehabit.participants import ConsentKind, Outcome
from rehabit.queries import groups as group_pages
from rehabit.queries.battery import COUNTED_BY_STAFF
from rehabit.queries.group_plan import GroupPlan
from rehabit.simulation import Member, Verdict, VirtualGroup

AGREES_TO_DATA = 0.92
_TELEPHONE = time(9, 45)


@dataclass(slots=True, kw_only=True)
class GroupStory:
    """Sets down everything that happened in one group."""

    told: InGroup

    @classmethod
    def of(cls, *, site: AtSite, group: VirtualGroup) -> "GroupStory":
        """The story of a group that gets its identifier now."""
        key = uuid7(at=group.made_at, random_bytes=site.rng.randbytes(RANDOM_BYTES))
        return cls(told=InGroup(site=site, group=group, key=key))

    def set_down(self) -> None:
        """From the first referral to the last answer."""
        timeline = self.told.site.timeline
        timeline.at(self.told.group.made_at, self._make)
        for member in self.told.group.members:
            timeline.at(member.received_at, partial(self._receive, member))
        for number in range(1, self.told.group.held + 1):
            SessionStory(told=self.told, number=number).set_down()
        if self.told.group.held == len(self.told.group.timetable.sessions):
            EndingStory(told=self.told).set_down()
        for member in self.told.taking_part:
            if member.course.leaves and self.told.group.held >= len(member.course.marks):
                last = self.told.group.timetable.sessions[len(member.course.marks) - 1].starts_at
                timeline.at(last + timedelta(hours=24), partial(self._leave, member))

    def _make(self, moment: datetime) -> None:
        helper = self.told.helper
        staff = [(self.told.leader.user_id, "lead")] + ([(helper.user_id, "helper")] if helper else [])
        groups.make(
            key=self.told.key,
            plan=GroupPlan(
                programme=self.told.group.programme,
                name=self.told.group.name,
                venue_id=self.told.site.venues[self.told.group.venue],
                start=self.told.group.start,
                weekdays=self.told.group.weekdays,
                at=self.told.group.time,
                capacity=self.told.group.capacity,
                mode="in_person",
                staff=tuple((user_id, duty) for user_id, duty in staff if user_id),
            ),
            by=self.told.leader,
            at=moment,
        )
        made = group_pages.group(by=self.told.leader, group_id=self.told.key, at=moment)
        self.told.session_ids = {line.number: line.session_id for line in made.sessions}

    def _receive(self, member: Member, moment: datetime) -> None:
        referral_id = receive(self.told.site, member.referral, moment)
        suitable = Verdict(at=member.triaged_at, outcome=Outcome.SUITABLE)
        timeline = self.told.site.timeline
        timeline.at(member.triaged_at, partial(decide, self.told.site, referral_id, suitable, member.needs))
        timeline.at(member.offered_at, partial(self._offer, member, referral_id))

    def _offer(self, member: Member, referral_id: UUID, moment: datetime) -> None:
        made = places.offer(
            group_id=self.told.key, referral_ids=[referral_id], by=self.told.leader, at=moment
        )
        self.told.place_ids[str(member.person.nhs_number)] = made[0]
        if member.answer is not PlaceState.OFFERED:
            self.told.site.timeline.at(member.answered_at, partial(self._answer, member))

    def _answer(self, member: Member, moment: datetime) -> None:
        """Whoever says no to a group that is long over has left the list; the others wait for the next."""
        accept, waits_on = member.answer is PlaceState.ACCEPTED, self.told.group.held == 0
        no = "Away that month, would like a later group." if waits_on else "Would rather not join a group."
        places.answer_for(
            place_id=self.told.place(member),
            accept=accept,
            wait_on=waits_on,
            words="" if accept else no,
            by=self.told.leader,
            at=moment,
        )
        if accept:
            self._set_down_measures(member)

    def _set_down_measures(self, member: Member) -> None:
        """First visit after the yes, the end in the last session, later points by telephone."""
        for point, answered in member.measures.items():
            moment = datetime.combine(answered.on, _TELEPHONE, tzinfo=LONDON)
            deed = partial(self._measure, member, point)
            if point == "baseline":
                moment, deed = max(moment, member.answered_at), partial(self._begin, member)
            elif point == "end":
                moment = self.told.group.timetable.sessions[-1].ends_at + timedelta(minutes=20)
            self.told.site.timeline.at(moment, deed)

    def _begin(self, member: Member, moment: datetime) -> None:
        """Consent, goal, first measures."""
        person_id = self._meet(member, moment)
        for kind in ConsentKind:
            given = kind is ConsentKind.ATTEND or self.told.site.rng.random() < AGREES_TO_DATA
            people.record_consent(person_id=person_id, kind=kind, given=given, by=self.told.leader, at=moment)
        goals.set_for(
            person_id=person_id,
            words=member.goal,
            confidence=member.goal_sure,
            by=self.told.leader,
            at=moment,
        )
        self._measure(member, "baseline", moment)

    def _meet(self, member: Member, moment: datetime) -> UUID:
        """The stored person; everybody with a place by now is looked up at once."""
        number = str(member.person.nhs_number)
        if number not in self.told.person_ids:
            page = group_pages.group(by=self.told.leader, group_id=self.told.key, at=moment)
            people = {line.place_id: line.person_id for line in page.places}
            for each, place_id in self.told.place_ids.items():
                self.told.person_ids[each] = people[place_id]
        return self.told.person_ids[number]

    def _measure(self, member: Member, point: str, moment: datetime) -> None:
        there = point == "baseline" or (point == "end" and not member.course.leaves)
        forms_of = groupby(member.measures[point].forms, key=lambda form: form.instrument)
        for instrument, forms in forms_of:
            if there or instrument not in COUNTED_BY_STAFF:
                measures.record(
                    place_id=self.told.place(member),
                    point=point,
                    instrument=instrument,
                    answers={
                        form.about: {
                            item: "" if value is None else str(value) for item, value in form.answers.items()
                        }
                        for form in forms
                    },
                    taken_on=moment.astimezone(LONDON).date(),
                    mode="in_person" if there else "phone",
                    by=self.told.leader,
                    at=moment,
                )

    def _leave(self, member: Member, moment: datetime) -> None:
        places.leave(
            place_id=self.told.place(member), reason=member.course.leaves, by=self.told.leader, at=moment
        )
