"""`rehabit economics` and `rehabit claims` from a terminal."""

from pathlib import Path

import pytest

from rehabit.cli.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = main(arguments)
    return status, capsys.readouterr().out


def test_without_a_file_the_defaults_are_answered(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, "economics", "--draws", "2000")
    assert status == 0
    assert "the programme costs £160 for each person" in out
    assert "Your budget over five years" in out


def test_the_file_that_is_printed_can_be_read_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, printed = run(capsys, "economics", "--inputs")
    file = tmp_path / "inputs.toml"
    file.write_text(printed.replace("hour = 60", "hour = 30"), encoding="utf-8")
    status, out = run(capsys, "economics", str(file), "--csv", "--draws", "2000")
    assert status == 0
    assert "the programme costs £80 for each person" in out
    assert "Cost of an hour of the person who leads,30,£,entered" in out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hour = -1", "Cost of an hour of the person who leads (hour): -1 was given; a number from 0 to 500"),
        ("hours = 1", "inputs: hours was given"),
        ("hour = ", "Invalid value"),
    ],
)
def test_a_faulty_file_is_refused_with_its_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, told: str
) -> None:
    file = tmp_path / "inputs.toml"
    file.write_text(text, encoding="utf-8")
    status, out = run(capsys, "economics", str(file))
    assert status == 2
    assert out.startswith(f"{file}: ")
    assert told in out


def test_a_file_that_is_not_there_is_said_to_be_so(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, "economics", "nowhere.toml")
    assert status == 2
    assert "nowhere.toml" in out


def test_records_are_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, "economics", "--from-records")
    assert status == 2
    assert "keeps no staff minutes and no prices" in out


def test_no_draws_at_all_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, "economics", "--draws", "0")
    assert status == 2
    assert "draws: 0 was given; a number above 0" in out


def test_the_ledger_is_printed_whole_by_status_or_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert "28 claims: 13 reproduced, 4 that differ, 11 that can't be checked." in run(capsys, "claims")[1]
    differing = run(capsys, "claims", "--status", "differs")[1]
    assert "saving-319: £319" in differing
    assert "cost-224" not in differing
    assert run(capsys, "claims", "--csv")[1].startswith("id,claim,printed,computed")
