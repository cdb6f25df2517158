"""The groups of a site, one group, its printed list and its calendar file."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from rehabit.access import Permission, Viewer
from rehabit.queries import group_list as list_queries
from rehabit.queries import groups as queries
from rehabit.queries import places as place_queries
from rehabit.web.page import page, show
from rehabit.web.staff.groups import presenter


@page(see=Permission.SEE_GROUPS)
def groups(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Every group: those to come, those that meet now, those that are over."""
    found = list_queries.groups(by=viewer, at=at)
    return show(request, "staff/groups/groups.jinja", "Groups", parts=presenter.by_phase(found))


@page(see=Permission.SEE_GROUPS)
def group(request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID) -> HttpResponse:
    """One group: dates, places, staff, and what to think about."""
    found = queries.group(by=viewer, group_id=group_id, at=at)
    return show(
        request,
        "staff/groups/group.jinja",
        found.name,
        group=found,
        strip=presenter.strip(found, at),
        following=presenter.next_of(found, at),
        point=presenter.point_of(found, at),
        at=at,
        words=presenter,
    )


@page(see=Permission.SEE_GROUPS)
def print_list(request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID) -> HttpResponse:
    """The people of a group on paper, with needs and telephone numbers."""
    found = queries.group(by=viewer, group_id=group_id, at=at)
    return show(request, "staff/groups/print_list.jinja", found.name, group=found, at=at, words=presenter)


@page(see=Permission.SEE_GROUPS)
def calendar(request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID) -> HttpResponse:
    """The dates of a group as a calendar file."""
    file = place_queries.group_calendar(by=viewer, group_id=group_id, at=at)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type="text/calendar; charset=utf-8", headers=headers)
