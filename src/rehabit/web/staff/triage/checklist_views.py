"""A site's checklist: what is asked, in which words and order, and who changed it."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions import checklists
from rehabit.queries.checklists import TRIAGE_CHECKLISTS, base_checklist, to_edit
from rehabit.web.page import page, show
from rehabit.web.staff.triage.forms import ItemForm


@page(see=Permission.EDIT_CHECKLISTS, methods="GET POST")
def checklist(request: HttpRequest, viewer: Viewer, at: datetime, checklist: str) -> HttpResponse:
    """The checklist with its history; one button a change. A POST without `do` adds a question."""
    what = request.POST.get("do", "")
    if request.method == "POST" and what:
        return _change(request, viewer, at, checklist, what)
    form = ItemForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        return _and_back(
            request,
            checklist,
            "The question is added and asked from now on.",
            lambda: checklists.add_item(checklist=checklist, by=viewer, at=at, **typed),
        )
    found = to_edit(key=checklist, by=viewer)
    return show(
        request,
        "staff/triage/checklist.jinja",
        f"Checklist: {found.checklist.title}",
        422 if form.is_bound else 200,
        error=form.is_bound,
        form=form,
        found=found,
        others=[base_checklist(key=key) for key in TRIAGE_CHECKLISTS if key != checklist],
    )


def _change(request: HttpRequest, viewer: Viewer, at: datetime, key: str, what: str) -> HttpResponse:
    item = request.POST.get("item", "")
    said, deed = _deeds(request, viewer, at, key, item).get(what, ("", None))
    if deed is None:
        messages.error(request, "Nothing was changed: choose one of the buttons.")
        return redirect("staff:checklist", key)
    return _and_back(request, key, said, deed, anchor=f"#{item}" if item else "")


def _deeds(
    request: HttpRequest, viewer: Viewer, at: datetime, key: str, item: str
) -> dict[str, tuple[str, Callable[[], object]]]:
    """What each button does, and what is said when it is done."""
    words = {name: request.POST.get(name, "") for name in ("question", "help")}
    return {
        "withdraw": (
            "The question is no longer asked.",
            lambda: checklists.withdraw_item(checklist=key, item=item, by=viewer, at=at),
        ),
        "use": (
            "The question is asked from now on.",
            lambda: checklists.use_item(checklist=key, item=item, by=viewer, at=at),
        ),
        "up": (
            "Moved up.",
            lambda: checklists.move_item(checklist=key, item=item, up=True, by=viewer, at=at),
        ),
        "down": (
            "Moved down.",
            lambda: checklists.move_item(checklist=key, item=item, up=False, by=viewer, at=at),
        ),
        "reword": (
            "The new words are in use.",
            lambda: checklists.reword_item(checklist=key, item=item, by=viewer, at=at, **words),
        ),
        "sign_off": (
            "Signed off. A change of the checklist needs a new signature.",
            lambda: checklists.sign_off(checklist=key, role=request.POST.get("role", ""), by=viewer, at=at),
        ),
        "restore": (
            "The original checklist is back.",
            lambda: checklists.restore(checklist=key, by=viewer, at=at),
        ),
    }


def _and_back(
    request: HttpRequest, key: str, said: str, deed: Callable[[], object], anchor: str = ""
) -> HttpResponse:
    try:
        deed()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    answer = redirect("staff:checklist", key)
    answer["Location"] += anchor
    return answer
