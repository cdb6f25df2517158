"""People of examples/referrals.csv: what they answer before and at the end, and which sessions they miss."""

from dataclasses import dataclass

PF_ITEMS = [str(number) for number in range(3, 13)]
"""The ten questions on everyday activities: 1 limited a lot, 2 a little, 3 not at all."""


@dataclass(frozen=True)
class Scores:
    """`pain` and `worst` 0-10; `little` and `free` of the ten activities a little limited and not limited.

    None where nothing was answered. Everyday activities score 5 for each `little` and 10 for each `free`.
    """

    pain: int
    worst: int
    stands: int
    little: int | None = None
    free: int | None = None

    def pain_form(self, joint: str) -> dict[str, object]:
        return {f"{joint}-average": self.pain, f"{joint}-worst": self.worst}

    def activities_form(self) -> dict[str, object]:
        """Four of ten answers where `little` is None: too few for a score."""
        if self.little is None or self.free is None:
            return {f"q-{item}": 2 for item in PF_ITEMS[:4]}
        said = [1] * (10 - self.little - self.free) + [2] * self.little + [3] * self.free
        return {f"q-{item}": answer for item, answer in zip(PF_ITEMS, said, strict=True)}


@dataclass(frozen=True)
class Member:
    """One person of the group. `away` are the sessions they miss, with the reason of the register."""

    name: str
    joint: str
    before: Scores
    after: Scores | None = None
    away: tuple[int, ...] = ()


MAUREEN = Member(
    "Maureen Abernethy-Vale",
    "knee_right",
    before=Scores(7, 8, 8, little=4, free=2),  # activities 4 × 5 + 2 × 10 = 40
    after=Scores(4, 5, 11, little=4, free=4),  # 4 × 5 + 4 × 10 = 60
)
CHIDI = Member(
    "Chidi Okonkwo-Bright",
    "knee_left",
    before=Scores(6, 7, 10, little=4, free=3),  # 50
    after=Scores(4, 6, 12, little=3, free=5),  # 65
)
DOREEN = Member(
    "Doreen Fairweather",
    "knee_left",
    before=Scores(5, 7, 9, little=3, free=3),  # 45
    after=Scores(5, 6, 10, little=4, free=3),  # 50
    away=(4,),
)
BERYL = Member(
    "Beryl Larkspur",
    "knee_left",
    before=Scores(8, 9, 6, little=4, free=1),  # 30
    after=Scores(5, 6, 9, little=4, free=3),  # 50
    away=(6, 7),
)
SHIRIN = Member(
    "Shirin Rahman-Dale",
    "knee_right",
    before=Scores(6, 8, 11, little=5, free=3),  # 55
    after=Scores(5, 7, 11, little=4, free=4),  # 60
    away=(8, 9, 10),
)
LAN = Member(
    "Lan Nguyen-Example",
    "knee_left",
    before=Scores(7, 8, 7, little=6, free=2),  # 50
    after=Scores(6, 7, 9),  # stopped after four of the ten activities: no score
    away=(5, 6, 7, 11),
)
ZBIGNIEW = Member(
    "Zbigniew Kowalczyk-Test",
    "hip_right",
    before=Scores(6, 7, 9, little=4, free=3),  # called for surgery after session 3
)
PAULINE = Member(
    "Pauline Silverdale",
    "knee_right",
    before=Scores(8, 9, 8, little=4, free=2),  # felt it was not helping, after session 5
)
THE_EIGHT = (MAUREEN, CHIDI, DOREEN, BERYL, SHIRIN, LAN, ZBIGNIEW, PAULINE)

DECLINED = "Thandiwe Mbeki-Lane"
"""Was offered a place and could not come in the daytime."""

LAST_SESSION = {ZBIGNIEW.name: 3, PAULINE.name: 5}
"""The last session of those who left."""


def expected_at(number: int) -> list[Member]:
    """Who is still in the group at a session."""
    return [each for each in THE_EIGHT if number <= LAST_SESSION.get(each.name, 12)]
