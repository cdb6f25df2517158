"""Puts the viewer on the request: who is asking, in which role."""

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpRequest, HttpResponse

from rehabit.access import Viewer
from rehabit.queries import viewers

PERSON_KEY = "person"
MEMBERSHIP_KEY = "membership"


class Doorman:
    """Sets `request.viewer`; a session that says nothing useful is a stranger's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = viewer_of(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def viewer_of(request: HttpRequest) -> Viewer:
    """Read the session once; at most one query beyond it."""
    session = request.session
    if PERSON_KEY in session:
        return viewers.participant(person_id=UUID(session[PERSON_KEY]))
    if SESSION_KEY in session and MEMBERSHIP_KEY in session:
        return viewers.staff(
            user_id=UUID(session[SESSION_KEY]),
            membership_id=UUID(session[MEMBERSHIP_KEY]),
            session_hash=session.get(HASH_SESSION_KEY, ""),
        )
    return viewers.stranger()
