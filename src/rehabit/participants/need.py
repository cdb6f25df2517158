"""What a person needs from us, so that the group can be ready for them."""

from dataclasses import dataclass
from enum import StrEnum


class NeedKind(StrEnum):
    """The kinds of need a referral, a triage call or the person can name."""

    INTERPRETER = "interpreter"
    LARGE_PRINT = "large_print"
    EASY_READ = "easy_read"
    AUDIO = "audio"
    OTHER_LANGUAGE = "other_language"
    HEARING = "hearing"
    SIGHT = "sight"
    CLOSE_ATTENTION = "close_attention"
    WALKING_AID = "walking_aid"
    TRANSPORT = "transport"
    COMPANION = "companion"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedMeaning:
    """A need in words, the detail to ask for ("" when none), and whether it counts for safety in the room."""

    words: str
    detail_asked: str
    close_attention: bool


NEEDS = {
    NeedKind.INTERPRETER: NeedMeaning(
        words="Interpreter", detail_asked="Which language?", close_attention=False
    ),
    NeedKind.LARGE_PRINT: NeedMeaning(words="Large print", detail_asked="", close_attention=False),
    NeedKind.EASY_READ: NeedMeaning(words="Easy read", detail_asked="", close_attention=False),
    NeedKind.AUDIO: NeedMeaning(words="Audio", detail_asked="", close_attention=False),
    NeedKind.OTHER_LANGUAGE: NeedMeaning(
        words="Written in another language", detail_asked="Which language?", close_attention=False
    ),
    NeedKind.HEARING: NeedMeaning(words="Hearing support", detail_asked="What helps?", close_attention=False),
    NeedKind.SIGHT: NeedMeaning(words="Sight support", detail_asked="What helps?", close_attention=False),
    NeedKind.CLOSE_ATTENTION: NeedMeaning(
        words="Close attention", detail_asked="What for?", close_attention=True
    ),
    NeedKind.WALKING_AID: NeedMeaning(words="Walking aid", detail_asked="Which?", close_attention=False),
    NeedKind.TRANSPORT: NeedMeaning(words="Transport", detail_asked="From where?", close_attention=False),
    NeedKind.COMPANION: NeedMeaning(words="Brings somebody", detail_asked="", close_attention=False),
}
