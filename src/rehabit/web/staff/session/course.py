"""Opening, calling off, closing and reopening a session; the sheet for the wall."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import sessions
from rehabit.queries.room_sheet import room_sheet
from rehabit.queries.session_page import session_page
from rehabit.web.page import page, show
from rehabit.web.staff.session import forms, presenter
from rehabit.web.staff.session.refusals import refusal_said


@page(do=Permission.RUN_SESSION, methods="POST")
def open_session(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """It takes place."""
    with refusal_said(request):
        sessions.open_session(session_id=session_id, by=viewer, at=at)
    return redirect(f"{reverse('staff:session', args=[session_id])}#register")


@page(do=Permission.RUN_SESSION, methods="POST")
def restore(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """It happens after all."""
    with refusal_said(request):
        sessions.restore(session_id=session_id, by=viewer, at=at)
    return redirect("staff:session", session_id=session_id)


@page(do=Permission.RUN_SESSION, methods="POST")
def reopen(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """Something has to be put right."""
    reason = request.POST.get("reason", "")
    with refusal_said(request):
        sessions.reopen(session_id=session_id, reason=reason, by=viewer, at=at)
    return redirect("staff:session", session_id=session_id)


@page(see=Permission.RUN_SESSION, methods="GET POST")
def cancel(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """It does not happen: why? Nobody is marked absent."""
    found = session_page(session_id=session_id, by=viewer, at=at)
    form = forms.CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sessions.cancel(session_id=session_id, reason=form.reason_given(), by=viewer, at=at)
        except Refused as refused:
            form.add_error("reason", refused.refusal.sentence)
        else:
            messages.success(request, "The session is called off. Nobody is marked absent.")
            return redirect("staff:session", session_id=session_id)
    return show(
        request,
        "staff/session/cancel.jinja",
        "The session does not happen",
        422 if form.errors else 200,
        error=bool(form.errors),
        session=found,
        form=form,
        words=presenter,
    )


@page(see=Permission.SEE_SESSION, do=Permission.RUN_SESSION, methods="GET POST")
def close(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """Before closing: who and what is still open. After closing: what goes home."""
    found = session_page(session_id=session_id, by=viewer, at=at)
    if request.method == "POST":
        closed = sessions.close(
            session_id=session_id,
            decisions=forms.read_decisions(request.POST, found),
            themes_covered=request.POST.getlist("theme"),
            by=viewer,
            at=at,
        )
        messages.success(request, f"Session closed. {closed.attended} of {closed.expected} came.")
        return redirect("staff:close-session", session_id=session_id)
    template = "home" if found.state == "closed" else "close"
    title = "What goes home" if found.state == "closed" else "Close the session"
    return show(request, f"staff/session/{template}.jinja", title, session=found, words=presenter)


@page(see=Permission.SEE_SESSION)
def sheet(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """The sheet for the wall, in large print."""
    found = room_sheet(session_id=session_id, by=viewer, at=at)
    title = f"{found.session.group}, session {found.session.number}"
    return show(
        request, "staff/session/sheet.jinja", title, sheet=found, session=found.session, words=presenter
    )
