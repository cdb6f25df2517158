"""Forms of the people pages: search, corrections, needs, consent, the plan."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms

from rehabit.actions.plans import Change, Chosen
from rehabit.kernel import Refusal, parse_nhs_number
from rehabit.participants import NEEDS, ConsentKind, NeedKind, parse_email, parse_phone, parse_postcode
from rehabit.queries.plan_basis import Basis
from rehabit.queries.plans import Proposal
from rehabit.queries.referral_words import SEXES

NOW_OR_BEFORE = "Enter a date of birth in the past"
STAGES = (
    ("", "Not tested"),
    ("none", "None held for 10 seconds"),
    ("feet_together", "Feet together"),
    ("half_step", "Half a step"),
    ("heel_to_toe", "Heel to toe"),
    ("one_leg", "One leg"),
)


class SearchForm(forms.Form):
    """A name, an NHS number or a date of birth."""

    q = forms.CharField(label="Name, NHS number or date of birth", required=False, max_length=100, strip=True)


def _checked(rule: Callable[..., Any], text: str) -> str:
    """A detail as the same rule reads it that reads referrals; empty stays empty."""
    if not text.strip():
        return ""
    value = rule(text=text)
    if isinstance(value, Refusal):
        raise forms.ValidationError(value.sentence)
    return str(value)


class DetailsForm(forms.Form):
    """Corrections of a person's details, checked by the rules that check referrals."""

    given_name = forms.CharField(
        label="First name", max_length=100, error_messages={"required": "Enter a first name"}
    )
    family_name = forms.CharField(
        label="Family name", max_length=100, error_messages={"required": "Enter a family name"}
    )
    born_on = forms.DateField(
        label="Date of birth",
        widget=forms.SelectDateWidget(years=range(1900, 2030)),
        error_messages={"required": "Enter a date of birth", "invalid": NOW_OR_BEFORE},
    )
    nhs_number = forms.CharField(
        label="NHS number", required=False, help_text="10 digits, with or without spaces."
    )
    sex = forms.ChoiceField(
        label="Sex",
        required=False,
        choices=[("", "Not known"), *((s.value, w) for s, w in SEXES.items() if s != "not_known")],
    )
    phone = forms.CharField(label="Telephone", required=False, max_length=40)
    email = forms.CharField(label="E-mail", required=False, max_length=200)
    address = forms.CharField(label="Address", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    gp_practice = forms.CharField(label="GP practice", required=False, max_length=200)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_born_on(self) -> date:
        born: date = self.cleaned_data["born_on"]
        if born >= self._today:
            raise forms.ValidationError(NOW_OR_BEFORE)
        return born

    def clean_nhs_number(self) -> str:
        text: str = self.cleaned_data["nhs_number"]
        if not text.strip():
            return ""
        number = parse_nhs_number(text=text)
        if isinstance(number, Refusal):
            raise forms.ValidationError(number.sentence)
        return number.digits

    def clean_phone(self) -> str:
        return _checked(parse_phone, self.cleaned_data["phone"])

    def clean_email(self) -> str:
        return _checked(parse_email, self.cleaned_data["email"])

    def clean_postcode(self) -> str:
        return _checked(parse_postcode, self.cleaned_data["postcode"])


class NeedForm(forms.Form):
    """One more thing the person needs."""

    kind = forms.ChoiceField(
        label="What is needed?", choices=[(kind.value, meaning.words) for kind, meaning in NEEDS.items()]
    )
    detail = forms.CharField(label="A few words, such as which language", required=False, max_length=300)

    def kind_chosen(self) -> NeedKind:
        return NeedKind(self.cleaned_data["kind"])


class ConsentForm(forms.Form):
    """What was said about one kind of consent."""

    kind = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in ConsentKind])
    given = forms.ChoiceField(choices=[("yes", "Yes"), ("no", "No")])


def _whole(label: str, most: int, **more: Any) -> forms.IntegerField:
    wrong = f"Enter a whole number from 0 to {most}"
    messages = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=False, error_messages=messages, **more
    )


