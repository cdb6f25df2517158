"""Refer yourself: choose the place, say who you are and what hurts, see what happens next."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from rehabit.access import Refused, Viewer
from rehabit.actions import referrals
from rehabit.queries.asking import NotFound
from rehabit.queries.referrals import OpenSite, self_referral_sites
from rehabit.web.page import page, show
from rehabit.web.public.self_referral.forms import SelfReferralForm

_FORM = "public/self_referral/self_referral.jinja"


@page(public=True)
def choose(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Choose where; with a single place there is nothing to choose."""
    sites = self_referral_sites(by=viewer)
    if len(sites) == 1:
        return redirect("public:self-referral-site", sites[0].slug)
    return show(request, "public/self_referral/choose.jinja", "Refer yourself", sites=sites)


@page(public=True, methods="GET POST")
def refer(request: HttpRequest, viewer: Viewer, at: datetime, site: str) -> HttpResponse:
    """The form of one place; sending it twice adds nothing."""
    place = _place(viewer, site)
    form = SelfReferralForm(request.POST or None, today=timezone.localdate(at), site_name=place.name)
    if form.is_bound and (form.by_a_program or (form.is_valid() and _send(form, place, at))):
        return redirect(f"{reverse('public:self-referral-done')}?{urlencode({'site': place.slug})}")
    status = 422 if form.is_bound else 200
    return show(request, _FORM, "Refer yourself", status, error=form.is_bound, form=form, place=place)


@page(public=True)
def done(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """What happens next. It says the same to everybody, so that it tells nothing about anybody."""
    sites = {site.slug: site for site in self_referral_sites(by=viewer)}
    place = sites.get(request.GET.get("site", ""))
    return show(request, "public/self_referral/done.jinja", "We have your form", place=place)


def _place(viewer: Viewer, slug: str) -> OpenSite:
    for site in self_referral_sites(by=viewer):
        if site.slug == slug:
            return site
    raise NotFound("place that takes self-referrals", slug)


def _send(form: SelfReferralForm, place: OpenSite, at: datetime) -> bool:
    assert form.referral is not None  # is_valid has made it
    stranger = Viewer(name="", role=None, site_id=place.site_id, site_name=place.name)
    try:
        referrals.refer_oneself(
            site_id=place.site_id,
            referral=form.referral,
            joints=form.cleaned_data["joints"],
            by=stranger,
            at=at,
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True
