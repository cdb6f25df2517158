"""Postcodes and e-mail addresses: the form is checked, whether they exist is not."""

import re

from rehabit.kernel import Refusal, tidy

_POSTCODE = re.compile(r"(GIR|[A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})", re.ASCII)
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")


def parse_postcode(*, text: str) -> str | Refusal:
    """Return a UK postcode as "SW9 8HE". Refusals: ``missing``, ``not_a_postcode``."""
    written = tidy(text=text)
    found = _POSTCODE.fullmatch(written.replace(" ", "").upper())
    if not written:
        return Refusal("missing", "No postcode was given.")
    if found is None:
        return Refusal("not_a_postcode", f"“{written}” is not a UK postcode. Give one like SW9 8HE.")
    return f"{found[1]} {found[2]}"


def parse_email(*, text: str) -> str | Refusal:
    """Return an e-mail address with its domain in small letters. Refusals: ``missing``, ``not_an_email``."""
    written = tidy(text=text)
    if not written:
        return Refusal("missing", "No e-mail address was given.")
    if not _EMAIL.fullmatch(written):
        return Refusal(
            "not_an_email", f"“{written}” is not an e-mail address. Give one like name@example.org."
        )
    name, _, domain = written.rpartition("@")
    return f"{name}@{domain.lower()}"
