"""What is asked at the end: why somebody did not complete, and what a person goes on with."""

from collections.abc import Sequence
from uuid import UUID

from django import forms

from rehabit.catalogue import Choice
from rehabit.queries.endings import EndLine


class FinishForm(forms.Form):
    """A reason for each person who came and did not complete."""

    def __init__(
        self, *args: object, lines: Sequence[EndLine], reasons: Sequence[Choice], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.places = [line.person.place_id for line in lines if line.needs_reason]
        choices = [("", "Choose a reason"), *((reason.code, reason.label) for reason in reasons)]
        for line in lines:
            if line.needs_reason:
                self.fields[f"reason-{line.person.place_id}"] = forms.ChoiceField(
                    label=f"Why did {line.person.name} not complete?",
                    choices=choices,
                    error_messages={"required": f"Choose why {line.person.name} did not complete"},
                )

    def reasons(self) -> dict[UUID, str]:
        """The code of the reason by place."""
        return {place: self.cleaned_data[f"reason-{place}"] for place in self.places}


class DischargeForm(forms.Form):
    """What the person plans to go on with."""

    going_on_with = forms.CharField(
        label="What do they plan to go on with?",
        help_text="One thing a line, such as: a walking group on Mondays",
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )

    def plans(self) -> list[str]:
        text: str = self.cleaned_data["going_on_with"]
        return [line.strip() for line in text.splitlines() if line.strip()]
