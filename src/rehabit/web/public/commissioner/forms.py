"""The form of a commissioner's inputs, made from the table of fields: its limits are the engine's."""

from collections.abc import Mapping

from django import forms

from rehabit.economics.bad_input import BadInput
from rehabit.economics.case import CaseInputs, Field, case_inputs, fields
from rehabit.economics.case.inputs import COMPARATORS, HORIZONS

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Staff and sessions", ("hour", "staff", "sessions", "session_minutes", "other_minutes")),
    ("The group", ("people", "places", "venue", "kit")),
    ("One-to-one instead", ("contacts", "contact_price", "visit_minutes", "replaced")),
    ("Your decision", ("threshold", "people_a_year", "groups_a_year", "released")),
    ("More", ("setup", "setup_years", "other_care", "sure")),
)
_COMPARATORS = {
    "usual care": "Usual care from the GP practice",
    "individual physiotherapy": "One-to-one physiotherapy",
    "none": "Nothing: show the cost only",
}
_HORIZONS = {"end": "Right after the programme", "6 months": "6 months after", "30 months": "30 months after"}


class CaseForm(forms.Form):
    """Every field has a value; what an address leaves out keeps its default."""

    comparator = forms.ChoiceField(
        label="What would people have had instead?",
        choices=[(name, _COMPARATORS[name]) for name in COMPARATORS],
    )
    horizon = forms.ChoiceField(
        label="When are people counted who improved?", choices=[(name, _HORIZONS[name]) for name in HORIZONS]
    )
    inputs: CaseInputs | None = None

    def __init__(self, asked: Mapping[str, object]) -> None:
        defaults = {name: f"{field.default:g}" for name, field in fields().items()}
        start = {"comparator": COMPARATORS[0], "horizon": HORIZONS[0], **defaults}
        super().__init__({name: asked.get(name, value) for name, value in start.items()})
        for field in fields().values():
            self.fields[field.name] = _made(field)

    def clean(self) -> dict[str, object]:
        values = super().clean() or {}
        if not self.errors:
            try:
                self.inputs = case_inputs(values=values)
            except BadInput as fault:
                self.add_error("people", f"{fault.value} people are more than the group has places.")
        return values


def _made(field: Field) -> forms.Field:
    limits = f"{field.label}: give a number from {field.low:,.12g} to {field.high:,.12g}."
    faults = dict.fromkeys(("required", "invalid", "min_value", "max_value"), limits)
    box = forms.TextInput(attrs={"inputmode": "decimal"})
    if field.whole:
        low, high = int(field.low), int(field.high)
        return forms.IntegerField(
            label=field.label, min_value=low, max_value=high, error_messages=faults, widget=box
        )
    return forms.FloatField(
        label=field.label, min_value=field.low, max_value=field.high, error_messages=faults, widget=box
    )
