"""What every record has: an identifier the outside may know, a site, who and when."""

import os
from datetime import UTC, datetime
from threading import Lock
from uuid import UUID

from django.db import models
from django.db.models import Q

from rehabit.kernel import RANDOM_BYTES, uuid7

_newest = [0]
_one_at_a_time = Lock()


def new_id() -> UUID:
    """A fresh UUIDv7, later than every one this process made before, so that two facts of one moment have
    an order. Storage is where the clock and the dice may be touched.
    """
    made = uuid7(at=datetime.now(UTC), random_bytes=os.urandom(RANDOM_BYTES)).int
    with _one_at_a_time:
        _newest[0] = max(made, _newest[0] + 1)
        return UUID(int=_newest[0])


class Record(models.Model):
    """Anything stored; its id is safe to hand to the outside."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class SiteRecord(Record):
    """Anything that belongs to one site; every read starts from that site."""

    site = models.ForeignKey("records.Site", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Fact(SiteRecord):
    """A fact is added, never overwritten; it says who recorded it and when.

    `by_user` is set for staff, `by_person` for a participant, neither for a public page.
    """

    at = models.DateTimeField()
    by_user = models.ForeignKey(
        "records.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    by_person = models.ForeignKey(
        "records.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(by_user__isnull=True) | Q(by_person__isnull=True),
                name="%(class)s_by_one",
            )
        ]


def one_of(field: str, values: list[str], name: str) -> models.CheckConstraint:
    """A check that `field` holds one of `values`."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": values}), name=name)


def paired(first: str, second: str, name: str) -> models.CheckConstraint:
    """A check that two fields are both set or both empty."""
    both = Q(**{f"{first}__isnull": False, f"{second}__isnull": False})
    neither = Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
    return models.CheckConstraint(condition=both | neither, name=name)
