"""What became of one vector."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """Everything the vector expects came out."""

    vector: str
    instrument: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Not run, and why."""

    vector: str
    instrument: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One expected result that did not come out."""

    name: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """At least one result disagrees; `str()` is one line that names each."""

    vector: str
    instrument: str
    disagreements: tuple[Disagreement, ...]

    def __str__(self) -> str:
        found = "; ".join(
            f"{item.name} expected {item.expected}, got {item.found}" for item in self.disagreements
        )
        return f"{self.vector}: {found}"


Verdict = Passed | Failed | Skipped
