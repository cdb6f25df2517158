"""A person's own answer to the offer of a place."""

from typing import Any

from django import forms

_THANKS = {
    "yes": "Thank you. Your place is kept for you. We look forward to seeing you.",
    "later": "Thank you for telling us. You stay on the waiting list, and we will offer you another group.",
    "no": "Thank you for telling us. You are off the waiting list. You can ask us at any time to come back.",
}


class AnswerForm(forms.Form):
    """Yes, another group please, or no thank you."""

    answer = forms.ChoiceField(
        choices=[("yes", "Yes"), ("later", "Another group"), ("no", "No")],
        error_messages={"required": "Choose an answer", "invalid_choice": "Choose an answer"},
    )
    words = forms.CharField(
        label="Would you like to tell us why?",
        max_length=300,
        required=False,
        help_text="For example, that mornings are hard, or that the bus does not go there",
        error_messages={"max_length": "Use at most 300 letters"},
    )

    def as_answer(self) -> dict[str, Any]:
        """The answer as the action takes it."""
        answer = self.cleaned_data["answer"]
        return {"accept": answer == "yes", "wait_on": answer != "no", "words": self.cleaned_data["words"]}

    def thanks(self) -> str:
        """What to say afterwards."""
        return _THANKS[self.cleaned_data["answer"]]
