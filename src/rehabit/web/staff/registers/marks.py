"""Reads a register as it was sent: only what this person changed, so that two people can mark at once."""

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from rehabit.access import Refused
from rehabit.actions.attendance import Clash, Given, Marked
from rehabit.delivery import ABSENCE_WORDS, MARKS, AbsenceReason, Attendance, Mark
from rehabit.kernel import Refusal
from rehabit.queries.session_rows import MarkRow

CHOICES = [
    {"value": Mark.PRESENT.value, "text": "Present", "icon": "check", "tone": "good"},
    {"value": Mark.LATE.value, "text": "Late", "icon": "clock", "tone": "attention"},
    {"value": Mark.LEFT_EARLY.value, "text": "Left early", "icon": "leave", "tone": "attention"},
    {"value": Mark.BY_VIDEO.value, "text": "By video", "icon": "speech", "tone": "good"},
    {"value": Mark.ABSENT.value, "text": "Absent", "icon": "cross", "tone": "urgent"},
]

REASONS = [
    {"value": "", "text": "Not said"},
    *({"value": r.value, "text": ABSENCE_WORDS[r]} for r in AbsenceReason),
]


class Markable(Protocol):
    """Somebody on a register."""

    @property
    def id(self) -> UUID: ...

    @property
    def mark(self) -> MarkRow | None: ...


def seen(mark: MarkRow | None) -> str:
    """A mark as one text: what was on the screen when the page was made."""
    if mark is None:
        return ""
    said = mark.attendance
    return "|".join(
        (said.mark.value, said.reason or "", _flag(said.told_us_before), _flag(mark.needs_follow_up))
    )


def read_marks(data: Mapping[str, str], people: Sequence[Markable]) -> list[Given]:
    """The marks that differ from what was on the screen; with `rest` everybody else was present."""
    found = []
    for person in people:
        mark, before = data.get(f"mark-{person.id}", ""), data.get(f"seen-{person.id}", "")
        if not mark:
            if "rest" in data:
                present = Attendance(mark=Mark.PRESENT)
                found.append(Given(person_id=person.id, attendance=present, only_if_unmarked=True))
            continue
        given = _given(data, person.id, mark, before.partition("|")[0])
        if _text(given) != before:
            found.append(given)
    return found


def sentence_of(marked: Marked) -> str:
    """What became of it, in one sentence."""
    if not marked.added:
        return "Nothing had changed, so nothing was saved."
    return "1 mark saved." if marked.added == 1 else f"{marked.added} marks saved."


def sentence_of_clash(clash: Clash) -> str:
    """What happened when two people marked the same person, and what counts now."""
    theirs, ours = MARKS[clash.their_mark].words.lower(), MARKS[clash.our_mark].words.lower()
    return (
        f"{clash.their_name} had marked {clash.person} as {theirs} meanwhile; you said {ours}. "
        f"Both are kept and yours counts. If that is wrong, mark {clash.person} again."
    )


def _given(data: Mapping[str, str], person_id: UUID, mark: str, seen_mark: str) -> Given:
    if mark not in {known.value for known in Mark}:
        raise Refused(Refusal("no_such_mark", f"{mark!r} is not a mark of the register. Reload the page."))
    absent = mark == Mark.ABSENT
    reason = data.get(f"reason-{person_id}", "") if absent else ""
    if reason not in {"", *(known.value for known in AbsenceReason)}:
        raise Refused(Refusal("no_such_reason", f"{reason!r} is not a reason of the list. Reload the page."))
    return Given(
        person_id=person_id,
        attendance=Attendance(
            mark=Mark(mark),
            reason=AbsenceReason(reason) if reason else None,
            told_us_before=absent and f"told-{person_id}" in data,
        ),
        needs_follow_up=absent and f"follow-{person_id}" in data,
        seen=seen_mark,
    )


def _text(given: Given) -> str:
    said = given.attendance
    flags = (_flag(said.told_us_before), _flag(given.needs_follow_up))
    return "|".join((said.mark.value, said.reason or "", *flags))


def _flag(value: bool) -> str:
    return "1" if value else "0"
