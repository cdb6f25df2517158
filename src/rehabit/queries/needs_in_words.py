"""What people need, as words for a screen and as a yes or no on close attention."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from rehabit.participants import NEEDS, NeedKind
from rehabit.records.models import Need


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedWords:
    """One need. `close_attention` counts towards how many a group can look after at a time."""

    kind: NeedKind
    words: str
    close_attention: bool


def open_needs(*, site_id: UUID, people: Iterable[UUID]) -> defaultdict[UUID, tuple[NeedWords, ...]]:
    """The needs of each person that have not ended; somebody without any has an empty tuple."""
    found: defaultdict[UUID, tuple[NeedWords, ...]] = defaultdict(tuple)
    needs = Need.objects.filter(site_id=site_id, person_id__in=list(people), ended_at__isnull=True)
    for person_id, kind, detail in needs.order_by("at", "id").values_list("person_id", "kind", "detail"):
        found[person_id] += (_in_words(NeedKind(kind), detail),)
    return found


def _in_words(kind: NeedKind, detail: str) -> NeedWords:
    meaning = NEEDS[kind]
    words = f"{meaning.words}: {detail}" if detail else meaning.words
    return NeedWords(kind=kind, words=words, close_attention=meaning.close_attention)
