"""A network lead sees sites and results, and nobody can be recognised in them."""

import pytest
from tests.factories import make

from rehabit.records import models as m

pytestmark = pytest.mark.django_db(transaction=True)


class TestSmallNumbers:
    def test_counts_below_eight_are_hidden(self, clinic):
        self.given_a_site_with_three_referrals(clinic)
        self.then_the_sites_show_no_small_number()
        self.then_the_results_show_no_small_number()

    def given_a_site_with_three_referrals(self, clinic):
        for _ in range(3):
            make(m.Referral, site=clinic.site)
        self.page = clinic.at_work(clinic.network_lead)

    def then_the_sites_show_no_small_number(self):
        row = self.page.get_by_role("row").filter(has_text="Marlow Heath")
        assert "fewer than 8" in row.inner_text()

    def then_the_results_show_no_small_number(self):
        self.page.get_by_role("navigation", name="Main").get_by_role("link", name="Results").click()
        table = self.page.get_by_role("table", name="From referral to measurement")
        referred = table.get_by_role("row").filter(has_text="Referred").first
        assert "fewer than 8" in referred.inner_text()
