"""The form of somebody who refers themselves."""

from collections.abc import Mapping

from django import forms

from rehabit.web.design.referral_form import ReferralForm


class SelfReferralForm(ReferralForm):
    """The same fields, in words said to the person."""

    always: Mapping[str, str] = {"route": "self"}
    agree = forms.BooleanField(
        error_messages={"required": "Tick the box so that we may keep this and call you."}
    )
    website = forms.CharField(required=False)
    """Nobody sees this box; only a program that fills in every box finds it."""

    instead: Mapping[str, str] = {
        "no_contact": "Give a telephone number, an e-mail address, or your address with the postcode.",
        "check_digit": "This is not a possible NHS number: a digit is mistyped. Look again, or leave it out.",
        "wrong_length": "An NHS number has 10 digits. Look again, or leave it out.",
        "not_digits": "An NHS number has digits only. Look again, or leave it out.",
    }

    labels: Mapping[str, tuple[str, str]] = {
        "given_name": ("First name", ""),
        "family_name": ("Family name", ""),
        "date_of_birth": ("Date of birth", ""),
        "nhs_number": ("NHS number", "10 digits. It is on letters from the NHS. You can leave it out."),
        "phone": ("Telephone", "The best way to reach you. A mobile or a landline."),
        "email": ("E-mail address", ""),
        "address": ("Address", "If you would rather have a letter."),
        "postcode": ("Postcode", ""),
        "joints": ("Which joint hurts?", "Choose all that do."),
        "reason": (
            "Is there anything we should know?",
            "For example how long it has hurt, and what has become hard to do.",
        ),
        "interpreter_language": ("Do you need an interpreter? If so, which language?", ""),
    }

    def __init__(self, *args: object, site_name: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, (label, hint) in self.labels.items():
            self.fields[name].label, self.fields[name].help_text = label, hint
        self.fields[
            "agree"
        ].label = (
            f"I agree that {site_name} keeps what I have written here and contacts me about the programme."
        )
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}

    def autofill(self) -> Mapping[str, str]:
        return {
            "given_name": "given-name",
            "family_name": "family-name",
            "phone": "tel",
            "email": "email",
            "address": "street-address",
            "postcode": "postal-code",
        }

    @property
    def by_a_program(self) -> bool:
        """Whether the box that nobody sees was filled in."""
        return bool(self.data.get("website"))
