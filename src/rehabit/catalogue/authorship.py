"""Who wrote a piece of content, who checked it, when it is next reviewed, and whether it may be used."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from rehabit.catalogue.table import Table
from rehabit.kernel.verdict import ALLOWED, Allowed, Refusal

DRAFT = "draft, awaiting clinical sign-off"
SIGNED = "signed off"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A clinician's signature: name, registered role, day."""

    by: str
    role: str
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorship:
    """Where a record comes from. ``sources`` are ids in ``rules/sources.toml``."""

    author: str
    checker: str
    next_review: dt.date
    status: str
    sign_off: tuple[SignOff, ...]
    sources: tuple[str, ...]


class Record(Protocol):
    """Anything in the catalogue that has an id and an authorship."""

    @property
    def id(self) -> str: ...
    @property
    def authorship(self) -> Authorship: ...


def read_authorship(table: Table) -> Authorship:
    part = table.table("authorship")
    signatures = tuple(_sign_off(row) for row in part.tables("sign_off"))
    status = part.text("status", one_of=(DRAFT, SIGNED))
    if (status == SIGNED) != bool(signatures):
        part.refuse("status", f"'{SIGNED}' exactly when sign_off names who signed")
    authorship = Authorship(
        author=part.text("author"),
        checker=part.text("checker"),
        next_review=part.day("next_review"),
        status=status,
        sign_off=signatures,
        sources=part.texts("sources"),
    )
    part.only_these()
    return authorship


def _sign_off(row: Table) -> SignOff:
    signature = SignOff(by=row.text("by"), role=row.text("role"), on=row.day("on"))
    row.only_these()
    return signature


def live_use(*, record: Record, demo: bool, site_sign_off: SignOff | None = None) -> Allowed | Refusal:
    """May this record be used with people here? Drafts only in the demonstration, or signed by the site.

    ``demo`` says the whole installation holds invented people. ``site_sign_off`` is the site's own
    signature for this record, if it has given one.
    """
    if demo or site_sign_off is not None or record.authorship.sign_off:
        return ALLOWED
    return Refusal(
        "content_not_signed",
        f"'{record.id}' is a {record.authorship.status}. "
        "Ask a registered clinician at your site to read it and sign it before it is used with people.",
    )
