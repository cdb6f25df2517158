"""One referral as it is kept, once every field has been read."""

from dataclasses import dataclass, fields
from datetime import date

from rehabit.kernel import NhsNumber, OdsCode
from rehabit.participants.coded_words import Route, Sex
from rehabit.participants.joint import Joint


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A referral whose every field has been read. Texts that were not given are empty."""

    given_name: str
    family_name: str
    date_of_birth: date
    referred_on: date
    joint: Joint
    nhs_number: NhsNumber | None
    sex: Sex
    phone: str
    other_phone: str
    email: str
    address: str
    postcode: str
    gp_practice: OdsCode | None
    gp_practice_name: str
    referrer_name: str
    referrer_organisation: str
    reason: str
    interpreter_language: str
    route: Route
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that differs between the referral on file and a new one, both as words."""

    field: str
    old: str
    new: str


def changes(*, old: Referral, new: Referral) -> tuple[Change, ...]:
    """List what a new referral for the same person would change, so that a person can decide."""
    pairs = ((field.name, getattr(old, field.name), getattr(new, field.name)) for field in fields(Referral))
    return tuple(
        Change(field=name, old=_words(value=was), new=_words(value=now))
        for name, was, now in pairs
        if was != now
    )


def _words(*, value: object) -> str:
    if value is None:
        return ""
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
