"""Costs and savings: the inputs are in the address, so that an answer can be kept, sent and printed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from rehabit.access import Viewer
from rehabit.economics.case import CaseInputs, fields
from rehabit.web.page import page, show
from rehabit.web.public.commissioner.forms import GROUPS, CaseForm

if TYPE_CHECKING:
    from rehabit.reports.economics.case_report import CaseReport


@page(public=True)
def costs(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """The inputs and the answer beside each other; a fault in the inputs is named and nothing is lost."""
    form = CaseForm(request.GET.dict())
    report = _report(form.inputs) if form.is_valid() and form.inputs is not None else None
    return show(
        request,
        "public/commissioner/costs.jinja",
        "What it costs, what it saves",
        200 if report else 422,
        error=report is None,
        form=form,
        groups=GROUPS,
        units={name: field.unit for name, field in fields().items()},
        report=report,
        query=request.GET.urlencode(),
    )


@page(public=True)
def working(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """The whole working as a file, for the same inputs."""
    from rehabit.reports.economics.case_report import case_csv

    form = CaseForm(request.GET.dict())
    if not form.is_valid() or form.inputs is None:
        faults = [f"{name}: {' '.join(map(str, sentences))}" for name, sentences in form.errors.items()]
        return HttpResponse("\n".join(faults) + "\n", status=422, content_type="text/plain; charset=utf-8")
    response = HttpResponse(case_csv(report=_report(form.inputs)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="costs-working.csv"'
    return response


def _report(inputs: CaseInputs) -> CaseReport:
    """Imported here, because it loads NumPy and no other page needs that."""
    from rehabit.economics.case.answer import answer_case
    from rehabit.reports.economics.case_report import case_report

    return case_report(answer=answer_case(inputs=inputs))
