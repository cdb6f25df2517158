"""A site's own changes: a dose, cues, an exercise withdrawn, an exercise of its own, and the history."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import content as actions
from rehabit.queries.content import one_exercise, own_content
from rehabit.web.page import page, show
from rehabit.web.staff.content.forms import CuesForm, DoseForm, ExerciseForm


@page(see=Permission.EDIT_CHECKLISTS, do=Permission.EDIT_CHECKLISTS, methods="POST")
def change(request: HttpRequest, viewer: Viewer, at: datetime, name: str) -> HttpResponse:
    """One change to one exercise, by the button that was pressed."""
    catalogue, exercise = one_exercise(name=name, by=viewer)
    dose, cues = DoseForm.of(catalogue, exercise, request.POST), CuesForm(request.POST)
    said, deed = "", None
    match request.POST.get("do"):
        case "dose" if dose.is_valid():
            said, deed = (
                "The dose is changed.",
                lambda: actions.change_dose(
                    exercise=name,
                    start=dose.change("start"),
                    ceiling=dose.change("ceiling"),
                    by=viewer,
                    at=at,
                ),
            )
        case "cues" if cues.is_valid():
            said, deed = (
                "The cues are changed.",
                lambda: actions.change_cues(exercise=name, cues=cues.lines(), by=viewer, at=at),
            )
        case "withdraw":
            said, deed = (
                "Nobody else starts on it.",
                lambda: actions.withdraw(exercise=name, by=viewer, at=at),
            )
        case "use":
            said, deed = "It is in use again.", lambda: actions.use(exercise=name, by=viewer, at=at)
    return _and_back(request, name, said, deed)


def _and_back(request: HttpRequest, name: str, said: str, deed: Callable[[], object] | None) -> HttpResponse:
    if deed is None:
        messages.error(request, "Nothing was changed: enter whole numbers from 1.")
        return redirect("staff:content-item", "exercises", name)
    try:
        deed()
    except Refused as refused:
        messages.error(request, f"Nothing was changed. {refused}")
    else:
        messages.success(request, said)
    return redirect("staff:content-item", "exercises", name)


@page(see=Permission.EDIT_CHECKLISTS, do=Permission.EDIT_CHECKLISTS, methods="GET POST")
def new_exercise(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Add an exercise of the site's own."""
    found = own_content(by=viewer)
    form = ExerciseForm(request.POST or None, exercises=found.exercises)
    if form.is_valid():
        try:
            name = actions.add_exercise(exercise=form.exercise(), by=viewer, at=at)
        except Refused as refused:
            form.add_error("instead_of", refused.refusal.sentence)
        else:
            messages.success(request, f"{form.cleaned_data['name']} is added. Read it once more and sign it.")
            return redirect("staff:content-item", "exercises", name)
    return show(
        request,
        "staff/content/new_exercise.jinja",
        "Add an exercise",
        422 if form.is_bound else 200,
        error=form.is_bound,
        form=form,
    )


@page(see=Permission.EDIT_CHECKLISTS)
def history(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Who changed what of the content, the latest first."""
    return show(request, "staff/content/history.jinja", "Changes to content", found=own_content(by=viewer))
