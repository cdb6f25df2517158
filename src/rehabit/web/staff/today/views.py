"""Today: the first page of a facilitator's day."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from rehabit.access import Permission, Viewer
from rehabit.queries.staff_today import MOST, staff_today
from rehabit.web.page import page, show


@page(see=Permission.SEE_SESSION)
def today(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Today's sessions, who to look at, and what waits elsewhere."""
    found = staff_today(by=viewer, at=at)
    return show(request, "staff/today/today.jinja", "Today", today=found, at=at, most=MOST)
