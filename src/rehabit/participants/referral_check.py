"""The rules a referral's fields obey at every door: file, staff form and self-referral."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rehabit.kernel import NhsNumber, OdsCode, Refusal, parse_day, parse_nhs_number, parse_ods_code, tidy
from rehabit.participants.address import parse_email, parse_postcode
from rehabit.participants.coded_words import Sex, parse_sex, read_interpreter, read_route
from rehabit.participants.joint import Area, Joint, Side, parse_joint
from rehabit.participants.phone import parse_phone
from rehabit.participants.referral import Referral

OLDEST = 115
"""Years. Older than anyone living in the United Kingdom, so a mistyped year."""
ADULT = 18
"""Years. A birth year of two digits is read so that the person is at least this old."""

OLDEST_REFERRAL = 5
"""Years. A referral older than this has a mistyped year, or needs a new one."""

LONGEST = {
    "given_name": 100,
    "family_name": 100,
    "full_name": 101,
    "email": 254,
    "gp_practice": 90,
    "gp_practice_name": 100,
    "referrer_name": 200,
    "referrer_organisation": 200,
    "interpreter_language": 100,
}
"""Letters. What is longer is a note that slipped into the wrong column."""

GIVEN_FIELDS = (
    "given_name",
    "family_name",
    "full_name",
    "date_of_birth",
    "referred_on",
    "joint",
    "side",
    "nhs_number",
    "sex",
    "phone",
    "other_phone",
    "email",
    "address",
    "postcode",
    "gp_practice",
    "gp_practice_name",
    "referrer_name",
    "referrer_organisation",
    "reason",
    "interpreter_language",
    "route",
    "note",
)
"""The names that :func:`check_referral` looks for in what was given."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with one field: what was written, the rule it breaks and what to do."""

    field: str
    value: str
    rule: str
    sentence: str


def check_referral(*, given: Mapping[str, str], today: date) -> Referral | tuple[Problem, ...]:
    """Read the fields of one referral, or list everything that is wrong with it.

    ``given`` maps names from ``GIVEN_FIELDS`` to what was written; an absent name is an empty field.
    Names, date of birth, referral date and joint are required, and one way of contact: telephone, e-mail,
    or postal address with postcode. ``full_name`` ("Sample, Ada") is read when both names are empty.
    The rest may be empty but must be right when given. ``gp_practice`` and ``gp_practice_name`` may hold
    the practice's ODS code and name either way round, or one of them.
    """
    reading = _Reading(given=given, today=today)
    referral = reading.referral()
    return tuple(reading.problems) or referral


