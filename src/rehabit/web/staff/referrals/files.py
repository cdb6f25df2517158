"""Referral files: upload one, see what became of each row, take the bad rows back."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions.referral_import import import_file
from rehabit.interop.referral_csv.table import LARGEST_BYTES
from rehabit.queries import imports
from rehabit.queries.asking import NotFound
from rehabit.web.page import page, show
from rehabit.web.staff.referrals import presenter
from rehabit.web.staff.referrals.forms import ImportForm


@page(see=Permission.IMPORT_REFERRALS, methods="GET POST")
def upload(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Choose a file; earlier ones are listed below."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["file"]
        try:
            done = import_file(data=chosen.read(LARGEST_BYTES + 1), file_name=chosen.name, by=viewer, at=at)
            return redirect("staff:import-result", done)
        except Refused as refused:
            form.add_error("file", str(refused))
    return show(
        request,
        "staff/referrals/upload.jinja",
        "Import a referral file",
        422 if form.is_bound else 200,
        error=form.is_bound,
        form=form,
        past=imports.past_imports(by=viewer),
    )


@page(see=Permission.IMPORT_REFERRALS)
def result(request: HttpRequest, viewer: Viewer, at: datetime, import_id: UUID) -> HttpResponse:
    """What became of each row, what needs a person first."""
    found = imports.import_result(import_id=import_id, by=viewer)
    return show(
        request,
        "staff/referrals/result.jinja",
        presenter.headline(found),
        result=found,
        rows=presenter.by_verdict(found),
    )


@page(see=Permission.IMPORT_REFERRALS)
def rejects(request: HttpRequest, viewer: Viewer, at: datetime, import_id: UUID) -> HttpResponse:
    """The rows that were not added, as a file with reasons."""
    found = imports.rejects(import_id=import_id, by=viewer)
    if not found.content:
        raise NotFound("file of rows that were not added for an import", import_id)
    answer = HttpResponse(found.content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, found.file_name)
    return answer
