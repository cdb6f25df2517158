"""Choosing people from the waiting list and a group for them."""

from typing import Any, cast

from django import forms

from rehabit.queries.group_list import GroupLine
from rehabit.queries.waiting import WaitingList
from rehabit.web.design.wording import plural, short_day


class OfferForm(forms.Form):
    """Ticks beside people, and one group that has room."""

    referrals = forms.MultipleChoiceField(
        label="People",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick at least one person",
            "invalid_choice": "Somebody you ticked is not waiting any more. Look at the list again",
        },
    )
    group = forms.ChoiceField(
        label="Offer a place in",
        error_messages={"required": "Choose a group", "invalid_choice": "Choose a group that has room"},
    )

    def __init__(self, *args: Any, found: WaitingList, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["referrals"]).choices = [
            (str(each.referral_id), each.name) for each in found.people
        ]
        groups = [(str(line.group_id), _in_words(line)) for line in found.groups]
        cast(forms.ChoiceField, self.fields["group"]).choices = [("", "Choose a group"), *groups]

    def chosen(self) -> set[str]:
        """The people ticked, so that nothing is lost when the form comes back."""
        return set(self["referrals"].data or ())


def _in_words(line: GroupLine) -> str:
    return f"{line.name}, from {short_day(line.first_at)} ({plural(line.free, 'free place')})"
