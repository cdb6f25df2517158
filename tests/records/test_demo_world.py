"""The demo is loaded through the real actions: everything that a page would refuse is refused here too."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import Count, Max, Q
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused, Role
from rehabit.actions import demo_loading, sign_in
from rehabit.actions.founding import MACHINE
from rehabit.cli import main as command_line
from rehabit.cli.demo import PASSWORD
from rehabit.cli.demo.loading import load
from rehabit.cli.demo.sign_ins import card
from rehabit.delivery import LONDON
from rehabit.queries import demo_world, results
from rehabit.queries.session_page import session_page
from rehabit.queries.waiting import waiting_list
from rehabit.records import chain
from rehabit.records import models as m
from rehabit.simulation import PARTICIPANT_EMAIL, WHO_TO_BE

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[dict]:  # type: ignore[no-untyped-def]
    """Loaded once for all tests here, and undone after them; the viewer of each account by address."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(seed=7, at=NOW, password=PASSWORD)
        found = demo_world.sign_ins(participant_email=PARTICIPANT_EMAIL, by=MACHINE)
        yield {account.email: account.viewer for account in found.accounts}
        transaction.set_rollback(True)


def _as(demo: dict, name: str):  # type: ignore[no-untyped-def]
    return demo[f"{name}@demo.example.org"]


def test_three_sites_that_all_say_they_are_made_up(demo: dict):
    assert m.Site.objects.count() == 3
    assert m.Site.objects.filter(made_up=True, network__isnull=False).count() == 3


def test_every_audit_chain_is_whole_and_in_the_order_of_time(demo: dict):
    for site in m.Site.objects.all():
        checked = chain.verify(str(site.id))
        assert checked.broken_at is None
        assert checked.entries > 150
        moments = m.AuditEntry.objects.filter(chain=str(site.id)).order_by("number")
        told = list(moments.values_list("at", flat=True))
        assert told == sorted(told)


def test_nothing_that_is_kept_lies_in_the_future(demo: dict):
    for model in (m.AuditEntry, m.Referral, m.Attendance, m.WorkDone, m.Measurement, m.DiaryEntry, m.Need):
        assert model.objects.exists()
        assert not model.objects.filter(at__gt=NOW).exists(), model
    assert not m.Person.objects.filter(created_at__gt=NOW).exists()


def test_there_is_a_session_today_that_nobody_has_marked(demo: dict):
    session = m.Session.objects.get(group__name="Elm Road mornings", number=5)
    assert session.starts_at.astimezone(LONDON).date() == date(2026, 11, 24)
    page = session_page(session_id=session.id, by=_as(demo, "facilitator"), at=NOW)
    assert page.state == "planned"
    assert len(page.people) >= 6
    assert page.marked == 0
    assert all(person.doing and person.goal for person in page.people if person.expected)
    assert any(person.quiet for person in page.people)
    assert any(proposal.changes_plan for person in page.people for proposal in person.proposals)


def test_each_counter_of_a_day_is_what_the_diary_adds_up_to(demo: dict):
    added = m.DiaryEntry.objects.filter(done=True).values_list("person", "day").annotate(
        Count("exercise", distinct=True), Max("pain"), Max("effort")
    )  # fmt: skip
    kept = m.HomeDay.objects.values_list("person", "day", "done", "worst_pain", "hardest_effort")
    assert len(kept) > 200
    assert set(kept) == set(added)


def test_every_diary_tick_is_of_an_exercise_in_the_persons_plan(demo: dict):
    planned = set(m.Prescription.objects.values_list("person", "exercise"))
    assert set(m.DiaryEntry.objects.values_list("person", "exercise")) <= planned


def test_finished_groups_have_results_and_one_is_too_small_to_show(demo: dict):
    started = {}
    for name in ("lead", "lead.harbour", "lead.millbrook"):
        by = _as(demo, name)
        for over in m.Group.objects.filter(site_id=by.site_id, sessions__number=12, sessions__state="closed"):
            flow = results.group_result(by=by, at=NOW, group_id=over.id).result.flow
            assert 0 < flow.completed <= flow.started < flow.referred
            assert 0 < flow.measured <= flow.started
            started[over.name] = flow.started
    assert sorted(started.values()) == [5, 8, 8, 10]


def test_a_follow_up_is_due_for_everybody_who_came(demo: dict):
    over = m.Place.objects.filter(group__sessions__number=12, group__sessions__state="closed")
    came = over.exclude(state="declined")
    now = NOW.date()
    due = m.FollowUp.objects.filter(point__in=["month-3", "month-6"], opens_on__lte=now, closes_on__gte=now)
    assert due.count() == came.count() == 31
    assert set(due.values_list("point", flat=True)) == {"month-3", "month-6"}


def test_the_group_of_next_week_has_open_offers_and_a_gap(demo: dict):
    group = m.Group.objects.get(name="St Aidan's afternoons")
    states = Counter(group.places.values_list("state", flat=True))
    assert states == {"accepted": 5, "offered": 2, "declined": 1}
    assert group.capacity == 8
    first = group.sessions.get(number=1).starts_at
    assert timedelta(days=6) < first - NOW < timedelta(days=9)


def test_the_inbox_holds_every_state_and_the_example_file(demo: dict):
    latest: dict = {}
    rows = m.ReferralStatus.objects.filter(referral__site__slug="elm-road").order_by("at", "id")
    for row in rows:
        latest[row.referral_id] = row.state
    states = {"received", "waiting", "offered", "placed", "not_suitable", "signposted", "withdrawn"}
    assert set(latest.values()) == states
    assert m.ReferralImport.objects.get().rows_good == 20
    assert m.Referral.objects.filter(possible_duplicate_of__isnull=False).exists()


