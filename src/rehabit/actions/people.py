"""People: find or make the person a referral means, correct details, record needs and consent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions.deed import Done, action
from rehabit.kernel import NhsNumber, Refusal, folded, tidy
from rehabit.participants import (
    NEEDS,
    ConsentKind,
    Likeness,
    Match,
    NeedKind,
    PersonKeys,
    Referral,
    Sex,
    keys_of,
    match,
)
from rehabit.queries.asking import NotFound
from rehabit.queries.referral_words import DETAILS
from rehabit.records.models import Consent, Need, Person


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a referral means.

    `person` is known, or `new` and not yet stored. `perhaps` is somebody known who may be the same: a
    human decides. `differs` holds what the referral says otherwise than the record, by field.
    """

    person: Person
    new: bool
    perhaps: Person | None
    differs: Mapping[str, str]
    sentence: str


class KnownPeople:
    """Those of one site whom some referrals may mean, looked up once for all of them."""

    def __init__(self, *, site_id: UUID, referrals: Sequence[Referral]) -> None:
        numbers = {referral.nhs_number.digits for referral in referrals if referral.nhs_number}
        births = {referral.date_of_birth for referral in referrals}
        found = Person.objects.filter(Q(nhs_number__in=numbers) | Q(born_on__in=births), site_id=site_id)
        self._site_id = site_id
        self._people = {str(person.id): person for person in found.order_by("created_at", "id")}
        self._numbers = {person.nhs_number for person in self._people.values()}
        self._marks: dict[object, dict[str, PersonKeys]] = {}
        for reference, person in self._people.items():
            keys = _keys(person=person)
            for mark in (keys.nhs_number, keys.date_of_birth):
                self._marks.setdefault(mark, {})[reference] = keys

    def meant_by(self, *, referral: Referral, at: datetime) -> Meant:
        """The person a referral is about. A new one is built, not stored."""
        found = self.like(referral=referral)
        details = details_of(referral=referral)
        if found.likeness is Likeness.SAME:
            person = self._people[found.references[0]]
            return Meant(person, False, None, differing(person=person, details=details), found.sentence)
        perhaps = self._people[found.references[0]] if found.references else None
        number = details["nhs_number"]
        # An NHS number belongs to one person at a site; until it is settled whose, the referral keeps it.
        taken = bool(number) and number in self._numbers
        kept = {**details, "nhs_number": "" if taken else number}
        person = Person(site_id=self._site_id, created_at=at, **kept)
        return Meant(person, True, perhaps, {"nhs_number": number} if taken else {}, found.sentence)

    def like(self, *, referral: Referral) -> Match:
        """How the referral's person compares with those known."""
        numbered = self._marks.get(referral.nhs_number, {}) if referral.nhs_number else {}
        born_alike = self._marks.get(referral.date_of_birth, {})
        return match(incoming=keys_of(referral=referral), known=list({**numbered, **born_alike}.values()))


def details_of(*, referral: Referral) -> dict[str, Any]:
    """The details of a person that a referral gives; what it does not give is empty."""
    practice = (str(referral.gp_practice or ""), referral.gp_practice_name)
    return {
        "given_name": referral.given_name,
        "family_name": referral.family_name,
        "born_on": referral.date_of_birth,
        "nhs_number": referral.nhs_number.digits if referral.nhs_number else "",
        "sex": "" if referral.sex is Sex.NOT_KNOWN else referral.sex.value,
        "phone": referral.phone,
        "email": referral.email,
        "address": referral.address,
        "postcode": referral.postcode,
        "gp_practice": ", ".join(part for part in practice if part),
    }


def differing(*, person: Person, details: Mapping[str, Any]) -> dict[str, str]:
    """What is given and not on file, ignoring case, spaces and punctuation."""
    pairs = {name: (str(value), str(getattr(person, name))) for name, value in details.items()}
    return {
        name: given
        for name, (given, kept) in pairs.items()
        if given and folded(text=given) != folded(text=kept)
    }


def person_of(*, person_id: UUID, by: Viewer) -> Person:
    """The person at the viewer's site. Raises NotFound."""
    found = Person.objects.filter(site_id=by.site_id, id=person_id).first()
    if found is None:
        raise NotFound("person", person_id)
    return found


