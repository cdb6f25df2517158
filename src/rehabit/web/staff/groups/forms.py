"""The forms of a group: a new one, its name and size, its staff, and a moved session."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django import forms

from rehabit.actions.groups import NewVenue
from rehabit.delivery import LONDON, WEEKDAYS
from rehabit.queries.group_plan import Colleague, GroupChoices, GroupPlan
from rehabit.web.staff.groups.presenter import MODES

NEW_VENUE = "new"
_TIMES = ["%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p"]
_MOST = 30


class TimeOnTheWall(forms.TimeField):
    """A time as people write it: 10:30, 10.30, 2pm, 2:15 pm."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(" ", "") if isinstance(value, str) else value)


def _day(label: str) -> forms.DateField:
    words = {"required": f"Enter the {label.lower()}", "invalid": "Enter a real date, such as 17 3 2026"}
    return forms.DateField(
        label=label, widget=forms.SelectDateWidget, help_text="In figures", error_messages=words
    )


def _time(label: str = "Time") -> TimeOnTheWall:
    return TimeOnTheWall(
        label=label,
        input_formats=_TIMES,
        widget=forms.TimeInput(format="%H:%M"),
        help_text="For example, 10:30 or 2pm",
        error_messages={"required": "Enter the time", "invalid": "Enter a time, such as 10:30 or 2pm"},
    )


def _capacity() -> forms.IntegerField:
    return forms.IntegerField(
        label="How many places",
        min_value=1,
        max_value=_MOST,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Groups work well with 6 to 8. Above 10 for each facilitator you will see a warning.",
        error_messages={
            "required": "Enter how many places there are",
            "invalid": "Enter the number of places in figures, such as 8",
            "min_value": "A group needs at least 1 place",
            "max_value": f"A group has at most {_MOST} places",
        },
    )


def _name() -> forms.CharField:
    words = {"required": "Enter a name for the group", "max_length": "Use at most 120 letters for the name"}
    return forms.CharField(
        label="Name of the group",
        max_length=120,
        help_text="People will see it, for example “Elm Road Tuesdays”",
        error_messages=words,
    )


class StaffForm(forms.Form):
    """Who leads and who helps."""

    lead = forms.TypedChoiceField(
        label="Who leads",
        coerce=UUID,
        error_messages={"required": "Choose who leads the group", "invalid_choice": "Choose from the list"},
    )
    co_lead = forms.TypedChoiceField(
        label="Who leads with them", coerce=UUID, empty_value=None, required=False
    )
    helpers = forms.TypedMultipleChoiceField(
        label="Helpers", coerce=UUID, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, staff: tuple[Colleague, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leads = [(str(each.user_id), each.name) for each in staff if each.leads]
        choice_field(self, "lead").choices = [("", "Choose a person"), *leads]
        choice_field(self, "co_lead").choices = [("", "Nobody"), *leads]
        choice_field(self, "helpers").choices = [(str(each.user_id), each.name) for each in staff]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        lead, co_lead, helpers = given.get("lead"), given.get("co_lead"), given.get("helpers") or []
        if co_lead and co_lead == lead:
            self.add_error("co_lead", "This person leads already. Choose somebody else, or nobody")
        if lead in helpers or (co_lead and co_lead in helpers):
            self.add_error("helpers", "Somebody who leads cannot be a helper as well")
        return given

    def duties(self) -> dict[UUID, str]:
        """Each person chosen, with their duty."""
        given = self.cleaned_data
        staff = dict.fromkeys(given["helpers"], "helper")
        if given["co_lead"]:
            staff[given["co_lead"]] = "co_lead"
        return {given["lead"]: "lead", **staff}


class GroupForm(StaffForm):
    """A new group. The choices are those of the viewer's site."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    name = _name()
    programme = forms.ChoiceField(
        label="Programme",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a programme", "invalid_choice": "Choose a programme"},
    )
    start = _day("First day")
    weekdays = forms.TypedMultipleChoiceField(
        label="Days of the week",
        coerce=int,
        choices=list(enumerate(WEEKDAYS)),
        widget=forms.CheckboxSelectMultiple,
        help_text="Both programmes meet twice a week",
        error_messages={"required": "Choose the days on which the group meets"},
    )
    time = _time("Time it starts")
    venue = forms.ChoiceField(
        label="Venue",
        error_messages={"required": "Choose a venue", "invalid_choice": "Choose a venue from the list"},
    )
    venue_name = forms.CharField(label="Name of the new venue", max_length=200, required=False)
    venue_address = forms.CharField(
        label="Address of the new venue", widget=forms.Textarea(attrs={"autocomplete": "off"}), required=False
    )
    venue_directions = forms.CharField(
        label="How to get there",
        widget=forms.Textarea,
        required=False,
        help_text="Buses, parking, which door, steps or a lift. People in the group will read this.",
    )
    mode = forms.ChoiceField(label="How it meets", choices=list(MODES.items()), widget=forms.RadioSelect)
    capacity = _capacity()
    field_order = (
        "name", "programme", "start", "weekdays", "time", "venue", "venue_name", "venue_address",
        "venue_directions", "mode", "lead", "co_lead", "helpers", "capacity",
    )  # fmt: skip

    def __init__(self, *args: Any, choices: GroupChoices, **kwargs: Any) -> None:
        super().__init__(*args, staff=choices.staff, **kwargs)
        self._venues = [(str(key), name) for key, name in choices.venues]
        choice_field(self, "programme").choices = choices.programmes
        choice_field(self, "venue").choices = [
            ("", "Choose a venue"),
            *self._venues,
            (NEW_VENUE, "A new venue"),
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("venue") == NEW_VENUE and not given.get("venue_name", "").strip():
            self.add_error("venue_name", "Enter the name of the new venue")
        return given

    def plan(self) -> GroupPlan:
        """What was chosen, for the actions."""
        given = self.cleaned_data
        return GroupPlan(
            programme=given["programme"],
            name=given["name"],
            venue_id=None if given["venue"] == NEW_VENUE else UUID(given["venue"]),
            start=given["start"],
            weekdays=tuple(given["weekdays"]),
            at=given["time"],
            capacity=given["capacity"],
            mode=given["mode"],
            staff=tuple(self.duties().items()),
        )

    def venue_in_words(self) -> str:
        """The name of the venue, chosen or new."""
        given = self.cleaned_data
        names = dict(self._venues)
        return names[given["venue"]] if given["venue"] in names else given["venue_name"]

    def new_venue(self) -> NewVenue | None:
        """The venue to add, or None when one was chosen from the list."""
        given = self.cleaned_data
        if given["venue"] != NEW_VENUE:
            return None
        return NewVenue(
            name=given["venue_name"],
            address=given["venue_address"],
            how_to_get_there=given["venue_directions"],
        )


class EditForm(forms.Form):
    """The name and size of a group that is there."""

    name = _name()
    capacity = _capacity()


class MoveForm(forms.Form):
    """Another day and time for one session."""

    day = _day("New day")
    time = _time("New time")
    reason = forms.CharField(
        label="Why it moves",
        max_length=200,
        required=False,
        help_text="Shown to staff in the history of the session",
    )

    def starts_at(self) -> datetime:
        """The moment, on London's clock."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], tzinfo=LONDON)


def choice_field(form: forms.Form, name: str) -> forms.ChoiceField:
    """A field of a form whose choices are filled in when the form is made."""
    return cast(forms.ChoiceField, form.fields[name])
