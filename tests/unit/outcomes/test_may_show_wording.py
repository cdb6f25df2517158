from rehabit.catalogue import instruments
from rehabit.kernel import Allowed, Refusal
from rehabit.outcomes import may_show_wording


def test_free_and_attributed_words_need_no_licence() -> None:
    assert may_show_wording(instrument="phq-4", site_licences=()) == Allowed()
    assert may_show_wording(instrument=instruments.load("rand-36-pf"), site_licences=()) == Allowed()


def test_a_holders_words_are_refused_with_the_way_to_get_them() -> None:
    found = may_show_wording(instrument="koos", site_licences={"hads"})
    assert isinstance(found, Refusal)
    assert found.code == "no_licence_text"
    assert "koos.nu" in found.sentence
    assert "Scores can be entered now" in found.sentence


def test_a_site_that_has_loaded_them_may_show_them() -> None:
    assert may_show_wording(instrument="koos", site_licences={"koos"}) == Allowed()
