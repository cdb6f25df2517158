"""A fault in the content: which file, which key, what came, what is allowed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to put right in one file, in words for the person who edits it."""

    file: str
    key: str
    came: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: found {self.came}; allowed: {self.allowed}"


class ContentError(ValueError):
    """A content file cannot be used. ``fault`` says where and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class UnknownContent(LookupError):
    """There is no record with that id. The message names the nearest ones; ``file`` is where it would be."""

    def __init__(self, sentence: str, *, file: str = "") -> None:
        super().__init__(sentence)
        self.file = file
