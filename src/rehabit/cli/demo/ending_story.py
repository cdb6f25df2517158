"""How a group ended: goals looked back on, who completed, the summary each person got."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from rehabit.actions import discharges
from rehabit.cli.demo.telling import InGroup
from rehabit.simulation import Member

SUMMARY_WRITTEN = 0.9
"""Share of summaries that are written; the others are still to do."""
GOING_ON_WITH = (
    "Tuesday walking group from Elm Road",
    "Gentle gym at Riverside, first month half price",
    "The exercises at home, three days a week",
    "Swimming with a neighbour",
    "Bowls club from April",
)


@dataclass(slots=True, kw_only=True)
class EndingStory:
    """Sets down what came after the last session of a group."""

    told: InGroup

    def set_down(self) -> None:
        """Goals on the day itself, the group is finished on the next, summaries follow within the week."""
        timeline, ended = self.told.site.timeline, self.told.group.timetable.sessions[-1].ends_at
        timeline.at(ended + timedelta(minutes=25), self._review_goals)
        timeline.at(ended + timedelta(days=1), self._finish)
        for place, member in enumerate(self.told.taking_part):
            if self.told.site.rng.random() < SUMMARY_WRITTEN:
                moment = ended + timedelta(days=3, minutes=11 * place)
                timeline.at(moment, partial(self._discharge, member))

    def _review_goals(self, moment: datetime) -> None:
        for member in self.told.taking_part:
            if "end" in member.measures and not member.course.leaves:
                discharges.review_goal(
                    place_id=self.told.place(member),
                    reached=member.goal_reached,
                    by=self.told.leader,
                    at=moment,
                )

    def _finish(self, moment: datetime) -> None:
        reasons = {
            self.told.place(member): member.course.missed_because
            for member in self.told.taking_part
            if member.course.missed_because
        }
        discharges.finish_group(group_id=self.told.key, reasons=reasons, by=self.told.leader, at=moment)

    def _discharge(self, member: Member, moment: datetime) -> None:
        plans = self.told.site.rng.sample(GOING_ON_WITH, 2)
        discharges.discharge(
            place_id=self.told.place(member), going_on_with=plans, by=self.told.leader, at=moment
        )
