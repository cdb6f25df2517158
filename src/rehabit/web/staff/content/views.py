"""What is signed and what waits; one item to read and sign."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import content as actions
from rehabit.queries.content import content_page, one_item
from rehabit.web.page import page, show
from rehabit.web.staff.content import presenter
from rehabit.web.staff.content.forms import CuesForm, DoseForm


@page(see=Permission.EDIT_CHECKLISTS, methods="GET POST")
def content(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """All content by kind; a POST signs what is ticked, or all that waits of one kind."""
    found = content_page(by=viewer)
    said = ""
    if request.method == "POST":
        keys = presenter.chosen(request.POST, found)
        said = _signed(request, viewer, at, keys)
        if not said:
            return redirect("staff:content")
    return show(
        request,
        "staff/content/content.jinja",
        "Programme content",
        422 if said else 200,
        error=bool(said),
        found=found,
        said=said,
        role=request.POST.get("role", ""),
        viewer_signs=viewer.clinician,
        ticked=request.POST.getlist("key"),
    )


@page(see=Permission.EDIT_CHECKLISTS, methods="GET POST")
def item(request: HttpRequest, viewer: Viewer, at: datetime, kind: str, name: str) -> HttpResponse:
    """Everything that is in one item; a POST signs it."""
    found, catalogue = one_item(kind=kind, name=name, by=viewer)
    said = ""
    if request.method == "POST":
        said = _signed(request, viewer, at, [found.content.key])
        if not said:
            return redirect("staff:content-item", kind, name)
    exercise = catalogue.exercise(name) if kind == "exercises" else None
    return show(
        request,
        "staff/content/item.jinja",
        found.content.title,
        422 if said else 200,
        error=bool(said),
        found=found,
        parts=presenter.parts(catalogue, found.content),
        exercise=exercise,
        dose=DoseForm.of(catalogue, exercise) if exercise else None,
        cues=CuesForm.of(exercise) if exercise else None,
        words=presenter,
        said=said,
        role=request.POST.get("role", ""),
        viewer_signs=viewer.clinician,
    )


def _signed(request: HttpRequest, viewer: Viewer, at: datetime, keys: list[str]) -> str:
    """Sign; returns why not, or nothing when it is done."""
    try:
        count = actions.sign_off(keys=keys, role=request.POST.get("role", ""), by=viewer, at=at)
    except Refused as refused:
        return refused.refusal.sentence
    what = "1 item is" if count == 1 else f"{count} items are"
    messages.success(request, f"{what} signed off. A change asks for a new signature.")
    return ""
