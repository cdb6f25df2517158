"""Referrals one at a time: record, refer oneself, settle a possible duplicate, withdraw, look at again."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError

from rehabit.access import Permission, Refused, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.actions.people import KnownPeople, Meant, apply_details, differing, note_need
from rehabit.interop.referral_csv import fingerprint
from rehabit.kernel import Refusal, tidy
from rehabit.participants import REFERRAL_MOVES, NeedKind, ReferralState, Route
from rehabit.participants import Referral as Given
from rehabit.queries.asking import NotFound
from rehabit.queries.referral_words import DETAILS, joint_codes
from rehabit.records.models import (
    Consent,
    Goal,
    Need,
    Person,
    Referral,
    ReferralStatus,
    SignInCode,
    Site,
)

AGREED = "keep_and_contact"
"""What a person who refers themselves agrees to: that the site keeps what they wrote and contacts them."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of one referral: `known` when the very same one was here already, so nothing was added."""

    referral_id: UUID
    known: bool
    possible_duplicate: bool


@action("referrals.record", Permission.MAKE_REFERRAL)
def record(*, referral: Given, joints: Sequence[str] = (), by: Viewer, at: datetime) -> Done[Recorded]:
    """Record one checked referral. Sending the same one twice adds nothing.

    `joints` are codes of `queries.referral_words.JOINTS`, for a door that knows the side of each joint.
    """
    recorded = _add(referral=referral, joints=joints, extra={}, by=by, at=at)
    return _done(recorded=recorded, route=referral.route)


@action("referrals.refer_oneself", None)
def refer_oneself(
    *, site_id: UUID, referral: Given, joints: Sequence[str] = (), by: Viewer, at: datetime
) -> Done[Recorded]:
    """Record a self-referral from a public page. Refuses a site that takes none.

    `by` is a stranger at that site (`Viewer` with `site_id` and no role), so that the line of the audit
    lies with the site's others.
    """
    site = Site.objects.filter(id=site_id).first()
    if site is None or by.site_id != site_id:
        raise NotFound("site", site_id)
    if not site.accepts_self_referral:
        sentence = f"{site.name} does not take self-referrals. Ask your GP practice to refer you."
        raise Refused(Refusal("no_self_referral", sentence))
    recorded = _add(referral=referral, joints=joints, extra={"agreed": AGREED}, by=by, at=at)
    return _done(recorded=recorded, route=Route.SELF)


@action("referrals.settle_duplicate", Permission.EDIT_PERSON)
def settle_duplicate(*, referral_id: UUID, same: bool, by: Viewer, at: datetime) -> Done[UUID]:
    """Say whether a referral is about the person it resembles; returns the person it is about from now on.

    When it is the same person, the referral moves to the record known before; the details it gave stay
    with it, to be taken over or not. Refuses when there is nothing to settle.
    """
    referral = referral_of(referral_id=referral_id, by=by)
    known, fresh = referral.possible_duplicate_of, referral.person
    if known is None:
        raise Refused(Refusal("nothing_to_settle", "This has been settled already, or was never in doubt."))
    referral.possible_duplicate_of = None
    if same:
        _move_to(known=known, fresh=fresh, referral=referral)
    referral.save()
    detail = {"same": same, "known": str(known.id), "other": str(fresh.id)}
    return Done(referral.person_id, f"referral:{referral.id}", detail)


@action("referrals.take_details", Permission.EDIT_PERSON)
def take_details(
    *, referral_id: UUID, fields: Sequence[str], by: Viewer, at: datetime
) -> Done[tuple[str, ...]]:
    """Take over the chosen details that a referral gives otherwise than the record; returns those changed."""
    referral = referral_of(referral_id=referral_id, by=by)
    given = referral.extra.get("details", {})
    details = {name: given[name] for name in fields if name in given}
    if "born_on" in details:
        details["born_on"] = date.fromisoformat(details["born_on"])
    changed = apply_details(person=referral.person, details=details)
    return Done(changed, f"person:{referral.person_id}", {"changed": list(changed)})


@action("referrals.withdraw", Permission.TRIAGE)
def withdraw(*, referral_id: UUID, reason: str, by: Viewer, at: datetime) -> Done[None]:
    """End a referral because the person or the referrer no longer wants it."""
    why = tidy(text=reason)
    if not why:
        raise Refused(Refusal("no_reason", "Say why it is withdrawn; the referrer will read it."))
    return _move(referral_id=referral_id, to=ReferralState.WITHDRAWN, reason=why, by=by, at=at)


@action("referrals.look_again", Permission.TRIAGE)
def look_again(*, referral_id: UUID, reason: str, by: Viewer, at: datetime) -> Done[None]:
    """Take a referral back to triage, because something has changed."""
    why = tidy(text=reason)
    if not why:
        raise Refused(Refusal("no_reason", "Say what has changed."))
    return _move(referral_id=referral_id, to=ReferralState.RECEIVED, reason=why, by=by, at=at)


