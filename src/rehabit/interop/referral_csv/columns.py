"""Which column of a referral file is which: the spellings that offices use."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabit.kernel import Refusal, folded

OURS = "ours"
"""Columns that we added to a file of bad rows; they may stay when it is sent again, and are passed over."""

# Spellings are compared without case, spaces and punctuation.
_SPELLINGS: dict[str, str] = {
    "given_name": "givenname givennames forename forenames firstname firstnames first",
    "family_name": "familyname surname lastname last secondname",
    "full_name": "name fullname patientname patient nameofpatient",
    "date_of_birth": "dateofbirth dob birthdate birthday born patientdob",
    "referred_on": (
        "referraldate dateofreferral referredon datereferred dateofref refdate referralreceived "
        "referralreceiveddate"
    ),
    "joint": "joint joints area bodypart bodysite problemjoint affectedjoint",
    "side": "side laterality lorr lr",
    "nhs_number": "nhsnumber nhsno nhsnum nhs nhsid patientnhsnumber",
    "sex": "sex gender mf",
    "phone": (
        "phone telephone tel telno telephonenumber phonenumber phoneno contactnumber mobile "
        "mobileno mobilenumber mobilephone contacttel"
    ),
    "other_phone": "homephone hometel hometelephone landline otherphone alternativephone tel2",
    "email": "email emailaddress mail contactemail",
    "address": "address homeaddress patientaddress fulladdress addressline1",
    "postcode": "postcode pcode homepostcode zip",
    "gp_practice": (
        "gppractice practice gppracticecode practicecode gpcode odscode gpsurgery surgery "
        "registeredpractice gppracticeods"
    ),
    "gp_practice_name": "gppracticename practicename surgeryname",
    "referrer_name": "referrer referrername referredby referringclinician nameofreferrer",
    "referrer_organisation": (
        "referrerorganisation referringorganisation organisation referrerorg referringservice"
    ),
    "reason": "reason reasonforreferral referralreason clinicalreason clinicaldetails problem",
    "interpreter_language": (
        "interpreter interpreterlanguage interpreterneeded interpreterrequired language preferredlanguage"
    ),
    "route": "route source referralsource sourceofreferral referralroute",
    "note": "note notes comment comments",
    OURS: "row whatiswrong whattodo",
}
_FIELD_OF = {spelling: field for field, spellings in _SPELLINGS.items() for spelling in spellings.split()}

REQUIRED = {
    "given_name": "First name",
    "family_name": "Family name",
    "date_of_birth": "Date of birth",
    "referred_on": "Referral date",
    "joint": "Joint",
}
"""The fields without which no row can be used, as the clerk would head them."""

_NAMES = ("given_name", "family_name")
"""What one column with the whole name ("Family name, Given name") stands for."""

_SECOND = {"phone": "other_phone", "gp_practice": "gp_practice_name"}
"""Where a second column for the same field goes: offices send "Tel" and "Mobile", a practice and its code."""

CONTACT = ("phone", "other_phone", "email", "address")
_ENOUGH_TO_BE_A_HEADER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The header as it stands in the file, and the field each column holds (None for an extra one)."""

    header: tuple[str, ...]
    fields: tuple[str | None, ...]

    def heading_of(self, *, field: str) -> str:
        """Return the heading that the file uses for a field, or our own when it has no such column."""
        if field in _NAMES and field not in self.fields:
            return self.heading_of(field="full_name")
        if field in self.fields:
            return self.header[self.fields.index(field)]
        return REQUIRED.get(field, field.replace("_", " ").capitalize())


def looks_like_header(*, cells: Sequence[str]) -> bool:
    """Say whether a row is the header: at least three of its cells are known headings."""
    return sum(folded(text=cell) in _FIELD_OF for cell in cells) >= _ENOUGH_TO_BE_A_HEADER


def read_columns(*, header: Sequence[str]) -> Columns | Refusal:
    """Tell the columns apart. Refusals: ``missing_columns``, ``column_twice``."""
    fields = _fields(header=header)
    columns = Columns(header=tuple(header), fields=fields)
    for field in fields:
        if field not in (None, OURS) and fields.count(field) > 1:
            return _twice(header=header, fields=fields, field=field)
    there = (*fields, *_NAMES) if "full_name" in fields else fields
    missing = [name for field, name in REQUIRED.items() if field not in there]
    if not any(field in fields for field in CONTACT):
        missing.append("a telephone number, e-mail or address")
    return missing_columns(missing=missing, found=header) if missing else columns


def _fields(*, header: Sequence[str]) -> tuple[str | None, ...]:
    fields: list[str | None] = []
    for heading in header:
        field = _FIELD_OF.get(folded(text=heading))
        second = _SECOND.get(field or "", field)
        fields.append(second if field in fields else field)
    return tuple(fields)


def missing_columns(*, missing: Sequence[str], found: Sequence[str]) -> Refusal:
    """Name the columns that are missing beside those that were found."""
    there = ", ".join(heading for heading in found if heading) or "none"
    return Refusal(
        "missing_columns",
        f"The file has no column for: {', '.join(missing)}. Columns found: {there}. "
        "Add the columns, or rename them, and send the file again.",
    )


def _twice(*, header: Sequence[str], fields: Sequence[str | None], field: str | None) -> Refusal:
    names = " and ".join(f"“{header[i]}”" for i, found in enumerate(fields) if found == field)
    return Refusal("column_twice", f"{names} hold the same thing. Keep one of them and send the file again.")
