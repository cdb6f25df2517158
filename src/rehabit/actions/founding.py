"""Founding a site: done from the terminal of the machine, where nobody can be signed in yet."""

from datetime import datetime

from rehabit.access import Role, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.actions.staff import account
from rehabit.delivery import Nation
from rehabit.kernel import Refusal
from rehabit.records.models import Membership, Network, Site

MACHINE = Viewer(name="terminal", role=None)
"""Whoever has the terminal of the machine has the database; the audit trail says so."""


@action("site.found", None)
def found_site(
    *,
    by: Viewer,
    at: datetime,
    name: str,
    slug: str,
    network: str,
    nation: str,
    lead_name: str,
    lead_email: str,
) -> Done[str]:
    """Make a site and its first lead; returns the lead's first password, empty when they have an account."""
    if Site.objects.filter(slug=slug).exists():
        insist(Refusal("slug_taken", f"A site with the short name {slug!r} exists. Choose another."))
    if nation not in {each.value for each in Nation}:
        known = ", ".join(each.value for each in Nation)
        insist(Refusal("nation_unknown", f"{nation!r} is not a nation known here. Choose one of: {known}."))
    joined = Network.objects.get_or_create(name=network)[0] if network else None
    site = Site.objects.create(name=name, slug=slug, network=joined, nation=nation)
    user, password = account(lead_email, lead_name)
    Membership.objects.create(user=user, role=Role.SITE_LEAD.value, site=site, starts_at=at)
    return Done(password, f"site:{site.id}", {"network": bool(network)})
