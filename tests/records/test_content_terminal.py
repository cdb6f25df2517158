"""`rehabit catalogue overlay`: a site's own content from a file."""

import pytest
from tests.doors import viewer
from tests.factories import make

from rehabit.cli import main
from rehabit.queries.content import catalogue_of, overlay_of
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

GOOD = """
withdraw = ["clam"]

[dose.step_up]
start = { reps = 6 }

[cues]
walk = ["Look ahead."]

[[own]]
id = "own_sofa"
based_on = "sit_to_stand"
name = "Sofa stands"
count = "Up and down is 1."
cues = ["Feet flat."]

[[own.level]]
level = 1
name = "High sofa"
how = "Push with your hands."
harder_by = "start here"
"""


@pytest.fixture
def site():
    return make(m.Site, slug="elm-road")


def run(path, email, site="elm-road"):
    return main.main(["catalogue", "overlay", str(path), "--site", site, "--as", email])


def email_of(role, site):
    return m.User.objects.get(id=viewer(role, site).user_id).email


def test_a_file_becomes_the_content_of_the_site(tmp_path, site, capsys):
    path = tmp_path / "own.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert run(path, email_of("site_lead", site)) == 0
    assert "own.toml" in capsys.readouterr().out
    content = catalogue_of(site_id=site.id)
    assert content.exercise("own_sofa").name == "Sofa stands"
    assert content.exercise("clam").withdrawn
    assert str(content.dose_kind(content.exercise("step_up").dose_kind).start) == "2 sets of 6"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD.replace("walk =", "walks ="), "cues: found 'walks'"),
        (GOOD.replace("reps = 6", "reps = 60"), "start.reps: found 60; allowed: a whole number from 1 to 50"),
        ("withdraw = [", "cannot be read"),
    ],
)
def test_faults_are_lines_and_nothing_is_kept(tmp_path, site, capsys, text, words):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    assert run(path, email_of("site_lead", site)) == 1
    assert words in capsys.readouterr().err
    assert overlay_of(site_id=site.id) == {}


def test_only_a_lead_of_the_site_may(tmp_path, site, capsys):
    path = tmp_path / "own.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert run(path, email_of("facilitator", site)) == 1
    assert run(path, "nobody@example.org") == 1
    assert run(tmp_path / "none.toml", "nobody@example.org") == 1
    said = capsys.readouterr().err
    for words in ("you may not edit the checklists", "has no role", "cannot be read"):
        assert words in said
    assert overlay_of(site_id=site.id) == {}
