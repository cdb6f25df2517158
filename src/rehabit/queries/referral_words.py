"""How a referral's codes read, for every page, file and message that shows one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rehabit.kernel import NhsNumber
from rehabit.participants import Area, Joint, Route, Sex, Side

JOINTS = {
    "knee_left": "Left knee",
    "knee_right": "Right knee",
    "hip_left": "Left hip",
    "hip_right": "Right hip",
    "knee": "Knee, side not said",
    "hip": "Hip, side not said",
}
"""Every code that `Referral.joints` may hold."""

ROUTES = {
    Route.GP: "GP practice",
    Route.PHYSIOTHERAPIST: "Physiotherapist",
    Route.MSK_SERVICE: "Joint and muscle (MSK) service",
    Route.SURGEON: "Orthopaedic surgeon",
    Route.SELF: "Self-referral",
    Route.OTHER: "Another route",
}

SEXES = {Sex.FEMALE: "Female", Sex.MALE: "Male", Sex.OTHER: "Other", Sex.NOT_KNOWN: "Not known"}

DETAILS = {
    "given_name": "First name",
    "family_name": "Family name",
    "born_on": "Date of birth",
    "nhs_number": "NHS number",
    "sex": "Sex",
    "phone": "Telephone",
    "email": "E-mail",
    "address": "Address",
    "postcode": "Postcode",
    "gp_practice": "GP practice",
}
"""The details of a person, in the order in which they are shown."""

_AREAS = {Area.KNEE: ("knee",), Area.HIP: ("hip",), Area.KNEE_AND_HIP: ("knee", "hip")}
_SIDES = {
    Side.LEFT: ("_left",),
    Side.RIGHT: ("_right",),
    Side.BOTH: ("_left", "_right"),
    Side.NOT_SAID: ("",),
}


def joint_codes(*, joint: Joint) -> list[str]:
    """The joint as it is stored: 'knee, both sides' is ['knee_left', 'knee_right']."""
    return [area + side for area in _AREAS[joint.area] for side in _SIDES[joint.side]]


def joint_words(*, codes: Sequence[str]) -> str:
    """'Both knees, left hip': short enough for a list."""
    parts: list[str] = []
    for area in ("knee", "hip"):
        if {f"{area}_left", f"{area}_right"} <= set(codes):
            parts.append(f"both {area}s")
        else:
            parts += [JOINTS[code].lower() for code in codes if code.split("_")[0] == area]
    return ", ".join(parts).capitalize()


def detail_words(*, field: str, value: object) -> str:
    """One detail of a person as a page shows it; "" when nothing is known."""
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    text = str(value or "")
    if field == "nhs_number" and text:
        return str(NhsNumber(text))
    return SEXES[Sex(text)] if field == "sex" and text else text


def differing_words(*, on_file: Mapping[str, object], given: Mapping[str, object]) -> Iterable[str]:
    """One phrase for each detail given that differs from what is on file."""
    for field, value in given.items():
        old = detail_words(field=field, value=on_file[field]) or "nothing"
        new = detail_words(field=field, value=value)
        yield f"{DETAILS[field].lower() if field != 'nhs_number' else 'NHS number'} {new} (on file: {old})"
