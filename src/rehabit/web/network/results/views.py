"""Results of all sites together, and of one group, with small numbers hidden."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from rehabit.access import Permission, Viewer
from rehabit.evaluation import NO_COMPARISON
from rehabit.queries import network as queries
from rehabit.web.design import result_words
from rehabit.web.page import page, show


@page(see=Permission.SEE_NETWORK)
def results(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """All sites taken together."""
    found = queries.results(by=viewer, at=at)
    return show(
        request,
        "network/results/results.jinja",
        "Results",
        found=found,
        words=result_words,
        no_comparison=NO_COMPARISON,
    )


@page(see=Permission.SEE_NETWORK)
def group_result(request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID) -> HttpResponse:
    """One group."""
    found = queries.group_result(by=viewer, group_id=group_id)
    return show(
        request,
        "network/results/group_result.jinja",
        f"The result of {found.group.name}",
        found=found,
        words=result_words,
        no_comparison=NO_COMPARISON,
    )
