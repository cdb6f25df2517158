"""The register alone: for a helper, and for anybody at the door with a tablet."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.actions import attendance
from rehabit.actions.attendance import Marked
from rehabit.queries import registers as queries
from rehabit.web.page import page, show
from rehabit.web.staff.registers import marks


@page(see=Permission.SEE_REGISTER)
def registers(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Today's sessions of the groups this person is with."""
    found = queries.todays_registers(by=viewer, at=at)
    today = timezone.localdate(at)
    return show(request, "staff/registers/registers.jinja", "Registers", sessions=found, today=today)


@page(see=Permission.SEE_REGISTER, do=Permission.MARK_REGISTER, methods="GET POST")
def register(request: HttpRequest, viewer: Viewer, at: datetime, session_id: UUID) -> HttpResponse:
    """One register: a first name and an initial, one tap each."""
    found = queries.register(session_id=session_id, by=viewer, at=at)
    if request.method == "POST":
        given = marks.read_marks(request.POST, found.people)
        say(request, attendance.mark(session_id=session_id, marks=given, by=viewer, at=at))
        return redirect("staff:register", session_id=session_id)
    title = f"Register: {found.group}"
    return show(request, "staff/registers/register.jinja", title, register=found, marks=marks)


def say(request: HttpRequest, marked: Marked) -> None:
    """Tell the person what was saved and where somebody else had marked too."""
    messages.success(request, marks.sentence_of(marked))
    for clash in marked.clashes:
        messages.warning(request, marks.sentence_of_clash(clash))
