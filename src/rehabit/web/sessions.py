"""Database sessions read in one plain query; what a row decodes to is remembered by its exact text.

Django's cached sessions would keep a copy in each worker, and a sign-out in one would not be seen by
the other. Reading the row is cheap; checking its signature and decoding it is what costs.
"""

from functools import lru_cache
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from rehabit.queries import viewers


class SessionStore(DatabaseStore):
    """The database backend with a short way in."""

    def load(self) -> dict[str, Any]:
        text = viewers.session_text(session_key=self.session_key, at=timezone.now())
        if text is None:
            self._session_key = None
            return {}
        return dict(_decoded(text))


@lru_cache(maxsize=4096)
def _decoded(text: str) -> dict[str, Any]:
    decoded: dict[str, Any] = SessionStore().decode(text)
    return decoded
