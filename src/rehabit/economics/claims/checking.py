"""Checks one claim: runs its formula and compares the answer with what was printed."""

from dataclasses import dataclass
from enum import StrEnum

from rehabit.catalogue.claims import Claim, Reading
from rehabit.economics.claims.formula import Figure, FormulaFault, work_out
from rehabit.economics.claims.unit import Unit


class Status(StrEnum):
    """What came of it."""

    REPRODUCED = "reproduced"
    DIFFERS = "differs"
    UNCHECKED = "can't be checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedReading:
    """Another way to read the claim, worked out beside it; ``fits`` when it gives the printed figure."""

    reading: Reading
    value: float
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A claim with its verdict.

    ``computed`` is None when it can't be checked. ``difference`` is computed less printed. ``unit_fault``
    says in words why the units of the formula are not those of the claim, or is empty. A reproduced claim
    may still not be believable: ``claim.not_believable`` gives the reasons.
    """

    claim: Claim
    status: Status
    computed: float | None
    difference: float | None
    unit_fault: str
    readings: tuple[CheckedReading, ...]

    @property
    def verdict(self) -> str:
        """The status in words."""
        if self.computed is None or self.difference is None:
            return f"can't be checked, because {self.claim.unchecked_because}"
        if self.status is Status.REPRODUCED:
            return "reproduced"
        way = "more" if self.difference > 0 else "less"
        sign = {"GBP": "£", "EUR": "€"}.get(self.claim.unit[:3], "")
        off = f"{sign}{abs(self.difference):,.{self.claim.places}f}"
        return f"differs by {off}: the formula gives {way}"


def check_claim(*, claim: Claim) -> Checked:
    """Run the formula. Reproduced when the answer is the printed figure within ``claim.tolerance``."""
    readings = tuple(_reading(claim, reading) for reading in claim.readings)
    if not claim.formula:
        return Checked(
            claim=claim,
            status=Status.UNCHECKED,
            computed=None,
            difference=None,
            unit_fault="",
            readings=readings,
        )
    found = _run(claim, claim.formula)
    difference = found.value - claim.value
    return Checked(
        claim=claim,
        status=Status.REPRODUCED if abs(difference) <= claim.tolerance else Status.DIFFERS,
        computed=found.value,
        difference=difference,
        unit_fault=_unit_fault(found.unit, Unit.read(claim.unit)),
        readings=readings,
    )


def _reading(claim: Claim, reading: Reading) -> CheckedReading:
    value = _run(claim, reading.formula).value
    return CheckedReading(reading=reading, value=value, fits=abs(value - claim.value) <= claim.tolerance)


def _run(claim: Claim, formula: str) -> Figure:
    figures = {given.name: Figure(value=given.value, unit=Unit.read(given.unit)) for given in claim.inputs}
    try:
        return work_out(formula=formula, figures=figures)
    except FormulaFault as fault:
        raise FormulaFault(f"claims/{claim.id}: {fault}") from fault


def _unit_fault(found: Unit, claimed: Unit) -> str:
    if found == claimed:
        return ""
    return f"The formula gives {found}; the claim is in {claimed}."
