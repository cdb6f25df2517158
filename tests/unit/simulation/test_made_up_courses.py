"""Who comes, how they are and what they answer: sized by published figures, whatever the dice."""

import random
from datetime import date, timedelta
from fractions import Fraction

import pytest

from rehabit import outcomes
from rehabit.catalogue import instruments, load
from rehabit.catalogue.collection import collection_points
from rehabit.delivery import Mark
from rehabit.simulation import (
    COMPLETE,
    KEPT,
    Traits,
    completed,
    course,
    health,
    home_days,
    measured,
    room_day,
)
from rehabit.simulation.chance import several, spread, weighted

MANY = 3_000


def everybody(seed: int = 11) -> list[Traits]:
    rng = random.Random(seed)
    drawn = zip(*(spread(rng=rng, count=MANY) for _ in range(4)), strict=True)
    return [Traits(severity=s, gain=g, reliability=r, diligence=d) for s, g, r, d in drawn]


@pytest.mark.parametrize(("sessions", "needed"), [(12, 9), (10, 8)])
def test_the_published_share_completes_and_everybody_starts(sessions: int, needed: int):
    rng = random.Random(2)
    found = [course(rng=rng, reliability=each.reliability, sessions=sessions) for each in everybody()]
    done = [each for each in found if completed(course=each, sessions=sessions)]
    assert len(done) / MANY == pytest.approx(COMPLETE, abs=0.005)
    assert all(each.attended >= needed for each in done)
    assert all(each.marks[0].attended for each in found)
    assert {each.attended for each in done} == set(range(needed, sessions + 1))


def test_whoever_does_not_complete_has_a_reason_that_the_catalogue_knows():
    rng, codes = random.Random(2), load().choices("leaving_reasons").codes
    found = [course(rng=rng, reliability=each.reliability, sessions=12) for each in everybody()]
    for each in found:
        if completed(course=each, sessions=12):
            assert (each.leaves, each.missed_because) == ("", "")
            assert len(each.marks) == 12
        else:
            assert bool(each.leaves) != bool(each.missed_because)
            assert {each.leaves, each.missed_because} - {""} <= set(codes)
            assert (len(each.marks) < 12) == bool(each.leaves)


def test_a_reason_for_absence_is_given_only_to_the_absent():
    rng = random.Random(4)
    marks = [m for r in range(1, 100) for m in course(rng=rng, reliability=r / 100, sessions=12).marks]
    assert all(mark.mark is Mark.ABSENT for mark in marks if mark.reason or mark.told_us_before)
    absent = [mark for mark in marks if not mark.attended]
    assert 0 < sum(mark.reason is None for mark in absent) < len(absent)


def _before_and_after() -> list[tuple]:
    rng = random.Random(9)
    found = []
    for traits in everybody():
        way = course(rng=rng, reliability=traits.reliability, sessions=12)
        done = completed(course=way, sessions=12)
        before = health(rng=rng, traits=traits, completed=done, point="baseline")
        after = health(rng=rng, traits=traits, completed=done, point="end")
        if rng.random() < (0.93 if done else 0.45):
            found.append((before, after))
    return found


def test_the_measured_gain_about_as_much_as_published_and_61_percent_respond():
    pairs = _before_and_after()
    responses = [outcomes.responder("function-15", b.function, a.function).responded for b, a in pairs]
    evaluable = [each for each in responses if each is not None]
    assert sum(evaluable) / len(evaluable) == pytest.approx(0.61, abs=0.025)
    gain = sum(after.function - before.function for before, after in pairs) / len(pairs)
    assert 8 <= gain <= 10
    pain = sum(after.pain - before.pain for before, after in pairs) / len(pairs)
    assert -2.2 <= pain <= -1
    active = [sum(h.active_days * h.active_minutes >= 150 for h in side) for side in zip(*pairs, strict=True)]
    assert active[0] / len(pairs) == pytest.approx(0.24, abs=0.04)
    assert active[1] / len(pairs) == pytest.approx(0.75, abs=0.06)


def test_the_gain_fades_and_is_smaller_without_completing():
    traits = Traits(severity=0.5, gain=0.9, reliability=0.5, diligence=0.5)
    later = [health(rng=random.Random(1), traits=traits, completed=True, point=point) for point in KEPT]
    functions = [each.function for each in later]
    assert functions[1] == max(functions)
    assert functions[1:] == sorted(functions[1:], reverse=True)
    short = health(rng=random.Random(1), traits=traits, completed=False, point="end")
    assert functions[0] < short.function < functions[1]


