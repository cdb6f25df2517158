"""What each score means: its ends, which way is better, the change that matters and for whom, its code."""

import pytest

from rehabit.catalogue import instruments

HIGHER, LOWER = "higher", "lower"

ENDS = [
    # instrument        scale                    worst  best
    ("koos", "pain", 0, 100),
    ("koos", "adl", 0, 100),
    ("hoos", "qol", 0, 100),
    ("koos-12", "summary", 0, 100),
    ("hoos-12", "summary", 0, 100),
    ("koos-ps", "score", 0, 100),
    ("hoos-ps", "score", 0, 100),
    ("womac", "pain", 20, 0),
    ("womac", "stiffness", 8, 0),
    ("womac", "function", 68, 0),
    ("womac", "total", 96, 0),
    ("womac-from-koos", "function", 68, 0),
    ("womac-from-hoos", "function_0_100", 100, 0),
    ("oks", "total", 0, 48),
    ("ohs", "total", 0, 48),
    ("msk-hq", "total", 0, 56),
    ("icoap", "total", 100, 0),
    ("rmdq", "total", 24, 0),
    ("odi", "percent", 100, 0),
    ("start-back", "total", 9, 0),
    ("start-msk", "total", 12, 0),
    ("phq-9", "total", 27, 0),
    ("phq-8", "total", 24, 0),
    ("phq-4", "total", 12, 0),
    ("phq-2", "total", 6, 0),
    ("gad-7", "total", 21, 0),
    ("gad-2", "total", 6, 0),
    ("hads", "anxiety", 21, 0),
    ("hads", "depression", 21, 0),
    ("swemwbs", "metric", 7, 35),
    ("who-5", "percent", 0, 100),
    ("eq-5d-5l", "vas", 0, 100),
    ("ases-8", "mean", 1, 10),
    ("pseq", "total", 0, 60),
    ("pseq-2", "total", 0, 12),
    ("pcs", "total", 52, 0),
    ("tsk-11", "total", 44, 11),
    ("tsk-17", "total", 68, 17),
    ("csq-8", "total", 8, 32),
    ("nrs-pain", "average", 10, 0),
    ("patient-global", "global", 10, 0),
    ("pgic", "change", -3, 3),
    ("rand-36-pf", "physical_functioning", 0, 100),
    ("wpai", "overall_work_impairment_pct", 100, 0),
]

CHANGES = [
    # instrument        scale             change      for whom
    ("koos", "adl", 8, "points", "knee or hip problems"),
    ("koos-ps", "score", 2.2, "points", "knee osteoarthritis"),
    ("womac", "function_0_100", 9.1, "points", "knee osteoarthritis"),
    ("womac", "function_0_100", 7.9, "points", "hip osteoarthritis"),
    ("womac", "function", 26, "%", "knee osteoarthritis"),
    ("womac-from-koos", "function", 26, "%", "knee osteoarthritis"),
    ("womac-from-hoos", "function", 21, "%", "hip osteoarthritis"),
    ("oks", "total", 7, "points", "after knee replacement"),
    ("ohs", "total", 8, "points", "after hip replacement"),
    ("msk-hq", "total", 5.5, "points", "musculoskeletal physiotherapy"),
    ("rmdq", "total", 5, "points", "low back pain"),
    ("rmdq", "total", 30, "%", "low back pain"),
    ("odi", "percent", 10, "points", "low back pain"),
    ("odi", "percent", 30, "%", "low back pain"),
    ("phq-9", "total", 5, "points", "primary care"),
    ("phq-9", "total", 6, "points", "Talking Therapies"),
    ("gad-7", "total", 4, "points", "Talking Therapies"),
    ("hads", "anxiety", 1.5, "points", "chronic obstructive pulmonary disease"),
    ("who-5", "percent", 10, "points", "clinical studies"),
    ("eq-5d-3l", "index", 0.074, "points", "UK 3L values"),
    ("promis-pf-4a", "t", 2, "points", "musculoskeletal"),
    ("tsk-11", "total", 4, "points", "low back pain"),
    ("nrs-pain", "average", 2, "points", "chronic pain"),
    ("nrs-pain", "average", 30, "%", "chronic pain"),
    ("chair-stand-30s", "stands", 2, "points", "hip osteoarthritis"),
    ("tug", "seconds", 2.49, "points", "awaiting hip or knee replacement"),
    ("stair-climb", "seconds", 5.49, "points", "awaiting hip or knee replacement"),
    ("walk-40m", "seconds", 4.04, "points", "awaiting hip or knee replacement"),
    ("walk-6min", "metres", 61.3, "points", "awaiting hip or knee replacement"),
]

NO_THRESHOLD_IS_GIVEN = ["eq-5d-5l/index", "phq-4/total", "tsk-17/total", "pseq-2/total", "ases-8/mean"]
"""Scores for which no smallest change was found: the change is shown, nobody is counted."""

LOINC = {
    "koos/adl": "72100-1", "koos/pain": "72102-7", "koos/symptoms": "72101-9", "koos/sport_rec": "72099-5",
    "koos/qol": "72098-7", "hoos/adl": "72095-3", "hoos/pain": "72097-9", "hoos/symptoms": "72096-1",
    "hoos/sport_rec": "72094-6", "hoos/qol": "72093-8", "phq-9/total": "44261-6", "gad-7/total": "70274-6",
    "phq-2/total": "55758-7", "phq-4/depression_phq2": "55758-7", "phq-4/total": "70272-0",
    "promis-gh-10/gph_t": "71971-6", "promis-gh-10/gmh_t": "71969-0",
}  # fmt: skip
"""Every LOINC code that is given: each was verified. A score that is not here has none."""

SNOMED = {"phq-9/total": "720433000"}
"""The one SNOMED CT code that more than one source confirms."""


@pytest.mark.parametrize(("name", "scale", "worst", "best"), ENDS)
def test_which_end_is_best(name: str, scale: str, worst: int, best: int) -> None:
    rule = instruments.load(name).score_rule(scale)
    assert (rule.low, rule.high) == (min(worst, best), max(worst, best))
    assert rule.better == (HIGHER if best > worst else LOWER)


@pytest.mark.parametrize(("name", "scale", "value", "unit", "people"), CHANGES)
def test_the_smallest_change_that_matters(
    name: str, scale: str, value: float, unit: str, people: str
) -> None:
    kind = "percent" if unit == "%" else "absolute"
    found = [
        change
        for change in instruments.load(name).score_rule(scale).important_changes
        if change.kind == kind and float(change.value) == value and people in change.population
    ]
    assert len(found) == 1


@pytest.mark.parametrize("score", NO_THRESHOLD_IS_GIVEN)
def test_where_no_threshold_was_found_none_is_given(score: str) -> None:
    name, _, scale = score.partition("/")
    assert instruments.load(name).score_rule(scale).important_changes == ()


def test_a_derived_score_speaks_of_its_own_joint_alone() -> None:
    for name, other in (("womac-from-koos", "hip"), ("womac-from-hoos", "knee")):
        changes = [c for rule in instruments.load(name).scores for c in rule.important_changes]
        assert changes
        assert not any(other in change.population for change in changes)


def test_codes_are_given_where_they_were_verified_and_nowhere_else() -> None:
    for codes, system in ((LOINC, "loinc"), (SNOMED, "snomed")):
        given = {
            f"{name}/{rule.id}": getattr(rule, system)
            for name in instruments.available()
            for rule in instruments.load(name).scores
            if getattr(rule, system)
        }
        assert given == codes
