"""Every audit chain of the installation, checked from its first line to its last."""

from dataclasses import dataclass

from rehabit.records import chain
from rehabit.records.models import AuditEntry, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedChain:
    """One chain; `broken_at` is the first line that does not fit, None when all do."""

    name: str
    entries: int
    broken_at: int | None


def every_chain() -> tuple[CheckedChain, ...]:
    """For the terminal of the machine itself, where no viewer stands at a door."""
    names = {str(site.id): site.name for site in Site.objects.all()}
    keys = AuditEntry.objects.order_by("chain").values_list("chain", flat=True).distinct()
    checked = [(names.get(key, key), chain.verify(key)) for key in keys]
    return tuple(
        CheckedChain(name=name, entries=each.entries, broken_at=each.broken_at) for name, each in checked
    )