@pytest.mark.parametrize("point", [point.id for point in collection_points()])
def test_every_instrument_of_the_battery_is_answered_in_its_own_terms(point: str):
    rng = random.Random(6)
    battery = {each.id: each.instruments for each in collection_points()}[point]
    for traits in everybody()[:120]:
        now = health(rng=rng, traits=traits, completed=True, point=point)
        for name in battery:
            for form in measured(rng=rng, instrument=name, health=now, joints=("knee_left", "hip_left")):
                held = instruments.load(name)
                assert set(form.answers) == {item.id for item in held.items}
                assert bool(form.about) == held.per_joint
                for score in outcomes.score(held, form.answers, about=form.about).values():
                    complete = None not in form.answers.values()
                    assert isinstance(score, outcomes.Score) or not complete


def test_answers_to_activities_say_how_far_the_person_is_limited():
    rng, held = random.Random(8), instruments.load("rand-36-pf")
    checked = 0
    for traits in everybody()[:200]:
        now = health(rng=rng, traits=traits, completed=True, point="baseline")
        for form in measured(rng=rng, instrument="rand-36-pf", health=now, joints=()):
            if None not in form.answers.values():
                score = outcomes.score(held, form.answers)["physical_functioning"]
                assert score.value == Fraction(now.function)
                checked += 1
    assert checked > 150


def test_some_questionnaires_and_some_answers_are_left_out():
    rng = random.Random(1)
    now = health(rng=rng, traits=everybody()[0], completed=True, point="baseline")
    forms = [measured(rng=rng, instrument="phq-4", health=now, joints=()) for _ in range(2_000)]
    given = [form for found in forms for form in found]
    assert len(given) / 2_000 == pytest.approx(0.985, abs=0.01)
    gaps = sum(value is None for form in given for value in form.answers.values())
    assert gaps / (4 * len(given)) == pytest.approx(0.008, abs=0.004)


def test_a_question_alone_on_its_form_is_answered_or_the_form_is_not_there():
    rng = random.Random(1)
    now = health(rng=rng, traits=everybody()[0], completed=True, point="end")
    forms = [measured(rng=rng, instrument="pgic", health=now, joints=()) for _ in range(1_000)]
    assert () in forms
    assert all(form.answers["change"] is not None for found in forms for form in found)


def test_an_instrument_outside_the_battery_is_not_made_up():
    now = health(rng=random.Random(1), traits=everybody()[0], completed=True, point="end")
    with pytest.raises(KeyError, match="koos"):
        measured(rng=random.Random(1), instrument="koos", health=now, joints=())


def test_the_room_hurts_less_as_weeks_go_by():
    rng = random.Random(3)
    before = health(
        rng=rng, traits=Traits(severity=0.6, gain=0.5, reliability=0.5, diligence=0.5), completed=True,
        point="baseline",
    )  # fmt: skip
    first = [room_day(rng=rng, before=before, number=1).pain for _ in range(300)]
    last = [room_day(rng=rng, before=before, number=12).pain for _ in range(300)]
    assert sum(last) < sum(first)
    assert all(0 <= pain <= 10 for pain in first + last)


def _diary(diligence: float, quiet_from: date | None = None):
    rng = random.Random(3)
    traits = Traits(severity=0.6, gain=0.5, reliability=0.5, diligence=diligence)
    before = health(rng=rng, traits=traits, completed=True, point="baseline")
    start = date(2026, 9, 1)
    return home_days(
        rng=rng, traits=traits, before=before, first=start, last=start + timedelta(days=41),
        quiet_from=quiet_from,
    )  # fmt: skip


def test_the_keen_tick_more_days_and_some_keep_no_diary():
    assert _diary(0.05) == ()
    assert 5 < len(_diary(0.4)) < len(_diary(0.99)) <= 42


def test_whoever_left_writes_nothing_any_more():
    left = date(2026, 9, 11)
    days = _diary(0.99, quiet_from=left)
    assert days
    assert all(each.day < left for each in days)


def test_spread_takes_one_from_every_equal_slice():
    shares = spread(rng=random.Random(1), count=8)
    assert sorted(int(share * 8) for share in shares) == list(range(8))


def test_several_repeats_only_when_everything_is_used():
    drawn = several(rng=random.Random(1), of=("a", "b", "c"), count=7)
    assert len(drawn) == 7
    assert sorted(drawn[:3]) == ["a", "b", "c"]


def test_weighted_follows_the_weights():
    rng = random.Random(1)
    assert {weighted(rng=rng, weights={"a": 1.0, "b": 0.0}) for _ in range(50)} == {"a"}
