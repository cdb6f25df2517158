"""`rehabit referrals import`: the verdicts of a file in the terminal."""

import pytest
from tests.factories import NOW, make

from rehabit.cli.main import main
from rehabit.cli.referrals import SOME_NOT_ADDED
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

HEADER = "NHS No,Surname,First name,DOB,Joint,Tel,Date of referral"
GOOD = "999 000 1014,Abernethy-Vale,Maureen,03/03/1951,Right knee,01632 960101,01/09/2025"
WRONG = "999 000 1015,Larkspur,Beryl,06/06/1953,Knee,01632 960109,15/09/2025"


@pytest.fixture
def run(tmp_path):
    make(
        m.Membership,
        user=make(m.User, email="jo@example.org"),
        site=make(m.Site, slug="elm-road"),
        role="facilitator",
    )
    file = tmp_path / "september.csv"

    def go(*rows, site="elm-road", email="jo@example.org", **other):
        if rows:
            file.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
        extra = [part for name, value in other.items() for part in (f"--{name}", str(value))]
        return main(["referrals", "import", str(file), "--site", site, "--as", email, *extra])

    return go


def test_a_good_file_goes_in_and_a_second_time_adds_nothing(run, capsys):
    assert run(GOOD) == 0
    said = capsys.readouterr().out
    assert "row    2  added         Maureen Abernethy-Vale: Added as a new person." in said
    assert "1 rows: 1 added, 0 to check, 0 already here, 0 not added." in said
    assert run(GOOD) == 0
    said = capsys.readouterr().out
    assert "already here" in said
    assert "The very same file was read before" in said
    assert m.Referral.objects.count() == 1


def test_bad_rows_are_written_beside_the_file_or_where_one_says(run, tmp_path, capsys):
    assert run(GOOD, WRONG) == SOME_NOT_ADDED
    assert "september-not-added.csv" in capsys.readouterr().out
    assert b"Larkspur" in (tmp_path / "september-not-added.csv").read_bytes()
    assert run(GOOD, WRONG, rejects=tmp_path / "elsewhere.csv") == SOME_NOT_ADDED
    assert (tmp_path / "elsewhere.csv").exists()


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"site": "nowhere"}, "no role at a site called nowhere"),
        ({"email": "zed@example.org"}, "zed@example.org has no role"),
    ],
)
def test_somebody_without_a_role_there_is_refused(run, capsys, other, sentence):
    assert run(GOOD, **other) == 1
    assert sentence in capsys.readouterr().err
    assert not m.Referral.objects.exists()


def test_a_file_that_is_not_there_or_cannot_be_read_is_refused(run, capsys):
    assert run() == 1
    assert "cannot be read" in capsys.readouterr().err
    assert run("") == 1
    assert "no people under it" in capsys.readouterr().err


def test_a_role_that_may_not_import_is_refused(run, capsys):
    site = m.Site.objects.get()
    user = make(m.User, email="gp@example.org")
    make(m.Membership, user=user, site=site, role="referrer")
    assert run(GOOD, email="gp@example.org") == 1
    assert "you may not import referrals" in capsys.readouterr().err


def test_a_role_that_has_ended_counts_for_nothing(run):
    jo = m.User.objects.get(email="jo@example.org")
    m.Membership.objects.filter(user=jo).update(ended_at=NOW, ended_by=jo)
    assert run(GOOD) == 1
