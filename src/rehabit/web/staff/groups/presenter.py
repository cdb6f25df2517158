"""How a group's codes read on a screen, and where a session stands in the strip."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from rehabit.queries.group_list import GroupLine
from rehabit.queries.groups import GroupPage, SessionLine
from rehabit.web.design.wording import clock, plural, short_day

DUTIES = {"lead": "Leads", "co_lead": "Leads too", "helper": "Helps"}
MODES = {"in_person": "In the room", "video": "By video", "mixed": "In the room and by video"}
PHASES = {"upcoming": ("To come", "info"), "running": ("Meets now", "good"), "ended": ("Over", "muted")}
PLACES = {
    "offered": ("Waiting for an answer", "attention"),
    "accepted": ("Accepted", "good"),
    "declined": ("Said no", "muted"),
    "expired": ("No answer", "muted"),
    "started": ("Started", "good"),
    "completed": ("Completed", "good"),
    "left": ("Left early", "muted"),
    "discharged": ("Discharged", "muted"),
}
"""Each state of a place in words, and the tone of its tag."""

SINCE = {
    "offered": "Offered",
    "accepted": "Said yes",
    "declined": "Said no",
    "expired": "No answer, closed",
    "started": "Started",
    "completed": "Completed",
    "left": "Left",
    "discharged": "Discharged",
}
"""What happened on the day that a place came into its state."""

MEASURES = {"baseline": "Start measures", "end": "End measures"}

_HEADINGS = (
    ("running", "Meet now", "No group meets at the moment."),
    ("upcoming", "To come", "No group is planned."),
    ("ended", "Over", "No group has ended yet."),
)
_SESSION_WORDS = {"open": "open", "closed": "held", "cancelled": "cancelled", "planned": "planned"}


def by_phase(groups: Sequence[GroupLine]) -> list[dict[str, Any]]:
    """The groups under the headings of the list; those that are over with the latest first."""
    parts = []
    for phase, heading, empty in _HEADINGS:
        lines = [line for line in groups if line.phase == phase]
        if phase == "ended":
            lines.reverse()
        parts.append({"phase": phase, "heading": heading, "empty": empty, "groups": lines})
    return parts


def taken(group: GroupPage) -> str:
    """'6 of 8 places taken: 5 said yes, 1 is waiting for an answer.'"""
    offered, held = len(group.in_state("offered")), len(group.holding)
    if not held:
        return f"None of {group.capacity} places is taken yet."
    parts = [f"{held - offered} said yes"] if held > offered else []
    if offered:
        parts.append(f"{offered} {'is' if offered == 1 else 'are'} waiting for an answer")
    return f"{held} of {plural(group.capacity, 'place')} taken: {', '.join(parts)}."


def strip(group: GroupPage, at: datetime) -> list[dict[str, Any]]:
    """The sessions as the strip shows them; each leads to its own page."""
    following = next_of(group, at)
    return [
        {
            "number": line.number,
            "state": _strip_state(line, following, at),
            "title": " and ".join(line.titles),
            "detail": _when(line),
            "href": reverse("staff:session", args=[line.session_id]),
        }
        for line in group.sessions
    ]


def next_of(group: GroupPage, at: datetime) -> SessionLine | None:
    """The session that goes on, or else the first that is planned and not over by today."""
    today = timezone.localdate(at)
    ahead = [
        line
        for line in group.sessions
        if line.state == "open" or (line.state == "planned" and timezone.localdate(line.starts_at) >= today)
    ]
    return min(ahead, key=lambda line: line.starts_at, default=None)


def session_button(line: SessionLine, at: datetime) -> str:
    """'Today: session 5' or 'Next, Fri 27 Nov: session 6'."""
    if line.state == "open" or timezone.localdate(line.starts_at) == timezone.localdate(at):
        return f"Today: session {line.number}"
    return f"Next, {short_day(line.starts_at)}: session {line.number}"


def point_of(group: GroupPage, at: datetime) -> str:
    """Which measures are taken now: those of the start until the last two sessions, then those of the end."""
    left = [line for line in group.sessions if line.state != "cancelled" and line.ends_at > at]
    return "end" if group.sessions and len(left) <= 2 else "baseline"


def session_words(line: SessionLine) -> str:
    """Where one session stands, with the reason where there is one: 'cancelled. Heating broken'."""
    if line.moved and line.state == "planned":
        return line.reason or "moved"
    words = _SESSION_WORDS[line.state]
    return f"{words}. {line.reason}" if line.state == "cancelled" and line.reason else words


def _when(line: SessionLine) -> str:
    return f"{short_day(line.starts_at)}, {clock(line.starts_at)}{', moved' if line.moved else ''}"


def _strip_state(line: SessionLine, following: SessionLine | None, at: datetime) -> str:
    if line.state == "cancelled":
        return "cancelled"
    if line.state == "closed":
        return "done"
    if line.state == "open" or timezone.localdate(line.starts_at) == timezone.localdate(at):
        return "today"
    return "next" if line is following else "planned"
