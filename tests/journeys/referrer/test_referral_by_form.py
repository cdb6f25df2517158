"""A GP or physiotherapist sends somebody, and sees how far they have come."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


class TestReferralByForm:
    def test_a_referral_is_put_right_and_sent(self, clinic):
        self.given_a_referrer(clinic)
        self.when_a_referral_is_sent_with_a_mistyped_number()
        self.then_the_error_is_read_out_first_and_nothing_typed_is_lost()
        self.when_the_number_is_put_right()
        self.then_it_is_among_the_sent()

    def given_a_referrer(self, clinic):
        self.page = clinic.at_work(clinic.referrer)

    def when_a_referral_is_sent_with_a_mistyped_number(self):
        page = self.page
        page.goto("/staff/referrals/new/")
        page.get_by_label("First name").fill("Osian")
        page.get_by_label("Family name").fill("Testwell")
        for part, typed in (("Day", "7"), ("Month", "5"), ("Year", "1955")):
            page.get_by_role("group", name="Date of birth").get_by_label(part).fill(typed)
        page.get_by_label("NHS number").fill("999 000 1011")
        page.get_by_label("Telephone").fill("01632 960777")
        page.get_by_label("Right knee").check()
        page.get_by_role("button", name="Send the referral").click()

    def then_the_error_is_read_out_first_and_nothing_typed_is_lost(self):
        assert self.page.evaluate("document.activeElement.className") == "error-summary"
        assert self.page.get_by_label("Family name").input_value() == "Testwell"
        assert self.page.get_by_label("Right knee").is_checked()

    def when_the_number_is_put_right(self):
        self.page.get_by_label("NHS number").fill("999 000 1014")
        self.page.get_by_role("button", name="Send the referral").click()

    def then_it_is_among_the_sent(self):
        self.page.get_by_role("heading", name="Sent referrals").wait_for()
        assert "Osian Testwell" in self.page.get_by_role("table").inner_text()
