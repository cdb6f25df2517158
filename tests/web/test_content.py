"""The site lead reads content, signs it, and changes it for the site."""

import pytest
from django.urls import reverse
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.queries.content import content_page, one_item, own_content
from rehabit.records import models as m

pytestmark = pytest.mark.django_db
ROLE = "physiotherapist, HCPC registered"
STEP_UP = ("exercises", "step_up")


@pytest.fixture
def lead():
    return viewer("site_lead", make(m.Site, name="Elm Road"))


@pytest.fixture
def door(lead):
    return signed_in(lead)


def text(answer):
    return answer.content.decode()


def change(door, do, **data):
    return door.post(reverse("staff:change-exercise", args=["step_up"]), {"do": do, **data}, follow=True)


def test_the_page_says_how_much_waits_and_who_signed(door, lead):
    first = text(door.get(reverse("staff:content")))
    waiting = len(content_page(by=lead).waiting)
    assert f"{waiting} of {waiting} items wait for a signature" in first
    assert "Nobody has signed anything yet" in first
    answer = door.post(
        reverse("staff:content"), {"key": ["exercises:step_up", "sessions:pain"], "role": ROLE}, follow=True
    )
    shown = text(answer)
    assert "2 items are signed off" in shown
    assert f"{lead.name}, {ROLE}" in shown
    assert f"{waiting - 2} of {waiting} items" in shown


def test_all_of_one_kind_are_signed_with_one_button(door, lead):
    door.post(reverse("staff:content"), {"all": "exercises", "role": ROLE})
    assert not [item for item in content_page(by=lead).waiting if item.content.kind == "exercises"]
    assert content_page(by=lead).waiting


def test_nothing_ticked_or_no_role_is_told_and_the_ticks_stay(door):
    answer = door.post(reverse("staff:content"), {"key": ["exercises:step_up"], "role": ""})
    assert answer.status_code == 422
    assert "Say in which registered role you sign" in text(answer)
    assert 'value="exercises:step_up" checked' in text(answer)
    assert door.post(reverse("staff:content"), {"role": ROLE}).status_code == 422


def test_an_exercise_is_read_whole_and_signed(door, lead):
    address = reverse("staff:content-item", args=STEP_UP)
    shown = text(door.get(address))
    for words in (
        "Toe taps on step",
        "Whole foot on the step.",
        "Rest every 30 seconds.",
        "awaiting clinical sign-off",
    ):
        assert words in shown
    assert door.post(address, {"role": " "}).status_code == 422
    assert "1 item is signed off" in text(door.post(address, {"role": ROLE}, follow=True))
    item, _ = one_item(kind="exercises", name="step_up", by=lead)
    assert item.signed.by == lead.name


def test_every_item_has_a_page(door, lead):
    firsts = {item.content.kind: item.content for item in content_page(by=lead).items}
    for content in firsts.values():
        assert content.title in text(door.get(reverse("staff:content-item", args=[content.kind, content.id])))
    assert door.get(reverse("staff:content-item", args=["exercises", "flying"])).status_code == 404


def test_a_dose_a_cue_and_a_withdrawal_are_kept_for_the_site_with_their_history(door, lead):
    dose = {"start_sets": 2, "start_reps": 6, "ceiling_sets": 3, "ceiling_reps": 12}
    assert "The dose is changed" in text(change(door, "dose", **dose))
    assert "The cues are changed" in text(change(door, "cues", cues="Slow.\n\nWhole foot."))
    assert "Withdrawn here" in text(change(door, "withdraw"))
    assert own_content(by=lead).data == {
        "dose": {"step_up": {"start": {"reps": 6}}},
        "cues": {"step_up": ["Slow.", "Whole foot."]},
        "withdraw": ["step_up"],
    }
    assert "It is in use again" in text(change(door, "use"))
    shown = text(door.get(reverse("staff:content-history")))
    assert "Dose of Step-ups changed" in shown
    assert "Step-ups in use again" in shown
    assert lead.name in shown


@pytest.mark.parametrize(
    ("do", "data", "words"),
    [
        ("dose", {"start_sets": 0}, "enter whole numbers"),
        (
            "dose",
            {"start_sets": 2, "start_reps": 40, "ceiling_sets": 3, "ceiling_reps": 12},
            "a ceiling that is the start or more",
        ),
        ("paint", {}, "Nothing was changed"),
    ],
)
def test_a_change_that_cannot_be_is_told(door, do, data, words):
    assert words in text(change(door, do, **data))
    assert not m.SiteContent.objects.exists()


def new(**other):
    return {
        "name": "Sofa stands",
        "based_on": "sit_to_stand",
        "instead_of": "sit_to_stand",
        "count": "Up and down is 1.",
        "levels": "High sofa: Push with your hands.\nLow sofa: Use your legs.",
        "cues": "Feet flat.",
        **other,
    }


def test_an_exercise_of_the_sites_own_is_added_from_levels_as_text(door, lead):
    shown = text(door.post(reverse("staff:new-exercise"), new(), follow=True))
    assert "Sofa stands is added" in shown
    assert "Push with your hands." in shown
    own = own_content(by=lead).data["own"][0]
    assert [level["name"] for level in own["level"]] == ["High sofa", "Low sofa"]
    assert "Sofa stands" in text(door.get(reverse("staff:content")))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Write what the exercise is called."),
        ({"levels": "Just sit"}, "Put a colon after the name of the level in “Just sit”."),
        ({"based_on": ""}, "Choose the exercise that asks most nearly the same."),
        ({"instead_of": "walk"}, "an exercise that is strength work"),
    ],
)
def test_what_is_wrong_with_a_new_exercise_is_told_and_nothing_typed_is_lost(door, wrong, words):
    answer = door.post(reverse("staff:new-exercise"), new(**wrong))
    assert answer.status_code == 422
    assert words in text(answer)
    assert "Feet flat." in text(answer)


def test_an_empty_history_and_a_lead_who_may_not_sign():
    site = make(m.Site)
    door = signed_in(viewer("site_lead", site, clinician=False))
    assert "Nothing is changed here" in text(door.get(reverse("staff:content-history")))
    assert "Only a registered clinician can sign" in text(door.get(reverse("staff:content")))
    assert door.post(reverse("staff:content"), {"all": "exercises", "role": ROLE}).status_code == 422


@pytest.mark.parametrize("role", ["facilitator", "helper", "referrer"])
@pytest.mark.parametrize("name", ["content", "new-exercise", "content-history"])
def test_it_is_for_the_site_lead(role, name):
    assert signed_in(viewer(role, make(m.Site))).get(reverse(f"staff:{name}")).status_code == 403


def test_a_live_site_is_told_what_waiting_means(door, settings):
    assert "This is not a live site" in text(door.get(reverse("staff:content")))
    settings.LIVE = True
    assert "refused until they are signed" in text(door.get(reverse("staff:content")))


def test_enter_signs_what_is_ticked_and_never_a_whole_kind(door):
    page = text(door.get(reverse("staff:content")))
    form = page[page.index('<form method="post">') :]
    assert form.index("Sign what is ticked") < form.index("I have read all")
