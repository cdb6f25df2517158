"""A site changes its checklists; what keeps people safe stays."""

import pytest

from rehabit import catalogue

BASE = catalogue.load().checklist("eligibility")
NEW = {
    "id": "stairs",
    "question": "Can the person manage the stairs to the hall?",
    "kind": "info",
    "wanted": "yes",
    "help": "The lift is being mended.",
    "source": "G3",
}


def edited(edits: dict[str, object]) -> catalogue.Checklist:
    found = catalogue.checklist_with_edits(base=BASE, edits=edits)
    assert isinstance(found, catalogue.Checklist), found
    return found


def asked(edits: dict[str, object]) -> list[str]:
    return [item.id for item in edited(edits).asked]


SHIPPED = [item.id for item in BASE.asked]


def test_no_edits_change_nothing() -> None:
    assert edited({}) == BASE


def test_add_withdraw_use_and_order() -> None:
    assert asked({"add": [NEW]}) == [*SHIPPED, "stairs"]
    assert "age_45" not in asked({"withdraw": ["age_45"]})
    assert "seen_clinician" not in SHIPPED
    assert "seen_clinician" in asked({"use": ["seen_clinician"]})
    first = asked({"add": [NEW], "order": ["stairs", "mobile"]})
    assert first[:3] == ["stairs", "mobile", "age_45"]
    assert sorted(first) == sorted([*SHIPPED, "stairs"])


def test_a_withdrawn_item_is_kept_but_not_asked() -> None:
    found = edited({"withdraw": ["age_45"]})
    assert len(found.items) == len(BASE.items)


def test_new_words_for_an_item_leave_the_rest_of_it() -> None:
    found = edited({"reword": {"age_45": {"question": "Is the person 50 or over?"}}})
    item = found.items[0]
    assert (item.question, item.help) == ("Is the person 50 or over?", BASE.items[0].help)


@pytest.mark.parametrize(
    ("edits", "code", "words"),
    [
        ({"add": [{**NEW, "id": "mobile"}]}, "item_exists", "'mobile' is already in 'eligibility'"),
        ({"withdraw": ["mobil"]}, "item_unknown", "Nearest: mobile"),
        ({"order": ["mobil"]}, "item_unknown", "Nearest: mobile"),
        ({"withdraw": ["clinician_suitable"]}, "item_fixed", "'clinician_suitable' cannot be withdrawn"),
    ],
)
def test_what_a_site_cannot_do(edits: dict[str, object], code: str, words: str) -> None:
    found = catalogue.checklist_with_edits(base=BASE, edits=edits)
    assert not isinstance(found, catalogue.Checklist)
    assert found.code == code
    assert words in found.sentence


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ({"remove": ["mobile"]}, "remove: found"),
        ({"add": [{**NEW, "kind": "maybe"}]}, "add\\[1\\].kind: found 'maybe'"),
        ({"reword": {"mobile": {}}}, "reword.mobile.question: found nothing"),
        ({"reword": {"mobile": {"kind": "info"}}}, "reword.mobile.kind: found 'info'"),
        ({"withdraw": "mobile"}, "withdraw: found 'mobile'"),
    ],
)
def test_a_wrong_shape_is_an_error_with_the_key(edits: dict[str, object], words: str) -> None:
    with pytest.raises(catalogue.ContentError, match=words):
        catalogue.checklist_with_edits(base=BASE, edits=edits)


def test_every_absolute_safety_item_is_fixed() -> None:
    safety = catalogue.load().checklist("safety")
    fixed = [item for item in safety.items if item.fixed]
    assert len(fixed) == 16
    assert {(item.kind, item.wanted) for item in fixed} == {("must", "no")}
