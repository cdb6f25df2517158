"""The result of the eight people of `tests.measured`, from stored answers to numbers worked out by hand."""

from datetime import timedelta

import pytest
from tests import measured
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Role
from rehabit.evaluation import MeanChange, Suppressed
from rehabit.queries import network, results
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return measured.build()


def result_of(world):
    found = results.group_result(by=world.lead, at=world.moment(12, 90), group_id=world.group.id)
    return found.result


def measure(result, key):
    return next(each for each in result.measures if each.reported.key == key)


def test_the_flow_of_the_group(world):
    flow = result_of(world).flow
    assert (flow.referred, flow.offered, flow.started, flow.completed, flow.measured) == (10, 10, 8, 6, 7)


@pytest.mark.parametrize(
    ("key", "n", "before", "after", "change", "low", "high"),
    [
        ("rand-36-pf/physical_functioning", 7, 305 / 7, 380 / 7, 75 / 7, 2.0926217599, 19.3359496687),
        ("nrs-pain/average", 7, 41 / 7, 29 / 7, -12 / 7, -2.7433590633, -0.6852123652),
        ("chair-stand-30s/stands", 6, 7.5, 56 / 6, 11 / 6, 0.6064956413, 3.0601710254),
    ],
)
def test_the_change_of_each_measure_with_its_interval(world, key, n, before, after, change, low, high):
    found = measure(result_of(world), key)
    assert isinstance(found.change, MeanChange)
    assert (found.n, found.missing, found.started) == (n, 8 - n, 8)
    numbers = (found.change.mean_before, found.change.mean_after, found.change.mean_change)
    assert numbers == pytest.approx((before, after, change))
    assert (found.change.interval.low, found.change.interval.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("key", "complete", "worst"),
    [
        ("rand-36-pf/physical_functioning", "4 of 7", "4 of 8"),
        ("nrs-pain/average", "4 of 7", "4 of 8"),
        ("chair-stand-30s/stands", "4 of 6", "4 of 8"),
    ],
)
def test_the_share_that_improved_by_each_rule(world, key, complete, worst):
    shares = measure(result_of(world), key).responders
    assert (str(shares.complete_case.proportion), str(shares.worst_case.proportion)) == (complete, worst)


def test_a_measure_that_nobody_was_asked_is_said_to_be_missing(world):
    found = measure(result_of(world), "phq-4/total")
    assert (found.n, found.missing) == (0, 8)


def test_a_correction_replaces_the_number(world):
    measured.record(
        world,
        0,
        "end",
        "nrs-pain",
        {"knee_left": {"average": "6", "worst": "6"}},
        at=world.moment(12, 90),
    )
    change = measure(result_of(world), "nrs-pain/average").change
    assert change.mean_change == pytest.approx(-10 / 7)


def test_the_joint_that_the_referral_names_first_counts(world):
    m.Referral.objects.filter(person=world.people[0]).update(joints=["knee_left", "hip_right"])
    measured.record(
        world,
        0,
        "end",
        "nrs-pain",
        {"knee_left": {"average": "4", "worst": "6"}, "hip_right": {"average": "10", "worst": "10"}},
        at=world.moment(12, 90),
    )
    assert measure(result_of(world), "nrs-pain/average").change.mean_after == pytest.approx(29 / 7)


def test_answers_outside_the_window_are_counted_as_left_out(world):
    late = world.moment(12) + timedelta(days=29)
    measured.record(world, 6, "end", "nrs-pain", {"knee_left": {"average": "1", "worst": "1"}}, at=late)
    result = result_of(world)
    assert measure(result, "nrs-pain/average").n == 7
    assert result.outside == 2  # average and worst
    assert result.flow.measured == 7


def test_a_group_that_has_not_begun_is_too_early(world):
    empty = make(m.Group, site=world.site)
    found = results.group_result(by=world.lead, at=world.moment(12), group_id=empty.id)
    assert found.result.too_early
    assert (found.over, found.group.first_at, found.result.flow.referred) == (False, None, 0)


def test_the_site_counts_every_referral_and_few_statements_answer_it(world, django_assert_max_num_queries):
    make(m.Referral, site=world.site)
    with django_assert_max_num_queries(6):
        found = results.site_result(by=world.lead, at=world.moment(12, 90))
    flow = found.result.flow
    assert (flow.referred, flow.offered, flow.started) == (11, 10, 8)
    assert [group.name for group in found.groups] == ["Tuesdays at Elm Road"]


