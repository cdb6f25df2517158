"""The ledger as text and as a file."""

import csv
import io

from rehabit.catalogue.claims import claims
from rehabit.reports.claims_ledger import ledger, ledger_counts, ledger_csv, ledger_text


def test_the_text_has_every_claim_with_its_working_and_its_sources() -> None:
    text = ledger_text(rows=ledger())
    for claim in claims():
        assert f"{claim.id}: {claim.printed}" in text
    assert "£603.70 = extra\N{NO-BREAK SPACE}cost ÷ (improved − improved\N{NO-BREAK SPACE}usual)" in text
    assert "never together with: £319" in text
    assert max(len(line) for line in text.splitlines()) <= 130


def test_counts_add_up_to_every_claim() -> None:
    rows = ledger()
    counts = ledger_counts(rows=rows)
    assert (
        sum(count for name, count in counts.items() if name != "not believable") == len(rows) == len(claims())
    )
    assert counts["not believable"] == 5


def test_a_status_keeps_only_its_claims() -> None:
    assert {row.status for row in ledger(status="differs")} == {"differs"}
    assert len(ledger(status="differs")) == 4


def test_the_file_has_a_line_for_each_claim() -> None:
    rows = list(csv.DictReader(io.StringIO(ledger_csv(rows=ledger()))))
    total = {row["id"]: row for row in rows}["total-480000"]
    assert total["computed"] == "£483,285"
    assert "visits = 1515 visit / year" in total["inputs"]
    assert "4,235,495" in total["not believable because"]
