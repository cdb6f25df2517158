"""A clerk sends the file that a referral office sends."""

import pytest
from tests.journeys.pages.referrals import Inbox, ReferralFile

pytestmark = pytest.mark.django_db(transaction=True)


class TestReferralFile:
    def test_good_rows_go_in_and_bad_rows_come_back(self, clinic):
        self.given_a_clerk(clinic)
        self.when_the_file_is_sent()
        self.then_every_row_has_its_verdict()
        self.then_the_bad_rows_come_back_as_a_file_with_reasons()
        self.when_the_file_is_sent()
        self.then_nothing_is_added_twice()
        self.then_a_person_can_be_found_by_name()

    def test_without_a_file_the_page_says_so(self, clinic):
        self.given_a_clerk(clinic)
        self.when_no_file_is_chosen()
        self.then_the_error_is_read_out_first()

    def given_a_clerk(self, clinic):
        self.page = clinic.at_work(clinic.facilitator)

    def when_the_file_is_sent(self):
        self.file = ReferralFile(self.page).send("referrals.csv")

    def when_no_file_is_chosen(self):
        self.page.goto("/staff/referrals/import/")
        self.page.get_by_role("button", name="Read the file").click()

    def then_every_row_has_its_verdict(self):
        assert self.file.verdicts() == {"To check": 0, "Not added": 4, "Added": 20, "Already here": 0}
        reasons = " ".join(self.file.reasons())
        for name, word in (
            ("Merriweather", "NHS number"),
            ("Vandermeer-Fox", "31/02/1957"),
            ("Florence", "name"),
        ):
            assert name in reasons
            assert word in reasons

    def then_the_bad_rows_come_back_as_a_file_with_reasons(self):
        heading, *rows = self.file.rejects().strip().splitlines()
        assert "NHS No" in heading
        assert len(rows) == 4

    def then_nothing_is_added_twice(self):
        assert self.file.verdicts() == {"To check": 0, "Not added": 4, "Added": 0, "Already here": 20}

    def then_a_person_can_be_found_by_name(self):
        Inbox(self.page).open("Kowalczyk-Test")
        assert "Right hip" in self.page.get_by_role("main").inner_text()

    def then_the_error_is_read_out_first(self):
        assert self.page.evaluate("document.activeElement.className") == "error-summary"
        self.page.get_by_role("link", name="Choose a file").click()
        assert self.page.evaluate("document.activeElement.name") == "file"
