"""Content in words: what a key of a file is called, and what was chosen to be signed."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from rehabit.catalogue import Catalogue, Signable
from rehabit.catalogue.signing import to_read
from rehabit.queries.content import ContentPage

_WORDS = {
    "harder_by": "Harder by",
    "swap_to": "Swapped for",
    "reps": "repetitions",
    "hold_s": "hold, seconds",
}


def chosen(data: QueryDict, found: ContentPage) -> list[str]:
    """The keys that are ticked, or all that wait of the kind whose button was pressed."""
    kind = data.get("all")
    if kind:
        return [item.content.key for item in found.waiting if item.content.kind == kind]
    return data.getlist("key")


def parts(catalogue: Catalogue, item: Signable) -> dict[str, Any]:
    """An item as nested values with words for keys, ready to be shown as lists; empty parts are left out."""
    read = to_read(catalogue=catalogue, item=item)
    hidden = ("id", "name", "title")
    return {label(key): _shown(part) for key, part in read.items() if key not in hidden and _said(part)}


def label(key: str) -> str:
    """'key_messages' as 'Key messages'."""
    return _WORDS.get(key, key.replace("_", " ").capitalize())


def _said(part: object) -> bool:
    return part not in (None, "", [], (), {})


def _shown(part: Any) -> Any:
    if isinstance(part, Mapping):
        return {label(str(key)): _shown(value) for key, value in part.items() if _said(value)}
    if isinstance(part, list | tuple):
        if part and all(isinstance(each, list | tuple) for each in part):
            return [" or ".join(map(str, each)) for each in part]
        return [_shown(each) for each in part]
    if isinstance(part, bool):
        return "Yes" if part else "No"
    return str(part)
