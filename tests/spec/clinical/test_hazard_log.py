"""The hazard log names tests that exist, and every hazard has one."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
LOG = (ROOT / "docs" / "assurance" / "hazards.md").read_text(encoding="utf-8")
ROWS = [line for line in LOG.splitlines() if line.startswith("| H")]


def test_every_hazard_has_a_control_and_a_test_that_exists() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/test_*.py"))
    there = set(re.findall(r"def (test_\w+)", tests))
    assert len(ROWS) >= 12
    for row in ROWS:
        number, *_, control, named = [cell.strip() for cell in row.strip("|").split("|")]
        assert control, number
        wanted = re.findall(r"`(test_\w+)`", named)
        assert wanted, f"{number} names no test"
        assert set(wanted) <= there, f"{number} names tests that are not there: {set(wanted) - there}"


def test_hazards_are_numbered_without_a_gap() -> None:
    numbers = [int(re.match(r"\| H(\d+) ", row).group(1)) for row in ROWS]
    assert numbers == list(range(1, len(numbers) + 1))
