"""Whether a referral is about somebody already known. Doubt is never settled by software."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rehabit.kernel import NhsNumber, folded
from rehabit.participants.referral import Referral


class Likeness(StrEnum):
    """What was decided: go ahead, ask a person, or a new record."""

    SAME = "same"
    POSSIBLE = "possible"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonKeys:
    """What a person is recognised by. ``reference`` is the caller's own name for a known person."""

    reference: str
    nhs_number: NhsNumber | None
    given_name: str
    family_name: str
    date_of_birth: date
    postcode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The decision, the known people it is about, and why in a sentence a clerk understands."""

    likeness: Likeness
    references: tuple[str, ...]
    reason: str
    sentence: str


def keys_of(*, referral: Referral, reference: str = "") -> PersonKeys:
    """Take from a referral what its person is recognised by."""
    return PersonKeys(
        reference=reference,
        nhs_number=referral.nhs_number,
        given_name=referral.given_name,
        family_name=referral.family_name,
        date_of_birth=referral.date_of_birth,
        postcode=referral.postcode,
    )


def match(*, incoming: PersonKeys, known: Sequence[PersonKeys]) -> Match:
    """Compare a person with those known.

    The same: one known person with the same NHS number and date of birth, or, where one of the two has no
    number, the same name, date of birth and postcode. Anything nearly so, or two who fit, is possible
    and a person decides. ``known`` need hold only people with the same NHS number or date of birth:
    nobody else can fit.
    """
    found = [(person, _reason(one=incoming, other=person)) for person in known]
    sure = [(person, reason) for person, reason in found if reason in _SURE]
    unsure = [(person, reason) for person, reason in found if reason and reason not in _SURE]
    if len(sure) == 1 and not unsure:
        return _decision(likeness=Likeness.SAME, found=sure)
    if sure or unsure:
        return _decision(likeness=Likeness.POSSIBLE, found=sure + unsure)
    return _decision(likeness=Likeness.NEW, found=[])


_SURE = ("nhs_number_and_birth", "name_birth_postcode")
_SENTENCES = {
    "nhs_number_and_birth": "Same NHS number and date of birth.",
    "name_birth_postcode": "Same name, date of birth and postcode.",
    "number_but_not_birth": "Same NHS number but another date of birth. Check which one is right.",
    "number_but_not_name": "Same NHS number and date of birth but another name. Ask if it changed.",
    "numbers_differ": "Same name and date of birth but another NHS number. Check the numbers.",
    "name_and_birth": "Same name and date of birth, but not the same postcode. Ask whether they moved.",
    "home_and_birth": "Same date of birth and postcode but another first name. Ask: a twin, or a short name?",
    "several": "More than one known person fits. Choose the right one, or say that this is somebody new.",
    "nobody": "Nobody like this is known yet.",
}


def _decision(*, likeness: Likeness, found: list[tuple[PersonKeys, str]]) -> Match:
    reason = "nobody" if not found else found[0][1] if len(found) == 1 else "several"
    return Match(
        likeness=likeness,
        references=tuple(person.reference for person, _ in found),
        reason=reason,
        sentence=_SENTENCES[reason],
    )


def _reason(*, one: PersonKeys, other: PersonKeys) -> str:
    """Name the rule by which two people look alike; "" when they do not."""
    born_alike = one.date_of_birth == other.date_of_birth
    family_alike = folded(text=one.family_name) == folded(text=other.family_name)
    given_alike = folded(text=one.given_name) == folded(text=other.given_name)
    if one.nhs_number is not None and one.nhs_number == other.nhs_number:
        if not born_alike:
            return "number_but_not_birth"
        return "nhs_number_and_birth" if family_alike or given_alike else "number_but_not_name"
    if not (born_alike and family_alike):
        return ""
    return _without_number(one=one, other=other, given_alike=given_alike)


def _without_number(*, one: PersonKeys, other: PersonKeys, given_alike: bool) -> str:
    home_alike = bool(one.postcode) and one.postcode == other.postcode
    both_numbered = one.nhs_number is not None and other.nhs_number is not None
    if given_alike and both_numbered:
        return "numbers_differ"
    if given_alike:
        return "name_birth_postcode" if home_alike else "name_and_birth"
    # Two valid, different NHS numbers settle it: twins.
    return "home_and_birth" if home_alike and not both_numbered else ""
