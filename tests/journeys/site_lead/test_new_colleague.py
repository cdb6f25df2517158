"""A site lead gives a new colleague a role; the colleague signs in, and adds a passkey."""

import pytest
from tests.journeys.clinic import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

PASSKEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""The telephone of somebody who unlocks it with a finger."""


class TestNewColleague:
    def test_a_colleague_comes_and_goes(self, clinic):
        self.given_a_site_lead(clinic)
        self.when_a_colleague_is_added_without_an_address()
        self.then_the_error_is_read_out_first()
        self.when_a_colleague_is_added()
        self.then_they_sign_in_with_their_first_password(clinic)
        self.when_the_role_is_ended()
        self.then_they_are_let_in_nowhere()
        self.then_the_audit_trail_says_what_was_done()

    def given_a_site_lead(self, clinic):
        self.page = clinic.at_work(clinic.lead)

    def when_a_colleague_is_added_without_an_address(self):
        self.page.goto("/staff/site/staff/")
        self.page.get_by_label("Name", exact=True).fill("Wren Ashby")
        self.page.get_by_role("button", name="Add", exact=True).click()

    def then_the_error_is_read_out_first(self):
        assert self.page.evaluate("document.activeElement.className") == "error-summary"
        assert self.page.get_by_label("Name", exact=True).input_value() == "Wren Ashby"

    def when_a_colleague_is_added(self):
        self.page.get_by_label("E-mail").fill("wren@example.org")
        self.page.get_by_role("group", name="Role").get_by_label("Facilitator").check()
        self.page.get_by_role("button", name="Add", exact=True).click()
        self.password = self.page.locator("code").inner_text()

    def then_they_sign_in_with_their_first_password(self, clinic):
        self.colleague = clinic.at_the_door("wren@example.org", self.password)
        self.colleague.get_by_role("heading", name="Today", level=1).wait_for()

    def when_the_role_is_ended(self):
        self.page.get_by_text("End role of Wren Ashby").click()
        self.page.get_by_role("button", name="Yes, end it").filter(has_text="Wren Ashby").click()

    def then_they_are_let_in_nowhere(self):
        self.colleague.goto("/staff/today/")
        self.colleague.get_by_role("heading", name="Sign in").wait_for()

    def then_the_audit_trail_says_what_was_done(self):
        self.page.goto("/staff/site/audit/")
        trail = self.page.get_by_role("table").inner_text()
        assert trail.count("Sam Orchard (site lead)") == 2
        assert trail.count("Wren Ashby") == 2


class TestPasskey:
    def test_a_passkey_takes_the_place_of_the_password(self, clinic):
        self.given_a_device_that_keeps_passkeys(clinic)
        self.when_a_passkey_is_added()
        self.when_they_sign_out()
        self.then_the_passkey_alone_lets_them_in()

    def given_a_device_that_keeps_passkeys(self, clinic):
        self.page = clinic.at_work(clinic.facilitator)
        device = self.page.context.new_cdp_session(self.page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY})

    def when_a_passkey_is_added(self):
        self.page.goto("/account/second-factor/")
        self.page.get_by_role("link", name="Look after passkeys").click()
        self.page.get_by_role("link", name="Add a passkey").click()
        confirm = self.page.get_by_role("heading", name="Confirm that it is you")
        if confirm.is_visible():
            self.page.get_by_label("Password").fill(PASSWORD)
            self.page.get_by_role("button", name="Go on").click()
        self.page.get_by_label("Name").fill("My telephone")
        self.page.get_by_label("Passwordless").check()
        self.page.get_by_role("button", name="Add a passkey").click()
        self.page.wait_for_url(lambda url: "passkeys/add" not in url)
        self.page.goto("/account/passkeys/")
        self.page.get_by_text("My telephone").first.wait_for()

    def when_they_sign_out(self):
        self.page.get_by_role("link", name="Rehabit").first.click()
        self.page.get_by_role("button", name="Sign out").locator("visible=true").click()

    def then_the_passkey_alone_lets_them_in(self):
        self.page.goto("/account/login/")
        self.page.get_by_role("button", name="Sign in with a passkey").click()
        self.page.get_by_role("heading", name="Today", level=1).wait_for()
