"""Taking a referral in by the door it came through, and deciding on it."""

from datetime import datetime
from uuid import UUID

from rehabit.access import Role, Viewer
from rehabit.actions import referrals, triage
from rehabit.catalogue import Checklist
from rehabit.cli.demo.telling import AtSite
from rehabit.participants import Answer, Referral, Route
from rehabit.queries import checklists
from rehabit.simulation import Need, Verdict


def receive(site: AtSite, referral: Referral, moment: datetime) -> UUID:
    """Record a referral as the person, the referrer with an account, or a member of staff would."""
    if referral.route is Route.SELF:
        stranger = Viewer(name="", role=None, site_id=site.lead.site_id)
        taken = referrals.refer_oneself(site_id=site.lead.site_id, referral=referral, by=stranger, at=moment)
    else:
        taken = referrals.record(referral=referral, by=_sender(site, referral), at=moment)
    return taken.referral_id


def decide(
    site: AtSite, referral_id: UUID, verdict: Verdict, needs: tuple[Need, ...], moment: datetime
) -> None:
    """Record a clinician's decision, with every question answered as it should be."""
    asked = checklists.at_triage(by=site.clinician)
    triage.record(
        referral_id=referral_id,
        answers={checklist.id: _answers(checklist) for checklist in asked},
        settled=[],
        outcome=verdict.outcome,
        reason=verdict.reason,
        signposted_to=verdict.signposted_to,
        needs=[triage.NeedNamed(kind=need.kind, detail=need.detail) for need in needs],
        by=site.clinician,
        at=moment,
    )


def _sender(site: AtSite, referral: Referral) -> Viewer:
    """The referrer with an account sends their own; a member of staff types in the others."""
    referrer = site.team.get(Role.REFERRER)
    return referrer if referrer and referrer.name == referral.referrer_name else site.lead


def _answers(checklist: Checklist) -> dict[str, Answer]:
    return {item.id: Answer(item.wanted) for item in checklist.asked}