def test_people_whose_group_is_not_over_are_left_out_and_counted_apart(world):
    m.Place.objects.filter(group=world.group).update(state="started")
    running = results.site_result(by=world.lead, at=world.moment(6))
    assert running.running == m.Place.objects.filter(group=world.group).count()
    assert running.result.flow.started == 0
    over = results.site_result(by=world.lead, at=world.moment(12, 90))
    assert (over.running, over.result.flow.started) == (0, 8)


def test_two_places_on_one_referral_count_once(world):
    place = world.places[0]
    other = make(m.Group, site=world.site)
    make(
        m.Place, site=world.site, group=other, person=place.person, referral=place.referral, state="declined"
    )
    flow = results.site_result(by=world.lead, at=world.moment(12, 90)).result.flow
    assert (flow.referred, flow.offered) == (10, 10)


@pytest.mark.parametrize("role", [Role.NETWORK_LEAD, Role.EVALUATOR])
def test_nobody_from_outside_opens_a_result_in_full(world, role):
    who = viewer(role, world.site)
    with pytest.raises(NotFound):
        results.group_result(by=who, at=world.moment(12), group_id=world.group.id)
    with pytest.raises(NotFound):
        results.site_result(by=who, at=world.moment(12))


def test_another_sites_result_is_not_found(world):
    with pytest.raises(NotFound):
        results.group_result(
            by=viewer(Role.SITE_LEAD, make(m.Site)), at=world.moment(12), group_id=world.group.id
        )


def test_the_network_sees_a_group_with_its_small_numbers_hidden(world):
    found = network.group_result(by=viewer(Role.EVALUATOR, world.site), group_id=world.group.id)
    counts = {stage: str(count) for stage, count in found.result.counts.items()}
    assert counts == {
        "referred": "10",
        "offered": "10",
        "started": "not shown",
        "completed": "fewer than 8",
        "measured": "fewer than 8",
    }
    assert all(not isinstance(each.change, MeanChange) for each in found.result.measures)
    pain = measure(found.result, "nrs-pain/average")
    assert isinstance(pain.complete_case, Suppressed)


def test_the_network_sees_its_own_sites_only_and_pools_them(world):
    elsewhere = measured.build(site=make(m.Site, network=world.site.network))
    make(m.Site)
    who = viewer(Role.NETWORK_LEAD, world.site)
    sites = network.sites(by=who, at=world.moment(12, 90))
    assert set(sites.names) == {world.site.id, elsewhere.site.id}
    assert sites.counts.together["referred"] == 20
    found = network.results(by=who, at=world.moment(12, 90))
    assert found.sites == 2
    change = measure(found.result, "nrs-pain/average").change
    assert change.mean_change == pytest.approx(-12 / 7)
    assert change.n == 14
    assert measure(found.result, "nrs-pain/average").n == "at least 8"


def test_a_group_of_another_network_is_not_found(world):
    with pytest.raises(NotFound):
        network.group_result(by=viewer(Role.NETWORK_LEAD, make(m.Site)), group_id=world.group.id)


def test_an_evaluator_of_one_site_sees_that_site_alone(world):
    make(m.Site, network=world.site.network)
    membership = make(m.Membership, role="evaluator", site=world.site)
    who = viewer(Role.EVALUATOR, world.site)
    at_one_site = type(who)(
        name=who.name,
        role=who.role,
        site_id=world.site.id,
        network_id=world.site.network_id,
        user_id=membership.user_id,
    )
    assert list(network.sites(by=at_one_site, at=world.moment(12, 90)).names) == [world.site.id]
    with pytest.raises(NotFound):
        results.group_result(by=at_one_site, at=world.moment(12), group_id=world.group.id)


def test_a_network_without_sites_is_empty(world):
    membership = make(m.Membership, role="network_lead", network=make(m.Network))
    who = viewer(Role.NETWORK_LEAD, world.site)
    alone = type(who)(name="", role=who.role, network_id=membership.network_id, user_id=membership.user_id)
    assert network.sites(by=alone, at=world.moment(12, 90)).names == {}
    assert network.results(by=alone, at=world.moment(12, 90)).sites == 0
