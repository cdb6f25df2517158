"""Tidying what people type, and folding it for comparison."""

import re
import unicodedata

_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
_NOT_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


def tidy(*, text: str) -> str:
    """Return the text without invisible characters, doubled spaces, or spaces at the ends.

    No-break spaces, tabs and line breaks count as spaces.
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split())


def folded(*, text: str) -> str:
    """Return the text as compared: no case, accents, spaces or punctuation ("O'Néill" is "oneill")."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _NOT_LETTER_OR_DIGIT.sub("", bare)
