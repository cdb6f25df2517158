"""The instruments: the list, one on a page, and the file for wording a site brings."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from rehabit.access import Permission, Refused, Viewer, may
from rehabit.actions import wording
from rehabit.catalogue.instrument_wording import LARGEST_BYTES, wording_form
from rehabit.outcomes.in_words import terms_in_words
from rehabit.queries import instruments
from rehabit.web.page import page, show
from rehabit.web.staff.instruments import presenter
from rehabit.web.staff.instruments.forms import WordingForm


@page(see=Permission.MEASURE)
def every(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """All of them, in three parts: planned, ready, wording to be had from the owner."""
    groups = presenter.groups(instruments.every_instrument(by=viewer))
    return show(
        request,
        "staff/instruments/instruments.jinja",
        "Questionnaires and tests",
        groups=groups,
        tag_of=presenter.tag_of,
    )


@page(see=Permission.MEASURE, do=Permission.LOAD_WORDING, methods="GET POST")
def one(request: HttpRequest, viewer: Viewer, at: datetime, instrument: str) -> HttpResponse:
    """One instrument; a site lead loads or withdraws its words."""
    form = WordingForm()
    if request.method == "POST" and request.POST.get("do") == "withdraw":
        language = request.POST.get("language", "")
        wording.withdraw(instrument=instrument, language=language, by=viewer, at=at)
        messages.success(request, "The words are no longer shown. Answers and scores stay.")
        return redirect("staff:instrument", instrument)
    if request.method == "POST":
        form = WordingForm(request.POST, request.FILES)
        if form.is_valid() and _loaded(request, form, viewer, at, instrument):
            return redirect("staff:instrument", instrument)
    found = instruments.one_instrument(by=viewer, instrument=instrument)
    held = found.line.instrument
    return show(
        request,
        "staff/instruments/instrument.jinja",
        held.title,
        422 if form.is_bound else 200,
        error=form.is_bound,
        found=found,
        tag=presenter.tag_of(found.line),
        about=presenter.about(found.line),
        terms=terms_in_words(held),
        scores=presenter.scores(held),
        shown=[(words, list(presenter.questions(held, words))) for words in found.words],
        may_load=bool(may(viewer, Permission.LOAD_WORDING)),
        form=form,
    )


@page(see=Permission.MEASURE)
def wording_file(request: HttpRequest, viewer: Viewer, at: datetime, instrument: str) -> HttpResponse:
    """An empty wording file to fill in."""
    held = instruments.one_instrument(by=viewer, instrument=instrument).line.instrument
    answer = HttpResponse(wording_form(held), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, f"{held.id}.toml")
    return answer


def _loaded(request: HttpRequest, form: WordingForm, viewer: Viewer, at: datetime, instrument: str) -> bool:
    chosen = form.cleaned_data["file"]
    try:
        done = wording.load(
            data=chosen.read(LARGEST_BYTES + 1),
            file_name=chosen.name,
            instrument=instrument,
            by=viewer,
            at=at,
        )
    except Refused as refused:
        form.add_error("file", refused.refusal.sentence)
        return False
    messages.success(request, f"{len(done.wording.items)} questions were loaded and may be shown here now.")
    return True
