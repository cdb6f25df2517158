"""Content is signed by a clinician, changed by the site on top of ours, and refused unsigned when live."""

from datetime import date, time, timedelta

import pytest
from tests import room
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused
from rehabit.actions import content, groups, plans
from rehabit.actions.plans import Change
from rehabit.catalogue import load
from rehabit.queries.asking import NotFound
from rehabit.queries.content import catalogue_of, content_page, one_exercise, one_item, own_content
from rehabit.queries.current_plan import plan_of_person
from rehabit.queries.group_plan import GroupPlan
from rehabit.queries.plans import proposal
from rehabit.records import models as m
from rehabit.records.base import new_id

pytestmark = pytest.mark.django_db
ROLE = "physiotherapist, HCPC registered"
OWN = {
    "based_on": "sit_to_stand",
    "instead_of": "sit_to_stand",
    "name": "Sofa stands",
    "count": "Up and down is 1.",
    "cues": ["Feet flat."],
    "level": [
        {"level": 1, "name": "High sofa", "how": "Push with your hands.", "harder_by": "start here"},
        {"level": 2, "name": "Low sofa", "how": "Use your legs.", "harder_by": "lower"},
    ],
}


@pytest.fixture
def world():
    return room.build(people=2)


@pytest.fixture
def site_lead(world):
    return viewer("site_lead", world.site)


def sign(world, by, *keys, at=None):
    wanted = keys or [item.content.key for item in content_page(by=by).waiting]
    return content.sign_off(keys=wanted, role=ROLE, by=by, at=at or world.moment(1))


def code_of(action, **kwargs):
    with pytest.raises(Refused) as refused:
        action(**kwargs)
    return refused.value.refusal.code


def start(world, person=0):
    return plans.start(
        person_id=world.people[person].id, basis=room.basis(), chosen={}, by=world.lead, at=world.moment(1)
    )


def test_a_clinician_signs_and_the_page_says_who_what_and_when(world, site_lead):
    before = content_page(by=site_lead)
    assert sign(world, site_lead, "exercises:walk", "sessions:pain") == 2
    after = content_page(by=site_lead)
    assert len(after.waiting) == len(before.waiting) - 2
    item, _ = one_item(kind="exercises", name="walk", by=site_lead)
    assert (item.signed.by, item.signed.role) == (site_lead.name, ROLE)
    assert item.ready
    (signature,) = after.history
    assert (signature.items, signature.version) == (2, load().version())


@pytest.mark.parametrize(
    ("keys", "role", "clinician", "code"),
    [
        (["exercises:walk"], ROLE, False, "not_a_clinician"),
        (["exercises:walk"], " ", True, "empty"),
        ([], ROLE, True, "nothing_to_sign"),
        (["exercises:walk", "exercises:flying"], ROLE, True, "nothing_to_sign"),
    ],
)
def test_a_signature_that_cannot_stand(world, keys, role, clinician, code):
    by = viewer("site_lead", world.site, clinician=clinician)
    assert code_of(content.sign_off, keys=keys, role=role, by=by, at=world.moment(1)) == code
    assert not m.SiteContent.objects.exists()


def test_only_a_site_lead_signs_and_each_site_for_itself(world, site_lead):
    assert code_of(
        content.sign_off, keys=["exercises:walk"], role=ROLE, by=world.lead, at=world.moment(1)
    ) == ("role_may_not")
    sign(world, site_lead, "exercises:walk")
    elsewhere = viewer("site_lead", make(m.Site))
    item, _ = one_item(kind="exercises", name="walk", by=elsewhere)
    assert item.signed is None


def test_on_a_live_site_a_plan_starts_only_with_what_is_signed(world, site_lead, settings):
    settings.LIVE = True
    with pytest.raises(Refused, match="Not signed off at this site: Knees and hips"):
        start(world)
    assert not m.Prescription.objects.exists()
    sign(world, site_lead)
    assert start(world).exercises > 3


def test_a_change_of_content_closes_it_again_until_it_is_signed_again(world, site_lead, settings):
    settings.LIVE = True
    sign(world, site_lead)
    later = world.moment(1, 61)
    content.change_dose(exercise="walk", start={"seconds": 240}, ceiling={}, by=site_lead, at=later)
    item, _ = one_item(kind="exercises", name="walk", by=site_lead)
    assert item.signed is None
    assert item.changed_since.by == site_lead.name
    assert code_of(start, world=world) == "content_not_signed"
    sign(world, site_lead, "exercises:walk", at=world.moment(1, 62))
    start(world)
    planned = {each.exercise: each.dose.words for each in plan_of_person(person_id=world.people[0].id)}
    assert planned["walk"] == "4 minutes"


def test_asking_less_and_stopping_are_always_possible(world, site_lead, settings):
    start(world)
    settings.LIVE = True

    def change(to, minutes):
        plans.change(
            person_id=world.people[0].id,
            change=Change(exercise="sit_to_stand", to=to, reason="How it went"),
            by=world.lead,
            at=world.moment(1, minutes),
        )

    assert code_of(change, to="up", minutes=70) == "content_not_signed"
    change("down", 71)
    change("stop", 72)
    sign(world, site_lead)
    change("up", 73)


