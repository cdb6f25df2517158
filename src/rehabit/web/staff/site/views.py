"""The site lead's pages: the site, its staff, its audit trail."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rehabit.access import SITE_ROLES, Permission, Refused, Role, Viewer
from rehabit.actions import staff as staff_actions
from rehabit.queries import site as site_queries
from rehabit.web.page import page, show
from rehabit.web.page_number import page_number

ROLES = [(role.value, role.label.capitalize()) for role in Role if role in SITE_ROLES]


class MemberForm(forms.Form):
    """A new member of staff."""

    name = forms.CharField(max_length=200, error_messages={"required": "Enter the person's name."})
    email = forms.EmailField(
        label="E-mail address",
        help_text="They sign in with it.",
        error_messages={
            "required": "Enter an e-mail address.",
            "invalid": "Enter an e-mail address with an @ and a dot, such as name@example.org.",
        },
    )
    role = forms.ChoiceField(
        choices=ROLES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the person will act as."},
    )
    clinician = forms.BooleanField(
        required=False,
        label="A registered clinician",
        help_text="Only a clinician can decide at triage.",
    )


@page(see=Permission.MANAGE_STAFF)
def site(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Venues, closed days and where to go on from here."""
    overview = site_queries.overview(by=viewer)
    nation = overview.nation.replace("_", " ").title().replace(" And ", " and ")
    return show(request, "staff/site/site.jinja", viewer.site_name, overview=overview, nation=nation)


@page(see=Permission.MANAGE_STAFF, methods="GET POST")
def staff(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Who works here; add somebody. A first password is shown once, on the answer to the form."""
    form, added = MemberForm(request.POST or None), None
    if form.is_valid():
        said = form.cleaned_data
        try:
            added = staff_actions.add(
                by=viewer,
                at=at,
                email=said["email"],
                name=said["name"],
                role=Role(said["role"]),
                clinician=said["clinician"],
            )
        except Refused as refused:
            form.add_error(None, refused.refusal.sentence)
    failed = form.is_bound and added is None
    return show(
        request,
        "staff/site/staff.jinja",
        "Staff",
        422 if failed else 200,
        error=failed,
        form=form if failed or not form.is_bound else MemberForm(),
        added=added,
        said=form.cleaned_data if added else {},
        members=site_queries.members(by=viewer),
    )


@page(do=Permission.MANAGE_STAFF, methods="POST")
def end(request: HttpRequest, viewer: Viewer, at: datetime, membership_id: UUID) -> HttpResponse:
    """End a role."""
    try:
        staff_actions.end(by=viewer, at=at, membership_id=membership_id)
        messages.success(request, "The role has ended.")
    except Refused as refused:
        messages.error(request, refused.refusal.sentence)
    return redirect("staff:site-staff")


@page(see=Permission.SEE_AUDIT)
def audit(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Who did what and who looked at whom, and whether the chain is whole."""
    trail = site_queries.audit(by=viewer, page=page_number(request))
    return show(request, "staff/site/audit.jinja", "Audit trail", trail=trail)
