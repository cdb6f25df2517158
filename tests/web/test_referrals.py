"""The referral pages: files in and back, the inbox, one referral, what a referrer sees."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.urls import reverse
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.access import Role
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HEADER = "NHS No,Surname,First name,DOB,Joint,Side,Tel,Post code,Date of referral"
ADA = "999 000 1014,Abernethy-Vale,Maureen,03/03/1951,Knee,Right,01632 960101,QX1 4AB,01/09/2026"
MOVED = ADA.replace("999 000 1014", "").replace("QX1 4AB", "QX9 9ZZ").replace("01/09", "01/10")
WRONG = ADA.replace("999 000 1014", "999 000 1015")
FILLED = {
    "given_name": "Jean",
    "family_name": "Winterbourne",
    "date_of_birth_day": "3",
    "date_of_birth_month": "3",
    "date_of_birth_year": "1947",
    "referred_on_day": "4",
    "referred_on_month": "9",
    "referred_on_year": "2026",
    "phone": "01632 960103",
    "joints": ["knee_left", "knee_right"],
    "route": "gp",
    "sex": "female",
}


@pytest.fixture(autouse=True)
def the_clock(settings):
    settings.REHABIT_CLOCK = lambda: AT


@pytest.fixture
def site():
    return make(m.Site, name="Elm Road Clinic")


@pytest.fixture
def staff(site):
    return signed_in(viewer(Role.FACILITATOR, site))


def send(client, *rows, name="september.csv"):
    file = BytesIO("\r\n".join((HEADER, *rows)).encode())
    file.name = name
    return client.post(reverse("staff:import"), {"file": file})


def words(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_file_is_read_and_each_row_has_its_verdict_on_the_page(staff):
    send(staff, ADA)
    page = words(staff, send(staff, MOVED, WRONG.replace("03/03/1951", "04/03/1951")).url)
    assert "1 of 2 rows added" in page
    assert "Ask whether they moved" in page
    assert "QX9 9ZZ" in page
    assert "its last digit does not fit the others" in page
    assert "so nothing was added" in words(staff, send(staff, ADA, WRONG).url)


def test_the_same_file_twice_says_so(staff):
    send(staff, ADA)
    page = words(staff, send(staff, ADA).url)
    assert "This file was read before, and nothing new was added" in page
    assert m.Referral.objects.count() == 1


def test_rows_not_added_are_downloaded_with_reasons(staff):
    result = send(staff, WRONG).url
    answer = staff.get(f"{result}rejects.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="september-not-added.csv"'
    assert "What to do" in answer.content.decode("utf-8-sig")
    whole = send(staff, ADA).url
    assert staff.get(f"{whole}rejects.csv").status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04rest", "save it as CSV"),
        (b"Surname,First name,DOB\r\nA,B,01/01/1950", "The file has no column for"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_of_the_form(staff, content, sentence):
    file = BytesIO(content)
    file.name = "x.csv"
    answer = staff.post(reverse("staff:import"), {"file": file})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not m.ReferralImport.objects.exists()


def test_no_file_chosen(staff):
    answer = staff.post(reverse("staff:import"))
    assert answer.status_code == 422
    assert "Choose a file." in answer.content.decode()


def test_a_possible_duplicate_is_settled_from_the_page_of_the_file(staff):
    send(staff, ADA)
    result = send(staff, MOVED).url
    referral = m.Referral.objects.get(possible_duplicate_of__isnull=False)
    back = result.rstrip("/").rpartition("/")[2]
    answer = staff.post(reverse("staff:settle-duplicate", args=[referral.id]), {"same": "yes", "back": back})
    assert answer.url == result
    assert "Settled" in words(staff, result)
    assert m.Person.objects.count() == 1


def test_new_details_are_taken_over_only_when_ticked(staff):
    send(staff, ADA)
    send(staff, ADA.replace("960101", "960999").replace("01/09", "01/10"))
    referral = m.Referral.objects.latest("referred_on")
    page = words(staff, reverse("staff:referral", args=[referral.id]))
    assert "01632 960999" in page
    address = reverse("staff:take-details", args=[referral.id])
    staff.post(address, {})
    assert m.Person.objects.get().phone == "01632 960101"
    staff.post(address, {"fields": ["phone"]})
    assert m.Person.objects.get().phone == "01632 960999"


def test_the_inbox_is_empty_then_full_then_searched(staff):
    inbox = reverse("staff:referrals")
    assert "Every referral has been looked at" in words(staff, inbox)
    send(staff, ADA)
    page = words(staff, inbox)
    assert "Maureen Abernethy-Vale" in page
    assert "11 weeks" in page
    assert "Maureen" in words(staff, f"{inbox}?show=all&q=vale")
    assert "Nobody found for “zebra”" in words(staff, f"{inbox}?show=all&q=zebra")
    assert "Nobody here" in words(staff, f"{inbox}?show=signposted")
    assert "Maureen" in words(staff, f"{inbox}?show=nonsense&page=x")


def test_one_referral_by_form(staff):
    answer = staff.post(reverse("staff:refer"), FILLED)
    referral = m.Referral.objects.get()
    assert answer.url == reverse("staff:referral", args=[referral.id])
    assert (referral.joints, referral.person.sex) == (["knee_left", "knee_right"], "female")
    page = words(staff, answer.url)
    assert "Both knees" in page
    assert "79 years old" in page


def test_a_form_with_mistakes_comes_back_with_what_was_typed(staff):
    answer = staff.post(reverse("staff:refer"), {**FILLED, "nhs_number": "1", "referred_on_year": "2027"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "an NHS number has 10" in page
    assert "is after 20/11/2026" in page
    assert 'value="Winterbourne"' in page
    assert 'value="2027"' in page
    assert not m.Referral.objects.exists()


def test_a_referrer_sends_somebody_and_sees_how_far_it_went_and_no_more(site, staff):
    gp = signed_in(viewer(Role.REFERRER, site))
    assert "You have not sent anybody yet" in words(gp, reverse("staff:sent-referrals"))
    assert gp.post(reverse("staff:refer"), FILLED).url == reverse("staff:sent-referrals")
    send(staff, ADA)
    page = words(gp, reverse("staff:sent-referrals"))
    assert "Jean Winterbourne" in page
    assert "Received" in page
    assert "Maureen" not in page
    referral = m.Referral.objects.get(person__given_name="Jean")
    assert gp.get(reverse("staff:referral", args=[referral.id])).status_code == 403


def test_withdrawing_asks_why_and_can_be_undone(staff):
    staff.post(reverse("staff:refer"), FILLED)
    referral = m.Referral.objects.get()
    address = reverse("staff:withdraw-referral", args=[referral.id])
    page = staff.post(address, {"reason": ""}, follow=True).content.decode()
    assert "Say why it is withdrawn" in page
    page = staff.post(address, {"reason": "Moved to Wales"}, follow=True).content.decode()
    assert "Moved to Wales" in page
    again = reverse("staff:look-again", args=[referral.id])
    assert "can be triaged again" in staff.post(again, {"reason": "Came back"}, follow=True).content.decode()
    assert referral.statuses.latest("at", "id").state == "received"


@pytest.mark.parametrize("role", [Role.HELPER, Role.REFERRER, Role.PARTICIPANT, Role.EVALUATOR])
@pytest.mark.parametrize("name", ["referrals", "import"])
def test_pages_are_closed_to_other_roles(site, role, name):
    assert signed_in(viewer(role, site)).get(reverse(f"staff:{name}")).status_code == 403


def test_strangers_are_sent_to_sign_in_and_other_sites_find_nothing(client, staff):
    send(staff, ADA)
    address = reverse("staff:referral", args=[m.Referral.objects.get().id])
    assert client.get(address).url.startswith(reverse("sign-in"))
    elsewhere = signed_in(viewer(Role.SITE_LEAD, make(m.Site)))
    assert elsewhere.get(address).status_code == 404


@pytest.mark.parametrize("name", ["settle-duplicate", "take-details", "withdraw-referral", "look-again"])
def test_buttons_refuse_get(staff, name):
    send(staff, ADA)
    referral = m.Referral.objects.get()
    assert staff.get(reverse(f"staff:{name}", args=[referral.id])).status_code == 405


def test_opening_a_referral_is_noted(staff):
    send(staff, ADA)
    referral = m.Referral.objects.get()
    words(staff, reverse("staff:referral", args=[referral.id]))
    assert m.AuditEntry.objects.latest("number").subject == f"referral:{referral.id}"


def test_a_file_that_is_too_large_is_refused(staff):
    file = BytesIO(HEADER.encode() + b"\r\n" + b"x" * 5_000_001)
    file.name = "large.csv"
    answer = staff.post(reverse("staff:import"), {"file": file})
    assert answer.status_code == 422
    assert "larger than 5 MB" in answer.content.decode()
