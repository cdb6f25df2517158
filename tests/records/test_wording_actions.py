"""Wording a site brings: loaded by its lead or at the terminal, kept with its hash, shown there alone."""

import hashlib

import pytest
from tests.doors import viewer
from tests.factories import NOW, make

from rehabit.access import Refused, Role
from rehabit.actions import founding, wording
from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import Wording
from rehabit.catalogue.instrument_wording import LARGEST_BYTES, wording_form
from rehabit.cli.main import main
from rehabit.kernel import Refusal
from rehabit.queries import instruments as queries
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return make(m.Site, slug="elm-road", name="Elm Road")


@pytest.fixture
def lead(site):
    return viewer(Role.SITE_LEAD, site)


def file_of(name: str, words: str = "made-up words") -> bytes:
    return wording_form(instruments.load(name)).replace('= ""', f'= "{words}"').encode()


def load(by, name="oks", **changes):
    return wording.load(
        **({"data": file_of(name), "file_name": f"{name}.toml", "by": by, "at": NOW} | changes)
    )


def test_a_site_shows_what_it_loaded_and_another_site_does_not(lead):
    assert queries.wording_for(by=lead, instrument="oks").code == "no_licence_text"
    done = load(lead)
    assert (done.instrument.id, done.entitled_by) == ("oks", "made-up words")
    found = queries.wording_for(by=lead, instrument="OKS")
    assert isinstance(found, Wording)
    assert found.items["1"] == "made-up words"
    assert queries.site_licences(site_id=lead.site_id) == {"oks"}
    elsewhere = viewer(Role.FACILITATOR, make(m.Site))
    refusal = queries.wording_for(by=elsewhere, instrument="oks")
    assert isinstance(refusal, Refusal)
    assert "Ask for them at innovation.ox.ac.uk" in refusal.sentence


def test_who_when_and_the_hash_are_kept_and_audited(lead):
    load(lead)
    row = m.SiteContent.objects.get(kind="wording", key="oks:en")
    assert row.body["sha256"] == hashlib.sha256(file_of("oks")).hexdigest()
    assert (row.by_user_id, row.at, row.body["file_name"]) == (lead.user_id, NOW, "oks.toml")
    entry = m.AuditEntry.objects.get(verb="wording.load")
    assert entry.subject == "wording:oks"
    assert entry.detail == {"language": "en", "sha256": row.body["sha256"]}
    (loaded,) = queries.loaded_at(site_id=lead.site_id, instrument="oks")
    assert (loaded.by, loaded.language, loaded.entitled_by) == (lead.name, "en", "made-up words")


def test_the_latest_file_counts_and_the_first_is_kept(lead):
    load(lead)
    load(lead, data=file_of("oks", "newer words"))
    assert queries.wording_for(by=lead, instrument="oks").items["2"] == "newer words"
    assert m.SiteContent.objects.filter(kind="wording").count() == 2


def test_words_can_be_withdrawn_and_then_nothing_is_shown(lead):
    load(lead)
    wording.withdraw(instrument="oks", language="en", by=lead, at=NOW)
    assert queries.wording_for(by=lead, instrument="oks").code == "no_licence_text"
    assert queries.site_licences(site_id=lead.site_id) == frozenset()
    with pytest.raises(Refused, match="loaded no such wording"):
        wording.withdraw(instrument="oks", language="en", by=lead, at=NOW)


def test_another_language_of_shipped_wording_may_be_loaded_but_not_the_shipped_one(lead):
    with pytest.raises(Refused, match="come with Rehabit already"):
        load(lead, "phq-9")
    welsh = file_of("phq-9", "geiriau").replace(b'language = "en"', b'language = "cy"')
    load(lead, data=welsh)
    assert queries.wording_for(by=lead, instrument="phq-9", language="cy").items["1"] == "geiriau"
    assert queries.wording_for(by=lead, instrument="phq-9") == instruments.wording("phq-9")
    refusal = queries.wording_for(by=lead, instrument="phq-9", language="ur")
    assert (refusal.code, refusal.sentence[-27:]) == (
        "no_such_language", "is here in en, cy, not in 'ur'."[-27:],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"data": b"[items"}, "The file cannot be read"),
        ({"data": b"\xff\xfe\x00"}, "not a text file"),
        ({"data": b"#" * (LARGEST_BYTES + 1)}, "larger than 200 kB"),
        ({"data": wording_form(instruments.load("oks")).encode()}, "what entitles this site"),
        ({"instrument": "ohs"}, "This is the wording of Oxford Knee Score: load it on its own page"),
    ],
)
def test_a_file_that_will_not_do_is_refused_and_nothing_is_kept(lead, changes, sentence):
    with pytest.raises(Refused, match=sentence):
        load(lead, **changes)
    assert not m.SiteContent.objects.exists()


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.HELPER, Role.PARTICIPANT])
def test_only_the_site_lead_loads_and_withdraws(site, role):
    who = viewer(role, site)
    with pytest.raises(Refused, match="you may not load the wording"):
        load(who)
    with pytest.raises(Refused, match="you may not load the wording"):
        wording.withdraw(instrument="oks", language="en", by=who, at=NOW)


