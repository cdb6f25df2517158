"""Reads one TOML table key by key and says exactly what is wrong with a value."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import NoReturn, TypeVar

from rehabit.catalogue.fault import ContentError, Fault

T = TypeVar("T")


class Table:
    """A table of a content file. Every getter raises ``ContentError`` with file, key, value and rule.

    ``only_these`` at the end of a reader reports keys that nothing asked for: most often a spelling.
    """

    def __init__(self, data: Mapping[str, object], *, file: str, at: str = "") -> None:
        self._data = data
        self._asked: set[str] = set()
        self.file = file
        self.at = at

    def __contains__(self, key: str) -> bool:
        return key in self._data

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._data)

    def refuse(self, key: str, allowed: str) -> NoReturn:
        """Raise the error for ``key``; ``allowed`` completes the sentence 'allowed: …'."""
        came = repr(self._data[key]) if key in self._data else "nothing"
        raise ContentError(Fault(self.file, self._name(key), came, allowed))

    def _name(self, key: str) -> str:
        return f"{self.at}.{key}" if self.at else key

    def _get(self, key: str, kind: type[T], allowed: str) -> T:
        self._asked.add(key)
        value = self._data.get(key)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.refuse(key, allowed)
        return value

    def text(self, key: str, *, one_of: Collection[str] = ()) -> str:
        value = self._get(key, str, "a text in quotation marks")
        if one_of and value not in one_of:
            self.refuse(key, "one of " + ", ".join(one_of))
        if not value.strip():
            self.refuse(key, "a text that is not empty")
        return value

    def text_or_none(self, key: str) -> str | None:
        return self.text(key) if key in self._data else None

    def whole(self, key: str, *, low: int = 0, high: int = 100_000) -> int:
        allowed = f"a whole number from {low} to {high}"
        value = self._get(key, int, allowed)
        if not low <= value <= high:
            self.refuse(key, allowed)
        return value

    def whole_or_none(self, key: str, *, low: int = 0, high: int = 100_000) -> int | None:
        return self.whole(key, low=low, high=high) if key in self._data else None

    def number(self, key: str) -> float:
        self._asked.add(key)
        value = self._data.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(key, "a number")
        return float(value)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        if default is not None and key not in self._data:
            return default
        return self._get(key, bool, "true or false")

    def day(self, key: str) -> dt.date:
        return self._get(key, dt.date, "a date such as 2027-05-31, without quotation marks")

    def texts(self, key: str) -> tuple[str, ...]:
        allowed = 'a list of texts, such as ["one", "two"]'
        values = self._get(key, list, allowed)
        if not all(isinstance(value, str) and value.strip() for value in values):
            self.refuse(key, allowed)
        return tuple(values)

    def texts_or_empty(self, key: str) -> tuple[str, ...]:
        return self.texts(key) if key in self._data else ()

    def wholes(self, key: str) -> tuple[int, ...]:
        allowed = "a list of whole numbers, such as [1, 2]"
        values = self._get(key, list, allowed)
        if not all(isinstance(value, int) and not isinstance(value, bool) for value in values):
            self.refuse(key, allowed)
        return tuple(values)

    def numbers(self, key: str) -> tuple[float, ...]:
        allowed = "a list of numbers, such as [0.5, 1]"
        values = self._get(key, list, allowed)
        if not all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
            self.refuse(key, allowed)
        return tuple(float(value) for value in values)

    def table(self, key: str) -> "Table":
        value = self._get(key, dict, f"a part headed [{self._name(key)}]")
        return Table(value, file=self.file, at=self._name(key))

    def tables(self, key: str) -> tuple["Table", ...]:
        allowed = f"parts headed [[{self._name(key)}]]"
        values = self._get(key, list, allowed)
        if not all(isinstance(value, dict) for value in values):
            self.refuse(key, allowed)
        name = self._name(key)
        return tuple(Table(value, file=self.file, at=f"{name}[{n}]") for n, value in enumerate(values, 1))

    def tables_or_empty(self, key: str) -> tuple["Table", ...]:
        return self.tables(key) if key in self._data else ()

    def raw(self, key: str) -> object:
        self._asked.add(key)
        return self._data.get(key)

    def whole_numbers(self, key: str) -> dict[str, int]:
        """A small table of name = whole number, such as ``{ knee = 2, hip = 1 }``."""
        part = self.table(key)
        return {name: part.whole(name) for name in part.keys}

    def only_these(self) -> None:
        for key in self._data:
            if key not in self._asked:
                self.refuse(key, "only " + ", ".join(sorted(self._asked)))
