"""The sheet for the room: the site's own exercises, and who begins where."""

import pytest
from django.urls import reverse
from tests import room
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.actions import content, plans
from rehabit.queries.room_sheet import room_sheet
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


def sheet_of(world):
    return room_sheet(session_id=world.sessions[1].id, by=world.lead, at=world.moment(2))


def start(world, person, **other):
    plans.start(
        person_id=world.people[person].id,
        basis=room.basis(**other),
        chosen={},
        by=world.lead,
        at=world.moment(1),
    )


def test_those_who_need_somebody_near_begin_side_by_side():
    world = room.build(people=5)
    for number in range(5):
        start(world, number, balance_stage="one_leg")
    for person in (world.people[0], world.people[3]):
        make(m.Need, site=world.site, person=person, kind="close_attention")
    sheet = sheet_of(world)
    first = dict(sheet.first)
    assert sorted(first.values()) == [1, 2, 3, 4, 5]
    near = sorted(first[f"{p.given_name} {p.family_name[0]}"] for p in (world.people[0], world.people[3]))
    assert near == [1, 2]
    assert sheet.more_hands == ""


def test_three_of_them_ask_for_a_second_pair_of_hands_and_the_page_says_so():
    world = room.build(people=3)
    for number in range(3):
        start(world, number, walks_with_frame=True)
    sheet = sheet_of(world)
    assert "3 people need somebody near" in sheet.more_hands
    shown = (
        signed_in(world.lead).get(reverse("staff:room-sheet", args=[world.sessions[1].id])).content.decode()
    )
    assert sheet.more_hands in shown
    assert "Begin at station: " in shown


def test_a_changed_dose_is_what_the_room_does():
    world = room.build(people=1)
    lead = viewer("site_lead", world.site)
    content.change_dose(
        exercise="sit_to_stand", start={"reps": 4}, ceiling={}, by=lead, at=world.moment(1, 0)
    )
    start(world, 0)
    spots = [spot for station in sheet_of(world).stations for spot in station.spots]
    assert next(spot.dose for spot in spots if spot.exercise == "Sit to stand") == "2 sets of 4"
