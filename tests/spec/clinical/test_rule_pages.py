"""The pages under docs/reference/rules are made from the tables of the rules, and say nothing else."""

from pathlib import Path

from rehabit import catalogue
from rehabit.cli import main
from rehabit.clinical.reference_page import rule_pages

CONTENT = catalogue.load()
FOLDER = Path(__file__).parents[3] / "docs" / "reference" / "rules"


def test_the_pages_are_current() -> None:
    pages = rule_pages(catalogue=CONTENT)
    on_file = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in {*pages, *on_file} if on_file.get(name) != pages.get(name))
    assert not stale, f"run: rehabit catalogue reference docs/reference/rules; stale: {stale}"


def test_they_say_what_the_tables_say() -> None:
    pages = rule_pages(catalogue=CONTENT)
    assert "| 80 to 84 | 9 | 10 |" in pages["bands.md"]
    assert "| Strength and aerobic work, by strength band | 1 | 2 | 3 | 4 |" in pages["start-level.md"]
    assert "| 14 days away or more | one level down, the start dose" in pages["progression.md"]
    assert pages["pain.md"].count("\n| ") == 1 + len(CONTENT.pain().zones)
    for question in CONTENT.safety_questions().questions:
        assert question.ask in pages["safety.md"]
    for tag in CONTENT.condition_tags():
        assert f"| {tag} |" in pages["conditions.md"]
    for exercise in CONTENT.exercises():
        assert f"| {exercise.name} |" in pages["equipment.md"]


def test_the_terminal_writes_them(tmp_path: Path) -> None:
    assert main.main(["catalogue", "reference", str(tmp_path / "rules")]) == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "rules").iterdir()}
    assert written == rule_pages(catalogue=CONTENT)
