"""One person's record, their plan, and the card with which they sign in."""

from playwright.sync_api import Page


class PersonRecord:
    """The record of the person with this name, found by searching."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name
        page.goto("/staff/people/")
        page.get_by_role("searchbox").fill(name.split()[-1])
        page.get_by_role("searchbox").press("Enter")
        page.get_by_role("main").get_by_role("link", name=name).first.click()
        page.get_by_role("heading", name=name, level=1).wait_for()
        self.address = page.url

    def start_plan(self) -> list[str]:
        """Start the plan that the rules propose; returns the names of its exercises."""
        self.page.goto(f"{self.address}plan/")
        for box in self.page.get_by_label("I have checked that this is safe").all():
            box.check()
        self.page.get_by_role("button", name="Start this plan").click()
        self.page.get_by_role("heading", name=f"Plan for {self.name}").wait_for()
        return [each.strip() for each in self.page.locator(".doer__name").all_inner_texts()]

    def plan(self) -> str:
        self.page.goto(f"{self.address}plan/")
        return self.page.get_by_role("main").inner_text()

    def card(self) -> str:
        """The code of a fresh sign-in card."""
        self.page.goto(f"{self.address}sign-in-card/")
        self.page.get_by_role("button", name="Make a card").click()
        return self.page.locator(".sign-in-card__code").inner_text()