def test_the_way_in_for_the_terminal_is_for_nobody_who_signed_in(lead):
    with pytest.raises(Refused, match="for the terminal of the machine alone"):
        wording.load_at_terminal(data=file_of("oks"), file_name="oks.toml", by=lead, at=NOW)
    with pytest.raises(Refused, match="for the terminal of the machine alone"):
        wording.load_at_terminal(data=file_of("oks"), file_name="x", by=founding.MACHINE, at=NOW)


def test_words_that_no_longer_fit_are_not_shown(lead):
    load(lead)
    row = m.SiteContent.objects.get(kind="wording")
    row.body["text"] = row.body["text"].replace('"12" = ', '"13" = ', 1)
    row.save()
    refusal = queries.wording_for(by=lead, instrument="oks")
    assert refusal.code == "wording_unreadable"
    assert "Load it again" in refusal.sentence


def test_a_participant_reads_the_words_of_their_site(site, lead):
    load(lead)
    assert isinstance(queries.wording_for(by=viewer(Role.PARTICIPANT, site), instrument="oks"), Wording)


def test_an_unknown_instrument_is_not_found(lead):
    for ask in (queries.wording_for, queries.one_instrument):
        with pytest.raises(NotFound, match="No questionnaire with identifier oxo"):
            ask(by=lead, instrument="oxo")


def test_the_list_says_of_each_what_may_be_shown_and_when_it_is_asked(lead):
    load(lead)
    lines = {line.instrument.id: line for line in queries.every_instrument(by=lead)}
    assert set(lines) == set(instruments.available())
    assert [line.instrument.title for line in lines.values()] == sorted(
        (line.instrument.title for line in lines.values()), key=str.casefold
    )
    assert lines["oks"].may_show
    assert lines["phq-4"].may_show
    assert not lines["ohs"].may_show
    assert "Before the programme" in lines["phq-4"].asked_at
    assert (lines["phq-9"].n_vectors, lines["tug"].no_vectors) == (7, "one time, used as it is")


def test_the_page_of_one_has_its_words_in_every_language_or_the_reason(lead):
    assert queries.one_instrument(by=lead, instrument="oks").refusal.code == "no_licence_text"
    assert queries.one_instrument(by=lead, instrument="phq-2").words == (instruments.wording("phq-2"),)
    load(lead)
    page = queries.one_instrument(by=lead, instrument="oks")
    assert [words.language for words in page.words] == ["en"]
    assert page.refusal is None


def test_loading_from_the_terminal_with_and_without_a_name(site, lead, tmp_path, capsys):
    file = tmp_path / "hads.toml"
    file.write_bytes(file_of("hads"))
    assert main(["instruments", "load-wording", str(file), "--site", "elm-road"]) == 0
    assert "Hospital Anxiety and Depression Scale may now be shown at elm-road" in capsys.readouterr().out
    (loaded,) = queries.loaded_at(site_id=site.id, instrument="hads")
    assert loaded.by == "the terminal of the machine"
    email = m.User.objects.get(id=lead.user_id).email
    assert main(["instruments", "load-wording", str(file), "--site", "elm-road", "--as", email]) == 0
    (loaded,) = queries.loaded_at(site_id=site.id, instrument="hads")
    assert loaded.by == lead.name


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--site", "elm"], "No site has the short name 'elm'. Known here: elm-road."),
        (["--site", "elm-road", "--as", "zed@example.org"], "zed@example.org has no role"),
    ],
)
def test_the_terminal_says_what_is_wrong(site, tmp_path, capsys, arguments, sentence):
    file = tmp_path / "oks.toml"
    file.write_bytes(file_of("oks"))
    assert main(["instruments", "load-wording", str(file), *arguments]) == 1
    assert sentence in capsys.readouterr().err
    assert main(["instruments", "load-wording", str(tmp_path / "none.toml"), *arguments]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_the_terminal_lists_instruments_and_prints_an_empty_file(capsys, tmp_path):
    assert main(["instruments", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(instruments.available())
    assert any("koos" in line and "wording from its owner" in line for line in lines)
    assert main(["instruments", "wording-form", "KOOS"]) == 0
    assert capsys.readouterr().out == wording_form(instruments.load("koos"))
    assert main(["instruments", "wording-form", "oxo"]) == 2
    assert "No instrument is called 'oxo'" in capsys.readouterr().err
    assert main(["instruments", "reference", str(tmp_path / "pages")]) == 0
    assert (tmp_path / "pages" / "koos.md").exists()
