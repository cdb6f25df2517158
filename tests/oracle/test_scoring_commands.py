"""`rehabit score` and `rehabit vectors check`: what they print, and what they say of bad input."""

import json
from pathlib import Path
from typing import Any

import pytest

from rehabit.cli.main import main
from rehabit.cli.score_table import PART, SHOWN

VECTORS = Path(__file__).parent / "data" / "instruments.json"


@pytest.fixture
def file(tmp_path: Path):
    def write(name: str, content: Any) -> str:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)

    return write


def test_all_vectors_pass_from_the_terminal(capsys):
    assert main(["vectors", "check", str(VECTORS)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "171 passed, 0 failed, 37 skipped"
    assert len(lines) == 38
    assert all(line.startswith("skipped ") and ": needs the " in line for line in lines[:-1])


def test_a_disagreement_is_one_line_and_the_exit_status_1(file, capsys):
    right = {"id": "a", "instrument": "phQ-2", "answers": [1, 2], "expected": {"total": 3}}
    wrong = {**right, "id": "b", "expected": {"total": 4, "band": "positive"}}
    assert main(["vectors", "check", file("v.json", {"vectors": [right, wrong]})]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "FAILED  b: total expected 4, got 3",
        "1 passed, 1 failed",
    ]
    assert main(["vectors", "check", file("list.json", [right])]) == 0
    assert capsys.readouterr().out == "1 passed, 0 failed\n"


def test_skipped_vectors_need_not_be_listed(capsys):
    assert main(["vectors", "check", str(VECTORS), "--quiet"]) == 0
    assert capsys.readouterr().out == "171 passed, 0 failed, 37 skipped\n"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("not json", "Expecting value"),
        ({"tests": []}, "it holds no list of vectors"),
        ([{"id": "a", "answers": []}], "vector 1 has no instrument, no expected"),
        (["a"], "vector 1 has no id, no instrument, no answers, no expected"),
    ],
)
def test_a_file_of_another_shape_is_refused(file, capsys, content, fault):
    assert main(["vectors", "check", file("v.json", content)]) == 2
    said = capsys.readouterr().err
    assert fault in said
    assert "an object with" in said


def test_one_form_in_words(file, capsys):
    answers = {"1": 1, "2": 2, "3": None, "4": 1, "5": "0", "6": 2, "7": 1, "8": 0, "9": 1}
    assert main(["score", "PHQ-9", file("a.json", answers)]) == 0
    said = capsys.readouterr().out
    assert "Patient Health Questionnaire, 9 items: phq-9, version 1, engine 1" in said
    assert "total                    9  8 of 9 answered, mild" in said
    assert "ALERT: The answer to question 9" in said