def referral_of(*, referral_id: UUID, by: Viewer) -> Referral:
    """The referral at the viewer's site, held until the action is over. Raises NotFound."""
    # Without joins: whoever waits here would find no row once the first has moved it to another person.
    held = Referral.objects.select_for_update(no_key=True)
    referral = held.filter(site_id=by.site_id, id=referral_id).first()
    if referral is None:
        raise NotFound("referral", referral_id)
    return referral


def state_of(*, referral: Referral) -> ReferralState:
    """Where a referral stands now."""
    latest = referral.statuses.order_by("-at", "-id").first()
    return ReferralState(latest.state) if latest else ReferralState.RECEIVED


def append_state(
    *, referral: Referral, to: ReferralState, reason: str, by: Viewer, at: datetime
) -> ReferralStatus:
    """Move a referral inside another action, if the table of moves allows it (else Refused)."""
    # Held first, so that of two moves at once the second is judged by where the first one led.
    Referral.objects.select_for_update(no_key=True).get(id=referral.id)
    insist(REFERRAL_MOVES.may_move(current=state_of(referral=referral), to=to))
    return ReferralStatus.objects.create(
        site_id=by.site_id,
        referral=referral,
        state=to,
        reason=reason[:300],
        at=at,
        by_user_id=by.user_id,
        by_person_id=by.person_id,
    )


def stored_referral(
    *, given: Given, meant: Meant, joints: Sequence[str], extra: Mapping[str, Any], by: Viewer, at: datetime
) -> Referral:
    """The record of a referral, not yet stored; what has no field of its own goes into `extra`."""
    rest = {"note": given.note, "other_phone": given.other_phone, "details": dict(meant.differs), **extra}
    return Referral(
        site_id=by.site_id,
        person=meant.person,
        route=given.route,
        referred_on=given.referred_on,
        joints=list(joints) or joint_codes(joint=given.joint),
        reason=given.reason,
        referrer_name=given.referrer_name,
        referrer_organisation=given.referrer_organisation,
        extra={name: value for name, value in rest.items() if value},
        fingerprint=fingerprint(referral=given),
        possible_duplicate_of=meant.perhaps,
        at=at,
        by_user_id=by.user_id,
    )


def lock_site(*, by: Viewer) -> None:
    """One at a time of what must not happen twice at once at a site; everything else there goes on."""
    Site.objects.select_for_update(no_key=True).get(id=by.site_id)


def _add(
    *, referral: Given, joints: Sequence[str], extra: Mapping[str, Any], by: Viewer, at: datetime
) -> Recorded:
    lock_site(by=by)
    mark = fingerprint(referral=referral)
    known = Referral.objects.filter(site_id=by.site_id, fingerprint=mark).first()
    if known is not None:
        return Recorded(known.id, True, known.possible_duplicate_of_id is not None)
    meant = KnownPeople(site_id=by.site_id, referrals=[referral]).meant_by(referral=referral, at=at)
    if meant.new:
        meant.person.save()
    stored = stored_referral(given=referral, meant=meant, joints=joints, extra=extra, by=by, at=at)
    stored.save()
    append_first(referral=stored, by=by, at=at).save()
    if referral.interpreter_language:
        language = referral.interpreter_language
        note_need(person=meant.person, kind=NeedKind.INTERPRETER, detail=language, by=by, at=at)
    return Recorded(stored.id, False, meant.perhaps is not None)


def append_first(*, referral: Referral, by: Viewer, at: datetime) -> ReferralStatus:
    """The first row of a referral's history, not yet stored."""
    received = ReferralState.RECEIVED
    return ReferralStatus(site_id=by.site_id, referral=referral, state=received, at=at, by_user_id=by.user_id)


def _done(*, recorded: Recorded, route: Route) -> Done[Recorded]:
    detail = {
        "route": str(route),
        "known": recorded.known,
        "possible_duplicate": recorded.possible_duplicate,
    }
    return Done(recorded, f"referral:{recorded.referral_id}", detail)


def _move(*, referral_id: UUID, to: ReferralState, reason: str, by: Viewer, at: datetime) -> Done[None]:
    referral = referral_of(referral_id=referral_id, by=by)
    before = state_of(referral=referral)
    append_state(referral=referral, to=to, reason=reason, by=by, at=at)
    return Done(None, f"referral:{referral.id}", {"before": before, "after": to})


def _move_to(*, known: Person, fresh: Person, referral: Referral) -> None:
    """Hand everything of the fresh record to the known one; the fresh one was made for this referral."""
    gave = {name: getattr(fresh, name) for name in DETAILS} | referral.extra.get("details", {})
    referral.extra = {**referral.extra, "details": differing(person=known, details=gave)}
    referral.person = known
    referral.save()
    for model in (Need, Consent, Goal):
        model.objects.filter(person=fresh).update(person=known)
    doubts = Referral.objects.filter(possible_duplicate_of=fresh)
    doubts.filter(person=known).update(possible_duplicate_of=None)
    doubts.update(possible_duplicate_of=known)
    # A code asked for under the fresh record must never open the known one.
    SignInCode.objects.filter(person=fresh).delete()
    with suppress(ProtectedError), transaction.atomic():
        fresh.delete()  # unless somebody has worked with it meanwhile: then it stays, with what was done