def test_a_dozen_wait_and_one_is_close_to_the_limit(demo: dict):
    waits = waiting_list(by=_as(demo, "lead"), at=NOW)
    assert 12 <= len(waits.people) <= 14
    assert (waits.close, waits.over) == (1, 0)
    languages = [need.words for person in waits.people for need in person.needs]
    assert "Interpreter: Gujarati" in languages


def test_every_account_opens_with_the_one_password(demo: dict):
    for who in WHO_TO_BE:
        user = authenticate(email=who.email, password=PASSWORD)
        assert user is not None, who.email
        assert demo[who.email].role is who.role


def test_the_card_names_everybody_and_its_code_works_once(demo: dict):
    shown = card(address="http://127.0.0.1:8000", password=PASSWORD, at=NOW)
    assert all(who.email in shown and who.look_at in shown for who in WHO_TO_BE)
    assert "http://127.0.0.1:8000/sign-in/" in shown
    assert "made up" in shown
    code = next(line.split()[0] for line in shown.splitlines() if "works once" in line)
    person = sign_in.use(by=MACHINE, at=NOW, typed=code)
    assert m.Person.objects.get(id=person).email == PARTICIPANT_EMAIL
    with pytest.raises(Refused):
        sign_in.use(by=MACHINE, at=NOW, typed=code)


def test_a_loaded_demo_is_left_alone_and_again_is_refused(demo: dict, capsys: pytest.CaptureFixture[str]):
    before = m.AuditEntry.objects.count()
    assert command_line.main(["demo", "load"]) == 0
    assert "loaded already" in capsys.readouterr().out
    assert command_line.main(["demo", "load", "--again"]) == 1
    assert "loaded already" in capsys.readouterr().err
    assert m.AuditEntry.objects.count() == before


def test_sign_ins_are_printed_from_the_terminal(demo: dict, capsys: pytest.CaptureFixture[str]):
    assert command_line.main(["demo", "sign-ins"]) == 0
    assert "facilitator@demo.example.org" in capsys.readouterr().out


def test_a_live_installation_refuses_all_of_it(demo: dict, settings, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    settings.LIVE = True
    assert command_line.main(["demo", "sign-ins"]) == 1
    assert command_line.main(["demo", "load", "--again"]) == 1
    assert capsys.readouterr().err.count("is live") == 2
    with pytest.raises(Refused, match="is live"):
        demo_loading.keep_diary(ticks=[], by=_as(demo, "facilitator"), at=NOW)


def test_needs_that_are_named_have_their_details(demo: dict):
    close = m.Need.objects.filter(Q(kind="close_attention") | Q(kind="interpreter"))
    assert close.exists()
    assert not close.filter(detail="").exists()


@pytest.mark.django_db
def test_a_database_with_a_real_site_refuses_made_up_people():
    make(m.Site, made_up=False)
    with pytest.raises(Refused, match="not made up"):
        load(seed=7, at=NOW, password=PASSWORD)
    assert not m.Site.objects.filter(made_up=True).exists()


@pytest.mark.django_db
def test_without_a_demo_there_is_nobody_to_sign_in_as(capsys: pytest.CaptureFixture[str]):
    assert command_line.main(["demo", "sign-ins"]) == 1
    assert "not loaded yet" in capsys.readouterr().err


def _tick(person: m.Person, exercise: str = "walk") -> demo_loading.Ticked:
    return demo_loading.Ticked(
        person_id=person.id, day=date(2026, 11, 20), exercise=exercise, pain=3, effort=None, at=NOW
    )


@pytest.mark.django_db
def test_a_diary_is_filled_only_where_everybody_is_made_up():
    real = viewer(Role.FACILITATOR, make(m.Site, made_up=False))
    person = make(m.Person, site_id=real.site_id)
    with pytest.raises(Refused, match="not made up"):
        demo_loading.keep_diary(ticks=[_tick(person)], by=real, at=NOW)
    assert not m.DiaryEntry.objects.exists()


@pytest.mark.django_db
def test_a_diary_of_somebody_elsewhere_is_refused():
    here = viewer(Role.FACILITATOR, make(m.Site, made_up=True))
    with pytest.raises(Refused, match="not known at your site"):
        demo_loading.keep_diary(ticks=[_tick(make(m.Person))], by=here, at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.HELPER, Role.REFERRER, Role.NETWORK_LEAD, Role.EVALUATOR])
def test_a_role_that_may_not_change_a_person_fills_no_diary(role: Role):
    site = make(m.Site, made_up=True, network=make(m.Network))
    with pytest.raises(Refused):
        demo_loading.keep_diary(ticks=[], by=viewer(role, site), at=NOW)


@pytest.mark.django_db
def test_a_filled_day_is_counted_and_leaves_one_line_in_the_audit():
    here = viewer(Role.FACILITATOR, make(m.Site, made_up=True))
    person = make(m.Person, site_id=here.site_id)
    kept = demo_loading.keep_diary(ticks=[_tick(person), _tick(person, "step_up")], by=here, at=NOW)
    assert kept == 2
    day = m.HomeDay.objects.get()
    assert (day.done, day.worst_pain, day.hardest_effort) == (2, 3, None)
    assert m.AuditEntry.objects.get().verb == "demo.keep_diary"


@pytest.mark.parametrize(
    ("written", "message"), [("yesterday", "is not a moment"), ("2026-11-24", "has no time zone")]
)
def test_a_moment_is_written_with_its_time_zone(
    written: str, message: str, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit):
        command_line.main(["demo", "load", "--at", written])
    assert message in capsys.readouterr().err
