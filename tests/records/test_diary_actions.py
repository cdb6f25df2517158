"""The diary: a tick is kept once, counted for its day, and belongs to its person."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.doors import viewer
from tests.factories import NOW, make

from rehabit.access import Refused, Role
from rehabit.actions import diary
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return make(m.Site)


@pytest.fixture
def ada(site):
    return viewer(Role.PARTICIPANT, site)


def tick(**given):
    return diary.Tick(**{"id": uuid4(), "day": NOW.date(), "exercise": "sit_to_stand", "done": True, **given})


def the_day(who):
    return m.HomeDay.objects.get(person_id=who.person_id, day=NOW.date())


def test_the_same_tick_sent_twice_is_kept_once(ada):
    once = tick(pain=3, effort=5)
    assert diary.record(by=ada, at=NOW, tick=once) is True
    assert diary.record(by=ada, at=NOW, tick=once) is False
    assert m.DiaryEntry.objects.count() == 1
    assert the_day(ada).done == 1


def test_the_day_counts_exercises_and_keeps_the_worst_pain(ada):
    diary.record(by=ada, at=NOW, tick=tick(pain=3, effort=5))
    diary.record(by=ada, at=NOW, tick=tick(exercise="step_up", pain=5, effort=4))
    diary.record(by=ada, at=NOW, tick=tick(exercise="walk", done=False))
    day = the_day(ada)
    assert (day.done, day.worst_pain, day.hardest_effort) == (2, 5, 5)


def test_a_correction_takes_the_place_of_the_entry_and_the_entry_stays(ada):
    first = tick(pain=8)
    diary.record(by=ada, at=NOW, tick=first)
    diary.record(by=ada, at=NOW, tick=tick(pain=2, replaces=first.id))
    assert the_day(ada).worst_pain == 2
    diary.record(by=ada, at=NOW, tick=tick(done=False, replaces=m.DiaryEntry.objects.latest("at", "id").id))
    assert m.DiaryEntry.objects.count() == 3


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"exercise": "juggling"}, "no_such_exercise"),
        ({"day": NOW.date() + timedelta(days=1)}, "day_ahead"),
        ({"day": NOW.date() - timedelta(days=32)}, "day_long_gone"),
        ({"pain": 11}, "out_of_range"),
        ({"effort": -1}, "out_of_range"),
        ({"feel": "grand"}, "no_such_feel"),
    ],
)
def test_a_tick_that_makes_no_sense_is_refused_and_nothing_is_kept(ada, wrong, code):
    with pytest.raises(Refused) as refused:
        diary.record(by=ada, at=NOW, tick=tick(**wrong))
    assert refused.value.refusal.code == code
    assert not m.DiaryEntry.objects.exists()
    assert not m.AuditEntry.objects.exists()


def test_staff_key_in_a_paper_diary_and_are_named(ada, site):
    facilitator = viewer(Role.FACILITATOR, site)
    diary.key_in(by=facilitator, at=NOW, person_id=ada.person_id, tick=tick())
    assert m.DiaryEntry.objects.get().keyed_in_by_id == facilitator.user_id


def test_staff_of_another_site_cannot_key_in(ada):
    with pytest.raises(NotFound):
        diary.key_in(by=viewer(Role.FACILITATOR, make(m.Site)), at=NOW, person_id=ada.person_id, tick=tick())
    assert not m.DiaryEntry.objects.exists()


def test_each_tick_leaves_a_line_in_the_chain_of_the_site(ada):
    diary.record(by=ada, at=NOW, tick=tick())
    diary.record(by=ada, at=NOW, tick=tick(exercise="walk"))
    first, second = m.AuditEntry.objects.filter(chain=str(ada.site_id)).order_by("number")
    assert second.previous == first.digest
    assert second.subject == f"person:{ada.person_id}"
