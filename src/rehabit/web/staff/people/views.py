"""People: the list, one person's record, corrections."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import people as actions
from rehabit.participants import ConsentKind
from rehabit.queries.people import find_people, person_record
from rehabit.web.page import page, show
from rehabit.web.staff.people import forms, presenter


@page(see=Permission.SEE_PERSON)
def people(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """The search, and those who came last."""
    search = request.GET.get("q", "")[:100]
    found = find_people(search=search, by=viewer, at=at)
    return show(request, "staff/people/people.jinja", "People", found=found, search=search, words=presenter)


@page(see=Permission.SEE_PERSON)
def person(request: HttpRequest, viewer: Viewer, at: datetime, person_id: UUID) -> HttpResponse:
    """Everything known of one person."""
    record = person_record(person_id=person_id, by=viewer, at=at)
    return show(request, "staff/people/person.jinja", record.name, person=record, words=presenter)


@page(see=Permission.EDIT_PERSON, methods="GET POST")
def edit(request: HttpRequest, viewer: Viewer, at: datetime, person_id: UUID) -> HttpResponse:
    """Details, needs and consent of one person."""
    record = person_record(person_id=person_id, by=viewer, at=at)
    form = forms.DetailsForm(request.POST or None, initial=dict(record.details), today=timezone.localdate(at))
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.correct_details(
                person_id=person_id, details=form.cleaned_data, by=viewer, at=at
            )
        except Refused as refused:
            form.add_error("nhs_number", refused.refusal.sentence)
        else:
            messages.success(request, "The details are saved." if changed else "Nothing had changed.")
            return redirect("staff:person", person_id=person_id)
    return show(
        request,
        "staff/people/edit.jinja",
        f"Details of {record.name}",
        422 if form.errors else 200,
        error=bool(form.errors),
        person=record,
        form=form,
        need_form=forms.NeedForm(),
        words=presenter,
    )


@page(do=Permission.EDIT_PERSON, methods="POST")
def add_need(request: HttpRequest, viewer: Viewer, at: datetime, person_id: UUID) -> HttpResponse:
    """One more need."""
    form = forms.NeedForm(request.POST)
    try:
        if form.is_valid():
            actions.record_need(
                person_id=person_id,
                kind=form.kind_chosen(),
                detail=form.cleaned_data["detail"],
                by=viewer,
                at=at,
            )
            messages.success(request, "The need is recorded.")
        else:
            messages.error(request, "Choose what is needed from the list.")
    except Refused as refused:
        messages.error(request, refused.refusal.sentence)
    return redirect("staff:edit-person", person_id=person_id)


@page(do=Permission.EDIT_PERSON, methods="POST")
def end_need(
    request: HttpRequest, viewer: Viewer, at: datetime, person_id: UUID, need_id: UUID
) -> HttpResponse:
    """A need that has ended."""
    actions.end_need(need_id=need_id, by=viewer, at=at)
    messages.success(request, "The need has ended.")
    return redirect("staff:edit-person", person_id=person_id)


@page(do=Permission.EDIT_PERSON, methods="POST")
def consent(request: HttpRequest, viewer: Viewer, at: datetime, person_id: UUID) -> HttpResponse:
    """What the person said about taking part or about their data."""
    form = forms.ConsentForm(request.POST)
    if form.is_valid():
        kind, given = ConsentKind(form.cleaned_data["kind"]), form.cleaned_data["given"] == "yes"
        actions.record_consent(person_id=person_id, kind=kind, given=given, by=viewer, at=at)
        messages.success(request, "What was said is recorded.")
    else:
        messages.error(request, "Choose yes or no.")
    return redirect("staff:edit-person", person_id=person_id)
