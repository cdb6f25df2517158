"""The made-up clinic from outside: whether it is loaded, and who can sign in to it."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from rehabit.access import NOWHERE, Refused, Role, Viewer
from rehabit.kernel import Refusal
from rehabit.queries.asking import query
from rehabit.records.models import Membership, Person, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """One account of the demo: `viewer` is its role and where it acts."""

    email: str
    viewer: Viewer

    @property
    def where(self) -> str:
        return self.viewer.site_name or self.viewer.network_name


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSignIns:
    """Everybody who can sign in; `participant_id` is None when nobody has the address that was asked for."""

    accounts: tuple[DemoAccount, ...]
    participant_id: UUID | None
    participant: str


@query(None)
def loaded(*, by: Viewer) -> bool:
    """Whether a made-up site is here."""
    return Site.objects.filter(made_up=True).exists()


@query(None)
def sign_ins(*, participant_email: str, by: Viewer) -> DemoSignIns:
    """Accounts at made-up sites and in their networks, and one participant. Refused when live."""
    if settings.LIVE:
        raise Refused(Refusal("live", "This installation is live: sign-ins are shown in a demo only."))
    sites = Site.objects.filter(made_up=True)
    held = Membership.objects.filter(ended_at__isnull=True).select_related("user", "site", "network")
    here = [each for each in held.order_by("user__email") if each.site is None or each.site.made_up]
    person = Person.objects.filter(site__in=sites, email=participant_email).first()
    return DemoSignIns(
        accounts=tuple(DemoAccount(email=each.user.email, viewer=_viewer(each)) for each in here),
        participant_id=person.id if person else None,
        participant=f"{person.given_name} {person.family_name}" if person else "",
    )


def _viewer(held: Membership) -> Viewer:
    return Viewer(
        name=held.user.name,
        role=Role(held.role),
        site_id=held.site_id or NOWHERE,
        site_name=held.site.name if held.site else "",
        network_id=held.network_id,
        network_name=held.network.name if held.network else "",
        user_id=held.user_id,
        clinician=held.clinician,
    )
