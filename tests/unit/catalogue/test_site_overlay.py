"""A site's own doses, cues and exercises, laid over the catalogue without touching it."""

from datetime import date

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()
OWN = {
    "id": "own_sofa",
    "based_on": "sit_to_stand",
    "name": "Sofa stands",
    "count": "Up and down is 1.",
    "cues": ["Feet flat."],
    "level": [
        {"level": 1, "name": "High sofa", "how": "Push with your hands.", "harder_by": "start here"},
        {"level": 2, "name": "Low sofa", "how": "Use your legs.", "harder_by": "lower"},
    ],
}


def laid(**overlay: object) -> catalogue.SiteCatalogue:
    return catalogue.with_overlay(base=CONTENT, overlay=overlay)


def plan(content: catalogue.Catalogue, **more: object) -> clinical.Plan:
    bands = clinical.Bands(strength="C", balance="C", pain="low")
    known = {"area": "knee", "bands": bands, "floor_rise": True}
    return clinical.start_plan(
        person=clinical.Person(**{**known, **more}),
        place="home",
        programme=content.programme("knees-hips-12"),
        catalogue=content,
        today=date(2026, 9, 7),
    )


def test_nothing_laid_over_is_the_catalogue_itself() -> None:
    same = laid()
    assert same.exercises() == CONTENT.exercises()
    assert same.dose_kinds() == CONTENT.dose_kinds()
    assert same.template("knee") == CONTENT.template("knee")
    assert same.version().startswith(CONTENT.version() + "+")


def test_a_dose_is_changed_for_one_exercise_alone() -> None:
    content = laid(dose={"step_up": {"start": {"reps": 5}, "ceiling": {"sets": 2}}})
    kind = content.dose_kind(content.exercise("step_up").dose_kind)
    assert (str(kind.start), str(kind.ceiling)) == ("2 sets of 5", "2 sets of 12")
    doses = {each.exercise: str(each.dose) for each in plan(content).prescriptions}
    assert (doses["step_up"], doses["sit_to_stand"]) == ("2 sets of 5", "2 sets of 8")
    assert str(CONTENT.dose_kind("strength").start) == "2 sets of 8", "ours is as it was"


def test_cues_are_changed() -> None:
    content = laid(cues={"walk": ["Look ahead."]})
    assert content.exercise("walk").cues == ("Look ahead.",)
    assert CONTENT.exercise("walk").cues != ("Look ahead.",)


def test_a_withdrawn_exercise_is_replaced_by_the_next_of_its_slot_and_stays_readable() -> None:
    content = laid(withdraw=["step_up"])
    names = [each.exercise for each in plan(content).prescriptions]
    assert "step_up" not in names
    assert "mini_squat" in names
    assert content.exercise("step_up").name == "Step-ups"


def test_an_own_exercise_takes_a_place_and_the_cautions_of_the_one_it_is_based_on() -> None:
    content = laid(own=[{**OWN, "instead_of": "sit_to_stand"}])
    first = plan(content).prescriptions[0]
    assert (first.exercise, content.exercise(first.exercise).name) == ("own_sofa", "Sofa stands")
    like, own = CONTENT.exercise("sit_to_stand"), content.exercise("own_sofa")
    assert [caution.tag for caution in own.cautions] == [caution.tag for caution in like.cautions]
    frail = plan(content, tags=frozenset({"falls_high"})).prescriptions[0]
    assert frail.level == 1, "the cap of the caution is inside the levels that there are"
    assert content.exercises()[-1] == own
    assert own.authorship.sign_off == ()


def test_an_own_exercise_without_a_place_fills_gaps() -> None:
    content = laid(own=[OWN])
    assert content.template("knee").optional[-1] == "own_sofa"
    assert content.template("knee").home == CONTENT.template("knee").home


def test_an_own_exercise_may_have_a_dose_of_its_own() -> None:
    content = laid(own=[{**OWN, "instead_of": "sit_to_stand"}], dose={"own_sofa": {"start": {"reps": 4}}})
    assert str(plan(content).prescriptions[0].dose) == "2 sets of 4"


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        ({"doses": {}}, "doses: found {}; allowed: only"),
        ({"dose": {"stepup": {"start": {"reps": 5}}}}, "dose: found 'stepup'; allowed: There is no 'stepup'"),
        ({"dose": {"step_up": {}}}, "dose.step_up.start: found nothing; allowed: a start, a ceiling or both"),
        (
            {"dose": {"step_up": {"start": {"reps": 0}}}},
            "start.reps: found 0; allowed: a whole number from 1",
        ),
        ({"dose": {"step_up": {"start": {"turns": 2}}}}, "start.turns: found 2; allowed: only"),
        ({"dose": {"step_up": {"start": {"seconds": 9}}}}, "found seconds; allowed: parts that its dose has"),
        (
            {"dose": {"step_up": {"start": {"reps": 13}}}},
            "dose.step_up.reps: found start 13, ceiling 12; allowed: a ceiling that is the start or more",
        ),
        ({"cues": {"walks": ["x"]}}, "cues: found 'walks'; allowed: There is no 'walks'"),
        ({"cues": {"walk": "x"}}, "cues.walk: found 'x'; allowed: a list of texts"),
        ({"withdraw": ["walks"]}, "withdraw: found 'walks'"),
        ({"own": [{**OWN, "id": "sofa"}]}, "own[1].id: found 'sofa'; allowed: 'own_' followed by"),
        ({"own": [OWN, OWN]}, "own[1].id: found 'own_sofa'; allowed: an id that no other exercise has"),
        ({"own": [{**OWN, "based_on": "sit"}]}, "own[1].based_on: found 'sit'; allowed: There is no 'sit'"),
        ({"own": [{**OWN, "instead_of": "sit"}]}, "own[1].instead_of: found 'sit'"),
        (
            {"own": [{**OWN, "instead_of": "walk"}]},
            "found 'walk', which is aerobic work; allowed: an exercise that is strength",
        ),
        ({"own": [{**OWN, "level": []}]}, "own[1].level: found []; allowed: at least one part"),
        ({"own": [{**OWN, "cue": "x"}]}, "own[1].cue: found 'x'; allowed: only"),
    ],
)
def test_each_fault_is_named(overlay: dict[str, object], expected: str) -> None:
    found = [str(fault) for fault in catalogue.overlay_faults(base=CONTENT, overlay=overlay)]
    assert any(expected in fault for fault in found), found
    assert all(fault.startswith("the site's own content: ") for fault in found)
    with pytest.raises(catalogue.ContentError):
        catalogue.with_overlay(base=CONTENT, overlay=overlay)


def test_a_dose_for_an_own_exercise_that_leads_nowhere_is_told_once() -> None:
    overlay = {"own": [{**OWN, "based_on": "sit"}], "dose": {"own_sofa": {"start": {"reps": 4}}}}
    (fault,) = catalogue.overlay_faults(base=CONTENT, overlay=overlay)
    assert fault.key == "own[1].based_on"
