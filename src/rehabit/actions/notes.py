"""Notes of a session: one for the whole group, or one on a person."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from rehabit.access import Permission, Viewer, insist
from rehabit.actions import session_room as room
from rehabit.actions.deed import Done, action
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.records import models as m

LONGEST = 2000


@action("notes.write", Permission.RUN_SESSION)
def write(
    *, session_id: UUID, person_id: UUID | None, words: str, by: Viewer, at: datetime
) -> Done[UUID | None]:
    """Add a note to a session, about one person or (without `person_id`) the group.

    The same words by the same person again add nothing and return None. Refusals: `no_words`, `too_long`.
    """
    session = room.find(session_id=session_id, by=by, to_write=True)
    if person_id is not None:
        room.insist_in_group(session=session, person_id=person_id)
    tidy = words.strip()
    insist(_fit(words=tidy))
    about = Q(person_id=person_id) if person_id else Q(person__isnull=True)
    same = m.SessionNote.objects.filter(about, session_id=session.id, by_user_id=by.user_id, words=tidy)
    subject = f"person:{person_id}" if person_id else f"session:{session.id}"
    if same.exists():
        return Done(None, subject, {"session": session.id, "added": 0})
    note = m.SessionNote.objects.create(
        **room.signed(by=by, at=at), session_id=session.id, person_id=person_id, words=tidy
    )
    return Done(note.id, subject, {"session": session.id, "note": note.id, "letters": len(tidy)})


def _fit(*, words: str) -> Allowed | Refusal:
    if not words:
        return Refusal("no_words", "Write the note before saving it.")
    if len(words) > LONGEST:
        return Refusal(
            "too_long", f"This note has {len(words)} letters; keep it to {LONGEST}, or write two notes."
        )
    return ALLOWED
