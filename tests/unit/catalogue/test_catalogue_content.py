"""The content that is shipped: sound, complete, and marked as a draft."""

import datetime as dt
import subprocess
import sys
from itertools import pairwise

import pytest

from rehabit import catalogue
from rehabit.catalogue.authorship import DRAFT, SignOff
from rehabit.kernel import ALLOWED

CONTENT = catalogue.load()


def test_the_content_has_no_fault() -> None:
    assert [str(fault) for fault in catalogue.check()] == []


def test_how_much_there_is() -> None:
    assert len(CONTENT.exercises()) == 50
    assert sum(len(CONTENT.figures(exercise.id)) for exercise in CONTENT.exercises()) == 195
    assert sum(len(exercise.levels) for exercise in CONTENT.exercises()) == 195
    assert len(CONTENT.themes()) == 12
    assert len(CONTENT.boosters()) == 3
    assert len(CONTENT.myths()) == 12
    assert len(CONTENT.condition_tags()) == 34
    assert len(CONTENT.safety_questions().questions) == 35
    assert len(CONTENT.stop_signs()) == 9


@pytest.mark.parametrize(("name", "sessions", "weeks"), [("knees-hips-12", 12, 6), ("knees-hips-10", 10, 5)])
def test_the_two_programmes(name: str, sessions: int, weeks: int) -> None:
    programme = CONTENT.programme(name)
    assert (len(programme.sessions), programme.weeks, programme.sessions_a_week) == (sessions, weeks, 2)
    assert (programme.talk_minutes, programme.exercise_minutes) == (20, 40)
    assert programme.completion_percent == 75
    assert sorted(programme.themes) == sorted(theme.id for theme in CONTENT.themes())
    assert [programme.parts[0].from_minute, programme.parts[-1].to_minute] == [0, 60]
    assert all(part.to_minute == after.from_minute for part, after in pairwise(programme.parts))


def test_the_short_programme_merges_two_pairs_of_themes() -> None:
    sessions = CONTENT.programme("knees-hips-10").sessions
    merged = [session.themes for session in sessions if len(session.themes) > 1]
    assert merged == [("joints", "pain"), ("relief", "medicines")]
    assert CONTENT.programme("knees-hips-10").session(3).themes == ("joints", "pain")


def test_every_record_says_where_it_comes_from_and_is_a_draft() -> None:
    records = [
        *CONTENT.exercises(),
        *CONTENT.themes(),
        *CONTENT.boosters(),
        *CONTENT.programmes(),
        *CONTENT.templates(),
        *CONTENT.checklists(),
        *CONTENT.dose_kinds().values(),
    ]
    for record in records:
        assert record.authorship.author == "Rehabit content team"
        assert record.authorship.status == DRAFT
        assert record.authorship.next_review > dt.date(2026, 11, 1)


def test_drafts_are_for_the_demonstration_or_for_a_site_that_signs_them_itself() -> None:
    exercise = CONTENT.exercise("sit_to_stand")
    assert catalogue.live_use(record=exercise, demo=True) == ALLOWED
    refused = catalogue.live_use(record=exercise, demo=False)
    assert not refused
    assert "'sit_to_stand' is a draft, awaiting clinical sign-off" in str(refused)
    signed = SignOff(by="A. Example", role="registered physiotherapist", on=dt.date(2026, 11, 2))
    assert catalogue.live_use(record=exercise, demo=False, site_sign_off=signed) == ALLOWED


@pytest.mark.parametrize(
    ("ask", "nearest"),
    [
        (lambda: CONTENT.exercise("sit-to-stand"), "sit_to_stand"),
        (lambda: CONTENT.programme("knees-hips-11"), "knees-hips-1"),
        (lambda: CONTENT.theme("pains"), "pain"),
        (lambda: CONTENT.checklist("safty"), "safety"),
        (lambda: CONTENT.booster("booster7"), "booster6"),
        (lambda: CONTENT.template("knees"), "knee"),
        (lambda: CONTENT.dose_kind("aerobics"), "aerobic"),
        (lambda: CONTENT.source("S999"), "S9"),
        (lambda: CONTENT.choices("leaving_reason"), "leaving_reasons"),
        (lambda: CONTENT.choices("leaving_reasons").choice("surgery"), "surgery_date"),
        (lambda: CONTENT.safety_questions().question("chest"), "chest_pain"),
        (lambda: CONTENT.figures("marsh"), "march"),
    ],
)
def test_an_unknown_id_names_the_nearest_that_exist(ask: object, nearest: str) -> None:
    assert callable(ask)
    with pytest.raises(catalogue.UnknownContent, match=f"Nearest: .*{nearest}"):
        ask()


def test_a_level_and_a_session_outside_the_range_say_what_there_is() -> None:
    with pytest.raises(LookupError, match="'sit_to_stand' has levels 1 to 5, not 6"):
        CONTENT.exercise("sit_to_stand").level(6)
    with pytest.raises(LookupError, match="'knees-hips-12' has sessions 1 to 12, not 0"):
        CONTENT.programme("knees-hips-12").session(0)
    assert CONTENT.exercise("sit_to_stand").level(3).name == "No hands"


def test_leaving_for_a_good_reason_is_told_apart() -> None:
    reasons = CONTENT.choices("leaving_reasons")
    assert reasons.choice("surgery_date").good_reason
    assert not reasons.choice("lost_contact").good_reason
    assert CONTENT.choices("referral_routes").codes[0] == "msk_triage"


def test_a_page_that_needs_a_session_does_not_read_the_poses() -> None:
    script = (
        "import sys, pathlib; opened = []\n"
        "real = pathlib.Path.read_text\n"
        "pathlib.Path.read_text = lambda self, **how: (opened.append(self), real(self, **how))[1]\n"
        "from rehabit import catalogue; c = catalogue.load()\n"
        "c.programme('knees-hips-12'); c.theme('pain'); [c.exercise(n) for n in c.template('knee').home]\n"
        "print(len(opened), any('figures' in str(path) for path in opened))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={"PYTHONPATH": "src"}
    )
    assert done.stdout.split() == ["9", "False"], "one file for each record that was asked for"
