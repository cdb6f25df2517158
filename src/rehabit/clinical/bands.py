"""From baseline tests to bands (clinical content, section 3)."""

from dataclasses import dataclass
from typing import Literal

from rehabit.catalogue.bands import BandRules
from rehabit.catalogue.library import Catalogue
from rehabit.clinical.person import STAGES, BalanceBand, Bands, PainBand, Stage, StrengthBand
from rehabit.clinical.reason import Reason, because


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Tests and answers at the start. None: not done or not asked.

    ``age`` in years; ``chair_stands`` in 30 s, 0 when hands were used; ``tug_s`` Timed Up and Go in
    seconds; ``falls`` in the last 12 months; ``worst_pain`` 0-10 with activity, last week.
    """

    age: int
    sex: Literal["female", "male"] | None = None
    chair_stands: int | None = None
    balance_stage: Stage | None = None
    tug_s: float | None = None
    falls: int = 0
    fall_with_injury: bool = False
    walks_with_frame: bool = False
    worried_about_falling: bool = False
    worst_pain: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Banded:
    """The bands and why."""

    bands: Bands
    reasons: tuple[Reason, ...]


def bands(*, baseline: Baseline, catalogue: Catalogue) -> Banded:
    """The bands of a baseline. What was not tested counts as the lowest band, and the reasons say so."""
    strength, why_strength = _strength(baseline, catalogue)
    balance, why_balance = _balance(baseline, catalogue)
    pain, why_pain = _pain(baseline, catalogue)
    return Banded(
        bands=Bands(strength=strength, balance=balance, pain=pain),
        reasons=(why_strength, why_balance, why_pain),
    )


def _strength(baseline: Baseline, catalogue: Catalogue) -> tuple[StrengthBand, Reason]:
    stands = baseline.chair_stands
    if stands is None:
        return "A", because(catalogue, "band_strength_missing")
    rules = catalogue.bands()
    row = rules.chair_stand_cut(age=baseline.age)
    by_sex = {"male": row.men, "female": row.women}
    cut = by_sex[baseline.sex] if baseline.sex else max(row.men, row.women)
    band = _strength_band(stands, cut, rules.above_average_by)
    code = "band_strength" if baseline.sex else "band_strength_sex_unknown"
    return band, because(catalogue, code, stands=stands, cut=cut, band=band)


def _strength_band(stands: int, cut: int, above: int) -> StrengthBand:
    if stands == 0:
        return "A"
    if stands < cut:
        return "B"
    return "C" if stands <= cut + above else "D"


def _balance(baseline: Baseline, catalogue: Catalogue) -> tuple[BalanceBand, Reason]:
    rules = catalogue.bands()
    needs_support = _needs_support(baseline, rules)
    light_support = _light_support(baseline, rules)
    if needs_support:
        return "A", because(catalogue, "band_balance", band="A", because=", ".join(needs_support))
    if light_support:
        return "B", because(catalogue, "band_balance", band="B", because=", ".join(light_support))
    return "C", because(catalogue, "band_balance", band="C", because="none of the signs for A or B")


def _needs_support(baseline: Baseline, rules: BandRules) -> list[str]:
    stage, tug = baseline.balance_stage, baseline.tug_s
    hold = f"{rules.balance_hold_s} s"
    signs = {
        f"feet together or half step not held {hold}": stage is not None and _at(stage) < _at("half_step"),
        "walks with a frame": baseline.walks_with_frame,
        "a fall with injury": baseline.fall_with_injury,
        f"{baseline.falls} falls in 12 months": baseline.falls >= rules.falls_needs_support,
        f"Timed Up and Go {tug} s": tug is not None and tug >= rules.tug_needs_support_s,
    }
    return [sign for sign, present in signs.items() if present]


def _light_support(baseline: Baseline, rules: BandRules) -> list[str]:
    stage, tug = baseline.balance_stage, baseline.tug_s
    signs = {
        "balance not tested": stage is None,
        f"heel to toe not held {rules.balance_hold_s} s": stage is not None
        and _at(stage) < _at("heel_to_toe"),
        f"{baseline.falls} fall in 12 months": baseline.falls >= rules.falls_light_support,
        f"Timed Up and Go {tug} s": tug is not None and tug >= rules.tug_light_support_s,
        "worried about falling": baseline.worried_about_falling,
    }
    return [sign for sign, present in signs.items() if present]


def _at(stage: Stage) -> int:
    return STAGES.index(stage)


def _pain(baseline: Baseline, catalogue: Catalogue) -> tuple[PainBand, Reason]:
    pain = baseline.worst_pain
    if pain is None:
        return "high", because(catalogue, "band_pain_missing")
    rules = catalogue.bands()
    band: PainBand = "low" if pain <= rules.pain_low_max else "mid" if pain <= rules.pain_mid_max else "high"
    return band, because(catalogue, "band_pain", pain=pain, band=band)
