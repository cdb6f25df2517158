"""What a figure is of: pounds, people, visits, responders, and what is left when they are multiplied."""

from collections import Counter
from dataclasses import dataclass

BASES = ("GBP", "EUR", "person", "visit", "responder", "year", "point", "session", "QALY", "contact")


@dataclass(frozen=True, slots=True)
class Unit:
    """Powers of the `BASES`, such as GBP 1, person −1; a plain number has none."""

    powers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def read(cls, text: str) -> "Unit":
        """From words such as 'GBP / person', 'visit', 'GBP / person / year' or '1'; ValueError names a
        word that is no base."""
        powers: Counter[str] = Counter()
        for place, word in enumerate(part.strip() for part in text.split("/")):
            for base in word.split(" * "):
                if base == "1":
                    continue
                if base not in BASES:
                    raise ValueError(f"'{base}' in '{text}' is not a unit; the units are {', '.join(BASES)}.")
                powers[base] += 1 if place == 0 else -1
        return cls._of(powers)

    @classmethod
    def _of(cls, powers: Counter[str]) -> "Unit":
        return cls(tuple(sorted((base, power) for base, power in powers.items() if power)))

    def __mul__(self, other: "Unit") -> "Unit":
        powers: Counter[str] = Counter()
        for base, power in (*self.powers, *other.powers):
            powers[base] += power
        return self._of(powers)

    def __truediv__(self, other: "Unit") -> "Unit":
        return self * Unit(tuple((base, -power) for base, power in other.powers))

    def __str__(self) -> str:
        above = [base for base, power in self.powers for _ in range(max(power, 0))]
        below = [base for base, power in self.powers for _ in range(max(-power, 0))]
        return " / ".join([" * ".join(above) or "1", *below])
