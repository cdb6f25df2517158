"""Allowed, or the reason why not: the answer every rule gives. And a caution, which forbids nothing."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Allowed:
    """The rule has no objection. True in a condition."""

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Refusal:
    """The rule says no, or the value cannot be read. False in a condition.

    ``code`` is stable and for programs; ``sentence`` is for people and says which thing, which
    value and what to do, so that the same words can be an error, a tooltip and a line in a file.
    """

    code: str
    sentence: str

    def __bool__(self) -> Literal[False]:
        return False

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Caution:
    """Something a person should look at; the decision stays theirs. Same two parts as a refusal."""

    code: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


ALLOWED = Allowed()