def test_a_group_is_made_only_with_a_signed_course(world, site_lead, settings):
    settings.LIVE = True
    plan = GroupPlan(
        programme="knees-hips-12",
        name="Elm Road Fridays",
        venue_id=world.group.venue_id,
        start=date(2026, 3, 3),
        weekdays=(1, 3),
        at=time(10, 30),
        capacity=8,
        mode="in_person",
        staff=((world.lead.user_id, "lead"),),
    )
    wanted = {"key": new_id(), "plan": plan, "by": world.lead, "at": world.moment(1)}
    assert code_of(groups.make, **wanted) == "content_not_signed"
    sign(world, site_lead)
    assert groups.make(**wanted) == wanted["key"]


def test_an_overlay_changes_the_plans_of_its_site_alone(world, site_lead):
    at = world.moment(1)
    own = content.add_exercise(exercise=OWN, by=site_lead, at=at)
    content.withdraw(exercise="step_up", by=site_lead, at=at + timedelta(minutes=1))
    content.change_cues(
        exercise="walk", cues=["Look ahead. ", ""], by=site_lead, at=at + timedelta(minutes=2)
    )
    proposed = proposal(person_id=world.people[0].id, basis=room.basis(), by=world.lead, at=world.moment(2))
    names = [each.name for each in proposed.exercises]
    assert names[0] == "Sofa stands"
    assert "Step-ups" not in names
    assert catalogue_of(site_id=world.site.id).exercise("walk").cues == ("Look ahead.",)
    assert catalogue_of(site_id=make(m.Site).id) == load()
    assert own.startswith("own_")
    words = [change.words for change in own_content(by=site_lead).history]
    assert words == ["Cues of Walking plan changed", "Step-ups withdrawn", "Sofa stands added"]


def test_each_change_can_be_taken_back(world, site_lead):
    minutes = iter(range(10, 60))

    def do(action, **more):
        action(exercise="step_up", by=site_lead, at=world.moment(1, next(minutes)), **more)
        return own_content(by=site_lead).data

    assert do(content.withdraw) == {"withdraw": ["step_up"]}
    assert do(content.use) == {}
    assert do(content.change_dose, start={"reps": 5}, ceiling={}) == {
        "dose": {"step_up": {"start": {"reps": 5}}}
    }
    assert do(content.change_dose, start={}, ceiling={}) == {}
    assert do(content.change_cues, cues=["Slow."]) == {"cues": {"step_up": ["Slow."]}}
    assert do(content.change_cues, cues=[]) == {}
    assert len(own_content(by=site_lead).history) == 6
    assert catalogue_of(site_id=world.site.id) == load()


def test_a_fault_is_told_and_nothing_is_kept(world, site_lead):
    with pytest.raises(Refused, match=r"dose.step_up.reps: found start 40, ceiling 12; allowed: a ceiling"):
        content.change_dose(
            exercise="step_up", start={"reps": 40}, ceiling={}, by=site_lead, at=world.moment(1)
        )
    assert not m.SiteContent.objects.exists()


def test_an_own_exercise_stays_as_it_was_written(world, site_lead):
    name = content.add_exercise(exercise=OWN, by=site_lead, at=world.moment(1))
    kept = own_content(by=site_lead).data
    reworded = {**kept, "own": [{**kept["own"][0], "name": "Chair stands"}]}
    for overlay in ({}, reworded):
        assert code_of(content.lay, overlay=overlay, by=site_lead, at=world.moment(2)) == "own_exercise_kept"
    content.lay(overlay={**kept, "withdraw": [name]}, by=site_lead, at=world.moment(2))
    catalogue, exercise = one_exercise(name=name, by=site_lead)
    assert exercise.withdrawn
    assert catalogue.template("knee").home[0] == name, "what it stood for is replaced by the next in its slot"


def test_an_own_exercise_is_planned_shown_and_changed_like_any_other(world, site_lead):
    name = content.add_exercise(exercise=OWN, by=site_lead, at=world.moment(1, 0))
    start(world)
    first = plan_of_person(person_id=world.people[0].id)[0]
    assert (first.exercise, first.name) == (name, "Sofa stands")
    plans.change(
        person_id=world.people[0].id,
        change=Change(exercise=name, to="level", level=1, reason="A bad day"),
        by=world.lead,
        at=world.moment(1, 70),
    )
    assert plan_of_person(person_id=world.people[0].id)[0].how == "Push with your hands."


def test_what_is_not_there_is_not_found(site_lead):
    with pytest.raises(NotFound):
        one_item(kind="exercises", name="flying", by=site_lead)
    with pytest.raises(NotFound):
        one_exercise(name="flying", by=site_lead)


def test_every_act_leaves_a_line(world, site_lead):
    content.withdraw(exercise="step_up", by=site_lead, at=world.moment(1))
    sign(world, site_lead, "exercises:walk")
    verbs = list(m.AuditEntry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs[-2:] == ["content.withdraw", "content.sign_off"]
