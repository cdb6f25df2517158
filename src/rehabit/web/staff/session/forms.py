"""Reads what the session's forms send: work done, decisions, an event, a reason."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from rehabit.access import Refused
from rehabit.actions.adverse_events import Happening
from rehabit.actions.plan_changes import Decision
from rehabit.actions.work import Did, Whole
from rehabit.kernel import Refusal
from rehabit.queries.session_page import InTheRoom, SessionPage
from rehabit.web.staff.session.presenter import (
    CANCEL_REASONS,
    EVENT_KINDS,
    RESULT_WORDS,
    SEVERITIES,
    to_decide,
)

ACTIONS = (
    "Stopped and rested",
    "Changed the exercise",
    "First aid given",
    "Went home",
    "Sent to 111, GP or A&E",
    "999 called",
)
_SCORES = {str(point) for point in range(11)}
TOLD = ("Nobody else", "Family or carer", "GP practice", "Site lead", "Emergency services")


class EventForm(forms.Form):
    """Four taps; the words are for what the taps cannot say."""

    kind = forms.ChoiceField(
        label="What happened?",
        choices=list(EVENT_KINDS.items()),
        error_messages={"required": "Choose what happened"},
    )
    severity = forms.ChoiceField(
        label="How bad was it?",
        choices=list(SEVERITIES.items()),
        error_messages={"required": "Choose how bad it was"},
    )
    action_taken = forms.ChoiceField(
        label="What was done?",
        choices=[(each, each) for each in ACTIONS],
        error_messages={"required": "Choose what was done"},
    )
    told = forms.ChoiceField(
        label="Who was told?",
        choices=[(each, each) for each in TOLD],
        error_messages={"required": "Choose who was told"},
    )
    words = forms.CharField(
        label="Anything to add?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def happening(self) -> Happening:
        """The event as the action wants it."""
        return Happening(**self.cleaned_data)


class CancelForm(forms.Form):
    """Why a session does not happen; without a reason nothing is saved."""

    reason = forms.ChoiceField(
        label="Why does it not happen?",
        choices=[(each, each) for each in CANCEL_REASONS],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why the session does not happen"},
    )
    words = forms.CharField(label="A few words", required=False, max_length=200)

    def reason_given(self) -> str:
        """The reason in one text."""
        parts = (self.cleaned_data["reason"], self.cleaned_data["words"].strip())
        return ": ".join(part for part in parts if part)


def read_whole(data: QueryDict) -> list[Whole]:
    """Those ticked as having done the whole plan, each with pain and effort when given."""
    return [
        Whole(
            person_id=uuid_of(text),
            pain=score(data.get(f"pain-{text}", "")),
            effort=score(data.get(f"effort-{text}", "")),
        )
        for text in data.getlist("did")
    ]


def read_work(data: Mapping[str, str], person: InTheRoom) -> list[Did]:
    """What one person did of each exercise that was on the page."""
    found = []
    for planned in person.doing:
        result = data.get(f"result-{planned.exercise}", "")
        if not result:
            continue
        if result not in RESULT_WORDS:
            raise Refused(Refusal("no_such_result", f"{result!r} is not a result. Reload the page."))
        before = person.work.get(planned.exercise)
        done = result != "not_done"
        found.append(
            Did(
                exercise=planned.exercise,
                level=before.level if before else planned.level,
                dose=before.dose if before else planned.dose,
                result=result,
                pain=score(data.get(f"pain-{planned.exercise}", "")) if done else None,
                effort=score(data.get(f"effort-{planned.exercise}", "")) if done else None,
            )
        )
    return found


def read_tap(text: str) -> tuple[UUID, list[Decision]]:
    """One tap on proposed steps: 'person|exercise,exercise|take'. Gives the person and the decisions."""
    parts = text.split("|")
    if len(parts) != 3:
        raise Refused(Refusal("no_such_step", "That step is not known any more. Reload the page."))
    person_id, exercises, choice = uuid_of(parts[0]), parts[1].split(","), parts[2]
    return person_id, [
        Decision(person_id=person_id, exercise=exercise, choice=choice) for exercise in exercises
    ]


def read_decisions(data: Mapping[str, str], page: SessionPage) -> list[Decision]:
    """What was chosen for each step proposed on the closing page."""
    return [
        Decision(person_id=person.id, exercise=each.exercise, choice=data[name])
        for person in page.people
        for each in to_decide(person)
        if (name := f"step-{person.id}-{each.exercise}") in data
    ]


def score(text: str) -> int | None:
    """0 to 10, or None when nothing was chosen."""
    if not text:
        return None
    if text not in _SCORES:
        raise Refused(Refusal("out_of_range", f"Pain and effort go from 0 to 10, not {text!r}."))
    return int(text)


def uuid_of(text: Any) -> UUID:
    """The identifier of a person as a form sent it."""
    try:
        return UUID(str(text))
    except ValueError as fault:
        sentence = f"{text!r} is not a person on this page. Reload the page."
        raise Refused(Refusal("no_such_person", sentence)) from fault
