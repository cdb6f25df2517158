"""Forms of the referral pages."""

from typing import Any

from django import forms

from rehabit.access import Role, Viewer
from rehabit.participants import Sex
from rehabit.queries.referral_words import ROUTES, SEXES
from rehabit.web.design.referral_form import DayParts, ReferralForm


class ReferForm(ReferralForm):
    """One referral, typed from a letter or sent by a referrer."""

    referred_on = forms.CharField(
        label="Date of referral",
        help_text="For example, 27 3 2026",
        widget=DayParts,
        error_messages={"required": "Enter the date of the referral, day first."},
    )
    sex = forms.ChoiceField(choices=[(sex.value, words) for sex, words in SEXES.items()], required=False)
    gp_practice = forms.CharField(label="GP practice", required=False, max_length=200)
    route = forms.ChoiceField(
        label="How the referral came", choices=[(route.value, words) for route, words in ROUTES.items()]
    )
    referrer_name = forms.CharField(label="Referred by", required=False, max_length=200)
    referrer_organisation = forms.CharField(label="Organisation", required=False, max_length=200)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        day = kwargs["today"]
        kwargs.setdefault("initial", {"referred_on": day, "sex": Sex.NOT_KNOWN.value})
        if viewer.role is Role.REFERRER:
            kwargs["initial"] |= {"referrer_name": viewer.name}
        super().__init__(*args, **kwargs)
        for name, (label, hint) in _WORDS.items():
            self.fields[name].label, self.fields[name].help_text = label, hint
        if viewer.role is Role.REFERRER:
            self.fields["route"].label, self.fields["referrer_name"].label = "You refer as", "Your name"


_WORDS = {
    "given_name": ("First name", ""),
    "family_name": ("Family name", ""),
    "date_of_birth": ("Date of birth", ""),
    "nhs_number": ("NHS number", "10 digits, with or without spaces."),
    "joints": ("Joint", "Choose all that are meant."),
    "reason": ("Reason for referral", "What has become hard to do, for how long, what has been tried."),
    "interpreter_language": ("Interpreter: language", "Leave empty when none is needed."),
    "gp_practice": ("GP practice", "Name or code."),
}


class ImportForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label="Referral file",
        help_text="CSV, as your referral office exports it. At most 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
        allow_empty_file=True,
        error_messages={"required": "Choose a file.", "invalid": "Choose a file."},
    )


class ReasonForm(forms.Form):
    """Why a referral is moved."""

    reason = forms.CharField(max_length=300, error_messages={"required": "Say why."})


class CameFromForm(forms.Form):
    """The import whose page a decision was taken on."""

    back = forms.UUIDField()
