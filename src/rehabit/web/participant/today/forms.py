"""One tick of the diary as the page sends it."""

from datetime import date
from uuid import UUID

from django import forms

from rehabit.actions.diary import Tick


class TickForm(forms.Form):
    """Every field is in the page already; a person only taps."""

    entry = forms.UUIDField()
    exercise = forms.CharField(max_length=40)
    day = forms.DateField()
    done = forms.TypedChoiceField(choices=[("yes", ""), ("no", "")], coerce=lambda said: said == "yes")
    pain = forms.IntegerField(required=False, min_value=0, max_value=10)
    effort = forms.IntegerField(required=False, min_value=0, max_value=10)
    feel = forms.CharField(required=False)
    replaces = forms.UUIDField(required=False)

    def tick(self) -> Tick:
        """The tick that a valid form stands for."""
        said = self.cleaned_data
        entry: UUID = said["entry"]
        day: date = said["day"]
        return Tick(
            id=entry,
            day=day,
            exercise=said["exercise"],
            done=said["done"],
            pain=said["pain"],
            effort=said["effort"],
            feel=said["feel"],
            replaces=said["replaces"],
        )
