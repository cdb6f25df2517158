"""My goal: in own words, with how sure I am."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Viewer
from rehabit.actions import goals
from rehabit.queries import own_goals
from rehabit.web.page import page, show


class GoalForm(forms.Form):
    """One sentence and one number."""

    words = forms.CharField(
        label="What would you like to do again?",
        help_text="In your own words, such as: walk to the shops and back without stopping.",
        max_length=300,
        widget=forms.Textarea,
        error_messages={"required": "Write what you would like to do again."},
    )
    confidence = forms.IntegerField(
        min_value=0, max_value=10, error_messages={"required": "Choose how sure you are, from 0 to 10."}
    )


@page(see=Permission.SEE_OWN_PLAN, methods="GET POST")
def goal(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Show the goal and its history; keep a new one."""
    form = GoalForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        goals.set_own(by=viewer, at=at, words=said["words"], confidence=said["confidence"])
        messages.success(request, "Your goal is saved.")
        return redirect("participant:goal")
    return show(
        request,
        "participant/goal/goal.jinja",
        "My goal",
        422 if form.is_bound else 200,
        error=form.is_bound,
        form=form,
        history=own_goals.own_goals(by=viewer),
    )