class BasisForm(forms.Form):
    """What a plan starts from; what was measured is filled in already."""

    area = forms.ChoiceField(
        label="Main sore joint", choices=[("knee", "Knee"), ("hip", "Hip")], widget=forms.RadioSelect
    )
    chair_stands = _whole("Chair stands in 30 seconds", 60, help_text="0 when the hands were used.")
    balance_stage = forms.ChoiceField(
        label="Hardest balance held for 10 seconds", choices=STAGES, required=False
    )
    falls = _whole("Falls in the last 12 months", 200)
    worst_pain = _whole("Worst pain with activity last week, 0 to 10", 10)
    usual_pain = _whole("Usual pain, 0 to 10", 10)
    confidence = _whole("How sure of exercising alone, 0 to 10", 10)
    floor_rise = forms.ChoiceField(
        label="Down to the floor and up again without help?",
        choices=[("", "Not asked"), ("yes", "Yes"), ("no", "No")],
        required=False,
    )
    fall_with_injury = forms.BooleanField(label="A fall with an injury", required=False)
    walks_with_frame = forms.BooleanField(label="Walks with a frame", required=False)
    worried_about_falling = forms.BooleanField(label="Worried about falling", required=False)
    tags = forms.MultipleChoiceField(
        label="Anything to mind?", required=False, widget=forms.CheckboxSelectMultiple
    )

    equipment = forms.MultipleChoiceField(
        label="What is there at home?",
        help_text="Leave all empty when you have not asked.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        tags: tuple[tuple[str, str], ...],
        things: tuple[tuple[str, str], ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tags"].choices = tags  # type: ignore[attr-defined]
        home = [(name, words[0].upper() + words[1:]) for name, words in things]
        self.fields["equipment"].choices = home  # type: ignore[attr-defined]

    @classmethod
    def first_values(cls, basis: Basis) -> dict[str, Any]:
        """A basis as the form shows it."""
        floor = {True: "yes", False: "no", None: ""}[basis.floor_rise]
        return {
            **asdict(basis),
            "floor_rise": floor,
            "tags": list(basis.tags),
            "equipment": list(basis.equipment or ()),
        }

    def basis(self, known: Basis, confirmed: tuple[str, ...]) -> Basis:
        """The basis as it was filled in; age, sex and first day are those known already."""
        said = self.cleaned_data
        return Basis(
            area=said["area"],
            age=known.age,
            sex=known.sex,
            started_on=known.started_on,
            chair_stands=said["chair_stands"],
            balance_stage=said["balance_stage"] or None,
            falls=said["falls"] or 0,
            fall_with_injury=said["fall_with_injury"],
            walks_with_frame=said["walks_with_frame"],
            worried_about_falling=said["worried_about_falling"],
            worst_pain=said["worst_pain"],
            usual_pain=said["usual_pain"],
            confidence=said["confidence"],
            floor_rise={"yes": True, "no": False, "": None}[said["floor_rise"]],
            tags=tuple(said["tags"]),
            conditions=known.conditions,
            confirmed=confirmed,
            equipment=tuple(said["equipment"]) or None,
        )


def read_chosen(data: Mapping[str, str], proposal: Proposal) -> dict[str, Chosen]:
    """What the facilitator decided about each proposed exercise."""
    return {
        each.exercise: Chosen(
            keep=f"keep-{each.exercise}" in data,
            level=_level(data.get(f"level-{each.exercise}", "")),
            reason=data.get(f"reason-{each.exercise}", ""),
        )
        for each in proposal.exercises
    }


def _level(text: str) -> int | None:
    """A level of an exercise; None where none was chosen."""
    return int(text) if text.isdecimal() and len(text) == 1 else None


class ChangeForm(forms.Form):
    """One change to one exercise, always with a reason."""

    exercise = forms.CharField(widget=forms.HiddenInput)
    to = forms.CharField(error_messages={"required": "Choose what changes"})
    reason = forms.CharField(
        max_length=300, error_messages={"required": "Write why; the reason is kept with the plan"}
    )

    def change(self) -> Change:
        """`to` is up, down, stop, or 'level-3'."""
        to, _, level = self.cleaned_data["to"].partition("-")
        return Change(
            exercise=self.cleaned_data["exercise"],
            to=to,
            level=_level(level),
            reason=self.cleaned_data["reason"],
        )
