"""The ledger of claims is public, says what holds, and can be taken away as a file."""

import csv
import io
import re

import pytest
from django.test import Client

from rehabit.catalogue.claims import claims

pytestmark = pytest.mark.django_db


def words(address: str = "/claims/") -> str:
    return Client().get(address).content.decode()


def test_every_claim_is_on_the_page_with_what_was_printed_and_worked_out():
    page = words()
    for claim in claims():
        assert f'id="{claim.id}"' in page
    assert "£603.70" in page
    assert "£483,285" in page
    assert "Differs by £10: the formula gives more" in page
    assert "no abstract that was read gives £163" in page


def test_the_page_counts_what_it_shows():
    page = words()
    assert page.count('class="ledger"') == len(claims())
    assert f"{len(claims())} claims: 13 can be reproduced, 4 differ" in page


def test_1515_times_319_is_shown_as_not_believable_with_the_reasons():
    page = words()
    article = page[page.index('id="total-480000"') :]
    article = article[: article.index("</article>")]
    assert "Reproduced" in article
    assert "Not believable" in article
    assert "4,235,495" in article
    assert "The units do not agree" in article


def test_one_status_can_be_chosen_and_a_strange_one_shows_all():
    differing = words("/claims/?status=differs")
    assert differing.count('class="ledger"') == 4
    assert 'id="saving-319"' in differing
    assert 'id="cost-224"' not in differing
    assert words("/claims/?status=splendid").count('class="ledger"') == len(claims())
    quoted = re.findall(r'\?status=([^"]+)"', words())
    assert [words(f"/claims/?status={status}").count('class="ledger"') for status in quoted] == [13, 4, 11]


def test_the_file_says_the_same():
    answer = Client().get("/claims/ledger.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert len(rows) == len(claims())
    assert {row["id"]: row["verdict"] for row in rows}[
        "threshold-800"
    ] == "differs by £196: the formula gives less"
    assert "attachment" in answer.headers["Content-Disposition"]
