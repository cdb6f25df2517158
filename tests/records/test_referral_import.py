"""A referral file goes in once, whole, and every row has a verdict a clerk can act on."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused, Role
from rehabit.actions.referral_import import import_file
from rehabit.actions.referrals import settle_duplicate
from rehabit.queries import imports
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

EXAMPLES = Path(__file__).parents[2] / "examples"
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HEADER = "NHS No,Surname,First name,DOB,Joint,Side,Tel,Post code,Date of referral,Interpreter"
ADA = "999 000 1014,Abernethy-Vale,Maureen,03/03/1951,Knee,Right,01632 960101,QX1 4AB,01/09/2026,"


def csv(*rows):
    return "\r\n".join((HEADER, *rows)).encode("utf-8-sig")


@pytest.fixture
def site():
    return make(m.Site)


@pytest.fixture
def clerk(site):
    return viewer(Role.FACILITATOR, site)


def send(who, *rows, data=None, at=AT):
    import_id = import_file(data=data or csv(*rows), file_name="september.csv", by=who, at=at)
    return imports.import_result(import_id=import_id, by=who)


def verdicts(result):
    return [row.verdict for row in result.rows]


def test_the_example_file_goes_in_and_a_second_time_adds_nothing(clerk):
    data = (EXAMPLES / "referrals.csv").read_bytes()
    first = send(clerk, data=data)
    kept = m.Referral.objects.count()
    assert first.summary.added + first.summary.check == kept > 15
    assert first.summary.bad > 0
    assert first.before is None
    second = send(clerk, data=data, at=AT.replace(hour=10))
    assert m.Referral.objects.count() == kept
    assert (second.summary.added, second.summary.known, second.summary.bad) == (0, kept, first.summary.bad)
    assert second.before == AT


def test_every_row_of_the_file_has_a_verdict_and_each_good_one_a_person_and_a_first_state(clerk):
    result = send(clerk, data=(EXAMPLES / "referrals.csv").read_bytes())
    assert [row.row for row in result.rows] == list(range(2, 2 + len(result.rows)))
    assert all(row.name and row.lines for row in result.rows)
    for referral in m.Referral.objects.all():
        assert referral.statuses.get().state == "received"
        assert referral.by_user_id == clerk.user_id


def test_bad_rows_come_back_with_reasons_and_go_in_once_corrected(clerk):
    bad = ADA.replace("999 000 1014", "999 000 1015").replace("03/03/1951", "31/02/1951")
    result = send(clerk, bad)
    assert verdicts(result) == ["bad"]
    assert len(result.rows[0].lines) == 2
    assert m.Person.objects.count() == m.Referral.objects.count() == 0
    back = imports.rejects(import_id=result.summary.import_id, by=clerk)
    assert back.file_name == "september-not-added.csv"
    corrected = back.content.replace(b"999 000 1015", b"999 000 1014").replace(b"31/02/1951", b"03/03/1951")
    assert verdicts(send(clerk, data=corrected)) == ["added"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "not_csv"),
        (b"Name,Phone\r\nAda,01632 960101", "no_header"),
        ((EXAMPLES / "referrals-bad.csv").read_bytes(), "missing_columns"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_nothing_kept(clerk, data, code):
    with pytest.raises(Refused) as refused:
        import_file(data=data, file_name="x.csv", by=clerk, at=AT)
    assert refused.value.refusal.code == code
    assert not m.ReferralImport.objects.exists()
    assert not m.AuditEntry.objects.exists()


def test_a_known_person_gets_a_second_referral_and_keeps_the_details_on_file(clerk, site):
    send(clerk, ADA)
    again = ADA.replace("01/09/2026", "01/10/2026").replace("960101", "960999")
    result = send(clerk, again)
    assert verdicts(result) == ["added"]
    assert "telephone 01632 960999 (on file: 01632 960101)" in " ".join(result.rows[0].lines)
    person = m.Person.objects.get()
    assert person.phone == "01632 960101"
    assert person.referrals.count() == 2


def test_somebody_alike_is_added_and_marked_with_both_sides_to_compare(clerk):
    send(clerk, ADA)
    moved = ADA.replace("999 000 1014", "").replace("QX1 4AB", "QX9 9ZZ").replace("01/09", "01/10")
    result = send(clerk, moved)
    assert verdicts(result) == ["check"]
    sides = {side.label: side for side in result.rows[0].compared}
    assert (sides["Postcode"].old, sides["Postcode"].new, sides["Postcode"].same) == (
        "QX1 4AB",
        "QX9 9ZZ",
        False,
    )
    assert sides["Date of birth"].same
    assert m.Person.objects.count() == 2


def test_the_same_nhs_number_with_another_birth_waits_for_a_decision_and_keeps_the_number(clerk):
    send(clerk, ADA)
    result = send(clerk, ADA.replace("03/03/1951", "03/03/1952").replace("01/09", "01/10"))
    assert verdicts(result) == ["check"]
    fresh = m.Referral.objects.get(possible_duplicate_of__isnull=False)
    assert fresh.person.nhs_number == ""
    assert fresh.extra["details"] == {"nhs_number": "9990001014"}
    assert {side.label: side.same for side in result.rows[0].compared}["NHS number"]
    settle_duplicate(referral_id=fresh.id, same=True, by=clerk, at=AT)
    assert m.Referral.objects.filter(person__nhs_number="9990001014").count() == 2
    assert m.Person.objects.count() == 1
    fresh.refresh_from_db()
    assert fresh.extra["details"] == {"born_on": "1952-03-03"}
    settled = imports.import_result(import_id=result.summary.import_id, by=clerk).rows[0]
    assert settled.settled
    assert settled.compared == ()


def test_an_interpreter_named_in_the_file_becomes_a_need_once(clerk):
    send(clerk, ADA + "Gujarati")
    send(clerk, ADA.replace("01/09", "01/10") + "Gujarati")
    need = m.Need.objects.get()
    assert (need.kind, need.detail) == ("interpreter", "Gujarati")


def test_the_same_file_at_another_site_is_another_matter(clerk):
    send(clerk, ADA)
    stranger = viewer(Role.FACILITATOR, make(m.Site))
    result = send(stranger, ADA)
    assert verdicts(result) == ["added"]
    assert result.before is None
    assert m.Person.objects.filter(born_on=date(1951, 3, 3)).count() == 2


def test_the_import_is_one_line_in_the_audit_with_counts_and_no_names(clerk):
    result = send(clerk, ADA)
    entry = m.AuditEntry.objects.get(verb="referrals.import")
    assert entry.subject == f"import:{result.summary.import_id}"
    assert (entry.detail["added"], entry.detail["bad"]) == (1, 0)
    assert "Maureen" not in str(entry.detail)


@pytest.mark.parametrize("role", [Role.HELPER, Role.REFERRER, Role.EVALUATOR, Role.NETWORK_LEAD])
def test_roles_that_may_not_import(site, role):
    with pytest.raises(Refused):
        import_file(data=csv(ADA), file_name="x.csv", by=viewer(role, site), at=AT)
    assert not m.Referral.objects.exists()


def test_another_sites_import_is_not_found(clerk):
    result = send(clerk, ADA)
    elsewhere = viewer(Role.SITE_LEAD, make(m.Site))
    for ask in (imports.import_result, imports.rejects):
        with pytest.raises(NotFound):
            ask(import_id=result.summary.import_id, by=elsewhere)
    assert imports.past_imports(by=elsewhere) == ()


def test_past_imports_are_listed_the_latest_first(clerk):
    send(clerk, ADA)
    send(clerk, ADA, at=AT.replace(hour=11))
    listed = imports.past_imports(by=clerk)
    assert [(each.added, each.known, each.rows) for each in listed] == [(0, 1, 1), (1, 0, 1)]
    assert listed[0].by == clerk.name


def test_a_large_file_costs_few_queries(clerk, django_assert_max_num_queries):
    rows = [f",Row{n},Person,01/01/{1930 + n % 40},Hip,Left,01632 960101,,01/09/2026," for n in range(300)]
    with django_assert_max_num_queries(25):
        import_file(data=csv(*rows), file_name="large.csv", by=clerk, at=AT)
    assert m.Referral.objects.count() == 300
