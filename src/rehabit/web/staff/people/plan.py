"""A person's plan: proposal, changes, and the sheet that goes home."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import plans as actions
from rehabit.kernel import Refusal
from rehabit.queries.plans import PersonPlan, person_plan, proposal
from rehabit.web.page import page, show
from rehabit.web.staff.people import forms, presenter


@page(see=Permission.SEE_PERSON, do=Permission.CHANGE_PLAN, methods="GET POST")
def plan(request: HttpRequest, viewer: Viewer, at: datetime, person_id: UUID) -> HttpResponse:
    """The plan as it stands with its history; without one, the proposal to start from."""
    found = person_plan(person_id=person_id, by=viewer, at=at)
    if found.current:
        return _standing(request, viewer, at, found)
    return _starting(request, viewer, at, found)


@page(see=Permission.SEE_PERSON)
def sheet(request: HttpRequest, viewer: Viewer, at: datetime, person_id: UUID) -> HttpResponse:
    """The plan on paper, in large print."""
    found = person_plan(person_id=person_id, by=viewer, at=at)
    return show(
        request, "staff/people/sheet.jinja", f"Plan for {found.name}", plan=found, at=at, words=presenter
    )


def _starting(request: HttpRequest, viewer: Viewer, at: datetime, found: PersonPlan) -> HttpResponse:
    """Propose from what is known; propose again when that is changed; start when it is confirmed."""
    form = forms.BasisForm(
        request.POST or None,
        tags=found.tags,
        things=found.things,
        initial=forms.BasisForm.first_values(found.basis),
    )
    basis, refusal = found.basis, None
    if request.method == "POST" and form.is_valid():
        confirmed = tuple(request.POST.getlist("confirmed"))
        basis = form.basis(found.basis, confirmed)
    proposed = proposal(person_id=found.person_id, basis=basis, by=viewer, at=at)
    if isinstance(proposed, Refusal):
        refusal = proposed
    elif request.POST.get("do") == "start" and form.is_valid():
        chosen = forms.read_chosen(request.POST, proposed)
        try:
            actions.start(person_id=found.person_id, basis=basis, chosen=chosen, by=viewer, at=at)
        except Refused as refused:
            refusal = refused.refusal
        else:
            messages.success(request, f"The plan for {found.name} has started.")
            return redirect("staff:person-plan", person_id=found.person_id)
    failed = request.method == "POST" and (bool(form.errors) or refusal is not None)
    return show(
        request,
        "staff/people/start_plan.jinja",
        f"A plan for {found.name}",
        422 if failed else 200,
        error=failed,
        plan=found,
        form=form,
        proposed=None if isinstance(proposed, Refusal) else proposed,
        refusal=refusal,
        sent=request.POST,
        words=presenter,
    )


def _standing(request: HttpRequest, viewer: Viewer, at: datetime, found: PersonPlan) -> HttpResponse:
    form = forms.ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(person_id=found.person_id, change=form.change(), by=viewer, at=at)
        except Refused as refused:
            form.add_error("reason", refused.refusal.sentence)
        else:
            messages.success(request, "The plan is changed.")
            return redirect("staff:person-plan", person_id=found.person_id)
    return show(
        request,
        "staff/people/plan.jinja",
        f"Plan for {found.name}",
        422 if form.errors else 200,
        error=bool(form.errors),
        plan=found,
        form=form,
        words=presenter,
    )
