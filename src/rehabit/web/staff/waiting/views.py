"""The waiting list: who is next, what they need, and offering them places."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import places
from rehabit.queries import waiting as queries
from rehabit.web.design.wording import plural
from rehabit.web.page import page, show
from rehabit.web.staff.waiting.forms import OfferForm
from rehabit.web.staff.waiting.presenter import in_a_sentence


@page(see=Permission.SEE_GROUPS, do=Permission.OFFER_PLACE, methods="GET POST")
def waiting(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """The list in order; people are chosen with a tick and offered places in one group."""
    found = queries.waiting_list(by=viewer, at=at)
    form = OfferForm(request.POST if request.method == "POST" else None, found=found)
    if request.method == "POST" and form.is_valid():
        group_id = UUID(form.cleaned_data["group"])
        chosen = [UUID(each) for each in form.cleaned_data["referrals"]]
        try:
            made = places.offer(group_id=group_id, referral_ids=chosen, by=viewer, at=at)
        except Refused as refused:
            form.add_error(None, refused.refusal.sentence)
        else:
            messages.success(request, f"{plural(len(made), 'place')} offered.")
            return redirect("staff:group", group_id=group_id)
    failed = bool(form.errors)
    return show(
        request,
        "staff/waiting/waiting.jinja",
        "Waiting list",
        422 if failed else 200,
        error=failed,
        found=found,
        form=form,
        chosen=form.chosen(),
        sentence=in_a_sentence(found),
    )
