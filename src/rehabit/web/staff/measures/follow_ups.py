"""Whom to ring at 3, 6, 12 and 30 months, and closing a follow-up that nobody will answer."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Viewer
from rehabit.actions import follow_ups as actions
from rehabit.queries import follow_ups as queries
from rehabit.web.page import page, show

STANDINGS = {
    "closing": ("closes soon", "urgent"),
    "overdue": ("overdue", "attention"),
    "open": ("open", "now"),
    "soon": ("opens soon", "muted"),
    "missed": ("missed", "muted"),
}


class CloseForm(forms.Form):
    """Why nobody will be asked again at this point."""

    reason = forms.ChoiceField(
        label="Why will there be no answers?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a reason"},
    )
    words = forms.CharField(label="Anything to add", max_length=300, required=False)


@page(see=Permission.MEASURE)
def due(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """The list, in the order in which it is worth ringing."""
    found = queries.due_list(by=viewer, at=at)
    return show(request, "staff/measures/follow_ups.jinja", "Follow-ups", found=found, standings=STANDINGS)


@page(see=Permission.MEASURE, methods="GET POST")
def close(request: HttpRequest, viewer: Viewer, at: datetime, follow_up_id: UUID) -> HttpResponse:
    """Close one point with a reason; later points stay."""
    found = queries.closing(by=viewer, at=at, follow_up_id=follow_up_id)
    form = CloseForm(request.POST if request.method == "POST" else None)
    form.fields["reason"].choices = [(choice.code, choice.label) for choice in found.reasons]  # type: ignore[attr-defined]
    if form.is_valid():
        actions.close(follow_up_id=follow_up_id, by=viewer, at=at, **form.cleaned_data)
        messages.success(request, f"{found.line.name}: closed. The later follow-ups stay.")
        return redirect("staff:follow-ups")
    return show(
        request,
        "staff/measures/close_follow_up.jinja",
        f"Close a follow-up: {found.line.name}",
        422 if form.errors else 200,
        error=bool(form.errors),
        line=found.line,
        form=form,
    )
