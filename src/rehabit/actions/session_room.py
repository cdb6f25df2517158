"""What every action on a session shares: finding it, who belongs to it, moving its state. No frames here."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from rehabit.access import Viewer, insist
from rehabit.delivery import HOLDS_A_PLACE, SESSION_MOVES, SessionState
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

ON_THE_REGISTER = sorted(HOLDS_A_PLACE)
"""People with a place; an offer that nobody has answered is on the register, but need not be marked."""

DOUBLE_PRESS = timedelta(minutes=2)
"""The same thing by the same person within this time is one thing sent twice."""


def signed(*, by: Viewer, at: datetime) -> dict[str, Any]:
    """The fields every fact has: where, when, by whom."""
    return {"site_id": by.site_id, "at": at, "by_user_id": by.user_id, "by_person_id": by.person_id}


def find(*, session_id: UUID, by: Viewer, to_write: bool = False) -> m.Session:
    """The session at the viewer's site, or `NotFound`; `to_write` makes a second writer wait."""
    found = m.Session.objects.filter(site_id=by.site_id, id=session_id)
    session = (found.select_for_update() if to_write else found).first()
    if session is None:
        raise NotFound("session", session_id)
    return session


def insist_in_group(*, session: m.Session, person_id: UUID) -> None:
    """Raise `NotFound` for a person without a place in this group."""
    places = m.Place.objects.filter(group_id=session.group_id, person_id=person_id, state__in=ON_THE_REGISTER)
    if not places.exists():
        raise NotFound("person in this group", person_id)


def not_before(*, session: m.Session, at: datetime, what: str) -> Allowed | Refusal:
    """Nothing of a session is written before its day."""
    day = timezone.localdate(session.starts_at)
    if day <= timezone.localdate(at):
        return ALLOWED
    return Refusal(
        "in_the_future", f"{what} cannot be recorded before the day of the session, {day:%d/%m/%Y}."
    )


def still_open(*, session: m.Session) -> Allowed | Refusal:
    """Work is recorded while a session is planned or open."""
    state = SessionState(session.state)
    if state is SessionState.CANCELLED:
        return Refusal("did_not_happen", "This session did not happen, so there is nothing to record for it.")
    if state is SessionState.CLOSED:
        return Refusal("closed", "This session is closed. Open it again to change what was recorded.")
    return ALLOWED


def move(
    *,
    session: m.Session,
    to: SessionState,
    by: Viewer,
    at: datetime,
    reason: str = "",
    facts: dict[str, Any] | None = None,
) -> None:
    """Move a session to another state and keep when, by whom and why."""
    insist(SESSION_MOVES.may_move(current=SessionState(session.state), to=to))
    session.state = to.value
    session.save(update_fields=["state"])
    m.SessionStatus.objects.create(
        **signed(by=by, at=at), session_id=session.id, state=to.value, reason=reason, facts=facts or {}
    )
