"""Adding a row to a person's plan: what starting, changing, deciding and closing share. No frames here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from rehabit.access import Refused, Viewer
from rehabit.actions import session_room as room
from rehabit.catalogue import Dose
from rehabit.kernel import Refusal
from rehabit.queries.content import catalogue_of
from rehabit.queries.current_plan import PlannedExercise
from rehabit.queries.proposals import Proposal
from rehabit.queries.session_page import InTheRoom
from rehabit.records import models as m

SAID_BY_STAFF = "facilitator"
"""The code of a reason that a member of staff wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided about one proposed step: `take` it, or `stay` as it was."""

    person_id: UUID
    exercise: str
    choice: str


def written(*, words: str) -> dict[str, str]:
    """A reason in a member of staff's own words, as it is kept."""
    return {"code": SAID_BY_STAFF, "plain": words.strip(), "clinical": words.strip()}


def add(
    *,
    person_id: UUID,
    exercise: str,
    level: int,
    dose: Dose,
    step: str,
    reasons: Sequence[dict[str, str]],
    position: int,
    by: Viewer,
    at: datetime,
    proposed_level: int | None = None,
    session_id: UUID | None = None,
) -> m.Prescription:
    """Append one row; the latest row of an exercise is the plan."""
    return m.Prescription.objects.create(
        **room.signed(by=by, at=at),
        person_id=person_id,
        exercise=exercise,
        level=level,
        dose=dose.stored,
        step=step,
        reasons=list(reasons),
        proposed_level=proposed_level,
        position=position,
        content_version=catalogue_of(site_id=by.site_id).version(),
        session_id=session_id,
    )


def decide(
    *,
    person: InTheRoom,
    decisions: Sequence[Decision],
    session_id: UUID,
    by: Viewer,
    at: datetime,
) -> list[dict[str, Any]]:
    """Apply decisions on what is proposed for one person now; what is not proposed (any more) is passed over.

    Returns a line for the audit for each row added.
    """
    proposed = {each.exercise: each for each in person.proposals if each.changes_plan}
    standing = {each.exercise: each for each in person.plan}
    lines = []
    for decision in decisions:
        proposal = proposed.pop(decision.exercise, None)
        if proposal is None:
            continue
        row = _decided(decision, proposal, standing[decision.exercise], session_id, by, at)
        lines.append(
            {
                "person": person.id,
                "exercise": row.exercise,
                "step": row.step,
                "level": [proposal.from_level, row.level],
                "proposed": proposal.level,
            }
        )
    return lines


def _decided(
    decision: Decision,
    proposal: Proposal,
    standing: PlannedExercise,
    session_id: UUID,
    by: Viewer,
    at: datetime,
) -> m.Prescription:
    if decision.choice not in ("take", "stay"):
        sentence = f"{decision.choice!r} is not a decision on a step; it is 'take' or 'stay'."
        raise Refused(Refusal("no_such_choice", sentence))
    taken = decision.choice == "take"
    return add(
        person_id=decision.person_id,
        exercise=proposal.exercise,
        level=proposal.level if taken else standing.level,
        dose=proposal.dose if taken else standing.dose,
        step=proposal.kind if taken else "same",
        reasons=[as_kept(reason) for reason in proposal.reasons] if taken else [_STAYED],
        position=standing.position,
        proposed_level=proposal.level,
        session_id=session_id,
        by=by,
        at=at,
    )


def as_kept(reason: Any) -> dict[str, str]:
    """A reason as plain data."""
    return {"code": reason.code, "plain": reason.plain, "clinical": reason.clinical}


_STAYED = {
    "code": "stayed",
    "plain": "You and your facilitator agreed to stay as you are for now.",
    "clinical": "A step was proposed; the facilitator decided to stay.",
}
