"""The small network: the same for the same dice and moment, never in the future, nothing left empty."""

import random
from collections import Counter
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta

import pytest

from rehabit.access import Role
from rehabit.catalogue import load
from rehabit.delivery import LIMIT_WEEKS, LONDON, PlaceState
from rehabit.participants import NeedKind, Outcome
from rehabit.simulation import GroupShape, Register, World, group, lately, small_world
from rehabit.simulation.calendar_days import first_day, working_day
from rehabit.simulation.words import needs

MOMENTS = [
    datetime(2026, 11, 24, 9, 0, tzinfo=UTC),  # a Tuesday
    datetime(2026, 11, 28, 12, 0, tzinfo=UTC),  # a Saturday
    datetime(2027, 3, 29, 7, 30, tzinfo=UTC),  # Easter Monday, the day after the clocks went forward
    datetime(2026, 12, 26, 23, 30, tzinfo=UTC),  # between the holidays
    datetime(2028, 8, 2, 0, 10, tzinfo=UTC),  # just past midnight
]
SMALL = 8
"""The small-number rule of the network pages."""


def world(at: datetime = MOMENTS[0], seed: int = 7) -> World:
    return small_world(rng=random.Random(seed), at=at, catalogue=load())


def test_the_same_dice_and_moment_give_the_same_world():
    assert world() == world()
    assert world() != world(seed=8)


def test_it_says_that_it_is_made_up_and_cannot_be_changed():
    made = world()
    assert "made up" in made.made_up
    with pytest.raises(FrozenInstanceError):
        made.network = "Real"  # type: ignore[misc]


@pytest.mark.parametrize("at", MOMENTS, ids=lambda at: at.date().isoformat())
def test_a_group_meets_for_the_fifth_time_today_or_on_the_next_working_day(at: datetime):
    running = world(at).main.running
    assert running is not None
    today = at.astimezone(LONDON).date()
    fifth = running.timetable.sessions[4].starts_at.date()
    assert fifth == working_day(day=today)
    assert running.held == 4
    assert [session.number for session in running.timetable.sessions] == list(range(1, 13))


@pytest.mark.parametrize("at", MOMENTS, ids=lambda at: at.date().isoformat())
def test_what_has_happened_lies_in_the_past_and_in_order(at: datetime):
    made = world(at)
    for site in made.sites:
        for each in site.groups:
            assert each.made_at < at
            for member in each.members:
                steps = [member.received_at, member.triaged_at, member.offered_at, member.answered_at]
                assert steps == sorted(steps)
                assert member.offered_at > each.made_at
                assert member.answered_at.date() < each.start
                assert all(day.at < at for day in member.home)
                assert all(
                    answered.on < at.astimezone(LONDON).date() for answered in member.measures.values()
                )
        for waiting in site.waiting:
            decided = waiting.verdict.at if waiting.verdict else waiting.withdrawn_at
            assert waiting.referral.referred_on <= waiting.received_at.date()
            assert decided is None or waiting.received_at < decided < at


@pytest.mark.parametrize("at", MOMENTS, ids=lambda at: at.date().isoformat())
def test_finished_groups_ended_when_a_follow_up_is_due(at: datetime):
    made = world(at)
    today = at.astimezone(LONDON).date()
    for site in made.sites:
        recent = today - site.finished[-1].last
        assert timedelta(weeks=11) <= recent <= timedelta(weeks=12, days=2)
        assert all(each.held == 12 for each in site.finished)
    earlier = made.main.finished[0]
    assert timedelta(weeks=24) <= today - earlier.last <= timedelta(weeks=26)
    answered = Counter(point for member in earlier.members for point in member.measures)
    assert 0 < answered["month-3"] < answered["baseline"]


def test_the_next_group_has_open_offers_and_a_gap():
    next_up = world().main.next_up
    assert next_up is not None
    answers = [member.answer for member in next_up.members]
    holding = sum(answer in (PlaceState.ACCEPTED, PlaceState.OFFERED) for answer in answers)
    assert answers.count(PlaceState.OFFERED) == 2
    assert next_up.capacity - holding == 1
    assert all("baseline" not in member.measures for member in next_up.members)


def test_the_waiting_list_has_somebody_close_to_the_limit_and_nobody_over_it():
    made = world()
    today = made.at.astimezone(LONDON).date()
    waits = [
        (today - each.referral.referred_on).days / 7
        for each in made.main.waiting
        if each.verdict and each.verdict.outcome is Outcome.SUITABLE
    ]
    assert LIMIT_WEEKS - 1 < max(waits) < LIMIT_WEEKS


