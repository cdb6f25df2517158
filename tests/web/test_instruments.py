"""The instruments in the browser: the list, one on a page, and the file with a site's own words."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.access import Role
from rehabit.catalogue import instruments
from rehabit.catalogue.instrument_wording import wording_form
from rehabit.records import models as m

pytestmark = pytest.mark.django_db
LIST, OKS = "/staff/instruments/", "/staff/instruments/oks/"


@pytest.fixture
def site():
    return make(m.Site, slug="elm-road", name="Elm Road")


@pytest.fixture
def lead(site):
    return signed_in(viewer(Role.SITE_LEAD, site))


@pytest.fixture
def facilitator(site):
    return signed_in(viewer(Role.FACILITATOR, site))


def words(response) -> str:
    return " ".join(response.content.decode().split())


def a_file(name="oks", text="Made-up question"):
    filled = wording_form(instruments.load(name)).replace('= ""', f'= "{text}"')
    return SimpleUploadedFile(f"{name}.toml", filled.encode())


def test_the_list_puts_what_is_planned_first_and_what_must_be_had_last(facilitator):
    page = html.unescape(words(facilitator.get(LIST)))
    parts = ("Asked in your programme", "More you can use now", "The owner's words are needed")
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert places[0] < page.index("30-second chair stand") < places[1]
    assert places[1] < page.index("Timed up and go") < places[2]
    assert places[2] < page.index("Knee injury and Osteoarthritis Outcome Score")
    for name in instruments.available():
        assert f'href="/staff/instruments/{name}/"' in page


@pytest.mark.parametrize("name", instruments.available())
def test_every_instrument_has_a_page_that_shows_its_words_only_where_it_may(facilitator, name):
    held = instruments.load(name)
    page = words(facilitator.get(f"/staff/instruments/{name}/"))
    assert "What your site may do" in page
    for rule in held.scores:
        assert f"<h3>{rule.title}</h3>" in page
    if instruments.languages(name):
        assert page.count('class="asked__text"') == len(held.items)
    else:
        assert "asked__text" not in page
        assert "are not part of Rehabit" in page
        assert "Scores can be entered now." in page
        assert f'href="/staff/instruments/{name}/wording-file/"' in page


def test_a_page_says_how_scores_are_read(facilitator):
    page = words(facilitator.get("/staff/instruments/phq-9/"))
    for part in (
        "0 to 27, lower is better",
        "15 to under 20: moderately severe",
        "At least 7 of 9 answers; a missing one takes the mean of the others",
        "5 points. Adults in primary care.",
        "7 independent sets of answers, all agree",
        "LOINC 44261-6",
        "Speak with this person today",
        "Pfizer",
    ):
        assert part in page


def test_another_name_leads_to_the_same_page_and_an_unknown_one_to_none(facilitator):
    assert facilitator.get("/staff/instruments/chair-stand/").status_code == 200
    assert facilitator.get("/staff/instruments/oxo/").status_code == 404


def test_the_empty_file_can_be_taken(facilitator):
    answer = facilitator.get(OKS + "wording-file/")
    assert answer["Content-Disposition"] == 'attachment; filename="oks.toml"'
    assert answer.content.decode() == wording_form(instruments.load("oks"))


def test_a_site_lead_loads_the_words_sees_them_and_takes_them_back(lead, facilitator):
    assert "Load the wording" in words(lead.get(OKS))
    answer = lead.post(OKS, {"file": a_file()}, follow=True)
    assert answer.status_code == 200
    page = words(facilitator.get(OKS))
    assert page.count("Made-up question") >= 12
    assert "Loaded by your site" in page
    assert "The site lead" in page
    lead.post(OKS, {"do": "withdraw", "language": "en"})
    assert "Made-up question" not in words(facilitator.get(OKS))


def test_a_facilitator_is_told_to_ask_the_site_lead(facilitator):
    page = words(facilitator.get(OKS))
    assert "Give the file to your site lead" in page
    assert 'type="file"' not in page
    assert facilitator.post(OKS, {"file": a_file()}).status_code == 403


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose the file you filled in."),
        ({"file": SimpleUploadedFile("oks.toml", b"")}, "The file is empty."),
        ({"file": SimpleUploadedFile("oks.toml", b"[items")}, "The file cannot be read"),
        ({"file": a_file("ohs")}, "This is the wording of Oxford Hip Score"),
    ],
)
def test_a_file_that_will_not_do_comes_back_with_the_reason(lead, sent, sentence):
    answer = lead.post(OKS, sent)
    assert answer.status_code == 422
    assert words(answer).count(sentence) == 2  # in the summary and at the field
    assert not m.SiteContent.objects.exists()


def test_another_site_does_not_see_the_words(lead):
    lead.post(OKS, {"file": a_file()})
    stranger = signed_in(viewer(Role.FACILITATOR, make(m.Site)))
    assert "Made-up question" not in words(stranger.get(OKS))


def test_the_way_from_the_site_page(lead):
    assert f'href="{LIST}"' in words(lead.get("/staff/site/"))