@action("people.correct", Permission.EDIT_PERSON)
def correct_details(
    *, person_id: UUID, details: Mapping[str, str | date], by: Viewer, at: datetime
) -> Done[tuple[str, ...]]:
    """Correct some of a person's details; returns the names of those that changed.

    `details` maps names from `DETAILS` to values that the door has checked. Refuses an NHS number that
    somebody else at the site has.
    """
    person = person_of(person_id=person_id, by=by)
    changed = apply_details(person=person, details=details)
    return Done(changed, f"person:{person.id}", {"changed": list(changed)})


@action("people.need", Permission.EDIT_PERSON)
def record_need(*, person_id: UUID, kind: NeedKind, detail: str = "", by: Viewer, at: datetime) -> Done[UUID]:
    """Record what a person needs; the same kind again replaces its detail, and twice is harmless."""
    person = person_of(person_id=person_id, by=by)
    need = note_need(person=person, kind=kind, detail=detail, by=by, at=at)
    return Done(need.id, f"person:{person.id}", {"need": str(need.id), "kind": need.kind})


@action("people.need_ended", Permission.EDIT_PERSON)
def end_need(*, need_id: UUID, by: Viewer, at: datetime) -> Done[None]:
    """Record that a person no longer needs something; twice is harmless."""
    need = Need.objects.filter(site_id=by.site_id, id=need_id).first()
    if need is None:
        raise NotFound("need", need_id)
    Need.objects.filter(id=need.id, ended_at__isnull=True).update(ended_at=at, ended_by_id=by.user_id)
    return Done(None, f"person:{need.person_id}", {"need": str(need.id), "kind": need.kind})


@action("people.consent", Permission.EDIT_PERSON)
def record_consent(
    *, person_id: UUID, kind: ConsentKind, given: bool, by: Viewer, at: datetime
) -> Done[UUID]:
    """Record that a person agreed (`given`), or withdrew; the two kinds never touch each other."""
    person = person_of(person_id=person_id, by=by)
    consent = Consent.objects.create(
        site_id=by.site_id, person=person, kind=ConsentKind(kind), given=given, at=at, by_user_id=by.user_id
    )
    return Done(consent.id, f"person:{person.id}", {"kind": consent.kind, "given": given})


def apply_details(*, person: Person, details: Mapping[str, str | date]) -> tuple[str, ...]:
    """Correct details inside another action; returns the names of those that changed."""
    unknown = set(details) - set(DETAILS)
    if unknown:
        raise TypeError(f"{sorted(unknown)} are not details of a person; these are: {', '.join(DETAILS)}")
    _insist_number_is_free(person=person, number=str(details.get("nhs_number", "")))
    changed = tuple(name for name, value in details.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, details[name])
    if changed:
        person.save(update_fields=changed)
    return changed


def note_need(*, person: Person, kind: NeedKind, detail: str, by: Viewer, at: datetime) -> Need:
    """Add a need inside another action; one that stands with the same detail is left as it is."""
    kind, detail = NeedKind(kind), tidy(text=detail)
    if kind is NeedKind.CLOSE_ATTENTION and not detail:
        raise Refused(Refusal("detail_missing", f"{NEEDS[kind].words}: {NEEDS[kind].detail_asked}"))
    standing = Need.objects.filter(person=person, kind=kind, ended_at__isnull=True).first()
    if standing is not None and standing.detail == detail:
        return standing
    if standing is not None:
        Need.objects.filter(id=standing.id).update(ended_at=at, ended_by_id=by.user_id)
    return Need.objects.create(
        site_id=person.site_id, person=person, kind=kind, detail=detail, at=at, by_user_id=by.user_id
    )


def _insist_number_is_free(*, person: Person, number: str) -> None:
    if not number:
        return
    others = Person.objects.filter(site_id=person.site_id, nhs_number=number).exclude(id=person.id)
    if others.exists():
        sentence = (
            f"NHS number {NhsNumber(number)} is already on another person's record at your site. "
            "Check both referral letters before you change it."
        )
        raise Refused(Refusal("number_taken", sentence))


def _keys(*, person: Person) -> PersonKeys:
    return PersonKeys(
        reference=str(person.id),
        nhs_number=NhsNumber(person.nhs_number) if person.nhs_number else None,
        given_name=person.given_name,
        family_name=person.family_name,
        date_of_birth=person.born_on,
        postcode=person.postcode,
    )
