"""The fields of one referral, for staff and for people who refer themselves: the same rules, other words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from rehabit.participants import Referral, check_referral
from rehabit.queries.referral_words import JOINTS

SIDED = [(code, words) for code, words in JOINTS.items() if "_" in code]


class DayParts(forms.SelectDateWidget):
    """Day, month and year as three boxes; what was typed goes on as it is, to be read by our own rules."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        parts = [str(data.get(f"{name}_{part}", "")).strip() for part in ("day", "month", "year")]
        return "/".join(parts) if any(parts) else ""


class ReferralForm(forms.Form):
    """Who, how to reach them, and which joint. After `is_valid` the referral is in `referral`."""

    given_name = forms.CharField(max_length=100, error_messages={"required": "Enter the first name."})
    family_name = forms.CharField(max_length=100, error_messages={"required": "Enter the family name."})
    date_of_birth = forms.CharField(
        widget=DayParts, error_messages={"required": "Enter the date of birth, day first."}
    )
    nhs_number = forms.CharField(label="NHS number", required=False, max_length=20)
    phone = forms.CharField(label="Telephone", required=False, max_length=40)
    email = forms.CharField(label="E-mail address", required=False, max_length=254)
    address = forms.CharField(required=False, max_length=500, widget=forms.Textarea)
    postcode = forms.CharField(required=False, max_length=12)
    joints = forms.MultipleChoiceField(
        choices=SIDED,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one knee or hip."},
    )
    reason = forms.CharField(required=False, max_length=2000, widget=forms.Textarea)
    interpreter_language = forms.CharField(required=False, max_length=100)

    always: Mapping[str, str] = {}
    """What the form does not ask, because it is always the same."""

    instead: Mapping[str, str] = {}
    """Other words for a problem, by the code of its rule."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.referral: Referral | None = None
        self.fields["phone"].widget.input_type = "tel"
        self.fields["email"].widget.input_type = "email"
        for name, token in self.autofill().items():
            self.fields[name].widget.attrs["autocomplete"] = token
        self.fields["nhs_number"].widget.attrs["inputmode"] = "numeric"

    def autofill(self) -> Mapping[str, str]:
        """What a browser may fill in by itself, by field; nothing when somebody else is described."""
        return dict.fromkeys(("given_name", "family_name", "phone", "email", "postcode"), "off")

    def clean(self) -> dict[str, Any]:
        """Check the referral by the rules that files obey too, and put each problem with its field."""
        cleaned: dict[str, Any] = super().clean() or {}
        found = check_referral(given=self.given(cleaned), today=self.today)
        if isinstance(found, Referral):
            self.referral = found
            return cleaned
        for problem in found:
            named = "joints" if problem.field == "joint" else problem.field
            field = named if named in self.fields else None
            if field is None or field not in self.errors:
                self.add_error(field, self.instead.get(problem.rule, problem.sentence))
        return cleaned

    def given(self, cleaned: Mapping[str, Any]) -> dict[str, str]:
        """The fields by the names the rules know."""
        areas = sorted({code.split("_")[0] for code in cleaned.get("joints", ())}, reverse=True)
        texts = {name: str(value) for name, value in cleaned.items() if name != "joints"}
        return {
            "referred_on": self.today.strftime("%d/%m/%Y"),
            **self.always,
            **texts,
            "joint": " and ".join(areas),
        }
