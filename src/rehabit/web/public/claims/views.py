"""Which published claims hold: every figure with its formula, worked out when the page is asked for."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from rehabit.access import Viewer
from rehabit.reports.claims_ledger import ledger, ledger_counts, ledger_csv
from rehabit.web.page import page, show

STATUSES = ("reproduced", "differs", "can't be checked")


@page(public=True)
def claims(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """The ledger; `?status=` keeps one status, and an unknown one keeps all."""
    everything = ledger()
    asked = request.GET.get("status", "")
    chosen = asked if asked in STATUSES else ""
    return show(
        request,
        "public/claims/claims.jinja",
        "Which claims hold",
        rows=[row for row in everything if chosen in ("", row.status)],
        counts=ledger_counts(rows=everything),
        statuses=STATUSES,
        chosen=chosen,
        total=len(everything),
    )


@page(public=True)
def as_file(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    response = HttpResponse(ledger_csv(rows=ledger()), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="claims.csv"'
    return response
