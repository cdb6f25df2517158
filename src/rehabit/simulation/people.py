"""A made-up person: who they are, where they live, which joint hurts."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from rehabit.kernel import NhsNumber, folded
from rehabit.participants import Area, Joint, Sex, Side
from rehabit.simulation.chance import happens, weighted, whole
from rehabit.simulation.names import Names
from rehabit.simulation.nhs_numbers import numbered

WOMEN_SHARE = 0.72
"""Community joint-pain groups: 72 % women, mean age 70 (n = 1,386; CSP leisure case study)."""
MEAN_AGE, SD_AGE, YOUNGEST, OLDEST = 70.0, 8.5, 45, 88

FIRST_SERIAL = 100_000
"""Serial numbers below are those of the example files."""

STREETS = (
    "Kiln Row", "Tanner Court", "Weavers Walk", "Mill Pond Road", "Foundry Lane", "Station Parade",
    "Lime Terrace", "Harbour Street", "Almond Court", "Bell Close", "Chapel Rise", "Sheepwash Lane",
    "Ropewalk", "Larch Avenue", "Quarry View", "The Old Maltings, Nether Marlow Road",
)  # fmt: skip
PRACTICES = (
    ("Q99901", "Hollow Oak Surgery"), ("Q99902", "Meadow End Practice"),
    ("Q99903", "Spindle Lane Health Centre"), ("Q99904", "The Limes Medical Group"),
)  # fmt: skip
_AREAS = {Area.KNEE: 0.72, Area.HIP: 0.18, Area.KNEE_AND_HIP: 0.10}
_SIDES = {Side.LEFT: 0.32, Side.RIGHT: 0.36, Side.BOTH: 0.32}


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualPerson:
    """Everything a referral says of a person. All of it is made up."""

    given_name: str
    family_name: str
    born_on: date
    sex: Sex
    nhs_number: NhsNumber
    phone: str
    email: str
    address: str
    postcode: str
    practice_code: str
    practice_name: str
    joint: Joint

    @property
    def woman(self) -> bool:
        return self.sex is Sex.FEMALE

    def age(self, *, today: date) -> int:
        """Full years on that day."""
        before_birthday = (today.month, today.day) < (self.born_on.month, self.born_on.day)
        return today.year - self.born_on.year - before_birthday


class Register:
    """Makes people and never the same NHS number twice."""

    def __init__(self, *, rng: random.Random, today: date) -> None:
        self._rng = rng
        self._today = today
        self._serial = FIRST_SERIAL
        self._names = Names(rng=rng)

    def person(self) -> VirtualPerson:
        """One more person."""
        rng = self._rng
        woman = happens(rng=rng, share=WOMEN_SHARE)
        given, family = self._names.full_name(woman=woman)
        code, practice = rng.choice(PRACTICES)
        return VirtualPerson(
            given_name=given,
            family_name=family,
            born_on=self._birthday(),
            sex=Sex.FEMALE if woman else Sex.MALE,
            nhs_number=self._number(),
            phone=self._phone(),
            email=self._email(given=given, family=family),
            address=f"{rng.randint(1, 140)} {rng.choice(STREETS)}",
            postcode=f"QX{rng.randint(1, 9)} {rng.randint(1, 9)}{rng.choice('ABDEFG')}{rng.choice('HJLNPQ')}",
            practice_code=code,
            practice_name=practice,
            joint=Joint(area=weighted(rng=rng, weights=_AREAS), side=weighted(rng=rng, weights=_SIDES)),
        )

    def _birthday(self) -> date:
        age = whole(value=self._rng.gauss(MEAN_AGE, SD_AGE), low=YOUNGEST, high=OLDEST)
        return self._today - timedelta(days=round(age * 365.25) + self._rng.randint(5, 350))

    def _number(self) -> NhsNumber:
        number = None
        while number is None:
            self._serial += 1
            number = numbered(serial=self._serial)
        return number

    def _phone(self) -> str:
        """Ranges kept for drama: nobody is rung up by mistake."""
        start = "07700 900" if happens(rng=self._rng, share=0.7) else "01632 960"
        return f"{start}{self._rng.randint(200, 999)}"

    def _email(self, *, given: str, family: str) -> str:
        if not happens(rng=self._rng, share=0.6):
            return ""
        local = "".join(letter for letter in folded(text=given + family) if letter.isascii())
        return f"{local}{self._serial % 1000}@example.org"
