"""Network pages: counts and pooled results with small numbers hidden, and never a person."""

import pytest
from tests import measured
from tests.doors import signed_in, viewer
from tests.factories import make

from rehabit.access import Role
from rehabit.evaluation import NO_COMPARISON
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

ROLES = [Role.NETWORK_LEAD, Role.EVALUATOR]


@pytest.fixture
def world(settings):
    built = measured.build()
    measured.build(site=make(m.Site, network=built.site.network, name="Oak Lane"))
    settings.REHABIT_CLOCK = lambda: built.moment(12, 90)
    return built


def text(response) -> str:
    return " ".join(response.content.decode().replace("&#39;", "'").split())


@pytest.mark.parametrize("role", ROLES)
def test_the_sites_are_listed_with_small_numbers_hidden(world, role):
    page = text(signed_in(viewer(role, world.site)).get("/network/sites/"))
    assert "Oak Lane" in page
    assert "fewer than 8" in page
    assert "not shown" in page
    assert "no league table" in page


@pytest.mark.parametrize("role", ROLES)
def test_results_are_pooled_over_the_sites(world, role):
    """The same eight people twice: the mean change stays, and is now of fourteen."""
    page = text(signed_in(viewer(role, world.site)).get("/network/results/"))
    assert "2 sites together" in page
    assert "−1.7, 95% interval" in page
    assert "at least 8" in page
    assert NO_COMPARISON in page


@pytest.mark.parametrize("role", ROLES)
def test_one_group_can_be_opened_and_shows_next_to_nothing(world, role):
    page = text(signed_in(viewer(role, world.site)).get(f"/network/results/groups/{world.group.id}/"))
    assert "too few people" in page
    assert "4 of 7" not in page
    assert "95% interval" not in page


@pytest.mark.parametrize("role", ROLES)
def test_no_page_names_a_person_or_leads_to_one(world, role):
    client = signed_in(viewer(role, world.site))
    names = [person.family_name for person in world.people]
    for address in ("/network/sites/", "/network/results/", f"/network/results/groups/{world.group.id}/"):
        page = text(client.get(address))
        assert not [name for name in names if name in page]
        assert "/staff/" not in page


def test_another_network_is_empty_and_its_groups_are_not_found(world):
    client = signed_in(viewer(Role.NETWORK_LEAD, make(m.Site, name="Far away")))
    page = text(client.get("/network/sites/"))
    assert "Far away" in page
    assert "Oak Lane" not in page
    assert client.get(f"/network/results/groups/{world.group.id}/").status_code == 404
