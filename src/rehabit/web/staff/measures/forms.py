"""How and when a form was answered, and the goal."""

from datetime import date
from typing import Any

from django import forms

from rehabit.web.design.questionnaire_form import QuestionnaireForm, ScoresForm

MODES = {
    "in_person": "In the room",
    "phone": "By telephone",
    "paper": "On paper",
    "link": "On their own phone",
}


class HowAndWhen(forms.Form):
    """Filled in beforehand, so that it is looked at only when something was otherwise."""

    mode = forms.ChoiceField(label="How was it answered?", choices=list(MODES.items()))
    taken_on = forms.DateField(
        label="On which day?",
        widget=forms.SelectDateWidget(years=range(2020, 2061)),
        error_messages={"required": "Write the day", "invalid": "Write a day that exists"},
    )

    def how_and_when(self) -> dict[str, Any]:
        mode: str = self.cleaned_data["mode"]
        taken_on: date = self.cleaned_data["taken_on"]
        return {"mode": mode, "taken_on": taken_on}


class MeasureForm(QuestionnaireForm, HowAndWhen):
    """One instrument."""


class EnterScoresForm(ScoresForm, HowAndWhen):
    """Scores that were worked out elsewhere."""


class GoalForm(forms.Form):
    """What the person wants to do again, in their words, and how sure they are."""

    words = forms.CharField(
        label="What would you like to do again?",
        help_text="In the person's own words, such as: walk to the shops and back without stopping",
        max_length=300,
        widget=forms.Textarea,
        error_messages={"required": "Write the goal in the person's own words"},
    )
    confidence = forms.IntegerField(
        min_value=0, max_value=10, error_messages={"required": "Choose how sure they are, from 0 to 10"}
    )


class GoalReviewForm(forms.Form):
    """How far the goal was reached."""

    reached = forms.IntegerField(
        min_value=0, max_value=10, error_messages={"required": "Choose how far it was reached, from 0 to 10"}
    )
