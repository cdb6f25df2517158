"""UK telephone numbers: read however they are typed, written one way."""

import re

from rehabit.kernel import Refusal, tidy

_NOISE = re.compile(r"[\s.\-()]")
_ABROAD = re.compile(r"\+\d{7,15}", re.ASCII)
# Eleven digits, of which a few landlines and 0800 numbers lack the last.
_HERE = re.compile(r"0(?:[1-389]\d{8,9}|7\d{9})", re.ASCII)
_FROM_HERE = re.compile(r"(?:\+44|0044)0?", re.ASCII)
_LOST_ZERO = re.compile(r"[1237]\d{9}", re.ASCII)
_THREE_DIGIT_AREA = re.compile(r"02\d|0[389]\d\d")
_FOUR_DIGIT_AREA = re.compile(r"011\d|01\d1")
_ADVICE = "Give one number, such as 07700 900123 or 01632 960123."


def parse_phone(*, text: str) -> str | Refusal:
    """Return a telephone number as "07700 900123", or as "+353…" when it is abroad.

    A leading zero eaten by a spreadsheet is put back. Refusals: ``missing``, ``not_a_phone_number``.
    """
    written = tidy(text=text)
    bare = _NOISE.sub("", written.replace("(0)", ""))
    if not bare:
        return Refusal("missing", f"No telephone number was given. {_ADVICE}")
    digits = _FROM_HERE.sub("0", bare, count=1) if _FROM_HERE.match(bare) else bare
    if _LOST_ZERO.fullmatch(digits):
        digits = "0" + digits
    if _HERE.fullmatch(digits):
        return _grouped(digits=digits)
    if _ABROAD.fullmatch(digits):
        return digits
    return Refusal("not_a_phone_number", f"“{written}” is not a telephone number. {_ADVICE}")


def _grouped(*, digits: str) -> str:
    if area := _THREE_DIGIT_AREA.match(digits):
        return f"{area[0]} {digits[area.end() : -4]} {digits[-4:]}"
    if _FOUR_DIGIT_AREA.match(digits):
        return f"{digits[:4]} {digits[4:-4]} {digits[-4:]}"
    return f"{digits[:5]} {digits[5:]}"
