"""How many independent scoring vectors check each instrument; a test counts them anew."""

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from rehabit.catalogue.instruments import CONTENT


@cache
def vector_counts() -> Mapping[str, int]:
    """Instrument id to the number of vectors that pass; an instrument that none covers is not in it."""
    text = (CONTENT / "vectors.toml").read_text(encoding="utf-8")
    return MappingProxyType(dict(tomllib.loads(text)["passed"]))


@cache
def without_vectors() -> Mapping[str, str]:
    """Instrument id to the reason why no vector covers it."""
    text = (CONTENT / "vectors.toml").read_text(encoding="utf-8")
    return MappingProxyType(dict(tomllib.loads(text)["without"]))
