"""The command line of the evaluation, without the rest of the command line."""

import argparse
from pathlib import Path

import pytest

from rehabit.cli.evaluate import FROM_RECORDS, add_verbs

PLAN = Path(__file__).parents[3] / "docs" / "reference" / "evaluation" / "virtual-trial.toml"


def run(*arguments: object) -> int:
    top = argparse.ArgumentParser()
    add_verbs(top.add_subparsers(required=True))
    options = top.parse_args([str(one) for one in arguments])
    return int(options.run(options))


def test_a_virtual_trial_is_written_and_evaluated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("virtual-trial", "data", tmp_path / "trial.csv", "--seed", 3) == 0
    assert run("evaluate", PLAN, tmp_path / "trial.csv", "--out", tmp_path / "out") == 0
    said = capsys.readouterr().out
    assert "418 made-up people" in said
    assert "10 files" in said
    assert (tmp_path / "out" / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((PLAN, "--from-records"), FROM_RECORDS),
        ((PLAN,), "Give the data"),
        ((PLAN, "rows.parquet"), "save it as CSV"),
        ((PLAN, "missing.csv"), "No such file"),
        (("broken.toml", "rows.csv"), "no TOML text"),
        ((PLAN, "rows.csv"), "no column 'person'; they have x"),
    ],
)
def test_what_is_refused_says_why(
    arguments: tuple[object, ...],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("broken.toml").write_text("title = ", encoding="utf-8")
    Path("rows.csv").write_text("x\n1\n", encoding="utf-8")
    assert run("evaluate", *arguments, "--out", tmp_path / "out") == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_coverage_table_is_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("virtual-trial", "coverage", "--replications", 10) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("| analysis | trials | truth |")
    assert len(lines) == 11
    assert run("virtual-trial", "coverage", "--replications", 2) == 2
