"""The circuit for a mixed group: who does what at which station."""

from dataclasses import replace
from datetime import date

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()
TODAY = date(2026, 9, 7)
PROGRAMME = CONTENT.programme("knees-hips-12")


def person(area: str, strength: str, balance: str, tags: str = "") -> clinical.Person:
    bands = clinical.Bands(strength=strength, balance=balance, pain="mid")
    return clinical.Person(area=area, bands=bands, tags=frozenset(tags.split()))


GROUP = {
    "fit knee": person("knee", "C", "C"),
    "frail hip": person("hip", "A", "A"),
    "sore leg": person("hip", "B", "B", "standing_leg_pain"),
}
TABLE = [
    # station          | fit knee            | frail hip          | sore leg
    ("1", "sit_to_stand 3", "sit_to_stand 1", "sit_to_stand 2"),
    ("2", "abd_standing 3", "abd_standing 1", "heel_raise 2"),
    ("3", "single_leg 3", "single_leg 1 near", "single_leg 2 near"),
    ("4", "cycle 3", "cycle 1", "cycle 2"),
    ("5", "knee_ext_seated 3", "ext_standing 1", "ext_standing 2"),
    ("6", "heel_raise 3", "mini_squat 1", "mini_squat 2"),
    ("7", "band_side_walk 3", "band_side_walk 1 near", "band_side_walk 2"),
    ("8", "step_up 3", "step_up 1 near", "step_up 2"),
]


def shown(place: clinical.AtStation) -> str:
    return f"{place.exercise} {place.level}{' near' if place.stay_near else ''}" if place.exercise else "none"


def test_each_persons_exercise_and_level_at_each_station() -> None:
    stations = clinical.circuit(programme=PROGRAMME, people=GROUP, catalogue=CONTENT, today=TODAY)
    found = [(str(station.number), *(shown(place) for place in station.people)) for station in stations]
    assert found == TABLE
    assert [station.number for station in stations if station.water_after] == [4]
    assert [station.number for station in stations if station.wall] == [3, 7]
    assert stations[4].name == "Seated knee straighten or Standing leg back"


def test_no_floor_work_unless_it_is_asked_for() -> None:
    stations = clinical.circuit(programme=PROGRAMME, people=GROUP, catalogue=CONTENT, today=TODAY)
    moved = stations[1].people[2]
    codes = [reason.code for reason in moved.reasons]
    assert codes[:1] == ["caution_swap"], "standing on the sore leg is swapped for clams on the floor"
    assert "not_for_circuit" in codes, "clams are swapped again, for strength work off the floor"
    used = [station.people[2].exercise for station in stations]
    assert not any(CONTENT.exercise(name).on_floor for name in used if name)
    assert len(set(used)) == len(used), "what stands in is at no other station"
    allowed = clinical.circuit(
        programme=PROGRAMME, people=GROUP, catalogue=CONTENT, today=TODAY, floor_work=True
    )
    assert shown(allowed[1].people[2]) == "clam 1"


def test_an_exercise_that_is_ruled_out_leaves_the_station_to_the_facilitator() -> None:
    people = {"calf": person("knee", "C", "C", "dvt_signs")}
    stations = clinical.circuit(programme=PROGRAMME, people=people, catalogue=CONTENT, today=TODAY)
    assert shown(stations[5].people[0]) == "none"
    assert stations[5].people[0].reasons[0].code == "caution_stop"


@pytest.mark.parametrize(
    ("level", "expected"), [(1, "step_up 1 near"), (2, "step_up 2 near"), (4, "step_up 1 near")]
)
def test_the_level_in_force_is_used_unless_a_limit_now_rules_it_out(level: int, expected: str) -> None:
    stations = clinical.circuit(programme=PROGRAMME, people=GROUP, catalogue=CONTENT, today=TODAY)
    kind = CONTENT.dose_kind("strength")
    now = clinical.Prescription(
        exercise="step_up", level=level, dose=kind.ceiling, since=TODAY, effort=(3, 5)
    )
    current = {"frail hip": {"step_up": now}}
    found = clinical.circuit(
        programme=PROGRAMME, people=GROUP, catalogue=CONTENT, today=TODAY, current=current
    )
    assert shown(found[7].people[1]) == expected
    assert found[6] == stations[6]


def test_a_person_for_whom_the_programme_is_not_is_an_error() -> None:
    people = {"back": replace(GROUP["fit knee"], area="back")}
    with pytest.raises(ValueError, match="Station 1 has exercises for knee and hip, not for 'back'"):
        clinical.circuit(programme=PROGRAMME, people=people, catalogue=CONTENT, today=TODAY)


@pytest.mark.parametrize(
    ("withdrawn", "expected", "code"),
    [
        ("cycle", "heel_dig 3", "withdrawn_here"),  # the next of its slot that is done off the floor
        ("cycle march heel_dig side_step seated_punch walk carry", "none", "withdrawn_here"),
    ],
)
def test_what_a_site_has_withdrawn_is_replaced_at_its_station(
    withdrawn: str, expected: str, code: str
) -> None:
    content = catalogue.with_overlay(base=CONTENT, overlay={"withdraw": withdrawn.split()})
    people = {"fit knee": GROUP["fit knee"]}
    stations = clinical.circuit(programme=PROGRAMME, people=people, catalogue=content, today=TODAY)
    at = stations[3].people[0]
    assert shown(at) == expected
    assert at.reasons[0].code == code
