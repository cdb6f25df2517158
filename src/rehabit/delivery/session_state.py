"""The states of one session."""

from enum import StrEnum

from rehabit.kernel import Transitions


class SessionState(StrEnum):
    """Where a session stands; ``MOVED`` is a session that waits on its new day."""

    PLANNED = "planned"
    MOVED = "moved"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


SESSION_MOVES = Transitions(
    thing="session",
    start=SessionState.PLANNED,
    words={
        SessionState.PLANNED: "planned",
        SessionState.MOVED: "moved to another day",
        SessionState.OPEN: "open",
        SessionState.CLOSED: "closed",
        SessionState.CANCELLED: "cancelled",
    },
    moves={
        SessionState.PLANNED: (SessionState.OPEN, SessionState.MOVED, SessionState.CANCELLED),
        # A session can move more than once.
        SessionState.MOVED: (SessionState.OPEN, SessionState.MOVED, SessionState.CANCELLED),
        # Opened by mistake, or it turned out that it could not be held.
        SessionState.OPEN: (SessionState.CLOSED, SessionState.PLANNED, SessionState.CANCELLED),
        # Opened again to put something right.
        SessionState.CLOSED: (SessionState.OPEN,),
        # Held after all, on this day or another.
        SessionState.CANCELLED: (SessionState.PLANNED, SessionState.MOVED),
    },
)
