"""A goal in the person's own words, and how sure they are of reaching it."""

from datetime import datetime
from uuid import UUID

from rehabit.access import Permission, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.kernel import Refusal
from rehabit.participants import set_goal
from rehabit.queries.asking import NotFound
from rehabit.records.models import Goal, Person


@action("goals.set_own", Permission.SEE_OWN_PLAN)
def set_own(*, by: Viewer, at: datetime, words: str, confidence: int) -> Done[UUID]:
    """Keep the participant's own goal; the one before stays in the history."""
    assert by.person_id, "a participant is a person"
    return _keep(by, at, by.person_id, words, confidence)


@action("goals.set_for", Permission.MEASURE)
def set_for(*, by: Viewer, at: datetime, person_id: UUID, words: str, confidence: int) -> Done[UUID]:
    """Write down a goal somebody says in the room, in their words."""
    if not Person.objects.filter(site_id=by.site_id, id=person_id).exists():
        raise NotFound("person", person_id)
    return _keep(by, at, person_id, words, confidence)


def _keep(by: Viewer, at: datetime, person_id: UUID, words: str, confidence: int) -> Done[UUID]:
    goal = set_goal(words=words, confidence=confidence)
    if isinstance(goal, Refusal):
        insist(goal)
        raise AssertionError("insist has raised")
    kept = Goal.objects.create(
        site_id=by.site_id,
        person_id=person_id,
        words=goal.words,
        confidence=goal.confidence,
        at=at,
        by_user_id=by.user_id,
        by_person_id=by.person_id,
    )
    return Done(kept.id, f"person:{person_id}", {"goal": kept.id, "confidence": confidence})
