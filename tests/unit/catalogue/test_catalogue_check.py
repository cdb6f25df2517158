"""A fault in a content file is named: file, key, what came, what is allowed."""

import shutil
from pathlib import Path

import pytest

from rehabit import catalogue
from rehabit.catalogue.exercise import read_exercise
from rehabit.catalogue.table import Table

CONTENT = catalogue.load()


def copy_of_content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    shutil.copytree(CONTENT.root, root, ignore=shutil.ignore_patterns("instruments"))
    return root


def faults_after(tmp_path: Path, file: str, old: str, new: str) -> list[str]:
    root = copy_of_content(tmp_path)
    text = (root / file).read_text(encoding="utf-8")
    assert old in text, "the edit must change something"
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(fault) for fault in catalogue.check(catalogue=catalogue.load(root=root))]


SIT = "exercises/sit_to_stand.toml"
TWELVE = "programmes/knees-hips-12.toml"
MARCH = "exercises/figures/march.toml"
BRIDGE = "exercises/bridge.toml"
QUESTIONS = "rules/safety_questions.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        # names that lead nowhere
        (
            SIT,
            'tag = "falls_high"',
            'tag = "fall_high"',
            "caution.tag: found 'fall_high'; allowed: There is no 'fall_high' in the catalogue. Nearest",
        ),
        (SIT, 'easier = "mini_squat"', 'easier = "mini_sqat"', "easier: found 'mini_sqat'"),
        (SIT, 'harder = "split_squat"', 'harder = "x"', "harder: found 'x'"),
        (SIT, 'dose_kind = "strength"', 'dose_kind = "weights"', "dose_kind: found 'weights'"),
        (SIT, '"S26"]', '"S260"]', "authorship.sources: found 'S260'"),
        (SIT, "avoid_if = []", 'avoid_if = ["x"]', "avoid_if: found 'x'"),
        (SIT, "lying_flat_levels = []", "lying_flat_levels = [9]", "lying_flat_levels: found '9'"),
        (SIT, 'areas = ["knee"', 'areas = ["neck"', "areas: found 'neck'"),
        (BRIDGE, 'swap_to = "sit_to_stand"', 'swap_to = "sit"', "caution.swap_to: found 'sit'"),
        (MARCH, "depicts_levels = [3]", "depicts_levels = [6]", "depicts_levels: found '6'"),
        (
            TWELVE,
            'themes = ["pain"]',
            'themes = ["joints"]',
            "session.themes: found 'pain' 0 times; allowed: every theme exactly once",
        ),
        (TWELVE, 'themes = ["pain"]', 'themes = ["pains"]', "session.themes: found 'pains'"),
        (TWELVE, 'knee = "cycle"', 'knee = "bike"', "circuit.station: found 'bike'"),
        (TWELVE, '"booster6"', '"booster7"', "boosters: found 'booster7'"),
        (TWELVE, '"safety"]', '"danger"]', "checklists: found 'danger'"),
        ("templates/knee.toml", '"walk"', '"stroll"', "home: found 'stroll'"),
        ("checklists/safety.toml", 'source = "S2"', 'source = "Z2"', "source: found 'Z2'"),
        ("rules/start_level.toml", "single_leg = 2", "one_leg = 2", "home_balance.B: found 'one_leg'"),
        ("rules/flare.toml", '"quad_set"', '"squeeze"', "stage.exercises: found 'squeeze'"),
        (QUESTIONS, '"legs_weak", "ces_bladder"', '"legs", "ces_bladder"', "cluster: found 'legs'"),
        (QUESTIONS, 'sources = ["S41", "S48"]', 'sources = ["S0"]', "question[1].sources: found 'S0'"),
        (
            "rules/conditions.toml",
            'shown_by_tags = ["copd"]',
            'shown_by_tags = ["cold"]',
            "copd: found 'cold'",
        ),
        # shapes
        (
            SIT,
            'id = "sit_to_stand"',
            'id = "sit"',
            "id: found 'sit'; allowed: 'sit_to_stand', the name of its file",
        ),
        (SIT, "id = ", "id : ", "the whole file: found"),
        (
            SIT,
            'slot = "strength"',
            'slot = "power"',
            "slot: found 'power'; allowed: one of aerobic, strength",
        ),
        (
            SIT,
            "balance_demand = 1",
            "balance_demand = 4",
            "balance_demand: found 4; allowed: a whole number from 0 to 3",
        ),
        (SIT, "balance_demand = 1", "balance_demand = true", "balance_demand: found True"),
        (SIT, "circuit_ok = true", "circuit_ok = 1", "circuit_ok: found 1; allowed: true or false"),
        (SIT, "on_floor = false\n", "", "on_floor: found nothing; allowed: true or false"),
        (
            SIT,
            'position = "sitting to standing"',
            'position = " "',
            "position: found ' '; allowed: a text that is not empty",
        ),
        (SIT, "avoid_if = []", "avoid_if = [3]", "avoid_if: found [3]; allowed: a list of texts"),
        (
            SIT,
            "lying_flat_levels = []",
            "lying_flat_levels = [true]",
            "lying_flat_levels: found [True]; allowed: a list of whole numbers",
        ),
        (SIT, "level = 3\n", "level = 4\n", "level[3].level: found 4; allowed: 3: levels count 1, 2, 3"),
        (
            SIT,
            'action = "adapt"\nmax_level = 2',
            'action = "swap"\nmax_level = 2',
            "caution[1].swap_to: found nothing; allowed: an exercise id exactly when",
        ),
        (
            SIT,
            "max_level = 2",
            "max_level = 6",
            "caution[1].max_level: found 6; allowed: a whole number from 1 to 5",
        ),
        (SIT, "cues = [", 'ceus = ["x"]\ncues = [', "ceus: found ['x']; allowed: only"),
        (
            SIT,
            "next_review = 2027-05-31",
            'next_review = "May"',
            "authorship.next_review: found 'May'; allowed: a date such as",
        ),
        (SIT, 'checker = "none yet"\n', "", "authorship.checker: found nothing"),
        (
            SIT,
            '"draft, awaiting clinical sign-off"',
            '"signed off"',
            "authorship.status: found 'signed off'; allowed: 'signed off' exactly when",
        ),
        (SIT, "sign_off = []", "sign_off = [1]", "authorship.sign_off: found [1]; allowed: parts headed"),
        (SIT, "[authorship]", "[author]", "authorship: found nothing; allowed: a part headed [authorship]"),
        (SIT, 'test = "chair_stand_30s"', 'test = "walk"', "start_level.test: found 'walk'"),
        (TWELVE, "weeks = 6", "weeks = 5", "weeks: found 5; allowed: weeks times sessions_a_week equals"),
        (
            TWELVE,
            "talk_minutes = 20",
            "talk_minutes = 25",
            "session_minutes: found 60; allowed: talk_minutes and exercise_minutes",
        ),
        (TWELVE, "number = 2\nthemes", "number = 3\nthemes", "session[2].number: found 3; allowed: 2"),
        (TWELVE, "number = 2\nknee", "number = 3\nknee", "circuit.station[2].number: found 3; allowed: 2"),
        (TWELVE, "to_minute = 4", "to_minute = 0", "part[1].to_minute: found 0"),
        (
            TWELVE,
            "to_minute = 16",
            "to_minute = 4",
            "part[2].to_minute: found 4; allowed: a minute after from_minute, 4",
        ),
        (MARCH, "move_s = 0.8", 'move_s = "x"', "move_s: found 'x'; allowed: a number"),
        (MARCH, "at = [0, 0.525]", "at = [0]", "at: found [0]; allowed: two numbers"),
        (MARCH, "at = [0, 0.525]", 'at = ["a"]', "at: found ['a']; allowed: a list of numbers"),
        (MARCH, "props = []", 'props = "x"', "props: found 'x'; allowed: a list of props"),
        (MARCH, "[[figure.pose]]", "[[figure.spare]]", "allowed: only"),
        (MARCH, 'loop = "cycle"', 'loop = "round"', "loop: found 'round'; allowed: one of cycle, pingpong"),
        (
            MARCH,
            'loop = "cycle"',
            'loop = "cycle"\nworking = ["tail"]',
            "allowed: some of arm_r, arm_l, leg_r",
        ),
        (
            MARCH,
            "reach = { foot_r =",
            "reach = { tail =",
            "reach.tail: found [0.19, 0, 0]; allowed: places for",
        ),
        (MARCH, "foot_r = [0.19, 0, 0]", "foot_r = [0.19]", "foot_r: found [0.19]; allowed: 3 numbers"),
        (MARCH, "move_s = 0.8", 'move_s = 0.8\nlift = "x"', "lift: found 'x'; allowed: a number"),
        ("rules/dose_kinds.toml", '["level", 1]]', '["level", 2]]', "strength.steps: found"),
        ("rules/dose_kinds.toml", '[["reps", 2]', '[["beats", 2]', "strength.steps: found"),
        (
            "rules/dose_kinds.toml",
            "target_effort = [4, 6]",
            "target_effort = [6, 4]",
            "strength.target_effort: found [6, 4]",
        ),
        ("rules/bands.toml", "age_from = 65", "age_from = 66", "chair_stand.table: found"),
        ("rules/pain.toml", "max = 2", "max = 3", "zone: found"),
        ("rules/pain.toml", 'zone = "green"', 'zone = "blue"', "zone[1].zone: found 'blue'"),
        ("rules/flare.toml", "to_day = 2", "to_day = 3", "stage: found"),
        (
            "rules/start_level.toml",
            "learning_effort = [3, 5]",
            "learning_effort = [3]",
            "limits.learning_effort: found [3]",
        ),
        ("rules/advice_levels.toml", "level = 1", "level = 2", "level: found"),
        ("rules/sources.toml", 'mark = "V"', 'mark = "W"', "G1.mark: found 'W'"),
        ("checklists/safety.toml", 'id = "pulse"', 'id = "clot"', "item: found"),
        ("wording/leaving_reasons.toml", 'code = "moved"', 'code = "work"', "choice: found"),
        ("wording/reasons.toml", "plain = ", "simple = ", "plain: found nothing"),
    ],
)
def test_each_fault_is_named(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    found = faults_after(tmp_path, file, old, new)
    assert any(expected in fault for fault in found), found
    assert all(fault.startswith(file) for fault in found if expected in fault)


def test_an_exercise_without_a_level_is_a_fault() -> None:
    with pytest.raises(catalogue.ContentError, match=r"level: found \[\]; allowed: at least one part"):
        read_exercise(Table({"level": []}, file="exercises/x.toml"))


def test_a_signed_record_is_ready_for_use(tmp_path: Path) -> None:
    root = copy_of_content(tmp_path)
    text = (root / SIT).read_text(encoding="utf-8")
    signed = '[{ by = "A. Example", role = "registered physiotherapist", on = 2026-11-02 }]'
    text = text.replace("sign_off = []", f"sign_off = {signed}")
    text = text.replace('"draft, awaiting clinical sign-off"', '"signed off"')
    (root / SIT).write_text(text, encoding="utf-8")
    content = catalogue.load(root=root)
    assert catalogue.check(catalogue=content) == []
    assert catalogue.live_use(record=content.exercise("sit_to_stand"), demo=False)
    assert content.version() != CONTENT.version(), "any edit changes the version"


def test_a_missing_file_of_poses_is_a_fault(tmp_path: Path) -> None:
    root = copy_of_content(tmp_path)
    (root / MARCH).unlink()
    (fault,) = catalogue.check(catalogue=catalogue.load(root=root))
    assert (
        str(fault) == "exercises/figures/march.toml: the whole file: found nothing; allowed: a file of poses"
    )


def test_a_missing_table_of_rules_is_a_fault(tmp_path: Path) -> None:
    root = copy_of_content(tmp_path)
    (root / "rules/pain.toml").unlink()
    (fault,) = catalogue.check(catalogue=catalogue.load(root=root))
    assert (fault.file, fault.came, fault.allowed) == ("rules/pain.toml", "nothing", "a file with this name")


def test_a_single_pose_is_not_a_movement(tmp_path: Path) -> None:
    file = "exercises/figures/breathing.toml"
    root = copy_of_content(tmp_path)
    text = (root / file).read_text(encoding="utf-8")
    head, first, *_ = text.split("[[figure.pose]]")
    authorship = text[text.index("[authorship]") :]
    (root / file).write_text(f"{head}[[figure.pose]]{first}{authorship}", encoding="utf-8")
    (fault,) = catalogue.check(catalogue=catalogue.load(root=root))
    assert "figure[1].pose" in str(fault)
    assert fault.allowed == "at least two poses"
