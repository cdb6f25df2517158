"""The audit chain: each entry's digest covers its content and the digest before it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from rehabit.access import Viewer
from rehabit.records import plain
from rehabit.records.audit import AuditEntry
from rehabit.records.base import new_id

START = "0" * 64

_LAST = "SELECT number, digest FROM records_auditentry WHERE chain = %s ORDER BY number DESC LIMIT 1"
_INSERT = (
    "INSERT INTO records_auditentry"
    " (id, chain, number, at, actor, role, verb, subject, detail, previous, digest)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


def chain_of(viewer: Viewer) -> str:
    """One chain a site; network roles and strangers without a site have one of their own."""
    if viewer.at_site:
        return str(viewer.site_id)
    return "network" if viewer.network_id else "public"


def actor_of(viewer: Viewer) -> str:
    """Who did it, by identifier: names may be corrected, identifiers not."""
    if viewer.user_id:
        return f"user:{viewer.user_id}"
    return f"person:{viewer.person_id}" if viewer.person_id else "stranger"


def digest(previous: str, content: Mapping[str, Any]) -> str:
    """SHA-256 over the digest before and the entry as canonical JSON."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{previous}{text}".encode()).hexdigest()


def append(*, by: Viewer, at: datetime, verb: str, subject: str, detail: Mapping[str, Any]) -> None:
    """Add one entry to the chain of the viewer's site. Call inside a transaction."""
    chain = chain_of(by)
    plain.one_at_a_time(chain)
    number, previous = plain.row(_LAST, [chain]) or (0, START)
    detail_text = json.dumps(detail, sort_keys=True, default=str)
    actor, role = actor_of(by), str(by.role or "")
    content = _content(chain, number + 1, at, actor, role, verb, subject, json.loads(detail_text))
    moment = connection.ops.adapt_datetimefield_value(at)
    row = (new_id(), chain, number + 1, moment, actor, role, verb, subject)
    plain.execute(_INSERT, [*row, detail_text, previous, digest(previous, content)])


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked of a chain: so many entries, and the first that does not fit (None: all do)."""

    entries: int
    broken_at: int | None


def verify(chain: str, *, latest: int | None = None) -> Verified:
    """Check every entry against the one before it, or only the `latest` so many.

    An entry that was changed, removed or put in later does not fit.
    """
    entries = AuditEntry.objects.filter(chain=chain).order_by("number")
    first = max(1, entries.count() - latest + 1) if latest else 1
    before = entries.filter(number=first - 1).values_list("digest", flat=True).first()
    previous, expected = before or START, first
    for entry in entries.filter(number__gte=first).iterator():
        if entry.number != expected or entry.previous != previous or entry.digest != _digest_of(entry):
            return Verified(expected - first, expected)
        previous, expected = entry.digest, expected + 1
    return Verified(expected - first, None)


def _digest_of(entry: AuditEntry) -> str:
    who = (entry.actor, entry.role)
    return digest(
        entry.previous,
        _content(entry.chain, entry.number, entry.at, *who, entry.verb, entry.subject, entry.detail),
    )


def _content(
    chain: str, number: int, at: datetime, actor: str, role: str, verb: str, subject: str, detail: Any
) -> dict[str, Any]:
    """What a digest covers."""
    moment = at.astimezone(UTC).isoformat()
    names = ("chain", "number", "at", "actor", "role", "verb", "subject", "detail")
    return dict(zip(names, (chain, number, moment, actor, role, verb, subject, detail), strict=True))
