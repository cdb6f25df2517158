"""Measures of one person at one point, form by form."""

from playwright.sync_api import Page


class Measures:
    """The list of one person at a point; opened from the group's list."""

    def __init__(self, page: Page, group_address: str, point: str, name: str) -> None:
        self.page = page
        page.goto(f"{group_address}measures/{point}/")
        page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
        page.get_by_role("heading", name=name, level=1).wait_for()
        self.address = page.url

    def fill(self, instrument: str, answers: dict[str, object]) -> str:
        """Answer the questions by the names of their fields; returns what the page said afterwards."""
        self.page.goto(f"{self.address}{instrument}/")
        for name, value in answers.items():
            fields = self.page.locator(f"[name='{name}']")
            if fields.first.get_attribute("type") == "radio":
                self.page.locator(f"[name='{name}'][value='{value}']").check()
            else:
                fields.fill(str(value))
        self.page.get_by_role("button", name="Save and go back to the list").click()
        return self.page.locator(".flash").first.inner_text()

    def goal(self, words: str, sure: int) -> None:
        self.page.goto(f"{self.address}goal/")
        self.page.get_by_label("What would you like to do again?").fill(words)
        self.page.get_by_role("group", name="How sure are they").locator(f"input[value='{sure}']").check()
        self.page.get_by_role("button", name="Save the goal").click()

    def look_back(self, reached: int) -> None:
        self.page.goto(f"{self.address}goal/")
        self.page.locator(f"input[name='reached'][value='{reached}']").check()
        self.page.get_by_role("button", name="Save the goal").click()

    def done(self) -> str:
        """'3 of 8 done'."""
        self.page.goto(self.address)
        return self.page.get_by_role("main").locator(".lead").inner_text()
