"""Questionnaires that are open now: a list, and one form at a time."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import measures as actions
from rehabit.kernel import Refusal
from rehabit.queries import own_measures as queries
from rehabit.web.design.questionnaire_form import QuestionnaireForm
from rehabit.web.page import page, show


@page(see=Permission.ANSWER_OWN_MEASURES)
def measures(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """What can be answered today."""
    found = queries.own_questions(by=viewer, at=at)
    return show(request, "participant/measures/measures.jinja", "Questions", found=found)


@page(see=Permission.ANSWER_OWN_MEASURES, methods="GET POST")
def answer(
    request: HttpRequest, viewer: Viewer, at: datetime, place_id: UUID, point: str, instrument: str
) -> HttpResponse:
    """One set of questions; when it is kept the next one follows."""
    own = queries.own_form(by=viewer, at=at, place_id=place_id, point=point, instrument=instrument)
    words, line = own.form.words, own.form.line
    if isinstance(words, Refusal) or line.asked.watched:
        messages.info(request, "Your team asks you these when you meet.")
        return redirect("participant:measures")
    answered = {about: kept.answers for about, kept in line.forms.items()}
    sent = request.POST if request.method == "POST" else None
    form = QuestionnaireForm(sent, asked=line.asked, words=words, answered=answered)
    if form.is_valid():
        try:
            kept = actions.answer_own(
                place_id=place_id,
                point=point,
                instrument=instrument,
                answers=form.answers(),
                by=viewer,
                at=at,
            )
        except Refused as refused:
            form.add_error(None, refused.refusal.sentence)
        else:
            return _onwards(request, kept, own, place_id, point)
    return show(
        request,
        "participant/measures/answer.jinja",
        line.title,
        422 if form.errors else 200,
        error=bool(form.errors),
        own=own,
        form=form,
    )


def _onwards(
    request: HttpRequest, kept: actions.Recorded, own: queries.OwnForm, place_id: UUID, point: str
) -> HttpResponse:
    """To the next questions, unless an answer has to be talked about first."""
    if kept.alerts:
        ring = f" Ring {own.site_phone}." if own.site_phone else ""
        messages.warning(
            request, f"Thank you for telling us. Please talk with your team about that answer soon.{ring}"
        )
    if kept.left:
        return redirect("participant:answer", place_id=place_id, point=point, instrument=kept.left[0])
    messages.success(request, "Thank you. That is everything for now.")
    return redirect("participant:measures")
