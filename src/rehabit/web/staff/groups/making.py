"""Making a group: the form, the dates before anything is saved, and saving."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import groups as actions
from rehabit.queries import group_plan as queries
from rehabit.web.page import page, show
from rehabit.web.staff.groups.forms import GroupForm
from rehabit.web.staff.groups.presenter import MODES

_FIELD_OF = {
    "start_in_past": "start",
    "start_too_far": "start",
    "start_on_other_weekday": "start",
    "weekdays_do_not_fit": "weekdays",
    "no_room": "start",
    "group_without_name": "name",
    "venue_known": "venue_name",
    "venue_without_name": "venue_name",
    "nobody_leads": "lead",
    "helper_cannot_lead": "lead",
}
"""The field that a refusal is about; any other is about the form as a whole."""


@page(see=Permission.MAKE_GROUP, methods="GET POST")
def new_group(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """One address, three steps: fill in, look at the dates, save."""
    choices = queries.group_choices(by=viewer)
    if request.method != "POST":
        return _form(request, GroupForm(choices=choices, initial=_usual(choices, viewer)))
    form = GroupForm(request.POST, choices=choices)
    step = request.POST.get("step")
    if step == "change" or not form.is_valid():
        return _form(request, form, status=200 if step == "change" else 422)
    try:
        if step == "save" and form.cleaned_data["key"]:
            return _save(request, form, viewer, at)
        return _preview(request, form, viewer, at)
    except Refused as refused:
        form.add_error(_FIELD_OF.get(refused.refusal.code), refused.refusal.sentence)
        return _form(request, form, status=422)


def _usual(choices: queries.GroupChoices, viewer: Viewer) -> dict[str, object]:
    """What most groups are: eight places in the room, led by whoever makes it, at the only venue there is."""
    usual: dict[str, object] = {"capacity": 8, "mode": "in_person", "programme": choices.programmes[-1][0]}
    if any(one.leads and one.user_id == viewer.user_id for one in choices.staff):
        usual["lead"] = viewer.user_id
    if len(choices.venues) == 1:
        usual["venue"] = choices.venues[0][0]
    return usual


def _form(request: HttpRequest, form: GroupForm, status: int = 200) -> HttpResponse:
    return show(
        request, "staff/groups/new_group.jinja", "Make a group", status, error=status == 422, form=form
    )


def _preview(request: HttpRequest, form: GroupForm, viewer: Viewer, at: datetime) -> HttpResponse:
    plan = form.plan()
    draft = queries.draft(by=viewer, at=at, plan=plan)
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", "step", "key")
        for value in values
    ]
    return show(
        request,
        "staff/groups/preview.jinja",
        "Look at the dates",
        plan=plan,
        draft=draft,
        venue=form.venue_in_words(),
        mode=MODES[plan.mode],
        sent=sent,
    )


def _save(request: HttpRequest, form: GroupForm, viewer: Viewer, at: datetime) -> HttpResponse:
    group_id = actions.make(
        key=form.cleaned_data["key"], plan=form.plan(), venue=form.new_venue(), by=viewer, at=at
    )
    messages.success(request, f"{form.cleaned_data['name']} is made. Now offer the places.")
    return redirect("staff:group", group_id=group_id)
