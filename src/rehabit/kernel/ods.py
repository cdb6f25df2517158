"""The ODS code of an NHS organisation, site or GP practice."""

import re
from dataclasses import dataclass

from rehabit.kernel.text import tidy
from rehabit.kernel.verdict import Refusal

# Three to ten characters cover organisations, sites and the codes issued since April 2020, which alternate
# letters and digits (A1B2C). GP practices in England and Wales are a letter and five digits.
_CODE = re.compile(r"[A-Z0-9]{3,10}", re.ASCII)
_PRACTICE = re.compile(r"[A-Z]\d{5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class OdsCode:
    """An ODS code of the right form; whether the organisation exists is not checked here."""

    code: str

    def __str__(self) -> str:
        return self.code

    @property
    def is_practice(self) -> bool:
        """Whether the code has the form of a GP practice (a letter and five digits)."""
        return _PRACTICE.fullmatch(self.code) is not None


def parse_ods_code(*, text: str) -> OdsCode | Refusal:
    """Read an ODS code in any case, with stray spaces. Refusals: ``missing``, ``not_an_ods_code``."""
    written = tidy(text=text)
    code = written.replace(" ", "").upper()
    if not code:
        return Refusal("missing", "No ODS code was given.")
    wordlike = len(code) > 3 and code.isalpha()  # only the three-letter codes of trusts have no digit
    if wordlike or not _CODE.fullmatch(code):
        return Refusal(
            "not_an_ods_code",
            f"“{written}” is not an ODS code. "
            "Give 3 to 10 letters and digits; a practice has one like A81001.",
        )
    return OdsCode(code)
