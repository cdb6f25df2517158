"""The pages under docs/reference/instruments are made from the instruments' files, and say nothing else."""

from pathlib import Path

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument_vectors import vector_counts
from rehabit.catalogue.value_sets import value_sets
from rehabit.outcomes.reference_page import every_page, instrument_page

FOLDER = Path(__file__).parents[3] / "docs" / "reference" / "instruments"
WRITTEN_BY_HAND = {"how-scoring-is-checked.md", "loading-wording.md"}


def test_the_pages_are_current() -> None:
    pages = every_page()
    on_file = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in pages if on_file.get(name) != pages[name])
    assert not stale, f"run: rehabit instruments reference docs/reference/instruments; stale: {stale}"
    assert set(on_file) - set(pages) == WRITTEN_BY_HAND


def test_every_instrument_has_its_page_with_its_rules() -> None:
    koos = instrument_page(instruments.load("koos"))
    assert "* Made of 100 − 25 × the mean of 9 answers (P1 to P9)." in koos
    assert "* Not answered: at least 5 of 9 answers; the others are averaged." in koos
    assert "ask for them at koos.nu" in koos
    phq9 = instrument_page(instruments.load("phq-9"))
    assert "* 15 to under 20: moderately severe." in phq9
    assert "**Alert** when the answer to 9 is 1 or more" in phq9


def test_what_is_said_of_the_checks_is_true() -> None:
    page = (FOLDER / "how-scoring-is-checked.md").read_text(encoding="utf-8")
    assert "208 vectors: 171 pass, none fails, 37 are skipped" in page
    for name in value_sets():
        assert f"`{name}`" in page
    of_one_form = sum(vector_counts().values())
    assert f"{of_one_form} of them are filled-in forms" in page
