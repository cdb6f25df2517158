"""The measures that every result of a course reports, in the order in which they are shown."""

from dataclasses import dataclass

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import ScoreRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One score of one instrument; `rule` names the change that matters, empty where none is published."""

    instrument: str
    scale: str
    rule: str = ""

    @property
    def key(self) -> str:
        """'rand-36-pf/physical_functioning': how scores are looked up."""
        return f"{self.instrument}/{self.scale}"

    @property
    def score_rule(self) -> ScoreRule:
        """Title, range, unit and direction, from the instrument's own file."""
        return instruments.load(self.instrument).score_rule(self.scale)

    @property
    def per_joint(self) -> bool:
        """Whether it is asked about one joint at a time."""
        return instruments.load(self.instrument).per_joint


REPORTED = (
    Reported(instrument="rand-36-pf", scale="physical_functioning", rule="function-15"),
    Reported(instrument="nrs-pain", scale="average", rule="pain-2-points"),
    Reported(instrument="nrs-pain", scale="worst"),
    Reported(instrument="chair-stand-30s", scale="stands", rule="chair-stand-2"),
    Reported(instrument="phq-4", scale="total"),
    Reported(instrument="evs", scale="minutes_week"),
    Reported(instrument="confidence", scale="exercise"),
    Reported(instrument="confidence", scale="manage"),
)
"""A choice of this project. The falls count is left out: it is for safety, and is no outcome scale."""
