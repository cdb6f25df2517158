"""What triage looks at: one referral with everything known, its checklists and earlier decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.catalogue import Checklist
from rehabit.participants import (
    Answer,
    CheckedItem,
    ReferralState,
    TriageSummary,
    triage_summary,
)
from rehabit.queries.asking import NotFound, query
from rehabit.queries.checklists import at_triage, question_words
from rehabit.queries.imports import Comparison, compared
from rehabit.queries.referral_words import DETAILS, detail_words, joint_words
from rehabit.queries.referrals import WAITS
from rehabit.records.models import Need, Person, Referral, ReferralStatus, Triage


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a referral's history."""

    at: datetime
    by: str
    state: ReferralState
    reason: str


@dataclass(frozen=True, slots=True)
class PersonNeed:
    """A need that stands."""

    need_id: UUID
    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Differing:
    """A detail the referral gives otherwise than the record."""

    field: str
    label: str
    on_file: str
    given: str


@dataclass(frozen=True, slots=True)
class Decided:
    """An earlier decision. `settled` are the safety questions the clinician dealt with, in today's words."""

    at: datetime
    by: str
    outcome: str
    reason: str
    signposted_to: str
    settled: tuple[str, ...]
    checklist_version: str


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """One referral with everything known about it. `details` are label and words, in order."""

    referral_id: UUID
    person_id: UUID
    name: str
    age: int
    details: tuple[tuple[str, str], ...]
    joints: str
    route: str
    referred_on: date
    days: int | None
    reason: str
    note: str
    other_phone: str
    referrer: str
    state: ReferralState
    steps: tuple[Step, ...]
    decisions: tuple[Decided, ...]
    needs: tuple[PersonNeed, ...]
    differing: tuple[Differing, ...]
    perhaps: tuple[Comparison, ...]
    perhaps_name: str
    others: int


@dataclass(frozen=True, slots=True)
class TriagePage:
    """What the triage page shows: the referral, the questions, and the answers given the last time."""

    referral: ReferralPage
    checklists: tuple[Checklist, ...]
    answers: Mapping[str, Mapping[str, str]]
    settled: tuple[str, ...]


@query(Permission.SEE_REFERRALS, audited_as="referral_id")
def referral_page(*, referral_id: UUID, by: Viewer, at: datetime) -> ReferralPage:
    """One referral. Looking at it is noted, because it opens a person's record."""
    return _referral(referral_id=referral_id, by=by, at=at)


@query(Permission.TRIAGE, audited_as="referral_id")
def triage_page(*, referral_id: UUID, by: Viewer, at: datetime) -> TriagePage:
    """A referral to decide on, with the site's checklists."""
    referral = _referral(referral_id=referral_id, by=by, at=at)
    latest = Triage.objects.filter(referral_id=referral_id).order_by("-at", "-id").first()
    kept: dict[str, Any] = dict(latest.answers) if latest else {}
    settled = tuple(kept.pop("settled", ()))
    return TriagePage(referral, at_triage(by=by), kept, settled)


def summary_of(
    *, checklists: Sequence[Checklist], answers: Mapping[str, Mapping[str, Answer]]
) -> TriageSummary:
    """What needs a look. An item without an answer is not known; must items of safety have to be settled."""
    return triage_summary(
        items=[
            CheckedItem(
                code=item.id,
                question=item.question,
                answer=Answer(answers.get(checklist.id, {}).get(item.id, Answer.NOT_KNOWN)),
                fine_when=Answer(item.wanted),
                stop=checklist.id == "safety" and item.kind == "must",
            )
            for checklist in checklists
            for item in checklist.asked
        ]
    )


def _referral(*, referral_id: UUID, by: Viewer, at: datetime) -> ReferralPage:
    found = Referral.objects.filter(site_id=by.site_id, id=referral_id)
    referral = found.select_related("person", "possible_duplicate_of").first()
    if referral is None:
        raise NotFound("referral", referral_id)
    person, today = referral.person, timezone.localdate(at)
    steps = _steps(referral)
    state = steps[-1].state if steps else ReferralState.RECEIVED
    perhaps = referral.possible_duplicate_of
    given = referral.extra.get("details", {})
    others = Referral.objects.filter(site_id=by.site_id, person=person).exclude(id=referral.id).count()
    return ReferralPage(
        referral_id=referral.id,
        person_id=person.id,
        name=f"{person.given_name} {person.family_name}",
        age=_age(born=person.born_on, today=today),
        details=tuple(
            (label, detail_words(field=field, value=getattr(person, field)))
            for field, label in DETAILS.items()
        ),
        joints=joint_words(codes=referral.joints),
        route=referral.route,
        referred_on=referral.referred_on,
        days=(today - referral.referred_on).days if state in WAITS else None,
        reason=referral.reason,
        note=referral.extra.get("note", ""),
        other_phone=referral.extra.get("other_phone", ""),
        referrer=", ".join(filter(None, (referral.referrer_name, referral.referrer_organisation))),
        state=state,
        steps=steps,
        decisions=_decisions(referral),
        needs=_needs(person),
        differing=_differing(person=person, given={} if perhaps else given),
        perhaps=compared(old=perhaps, new=person, number=given.get("nhs_number", "")) if perhaps else (),
        perhaps_name=f"{perhaps.given_name} {perhaps.family_name}" if perhaps else "",
        others=others,
    )


def _age(*, born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _steps(referral: Referral) -> tuple[Step, ...]:
    rows = ReferralStatus.objects.filter(referral=referral).select_related("by_user").order_by("at", "id")
    return tuple(
        Step(row.at, row.by_user.name if row.by_user else "", ReferralState(row.state), row.reason)
        for row in rows
    )


def _decisions(referral: Referral) -> tuple[Decided, ...]:
    questions = question_words(site_id=referral.site_id)
    rows = Triage.objects.filter(referral=referral).select_related("by_user").order_by("-at", "-id")
    return tuple(
        Decided(
            row.at,
            row.by_user.name if row.by_user else "",
            row.outcome,
            row.reason,
            row.signposted_to,
            tuple(questions.get(code, code) for code in row.answers.get("settled", ())),
            row.checklist_version,
        )
        for row in rows
    )


def _needs(person: Person) -> tuple[PersonNeed, ...]:
    rows = Need.objects.filter(person=person, ended_at__isnull=True).order_by("at", "id")
    return tuple(PersonNeed(row.id, row.kind, row.detail) for row in rows)


def _differing(*, person: Person, given: Mapping[str, str]) -> tuple[Differing, ...]:
    pairs = (
        (
            field,
            detail_words(field=field, value=getattr(person, field)),
            detail_words(field=field, value=value),
        )
        for field, value in given.items()
        if str(getattr(person, field)) != str(value)
    )
    return tuple(Differing(field, DETAILS[field], old, new) for field, old, new in pairs)