class _Reading:
    """Reads field after field and gathers the problems; a stand-in value is never let out alone."""

    def __init__(self, *, given: Mapping[str, str], today: date) -> None:
        self.given = given
        self.today = today
        self.problems: list[Problem] = []

    def referral(self) -> Referral:
        self.lengths()
        given_name, family_name = self.names()
        born, referred = self.dates()
        practice, practice_name = self.practice()
        return Referral(
            given_name=given_name,
            family_name=family_name,
            date_of_birth=born,
            referred_on=referred,
            joint=self.joint(),
            nhs_number=self.nhs_number(),
            sex=self.settle("sex", parse_sex(text=self.text("sex")), Sex.NOT_KNOWN),
            gp_practice=practice,
            gp_practice_name=practice_name,
            referrer_name=self.text("referrer_name"),
            referrer_organisation=self.text("referrer_organisation"),
            reason=self.text("reason"),
            interpreter_language=read_interpreter(text=self.text("interpreter_language")),
            route=read_route(text=self.text("route")),
            note=self.text("note"),
            **self.contact(),
        )

    def text(self, field: str) -> str:
        return tidy(text=self.given.get(field, ""))

    def settle(self, field: str, found: Value | Refusal, stand_in: Value) -> Value:
        if isinstance(found, Refusal):
            self.report(field, found)
            return stand_in
        return found

    def report(self, field: str, refusal: Refusal) -> None:
        self.problems.append(
            Problem(field=field, value=self.text(field), rule=refusal.code, sentence=refusal.sentence)
        )

    def lengths(self) -> None:
        for field, most in LONGEST.items():
            letters = len(self.text(field))
            if letters > most:
                sentence = f"This has {letters} letters; at most {most} can be kept. Shorten it."
                self.report(field, Refusal("too_long", sentence))

    def names(self) -> tuple[str, str]:
        whole = self.text("full_name")
        if whole and not (self.text("given_name") or self.text("family_name")):
            return self.names_from(whole)
        return self.name("given_name", "The given name"), self.name("family_name", "The family name")

    def names_from(self, whole: str) -> tuple[str, str]:
        family, comma, given = (part.strip() for part in whole.partition(","))
        if not (comma and given and family):
            sentence = (
                f"“{whole}” does not say which is the family name. Write it as Family name, Given name."
            )
            self.report("full_name", Refusal("name_not_split", sentence))
        return given, family

    def name(self, field: str, what: str) -> str:
        found = self.text(field)
        if not found:
            self.report(field, Refusal("missing", f"{what} is missing. Ask the referrer for it."))
        elif not any(letter.isalpha() for letter in found):
            self.report(field, Refusal("not_a_name", f"“{found}” has no letters. Ask the referrer."))
        return found

    def dates(self) -> tuple[date, date]:
        born = parse_day(
            text=self.text("date_of_birth"),
            latest=self.today,
            short_years_until=_years_before(day=self.today, years=ADULT),
        )
        referred = parse_day(text=self.text("referred_on"), latest=self.today)
        if isinstance(born, date):
            born = self.plausible_birth(born)
        if isinstance(referred, date):
            referred = self.plausible_referral(referred, born)
        return (
            self.settle("date_of_birth", born, self.today),
            self.settle("referred_on", referred, self.today),
        )

    def plausible_birth(self, born: date) -> date | Refusal:
        if born >= _years_before(day=self.today, years=OLDEST):
            return born
        written = self.text("date_of_birth")
        return Refusal(
            "too_old", f"“{written}” would be an age above {OLDEST}. Write the year with four digits."
        )

    def plausible_referral(self, referred: date, born: date | Refusal) -> date | Refusal:
        written = self.text("referred_on")
        if isinstance(born, date) and referred < born:
            return Refusal("before_birth", f"“{written}” is before the date of birth. Check both dates.")
        if referred < _years_before(day=self.today, years=OLDEST_REFERRAL):
            return Refusal(
                "referred_long_ago",
                f"“{written}” is read as {referred:%d/%m/%Y}, more than {OLDEST_REFERRAL} years ago. "
                "Check the year, or ask for a new referral.",
            )
        return referred

    def joint(self) -> Joint:
        found = parse_joint(text=self.text("joint"), side=self.text("side"))
        about_side = isinstance(found, Refusal) and found.code == "unknown_side"
        return self.settle(
            "side" if about_side else "joint", found, Joint(area=Area.KNEE, side=Side.NOT_SAID)
        )

    def nhs_number(self) -> NhsNumber | None:
        text = self.text("nhs_number")
        return self.settle("nhs_number", parse_nhs_number(text=text), None) if text else None

    def practice(self) -> tuple[OdsCode | None, str]:
        code: OdsCode | None = None
        names: list[str] = []
        for written in filter(None, (self.text("gp_practice"), self.text("gp_practice_name"))):
            found = parse_ods_code(text=written)
            if isinstance(found, OdsCode) and found.is_practice:
                code = found
            else:
                names.append(written)
        return code, ", ".join(names)

    def contact(self) -> dict[str, str]:
        readers = {
            "phone": parse_phone,
            "other_phone": parse_phone,
            "email": parse_email,
            "postcode": parse_postcode,
        }
        found = {
            field: self.settle(field, read(text=self.text(field)), "") if self.text(field) else ""
            for field, read in readers.items()
        }
        if not found["phone"]:
            found["phone"], found["other_phone"] = found["other_phone"], ""
        found["address"] = self.text("address")
        self.check_reachable()
        return found

    def check_reachable(self) -> None:
        by_post = self.text("address") and self.text("postcode")
        if not (by_post or any(self.text(field) for field in ("phone", "other_phone", "email"))):
            sentence = (
                "There is no way to reach this person. Give a telephone number, an e-mail or an address."
            )
            self.report("phone", Refusal("no_contact", sentence))


def _years_before(*, day: date, years: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap_day else day.day)
