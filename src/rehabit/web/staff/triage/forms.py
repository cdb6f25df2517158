"""What is typed at triage: answers, needs, and the clinician's decision."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from rehabit.actions.triage import NeedNamed
from rehabit.catalogue import Checklist
from rehabit.participants import NEEDS, Answer, NeedKind, Outcome

OUTCOMES = [
    (Outcome.SUITABLE.value, "Suitable: put on the waiting list"),
    (Outcome.NOT_SUITABLE.value, "Not suitable"),
    (Outcome.SIGNPOSTED.value, "Better somewhere else"),
]
_ANSWERS = [(answer.value, answer.value) for answer in Answer]


class TriageForm(forms.Form):
    """One field a question, one a need, and the decision. Field names: `q-CHECKLIST-ITEM`, `need-KIND`."""

    settled = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    outcome = forms.ChoiceField(
        label="Decision",
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decide.", "invalid_choice": "Choose what you decide."},
    )
    reason = forms.CharField(
        label="Why",
        help_text="Needed unless the person is suitable. The referrer can read it.",
        required=False,
        max_length=500,
        widget=forms.Textarea,
    )
    signposted_to = forms.CharField(
        label="Where to",
        help_text="When somewhere else is better: for example the falls clinic.",
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, checklists: Sequence[Checklist], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checklists = checklists
        for checklist in checklists:
            for item in checklist.asked:
                self.fields[question_name(checklist.id, item.id)] = forms.ChoiceField(
                    label=item.question, choices=_ANSWERS, required=False
                )
        codes = [(item.id, item.id) for checklist in checklists for item in checklist.asked]
        self.fields["settled"].choices = codes  # type: ignore[attr-defined]
        for kind, meaning in NEEDS.items():
            self.fields[f"need-{kind}"] = forms.BooleanField(label=meaning.words, required=False)
            if meaning.detail_asked:
                self.fields[f"detail-{kind}"] = forms.CharField(
                    label=meaning.detail_asked, required=False, max_length=300
                )

    def clean(self) -> dict[str, Any]:
        """Words without a tick count as a tick; close attention needs its why."""
        cleaned: dict[str, Any] = super().clean() or {}
        for kind in NEEDS:
            named = cleaned.get(f"need-{kind}") or cleaned.get(f"detail-{kind}")
            cleaned[f"need-{kind}"] = bool(named)
        close = NeedKind.CLOSE_ATTENTION
        if cleaned[f"need-{close}"] and not cleaned.get(f"detail-{close}"):
            self.add_error(f"detail-{close}", "Say what the close attention is for.")
        return cleaned

    def answers(self) -> Mapping[str, Mapping[str, Answer]]:
        """Checklist to item to answer, as far as they were given."""
        return {
            checklist.id: {
                item.id: Answer(said)
                for item in checklist.asked
                if (said := self._value(question_name(checklist.id, item.id)))
            }
            for checklist in self.checklists
        }

    def needs(self) -> tuple[NeedNamed, ...]:
        """The needs that were named."""
        return tuple(
            NeedNamed(kind=kind, detail=self.cleaned_data.get(f"detail-{kind}", ""))
            for kind in NEEDS
            if self.cleaned_data.get(f"need-{kind}")
        )

    def settled_codes(self) -> tuple[str, ...]:
        """Safety questions said to be dealt with, in this form or before."""
        return tuple(self["settled"].value() or ())

    def _value(self, name: str) -> str:
        value = self[name].value()
        return value if value in {answer.value for answer in Answer} else ""


class ItemForm(forms.Form):
    """A question of the site's own."""

    question = forms.CharField(
        label="Question",
        help_text="It must be possible to answer it with yes or no.",
        max_length=200,
        error_messages={"required": "Write the question."},
    )
    wanted = forms.ChoiceField(
        label="Which answer needs no look?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no."},
    )
    kind = forms.ChoiceField(
        label="How much does another answer weigh?",
        choices=[
            ("must", "Must be looked at by a clinician"),
            ("caution", "Be careful"),
            ("info", "Good to know"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how much it weighs."},
    )
    help = forms.CharField(
        label="What to do when the answer is another one",
        max_length=300,
        error_messages={"required": "Say what to do."},
    )


def question_name(checklist: str, item: str) -> str:
    """The name of a question's field."""
    return f"q-{checklist}-{item}"


def initial_of(
    *, answers: Mapping[str, Mapping[str, str]], settled: Sequence[str], needs: Mapping[str, str]
) -> dict[str, Any]:
    """What the form starts with: the answers given the last time and the needs that stand."""
    given = {question_name(key, item): said for key, items in answers.items() for item, said in items.items()}
    named = {f"need-{kind}": True for kind in needs}
    details = {f"detail-{kind}": detail for kind, detail in needs.items()}
    return {**given, **named, **details, "settled": list(settled)}
