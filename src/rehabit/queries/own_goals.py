"""The participant's goals, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from rehabit.access import NOWHERE, Permission, Viewer
from rehabit.participants import Goal as GoalSaid
from rehabit.participants import shrink_offer
from rehabit.queries.asking import query
from rehabit.records.models import Goal


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnGoal:
    """A goal as it was said; `offer` is the kind suggestion to make it smaller, or empty."""

    words: str
    confidence: int
    at: datetime
    offer: str


@query(Permission.SEE_OWN_PLAN)
def own_goals(*, by: Viewer) -> tuple[OwnGoal, ...]:
    """Every goal the participant has set, the newest first."""
    rows = Goal.objects.filter(site_id=by.site_id, person_id=by.person_id or NOWHERE).order_by("-at", "-id")
    return tuple(
        OwnGoal(words=goal.words, confidence=goal.confidence, at=goal.at, offer=_offer(goal)) for goal in rows
    )


def _offer(goal: Goal) -> str:
    offers = shrink_offer(goal=GoalSaid(words=goal.words, confidence=goal.confidence))
    return " ".join(offer.sentence for offer in offers)
