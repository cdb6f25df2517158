"""The result of one group and of the whole site, on a page and as a file."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from rehabit.access import Permission, Viewer
from rehabit.evaluation import NO_COMPARISON
from rehabit.queries import results as queries
from rehabit.reports import result_csv
from rehabit.web.design import result_words
from rehabit.web.page import page, show


@page(see=Permission.SEE_RESULTS)
def group_result(request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID) -> HttpResponse:
    """One group: who got how far, how much they changed, how many by enough."""
    found = queries.group_result(by=viewer, at=at, group_id=group_id)
    return show(
        request,
        "staff/results/group_result.jinja",
        f"The result of {found.group.name}",
        found=found,
        result=found.result,
        words=result_words,
        no_comparison=NO_COMPARISON,
    )


@page(see=Permission.SEE_RESULTS)
def site_result(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Everybody ever referred to the site, and the way to each group."""
    found = queries.site_result(by=viewer, at=at)
    return show(
        request,
        "staff/results/site_result.jinja",
        "Results",
        found=found,
        result=found.result,
        words=result_words,
        no_comparison=NO_COMPARISON,
    )


@page(see=Permission.SEE_RESULTS)
def group_csv(request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID) -> HttpResponse:
    """The numbers of one group for a spreadsheet, one row per measure."""
    found = queries.group_result(by=viewer, at=at, group_id=group_id)
    return HttpResponse(
        result_csv(result=found.result),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="group-result.csv"'},
    )