def test_one_form_as_json_with_its_exact_value(file, capsys):
    path = file("a.json", {"answers": [1, 2, None, 1, 0, 2, 1, 0, 0]})
    assert main(["score", "phq-9", path, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    total = found["scores"]["total"]
    assert (total["exact"], total["value"], total["band"], total["n_imputed"]) == (
        "63/8", 7.875, "mild", 1,
    )  # fmt: skip
    assert (found["version"], found["alerts"], found["problems"]) == ("1", [], [])


def test_a_value_set_is_named(file, capsys):
    path = file("a.json", {"mo": 2, "sc": 1, "ua": 2, "pd": 3, "ad": 1})
    assert main(["score", "eq-5d-5l", path, "--value-set", "uk-crosswalk-2012"]) == 0
    assert "0.71  5 of 5 answered, value set uk-crosswalk-2012" in capsys.readouterr().out


def test_a_wrong_answer_is_named_and_the_other_scores_are_given(file, capsys):
    answers = {f"P{n}": 1 for n in range(1, 10)} | {"Q1": 7, "Q2": 1, "Q3": 1, "Q4": 1}
    assert main(["score", "koos", file("a.json", answers)]) == 1
    said = capsys.readouterr()
    assert "pain                     75  9 of 9 answered" in said.out
    assert "qol                      no score (out_of_range)" in said.out
    assert said.err == "koos, item Q1: 7 is not an answer; it has to be a whole number from 0 to 4.\n"


@pytest.mark.parametrize(
    ("instrument", "content", "fault"),
    [
        ("phq-99", [1], "No instrument is called 'phq-99'"),
        ("phq-2", "1, 2", "is not JSON"),
        ("phq-2", [[1, 2], [0, 1]], "has to hold one form"),
        ("phq-2", 5, "has to hold one form"),
    ],
)
def test_a_file_that_holds_no_form_is_refused(file, capsys, instrument, content, fault):
    assert main(["score", instrument, file("a.json", content)]) == 2
    assert fault in capsys.readouterr().err


def test_a_file_that_is_not_there(capsys):
    assert main(["score", "phq-2", "nowhere.json"]) == 2
    assert "nowhere.json" in capsys.readouterr().err


def test_a_table_of_forms_keeps_its_good_rows(file, capsys):
    path = file("forms.csv", "id,1,2\nann,1,2\nbea,x,3\n\ncy,,1\n")
    assert main(["score", "phq-2", path, "--keep", "id"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "id,total,total_says",
        "ann,3,positive",
        "bea,,not_a_number",
        "cy,,too_few_items",
    ]
    assert "Row 2: phq-2, item 1: 'x' is not a number" in said.err
    assert "3 forms read, 1 with a score, 1 wrong answers." in said.err


def test_a_table_may_go_to_a_file(file, tmp_path, capsys):
    out = tmp_path / "scores.csv"
    assert main(["score", "phq-2", file("forms.csv", "1,2\n1,2\n"), "--out", str(out)]) == 0
    assert out.read_text() == "total,total_says\n3,positive\n"
    assert capsys.readouterr().out == ""


def test_many_wrong_answers_are_counted_and_the_first_are_named(file, capsys):
    path = file("forms.csv", "1,2\n" + "9,0\n" * (SHOWN + 2))
    assert main(["score", "phq-2", path]) == 1
    said = capsys.readouterr().err
    assert said.count("is not an answer") == SHOWN
    assert "… and 2 more wrong answers." in said


@pytest.mark.parametrize(
    ("content", "arguments", "fault"),
    [
        ("1,2,id\n1,2,a\n", [], "phq-2 has no such columns: 'id'"),
        ("1,1\n1,2\n", [], "names a column twice"),
        ("1,2\n1,2\n", ["--keep", "id"], "has no column id"),
        ("", [], "phq-2 has no such columns: none"),
    ],
)
def test_a_table_of_another_shape_is_refused(file, capsys, content, arguments, fault):
    assert main(["score", "phq-2", file("forms.csv", content), *arguments]) == 2
    assert fault in capsys.readouterr().err


def test_a_long_table_is_read_in_parts_and_rows_keep_their_numbers(file, tmp_path, capsys):
    rows = ["1,2"] * (2 * PART + 5)
    rows[PART + 2] = "1,8"
    out = tmp_path / "scores.csv"
    path = file("forms.csv", "1,2\n" + "\n".join(rows) + "\n")
    assert main(["score", "phq-2", path, "--out", str(out)]) == 1
    said = capsys.readouterr().err
    assert f"Row {PART + 3}: phq-2, item 2: 8 is not an answer" in said
    assert f"{2 * PART + 5} forms read, {2 * PART + 4} with a score, 1 wrong answers." in said
    lines = out.read_text().splitlines()
    assert len(lines) == 2 * PART + 6
    assert lines[PART + 3] == ",out_of_range"
    assert set(lines[1 : PART + 3]) == {"3,positive"}


def test_a_row_of_another_length_is_named_and_the_others_are_scored(file, capsys):
    path = file("forms.csv", "id,1,2\nann,1,2\nbea,1\ncy,1,2,3\ndi,0,9\ned,0,1\n")
    assert main(["score", "phq-2", path, "--keep", "id"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[1:] == [
        "ann,3,positive",
        ",,wrong_length",
        ",,wrong_length",
        "di,,out_of_range",
        "ed,1,negative",
    ]
    assert "Row 2: 2 cells came, but the first line names 3 columns." in said.err
    assert "Row 3: 4 cells came" in said.err
    assert "Row 4: phq-2, item 2: 9 is not an answer" in said.err
    assert "5 forms read, 2 with a score, 3 wrong answers." in said.err
