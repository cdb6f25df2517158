"""Triage: a named clinician decides, and what the decision rests on is kept with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from rehabit.access import Permission, Refused, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.actions.people import note_need
from rehabit.actions.referrals import append_state, referral_of, state_of
from rehabit.catalogue import Checklist, live_use
from rehabit.kernel import Refusal, tidy
from rehabit.participants import (
    Answer,
    Decision,
    NeedKind,
    Outcome,
    ReferralState,
    decide,
)
from rehabit.queries.checklists import at_triage, signed_by, version_of
from rehabit.queries.triage import summary_of
from rehabit.records.models import Need, Referral, Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedNamed:
    """A need as it was named at triage."""

    kind: NeedKind
    detail: str = ""


@action("triage.record", Permission.TRIAGE)
def record(
    *,
    referral_id: UUID,
    answers: Mapping[str, Mapping[str, Answer]],
    settled: Sequence[str],
    outcome: Outcome,
    reason: str,
    signposted_to: str = "",
    needs: Sequence[NeedNamed],
    by: Viewer,
    at: datetime,
) -> Done[UUID]:
    """Record a clinician's decision on a referral, with the needs named at the same time.

    `answers` is checklist id to item id to answer; an item without one counts as not known. `settled`
    are the ids of safety questions the clinician has dealt with. `needs` are all the needs that stand
    afterwards: one that is no longer named is ended. Suitable puts the person on the waiting list.
    Refused: not a clinician; a possible duplicate not settled; safety open; no reason or place named;
    a referral that is not waiting for a decision; on a live site, a checklist nobody has signed off.
    """
    _insist_clinician(by=by)
    referral = referral_of(referral_id=referral_id, by=by)
    _insist_settled(referral=referral)
    checklists = at_triage(by=by)
    _insist_signed(checklists=checklists, by=by)
    decision = decide(
        outcome=outcome,
        clinician=by.name,
        reason=signposted_to if outcome is Outcome.SIGNPOSTED else reason,
        summary=summary_of(checklists=checklists, answers=answers),
        settled=settled,
    )
    if isinstance(decision, Refusal):
        raise Refused(decision)
    before = state_of(referral=referral)
    _move(referral=referral, decision=decision, reason=reason, by=by, at=at)
    _settle_needs(referral=referral, needs=needs, by=by, at=at)
    triage = Triage.objects.create(
        site_id=by.site_id,
        referral=referral,
        answers=_kept(answers=answers, settled=decision.settled),
        checklist_version=version_of(checklists),
        outcome=decision.outcome,
        reason=tidy(text=reason) or (decision.reason if outcome is Outcome.SIGNPOSTED else ""),
        signposted_to=decision.reason if outcome is Outcome.SIGNPOSTED else "",
        at=at,
        by_user_id=by.user_id,
    )
    detail = {"triage": str(triage.id), "before": before, "outcome": str(outcome), "settled": list(settled)}
    return Done(triage.id, f"referral:{referral.id}", detail)


def _insist_clinician(*, by: Viewer) -> None:
    if not by.clinician:
        sentence = (
            "Only a registered clinician decides at triage, and your account is not marked as one. "
            "Ask a clinician at your site to decide, or your site lead to correct your account."
        )
        raise Refused(Refusal("not_a_clinician", sentence))


def _insist_settled(*, referral: Referral) -> None:
    if referral.possible_duplicate_of is not None:
        sentence = "First say on the referral whether this is the person already known here or somebody new."
        raise Refused(Refusal("duplicate_open", sentence))


def _insist_signed(*, checklists: Sequence[Checklist], by: Viewer) -> None:
    """A draft is for demonstrations; a live site signs it first."""
    for checklist in checklists:
        signed = signed_by(site_id=by.site_id, checklist=checklist)
        insist(live_use(record=checklist, demo=not settings.LIVE, site_sign_off=signed))


def _move(*, referral: Referral, decision: Decision, reason: str, by: Viewer, at: datetime) -> None:
    why = decision.reason if decision.outcome is not Outcome.SUITABLE else reason
    append_state(referral=referral, to=ReferralState(decision.outcome.value), reason=why, by=by, at=at)
    if decision.outcome is Outcome.SUITABLE:
        # The second row comes after the first, so that the latest one is never in doubt.
        later = at + timedelta(microseconds=1)
        append_state(referral=referral, to=ReferralState.WAITING, reason="", by=by, at=later)


def _settle_needs(*, referral: Referral, needs: Sequence[NeedNamed], by: Viewer, at: datetime) -> None:
    for need in needs:
        note_need(person=referral.person, kind=need.kind, detail=need.detail, by=by, at=at)
    named = [need.kind for need in needs]
    standing = Need.objects.filter(person_id=referral.person_id, ended_at__isnull=True)
    standing.exclude(kind__in=named).update(ended_at=at, ended_by_id=by.user_id)


def _kept(*, answers: Mapping[str, Mapping[str, Answer]], settled: Sequence[str]) -> dict[str, Any]:
    """The answers as they are stored: checklist to item to answer, and what was settled."""
    kept: dict[str, Any] = {
        checklist: {item: str(answer) for item, answer in items.items()}
        for checklist, items in answers.items()
    }
    return {**kept, "settled": list(settled)}
