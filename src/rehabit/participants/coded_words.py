"""Words that stand for a code: sex, route of referral, interpreter."""

from enum import StrEnum

from rehabit.kernel import Refusal, folded, tidy


class Sex(StrEnum):
    """Sex as the referral states it; ``NOT_KNOWN`` when it does not."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    NOT_KNOWN = "not_known"


class Route(StrEnum):
    """How the referral came."""

    GP = "gp"
    PHYSIOTHERAPIST = "physiotherapist"
    MSK_SERVICE = "msk_service"
    SURGEON = "surgeon"
    SELF = "self"
    OTHER = "other"


# The figures are those of the NHS data dictionary: 1 male, 2 female, 9 not specified, 0 and X not known.
_SEX = {
    Sex.FEMALE: ("f", "female", "woman", "w", "2"),
    Sex.MALE: ("m", "male", "man", "1"),
    Sex.OTHER: ("o", "other", "i", "indeterminate", "intersex", "nonbinary", "9"),
    Sex.NOT_KNOWN: ("", "x", "u", "0", "unknown", "notknown", "notstated", "notspecified", "prefernottosay"),
}
_ROUTE = {
    Route.GP: ("gp", "gppractice", "generalpractitioner", "doctor", "practicenurse"),
    Route.PHYSIOTHERAPIST: ("physio", "physiotherapist", "physiotherapy", "fcp", "firstcontactphysio"),
    Route.MSK_SERVICE: ("msk", "mskservice", "mskteam", "msktriage", "mcats", "cats", "icats"),
    Route.SURGEON: ("surgeon", "orthopaedics", "orthopaedic", "orthopaedicsurgeon", "ortho", "consultant"),
    Route.SELF: ("self", "selfreferral", "selfreferred", "patient"),
}
_NO_INTERPRETER = ("", "no", "n", "none", "notneeded", "notrequired", "na", "nil", "0", "english", "false")
_INTERPRETER_UNNAMED = ("yes", "y", "needed", "required", "1", "true")
LANGUAGE_NOT_SAID = "language not said"


def parse_sex(*, text: str) -> Sex | Refusal:
    """Read sex from a word, a letter or a national code; empty is not known. Refusal: ``unknown_sex``."""
    key = folded(text=text)
    for sex, words in _SEX.items():
        if key in words:
            return sex
    return Refusal("unknown_sex", f"“{tidy(text=text)}” is not known here. Write F, M, other or not known.")


def read_route(*, text: str) -> Route:
    """Read the route of referral; words that are not known are ``OTHER``."""
    key = folded(text=text)
    return next((route for route, words in _ROUTE.items() if key in words), Route.OTHER)


def read_interpreter(*, text: str) -> str:
    """Return the language an interpreter is needed for; "" when none is; a yes alone leaves it unsaid."""
    key = folded(text=text)
    if key in _NO_INTERPRETER:
        return ""
    return LANGUAGE_NOT_SAID if key in _INTERPRETER_UNNAMED else tidy(text=text)
