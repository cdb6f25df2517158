"""Measures at baseline, the end and the follow-ups: the group, one person, one form, the goal."""

from datetime import datetime
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import discharges, goals
from rehabit.actions import measures as actions
from rehabit.kernel import Refusal
from rehabit.queries import measures as queries
from rehabit.web.page import page, show
from rehabit.web.staff.measures import presenter
from rehabit.web.staff.measures.forms import EnterScoresForm, GoalForm, GoalReviewForm, MeasureForm


@page(see=Permission.MEASURE)
def group_point(
    request: HttpRequest, viewer: Viewer, at: datetime, group_id: UUID, point: str
) -> HttpResponse:
    """Everybody in the group, what is done and the next form of each."""
    found = queries.group_point(by=viewer, at=at, group_id=group_id, point=point)
    title = f"{found.point.title}: {found.group}"
    return show(request, "staff/measures/group_point.jinja", title, found=found, words=presenter)


@page(see=Permission.MEASURE)
def person_point(
    request: HttpRequest, viewer: Viewer, at: datetime, place_id: UUID, point: str
) -> HttpResponse:
    """One person: what is done, with its scores, and what is still to do."""
    found = queries.person_point(by=viewer, at=at, place_id=place_id, point=point)
    return show(request, "staff/measures/person_point.jinja", found.person.name, found=found, words=presenter)


@page(see=Permission.MEASURE, methods="GET POST")
def form(
    request: HttpRequest, viewer: Viewer, at: datetime, place_id: UUID, point: str, instrument: str
) -> HttpResponse:
    """One questionnaire or test, or its scores where its words may not be shown; then the next one."""
    found = queries.form(by=viewer, at=at, place_id=place_id, point=point, instrument=instrument)
    sheet = _sheet(request, found)
    if sheet.is_valid():
        try:
            recorded = _keep(sheet, place_id, point, instrument, viewer, at)
        except Refused as refused:
            sheet.add_error(None, refused.refusal.sentence)
        else:
            messages.success(request, f"{found.line.title}: {presenter.kept_words(recorded)}")
            if recorded.alerts:
                return redirect("staff:point", place_id=place_id, point=point)
            return _onwards(request, recorded, place_id, point)
    return show(
        request,
        "staff/measures/form.jinja",
        f"{found.line.title}: {found.name}",
        422 if sheet.errors else 200,
        error=bool(sheet.errors),
        found=found,
        form=sheet,
        words=presenter,
    )


@page(see=Permission.MEASURE, methods="GET POST")
def goal(request: HttpRequest, viewer: Viewer, at: datetime, place_id: UUID, point: str) -> HttpResponse:
    """The goal in the person's own words at the start; how far it was reached at the end."""
    found = queries.person_point(by=viewer, at=at, place_id=place_id, point=point)
    line = found.person.goal
    review = line is not None and line.review and bool(line.words)
    sent = request.POST if request.method == "POST" else None
    sheet: django_forms.Form = (
        GoalReviewForm(sent, initial={"reached": line.reached})
        if review and line
        else GoalForm(sent, initial={"words": line.words, "confidence": line.confidence} if line else {})
    )
    if sheet.is_valid():
        if review:
            discharges.review_goal(place_id=place_id, by=viewer, at=at, **sheet.cleaned_data)
        else:
            goals.set_for(person_id=found.person.person_id, by=viewer, at=at, **sheet.cleaned_data)
        messages.success(request, "The goal is saved.")
        return redirect("staff:point", place_id=place_id, point=point)
    return show(
        request,
        "staff/measures/goal.jinja",
        f"Goal: {found.person.name}",
        422 if sheet.errors else 200,
        error=bool(sheet.errors),
        found=found,
        form=sheet,
        review=review,
    )


def _sheet(request: HttpRequest, found: queries.FormPage) -> MeasureForm | EnterScoresForm:
    """The form to show: questions where they may be shown, else (or when asked for) the scores."""
    initial = {"mode": found.mode, "taken_on": found.taken_on}
    sent = request.POST if request.method == "POST" else None
    asked = found.line.asked
    if isinstance(found.words, Refusal) or "scores" in request.GET:
        return EnterScoresForm(sent, asked=asked, initial=initial)
    answered = {about: kept.answers for about, kept in found.line.forms.items()}
    return MeasureForm(sent, asked=asked, words=found.words, answered=answered, initial=initial)


def _keep(
    sheet: MeasureForm | EnterScoresForm,
    place_id: UUID,
    point: str,
    instrument: str,
    by: Viewer,
    at: datetime,
) -> actions.Recorded:
    told = {"place_id": place_id, "point": point, "instrument": instrument, **sheet.how_and_when()}
    if isinstance(sheet, EnterScoresForm):
        return actions.enter_scores(scores=sheet.scores(), by=by, at=at, **told)
    return actions.record(answers=sheet.answers(), by=by, at=at, **told)


def _onwards(request: HttpRequest, recorded: actions.Recorded, place_id: UUID, point: str) -> HttpResponse:
    """To the next form of the same person, or back to the list."""
    if recorded.left and request.POST.get("then") == "next":
        return redirect("staff:measure", place_id=place_id, point=point, instrument=recorded.left[0])
    return redirect("staff:point", place_id=place_id, point=point)