def test_the_inbox_has_a_referral_in_every_state_and_one_person_twice():
    waiting = world().main.waiting
    outcomes = {each.verdict.outcome for each in waiting if each.verdict}
    assert outcomes == set(Outcome)
    assert any(each.withdrawn for each in waiting)
    assert sum(each.verdict is None and not each.withdrawn for each in waiting) == 5
    births = [(each.referral.given_name, each.referral.date_of_birth) for each in waiting]
    assert len(births) - len(set(births)) == 1


def test_every_role_has_an_account_and_one_site_is_below_the_small_number_rule():
    made = world()
    roles = {each.role for site in made.sites for each in site.team} | {each.role for each in made.team}
    assert roles == set(Role) - {Role.PARTICIPANT}
    started = [
        sum(member.answer is PlaceState.ACCEPTED for each in site.finished for member in each.members)
        for site in made.sites
    ]
    assert [count < SMALL for count in started] == [False, False, True]


def test_exactly_one_participant_is_shown():
    made = world()
    shown = [
        member
        for site in made.sites
        for each in site.groups
        for member in each.members
        if member.person.email.startswith("participant@")
    ]
    assert len(shown) == 1
    assert shown[0].home


def test_goals_are_in_different_words_within_a_group():
    for site in world().sites:
        for each in site.groups:
            goals = [member.goal for member in each.members]
            assert len(set(goals)) == len(goals)


def test_a_group_that_cannot_be_dated_is_refused_with_the_reason():
    shape = GroupShape(
        name="Sundays", programme="knees-hips-12", venue="Hall", weekdays=(6,), time=datetime.min.time(),
        start=date(2026, 11, 22), capacity=8, people=1,
    )  # fmt: skip
    with pytest.raises(ValueError, match="Sundays cannot be dated"):
        group(
            rng=random.Random(1),
            register=Register(rng=random.Random(1), today=date(2026, 11, 24)),
            shape=shape,
            at=MOMENTS[0],
            catalogue=load(),
        )


def test_needs_go_from_the_most_serious_to_none():
    rng = random.Random(1)
    assert needs(rng=rng, share=0.01)[0].kind is NeedKind.CLOSE_ATTENTION
    assert needs(rng=rng, share=0.9) == ()
    found = [needs(rng=rng, share=rng.random()) for _ in range(2_000)]
    assert sum(bool(each) for each in found) / 2_000 == pytest.approx(0.40, abs=0.04)
    assert {len(each) for each in found} == {0, 1, 2}


def test_a_group_is_not_counted_back_from_a_day_on_which_it_does_not_meet():
    with pytest.raises(ValueError, match="does not meet"):
        first_day(number=5, falls_on=date(2026, 11, 24), weekdays=(0, 3))


def test_holidays_are_passed_over_when_counting_back():
    # Good Friday and Easter Monday 2027 are 26 and 29 March.
    assert first_day(number=3, falls_on=date(2027, 4, 2), weekdays=(0, 4)) == date(2027, 3, 19)


HEAD = b"\xef\xbb\xbfSurname,DOB,Date of referral,Reason\r\n"


def test_the_example_file_is_moved_as_a_whole():
    rows = b"".join(
        [
            b'Vale,03/03/1951,01/09/2026,"Knee, right"\r\n',
            b"Moss,2.4.48,12/10/26,Both\r\n",
            b"Fox,1/1/50,,No date\r\n",
            b"Wick\r\n",
        ]
    )
    moved = lately(data=HEAD + rows, latest=date(2026, 11, 20))
    lines = moved.decode("utf-8-sig").splitlines()
    assert lines[1] == 'Vale,03/03/1951,10/10/2026,"Knee, right"'
    assert lines[2] == "Moss,2.4.48,20/11/2026,Both"
    assert lines[3] == "Fox,1/1/50,,No date"
    assert lines[4] == "Wick"


@pytest.mark.parametrize(
    ("data", "message"), [(b"", "no column"), (b"Surname\r\nVale\r\n", "no column"), (HEAD, "No cell")]
)
def test_a_file_without_dates_is_refused(data: bytes, message: str):
    with pytest.raises(ValueError, match=message):
        lately(data=data, latest=date(2026, 11, 20))
