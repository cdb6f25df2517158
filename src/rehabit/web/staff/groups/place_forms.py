"""What is asked when somebody does not take a place, or leaves."""

from typing import Any

from django import forms

from rehabit.catalogue import load
from rehabit.web.staff.groups.forms import choice_field


def _yes(value: str) -> bool:
    return value == "yes"


class OfferOneForm(forms.Form):
    """The one person whose button was pressed."""

    referral = forms.UUIDField()


class DeclineForm(forms.Form):
    """A no: back to the waiting list, or off it."""

    wait_on = forms.TypedChoiceField(
        label="What would they like?",
        coerce=_yes,
        choices=[("yes", "Stay on the waiting list for another group"), ("no", "Not have a place at all")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether they stay on the waiting list"},
    )
    words = forms.CharField(
        label="What they said",
        max_length=300,
        required=False,
        help_text="It helps to offer a place that suits better",
    )


class LeaveForm(forms.Form):
    """Leaving, with a reason of the catalogue."""

    reason = forms.ChoiceField(
        label="Why they are leaving",
        widget=forms.RadioSelect,
        help_text="Whatever the reason, they can come back",
        error_messages={"required": "Choose a reason; “Did not want to say” is one"},
    )
    words = forms.CharField(label="What they said", max_length=300, required=False)
    wait_on = forms.BooleanField(label="Put them back on the waiting list for another group", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = load().choices("leaving_reasons").choices
        choice_field(self, "reason").choices = [(choice.code, choice.label) for choice in reasons]
