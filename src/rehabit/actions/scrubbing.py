"""Scrubs a copy of the database: what happened stays, who it happened to goes."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models, transaction

from rehabit.access import insist
from rehabit.kernel import Refusal
from rehabit.records.models import Triage
from rehabit.records.scrub import SCRUB, Kind

REASON_SCRUBBED = "scrubbed"
"""A decision that must have a reason keeps one."""


def scrub() -> dict[str, int]:
    """Scrub the configured database in one transaction; returns how many rows of each model were touched.

    Refuses on a live site: make a copy, point REHABIT_DATABASE at it, and run this there.
    """
    if settings.LIVE:
        insist(Refusal("live", "This is the live database. Scrub a copy of it, with REHABIT_MODE=demo."))
    with transaction.atomic():
        return {model.__name__: _scrub_model(model, fields) for model, fields in SCRUB.items()}


def _scrub_model(model: type[Any], fields: dict[str, Kind]) -> int:
    wanted = {name: kind for name, kind in fields.items() if kind is not Kind.KEEP}
    if not wanted:
        return 0
    touched = 0
    for number, row in enumerate(model.objects.order_by("pk").iterator(), 1):
        for name, kind in wanted.items():
            setattr(row, name, _REPLACED[kind](row, name, number))
        row.save(update_fields=list(wanted))
        touched = number
    return touched


def _empty(row: Any, name: str, number: int) -> Any:
    field = row._meta.get_field(name)
    if isinstance(field, models.JSONField):
        return {}
    if isinstance(field, models.BinaryField):
        return b""
    needs_reason = isinstance(row, Triage) and name == "reason" and row.outcome != "suitable"
    return REASON_SCRUBBED if needs_reason else ""


def _first_of_january(row: Any, name: str, number: int) -> date:
    born: date = getattr(row, name)
    return born.replace(month=1, day=1)


_REPLACED: dict[Kind, Callable[[Any, str, int], Any]] = {
    Kind.EMPTY: _empty,
    Kind.NAME: lambda row, name, number: f"{name.replace('_', ' ').capitalize()} {number}",
    Kind.BIRTH: _first_of_january,
    Kind.SECRET: lambda row, name, number: (
        f"scrubbed-{number}@example.org" if name == "email" else f"!scrubbed-{number}"
    ),
}
