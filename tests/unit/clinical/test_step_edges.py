"""Edges of the next step: limits that tightened, absence, timed work in bouts, edited rules."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from rehabit import catalogue, clinical
from rehabit.clinical import ladder
from rehabit.clinical.limits import limits
from rehabit.clinical.pain import zone_of

CONTENT = catalogue.load()
TODAY = date(2026, 10, 12)
PERSON = clinical.Person(
    area="knee",
    bands=clinical.Bands(strength="B", balance="C", pain="mid"),
    confidence={"sit_to_stand": 9, "walk": 9, "hip_flexor_stretch": 9},
    started_on=date(2026, 9, 1),
    floor_rise=True,
)


def prescription(exercise: str, level: int, dose: clinical.Dose, days: int = 5) -> clinical.Prescription:
    since = TODAY - timedelta(days=days)
    return clinical.Prescription(exercise=exercise, level=level, dose=dose, since=since, effort=(0, 0))


def good(*days_ago: int) -> list[clinical.Done]:
    return [
        clinical.Done(on=TODAY - timedelta(days=n), full_dose=True, pain=1, effort=2, in_control=True)
        for n in days_ago
    ]


def stepped(
    now: clinical.Prescription,
    *days_ago: int,
    person: clinical.Person = PERSON,
    content: catalogue.Catalogue = CONTENT,
    **situation: object,
) -> clinical.Step:
    return clinical.next_step(
        person=person,
        place="home",
        prescription=now,
        recent=good(*days_ago),
        situation=clinical.Situation(usual_pain=2, **situation),
        today=TODAY,
        catalogue=content,
    )


def test_a_new_tag_brings_the_level_down_at_once() -> None:
    now = prescription("sit_to_stand", 4, clinical.Dose(sets=3, reps=12))
    step = stepped(now, 1, 3, person=replace(PERSON, tags=frozenset({"falls_high"})))
    assert (step.kind, step.to.level, step.to.dose, step.to.since) == (
        "down",
        2,
        clinical.Dose(sets=2, reps=8),
        TODAY,
    )
    assert step.reasons[0].code == "same_dose_limits"


def test_a_new_bout_limit_cuts_the_walk_into_bouts_of_the_same_time() -> None:
    heart = replace(PERSON, tags=frozenset({"heart_failure"}))
    now = prescription("walk", 2, clinical.Dose(sets=1, seconds=600))
    step = stepped(now, person=heart)
    assert (step.kind, str(step.to.dose)) == ("down", "5 times 2 minutes")
    on = stepped(replace(step.to, since=TODAY - timedelta(days=4)), 1, 3, person=heart)
    assert (on.kind, str(on.to.dose)) == ("up", "6 times 2 minutes"), "time grows by bouts, not longer bouts"


def test_a_level_that_no_way_is_left_for_pauses_and_tells_the_facilitator() -> None:
    person = replace(PERSON, tags=frozenset({"orthopnoea", "falls_high"}))
    step = stepped(
        prescription("hip_flexor_stretch", 1, clinical.Dose(sets=1, reps=2, hold_s=20)), person=person
    )
    assert (step.kind, step.tell_facilitator, step.reasons[0].code) == ("pause", True, "no_level_left")


def test_a_level_below_every_open_one_moves_up_to_the_first_open_level() -> None:
    person = replace(PERSON, tags=frozenset({"orthopnoea"}))
    step = stepped(
        prescription("hip_flexor_stretch", 1, clinical.Dose(sets=1, reps=2, hold_s=20)), person=person
    )
    assert step.to.level == 2


def test_long_away_at_the_lowest_level_stays_and_asks_the_safety_questions() -> None:
    step = stepped(prescription("sit_to_stand", 1, clinical.Dose(sets=1, reps=8), days=30))
    assert (step.kind, step.ask_safety, str(step.to.dose)) == ("same", True, "1 set of 8")


def test_being_active_elsewhere_is_not_being_away() -> None:
    now = prescription("sit_to_stand", 2, clinical.Dose(sets=2, reps=8), days=30)
    assert not stepped(now, last_active=TODAY - timedelta(days=2)).ask_safety


def test_a_gap_is_counted_from_the_last_time_it_was_done() -> None:
    now = prescription("sit_to_stand", 2, clinical.Dose(sets=2, reps=8), days=30)
    assert stepped(now, 8, 10).kind == "lighter"


@pytest.mark.parametrize(("kind", "expected"), [
    ("strength", "2x8 2x10 2x12 3x12 up"),
    ("balance_dyn", "2x6 2x8 2x10 3x10 up"),
    ("stretch", "1x2/20 1x2/25 1x2/30 1x3/30 1x4/30 up"),
    ("balance_hold", "1x3/10 1x3/15 1x3/20 1x3/25 1x3/30 up"),
    ("rom", "1x5/2 1x7/2 1x9/2 1x10/2 2x10/2 up"),
    ("relax", "1x0+120 1x0+180 1x0+240 1x0+300 up"),
])  # fmt: skip
def test_each_ladder_rung_by_rung_and_back(kind: str, expected: str) -> None:
    template = CONTENT.dose_kind(kind)
    exercise = next(e for e in CONTENT.exercises() if e.dose_kind == kind)
    limit = limits(exercise=exercise, person=PERSON, place="class", today=TODAY, catalogue=CONTENT)
    doses = [template.start]
    while True:
        rung = ladder.up(level=1, dose=doses[-1], kind=template, limit=limit)
        assert rung is not None
        if rung.measure == "level":
            break
        doses.append(rung.dose)
    assert (rung.level, rung.dose) == (2, template.start)
    assert " ".join(map(short, doses)) + " up" == expected
    for lower, higher in pairwise(doses):
        back = ladder.down(level=1, dose=higher, kind=template, limit=limit)
        assert back is not None
        assert back.dose == lower


def short(dose: clinical.Dose) -> str:
    hold = f"/{dose.hold_s}" if dose.hold_s else ""
    seconds = f"+{dose.seconds}" if dose.seconds else ""
    return f"{dose.sets}x{dose.reps}{hold}{seconds}"


def test_half_keeps_half_the_work() -> None:
    assert ladder.half(clinical.Dose(sets=2, reps=8)) == clinical.Dose(sets=1, reps=8)
    assert ladder.half(clinical.Dose(sets=3, reps=12)) == clinical.Dose(sets=3, reps=6)
    assert ladder.half(clinical.Dose(sets=1, seconds=300)) == clinical.Dose(sets=1, seconds=150)


def edited(tmp_path: Path, file: str, old: str, new: str) -> catalogue.Catalogue:
    root = tmp_path / "content"
    shutil.copytree(CONTENT.root, root, ignore=shutil.ignore_patterns("instruments"))
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")
    return catalogue.load(root=root)


def test_the_first_two_sessions_have_no_level_up_even_when_one_good_session_would_do(tmp_path: Path) -> None:
    content = edited(tmp_path, "rules/progression.toml", "good_sessions = 2", "good_sessions = 1")
    now = prescription("sit_to_stand", 2, clinical.Dose(sets=3, reps=12))
    assert [reason.code for reason in stepped(now, 1, content=content).reasons] == ["hold_early"]
    assert stepped(now, 1, 2, content=content).kind == "up"


def test_pain_is_read_against_the_usual_only_once_that_rule_is_in_use(tmp_path: Path) -> None:
    assert zone_of(pain=6, usual=5, rules=CONTENT.pain()) == "red"
    content = edited(tmp_path, "rules/pain.toml", "relative_in_use = false", "relative_in_use = true")
    rules = content.pain()
    assert [zone_of(pain=pain, usual=5, rules=rules) for pain in (6, 7, 8)] == ["amber", "amber", "red"]
    assert zone_of(pain=6, usual=3, rules=rules) == "red"
    with pytest.raises(ValueError, match="from 0 to 10, not 11"):
        zone_of(pain=11, usual=None, rules=CONTENT.pain())


def test_an_exercise_that_is_not_for_home_is_kept_for_the_class(tmp_path: Path) -> None:
    content = edited(tmp_path, "exercises/step_up.toml", "home_ok = true", "home_ok = false")
    found = clinical.start(exercise="step_up", person=PERSON, place="home", today=TODAY, catalogue=content)
    assert isinstance(found, clinical.LeftOut)
    assert found.reasons[0].code == "not_for_home"


@pytest.mark.parametrize(
    ("easier", "code"), [("", "home_not_offered"), ('easier = "calf_stretch"\n', "caution_stop")]
)
def test_what_asks_too_much_balance_is_left_out_when_nothing_easier_fits(
    tmp_path: Path, easier: str, code: str
) -> None:
    content = edited(tmp_path, "exercises/quad_stretch.toml", 'tag = "falls_high"', 'tag = "dizzy"')
    file = content.root / "exercises/quad_stretch.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('easier = "heel_slide"\n', easier), encoding="utf-8")
    bands = clinical.Bands(strength="B", balance="A", pain="mid")
    weak = replace(PERSON, bands=bands, tags=frozenset({"dvt_signs"}))
    found = clinical.start(exercise="quad_stretch", person=weak, place="home", today=TODAY, catalogue=content)
    assert isinstance(found, clinical.LeftOut)
    assert (found.exercise, found.reasons[0].code) == ("quad_stretch", code)


def fitted(home: tuple[str, ...], optional: tuple[str, ...]) -> clinical.Plan:
    template = replace(CONTENT.template("knee"), home=home, optional=optional)
    return clinical.fit_template(
        template=template, person=PERSON, place="home", catalogue=CONTENT, today=TODAY
    )


def test_a_missing_slot_is_filled_from_the_optional_list_before_anything_else() -> None:
    plan = fitted(("walk", "narrow_stance", "heel_slide", "breathing"), ("calf_stretch", "sit_to_stand"))
    assert plan.prescriptions[-1].exercise == "sit_to_stand"
    assert "strength work" in plan.prescriptions[-1].reasons[0].clinical
    assert plan.gaps == ()


def test_what_nothing_covers_is_said() -> None:
    plan = fitted(("walk",), ("heel_slide",))
    assert [item.exercise for item in plan.prescriptions] == ["walk", "heel_slide"]
    assert [gap.code for gap in plan.gaps] == ["gap", "gap", "few"]


def test_a_full_plan_is_not_filled_further() -> None:
    full = ("walk", "narrow_stance", "heel_slide", "breathing", "calf_stretch", "hamstring_stretch")
    plan = fitted(full, ("sit_to_stand",))
    assert len(plan.prescriptions) == 6
    assert [gap.code for gap in plan.gaps] == ["gap"]


def test_a_reason_can_be_kept_as_plain_data() -> None:
    step = stepped(prescription("sit_to_stand", 2, clinical.Dose(sets=2, reps=8)), 1, 3)
    assert step.reasons[0].stored == {
        "code": "up",
        "plain": "You did well twice. Next time: 2 sets of 10.",
        "clinical": "Gate met in the last 2 sessions: reps up, 2 sets of 8 to 2 sets of 10.",
    }
