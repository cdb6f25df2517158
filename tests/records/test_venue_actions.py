"""Venues."""

import pytest
from tests.doors import viewer
from tests.factories import NOW, make

from rehabit.access import Refused, Role
from rehabit.actions import venues
from rehabit.records import models as m

pytestmark = pytest.mark.django_db


def test_a_venue_is_added_to_the_site_and_audited():
    site = make(m.Site)
    venue_id = venues.add(
        name=" Elm  Road Hall ",
        address="12 Elm Road\n",
        how_to_get_there="",
        by=viewer("facilitator", site),
        at=NOW,
    )
    venue = m.Venue.objects.get(id=venue_id)
    assert (venue.site, venue.name, venue.address) == (site, "Elm Road Hall", "12 Elm Road")
    assert m.AuditEntry.objects.get().verb == "venues.add"


def test_the_same_name_twice_is_refused_at_one_site_only():
    for _ in range(2):
        venues.add(
            name="Hall", address="", how_to_get_there="", by=viewer("facilitator", make(m.Site)), at=NOW
        )
    site = m.Site.objects.first()
    with pytest.raises(Refused) as refused:
        venues.add(name="HALL", address="", how_to_get_there="", by=viewer("facilitator", site), at=NOW)
    assert refused.value.refusal.code == "venue_known"


def test_a_venue_needs_a_name_and_the_right_role():
    site = make(m.Site)
    with pytest.raises(Refused) as refused:
        venues.add(name=" ", address="", how_to_get_there="", by=viewer("facilitator", site), at=NOW)
    assert refused.value.refusal.code == "venue_without_name"
    with pytest.raises(Refused) as refused:
        venues.add(name="Hall", address="", how_to_get_there="", by=viewer(Role.HELPER, site), at=NOW)
    assert refused.value.refusal.code == "role_may_not"
