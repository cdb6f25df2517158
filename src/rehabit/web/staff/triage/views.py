"""Triage of one referral: answer, look at what stands out, decide."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import triage as deeds
from rehabit.participants import NEEDS, Outcome
from rehabit.queries.triage import TriagePage, summary_of, triage_page
from rehabit.web.page import page, show
from rehabit.web.staff.triage.forms import TriageForm, initial_of, question_name

_SAID = {
    Outcome.SUITABLE: "{name} is on the waiting list.",
    Outcome.NOT_SUITABLE: "Recorded: not suitable for {name}.",
    Outcome.SIGNPOSTED: "Recorded: {name} is sent elsewhere.",
}


@page(see=Permission.TRIAGE, methods="GET POST")
def triage(request: HttpRequest, viewer: Viewer, at: datetime, referral_id: UUID) -> HttpResponse:
    """Show the checklists; 'look' sums them up and keeps nothing, 'decide' records the decision."""
    found = triage_page(referral_id=referral_id, by=viewer, at=at)
    needs = {need.kind: need.detail for need in found.referral.needs}
    start = initial_of(answers=found.answers, settled=found.settled, needs=needs)
    form = TriageForm(request.POST or None, initial=start, checklists=found.checklists)
    looking = request.POST.get("step") == "look"
    if form.is_bound and not looking and form.is_valid() and _decide(form, viewer, at, referral_id):
        said = _SAID[Outcome(form.cleaned_data["outcome"])]
        messages.success(request, said.format(name=found.referral.name))
        return redirect("staff:referral", referral_id)
    return _shown(request, found, form, looking)


def _decide(form: TriageForm, viewer: Viewer, at: datetime, referral_id: UUID) -> bool:
    """Record the decision; a refusal becomes an error of the form."""
    typed = form.cleaned_data
    try:
        deeds.record(
            referral_id=referral_id,
            answers=form.answers(),
            settled=typed["settled"],
            outcome=Outcome(typed["outcome"]),
            reason=typed["reason"],
            signposted_to=typed["signposted_to"],
            needs=form.needs(),
            by=viewer,
            at=at,
        )
    except Refused as refused:
        field = {"no_reason": "reason", "nowhere_named": "signposted_to"}.get(refused.refusal.code)
        form.add_error(field, str(refused))
        return False
    return True


def _shown(request: HttpRequest, found: TriagePage, form: TriageForm, looking: bool) -> HttpResponse:
    errors = form.is_bound and not looking
    if looking:
        form.errors.clear()
    summary = summary_of(checklists=found.checklists, answers=form.answers())
    answered = form.is_bound or bool(found.answers)
    return show(
        request,
        "staff/triage/triage.jinja",
        f"Triage: {found.referral.name}",
        422 if errors else 200,
        error=errors,
        form=form,
        referral=found.referral,
        checklists=found.checklists,
        summary=summary if answered else None,
        names={
            item.id: question_name(checklist.id, item.id)
            for checklist in found.checklists
            for item in checklist.asked
        },
        needs=[(kind.value, meaning) for kind, meaning in NEEDS.items()],
    )
