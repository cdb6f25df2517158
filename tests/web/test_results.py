"""The result of a group and of a site on their pages and in the file."""

import csv
from io import StringIO

import pytest
from tests import measured, room
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.access import Role
from rehabit.evaluation import NO_COMPARISON
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings):
    built = measured.build()
    settings.REHABIT_CLOCK = lambda: built.moment(12, 90)
    return built


@pytest.fixture
def client(world):
    return signed_in(world.lead)


def text(response) -> str:
    return " ".join(response.content.decode().replace("&#39;", "'").split())


def test_the_page_shows_the_numbers_worked_out_by_hand_each_with_its_n(client, world):
    page = text(client.get(f"/staff/groups/{world.group.id}/result/"))
    for words in (
        "8 of 10 offered (80%)",
        "6 of 8 started (75%)",
        "7 of 8 started (88%)",
        "+10.7, 95% interval +2.1 to +19.3",
        "−1.7, 95% interval −2.7 to −0.7",
        "+1.8, 95% interval +0.6 to +3.1",
        "4 of 7 (57%), 95% interval 25% to 84%",
        "4 of 8 (50%), 95% interval 22% to 78%",
        "4 of 6 (67%), 95% interval 30% to 90%",
        "2 people: no score at the end",
        "7 of 8",
        NO_COMPARISON,
    ):
        assert words in page, words


def test_the_drawing_has_a_table_beside_it_and_words_within(client, world):
    page = text(client.get(f"/staff/groups/{world.group.id}/result/"))
    assert 'role="img"' in page
    assert "Average pain: 5.9 before, 4.1 at the end, n = 7." in page
    assert 'style="' not in page


def test_a_running_group_is_too_early(settings):
    world = room.build(people=2)
    settings.REHABIT_CLOCK = lambda: world.moment(3)
    page = text(signed_in(world.lead).get(f"/staff/groups/{world.group.id}/result/"))
    assert "Too early for a change" in page
    assert "change-plot" not in page


def test_the_file_has_one_row_for_each_measure(client, world):
    response = client.get(f"/staff/groups/{world.group.id}/result.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 8
    pain = next(row for row in rows if row["scale"] == "average")
    assert (pain["n"], pain["missing"], pain["started"], pain["mean_change"]) == ("7", "1", "8", "-1.714286")
    assert pain["note"] == NO_COMPARISON


def test_the_site_page_counts_every_referral_and_leads_to_each_group(client, world):
    make(m.Referral, site=world.site)
    page = text(client.get("/staff/results/"))
    assert "10 of 11 referred (91%)" in page
    assert f"/staff/groups/{world.group.id}/result/" in page


def test_left_out_answers_are_told(client, world):
    m.Measurement.objects.filter(person=world.people[0], point="end").update(taken_on="2026-07-01")
    page = text(client.get(f"/staff/groups/{world.group.id}/result/"))
    assert "left out because the answers came outside the time window" in page


@pytest.mark.parametrize("tail", ["result/", "result.csv"])
def test_nobody_from_outside_the_site_opens_it(world, tail):
    for who in (
        viewer(Role.EVALUATOR, world.site),
        viewer(Role.NETWORK_LEAD, world.site),
        viewer(Role.SITE_LEAD, make(m.Site)),
    ):
        assert signed_in(who).get(f"/staff/groups/{world.group.id}/{tail}").status_code == 404
