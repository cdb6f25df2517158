"""Why a rule decided as it did, in two voices."""

from dataclasses import dataclass

from rehabit.catalogue.library import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """``code`` for programs, ``plain`` for the participant, ``clinical`` for the facilitator."""

    code: str
    plain: str
    clinical: str

    @property
    def stored(self) -> dict[str, str]:
        """As plain data, for keeping beside the decision."""
        return {"code": self.code, "plain": self.plain, "clinical": self.clinical}


def because(catalogue: Catalogue, code: str, **values: object) -> Reason:
    """The reason with the catalogue's words, filled in with ``values``."""
    words = catalogue.reason_words()[code]
    return Reason(code=code, plain=words.plain.format(**values), clinical=words.clinical.format(**values))
