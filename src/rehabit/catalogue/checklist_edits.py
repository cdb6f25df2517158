"""The changes a site may make to a checklist."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rehabit.catalogue.checklist import Checklist, Item, read_item
from rehabit.catalogue.shelf import unknown
from rehabit.catalogue.table import Table
from rehabit.kernel.verdict import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """A site's changes: items added, ids withdrawn or brought into use, new words, a new order.

    ``reword`` maps an item id to a mapping with ``question`` and/or ``help``. ``order`` lists ids that
    come first, in that order; the others follow as they were.
    """

    add: tuple[Item, ...] = ()
    withdraw: tuple[str, ...] = ()
    use: tuple[str, ...] = ()
    reword: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    order: tuple[str, ...] = ()


def read_edits(edits: Mapping[str, object]) -> Edits:
    """Edits from plain data, as a site stores them. A wrong shape: ``ContentError``."""
    table = Table(edits, file="the site's changes")
    reword: dict[str, Mapping[str, str]] = {}
    if "reword" in table:
        part = table.table("reword")
        reword = {name: _new_words(part.table(name)) for name in part.keys}
    read = Edits(
        add=tuple(read_item(row) for row in table.tables_or_empty("add")),
        withdraw=table.texts_or_empty("withdraw"),
        use=table.texts_or_empty("use"),
        reword=reword,
        order=table.texts_or_empty("order"),
    )
    table.only_these()
    return read


def _new_words(part: Table) -> dict[str, str]:
    words = {key: part.text(key) for key in ("question", "help") if key in part}
    part.only_these()
    if not words:
        part.refuse("question", "new words for question, help or both")
    return words


def checklist_with_edits(*, base: Checklist, edits: Mapping[str, object]) -> Checklist | Refusal:
    """The checklist as a site has changed it, or the reason why the changes cannot be made.

    ``edits`` is plain data with any of: ``add`` (a list of items with id, question, kind, wanted, help,
    source), ``withdraw`` and ``use`` (lists of ids), ``reword`` (id to new question and/or help),
    ``order`` (ids that come first). Added items are in use. A withdrawn item is kept, but not asked.
    A wrong shape raises ``ContentError``; a rule broken comes back as a ``Refusal``.
    """
    changes = read_edits(edits)
    items = {item.id: item for item in base.items}
    for item in changes.add:
        if item.id in items:
            return Refusal(
                "item_exists", f"'{item.id}' is already in '{base.id}'. Give the new item another id."
            )
        items[item.id] = item
    named = (*changes.withdraw, *changes.use, *changes.reword, *changes.order)
    for name in named:
        if name not in items:
            return Refusal("item_unknown", unknown(f"the checklist '{base.id}'", name, tuple(items)))
    for name in changes.withdraw:
        if items[name].fixed:
            sentence = f"'{name}' cannot be withdrawn from '{base.id}': it is needed. Reword it instead."
            return Refusal("item_fixed", sentence)
        items[name] = replace(items[name], in_use=False)
    for name in changes.use:
        items[name] = replace(items[name], in_use=True)
    for name, words in changes.reword.items():
        items[name] = _reworded(items[name], words)
    first = dict.fromkeys(changes.order)
    ordered = [*first, *(name for name in items if name not in first)]
    return replace(base, items=tuple(items[name] for name in ordered))


def _reworded(item: Item, words: Mapping[str, str]) -> Item:
    return replace(item, question=words.get("question", item.question), help=words.get("help", item.help))
