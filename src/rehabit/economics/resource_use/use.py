"""Contacts of one kind that one person had over a recall period."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rehabit.economics.bad_input import BadInput, above_zero, number

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "gp": "GP consultations",
        "nurse": "Practice nurse consultations",
        "physiotherapy": "Physiotherapy contacts",
        "outpatient": "Hospital outpatient visits",
        "inpatient": "Nights in hospital",
        "medicines": "Medicines, months of supply",
        "informal": "Hours of help from family and friends",
    }
)
"""The short questionnaire's lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """``person`` (any key) used ``count`` of ``kind`` in ``recall_months``; None when it was not answered."""

    person: str
    kind: str
    count: float | None
    recall_months: float

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise BadInput(
                place=f"use of {self.person}", value=self.kind, rule="one of " + ", ".join(KINDS) + "."
            )
        if self.count is not None:
            number(self.count, place=f"{KINDS[self.kind]} of {self.person}", low=0)
        above_zero(self.recall_months, place=f"recall period of {self.person}, months")
