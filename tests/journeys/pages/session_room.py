"""The session page as a facilitator works it: register, exercise, notes, events, closing."""

from urllib.parse import urljoin

from playwright.sync_api import Locator, Page


class SessionRoom:
    """One session. It is opened from the group's row of sessions."""

    def __init__(self, page: Page, group_address: str, number: int) -> None:
        self.page = page
        page.goto(group_address)
        strip = page.get_by_role("list", name="Sessions", exact=True)
        strip.locator("a").filter(has_text=f"Session {number}").first.click()
        page.get_by_role("heading", name="The week at a glance").wait_for()
        self.address = page.url.split("#")[0]

    def back(self) -> "SessionRoom":
        self.page.goto(self.address)
        return self

    def begin(self) -> "SessionRoom":
        self.page.get_by_role("button", name="Yes, start the register").click()
        self.page.get_by_role("button", name="Save the register").wait_for()
        return self

    def mark(self, name: str, mark: str) -> Locator:
        """One tap; returns the person's row of the register."""
        row = self.page.get_by_role("radiogroup", name=name)
        row.get_by_label(mark, exact=True).check()
        return row

    def absent(self, name: str, *, why: str, told_us: bool = False) -> None:
        row = self.mark(name, "Absent")
        row.get_by_label("Why?").select_option(label=why)
        if told_us:
            row.get_by_label("Told us before").check()

    def marked(self) -> str:
        """What the page counts: '3 of 8 marked'."""
        return self.page.get_by_role("status").filter(has_text="marked").inner_text()

    def everybody_else_is_present(self) -> None:
        self.page.get_by_role("button", name="Everybody else is present").click()

    def glance(self, name: str) -> str:
        """What the week at a glance says about one person."""
        people = self.page.locator(
            "section", has=self.page.get_by_role("heading", name="The week at a glance")
        )
        return people.get_by_role("listitem").filter(has_text=name).first.inner_text()

    def doer(self, name: str) -> Locator:
        """One person's card under 'Exercise, person by person'."""
        return self.page.get_by_role("article", name=name)

    def everybody_here_did_it_all(self) -> None:
        self.page.get_by_role("button", name="Save what was done").click()

    def did(self, name: str, results: dict[str, tuple[str, str, str]]) -> None:
        """Exercise by exercise: result, pain and effort; what is not named was done."""
        self.doer(name).get_by_role("link", name=f"Not all of it: {name}").click()
        for exercise, (result, pain, effort) in results.items():
            one = self.page.get_by_role("group", name=exercise)
            one.get_by_label(result, exact=True).check()
            one.get_by_label("Pain").select_option(pain)
            one.get_by_label("Effort").select_option(effort)
        self.page.get_by_role("button", name="Save what was done").click()

    def note(self, words: str) -> None:
        self.page.get_by_label("A note on the group").fill(words)
        self.page.get_by_role("button", name="Save the note").click()

    def event(self, name: str, *taps: str) -> None:
        """Something went wrong: what, how bad, what was done, who was told."""
        self.page.get_by_text("Something went wrong, or nearly").click()
        self.page.get_by_role("link", name=name, exact=True).locator("visible=true").last.click()
        for tap in taps:
            self.page.get_by_label(tap, exact=True).check()
        self.page.get_by_role("button", name="Record it").click()

    def close(self) -> str:
        """Close it with every proposed step taken; returns what goes home."""
        self.page.goto(urljoin(self.address, "close/"))
        self.page.get_by_role("button", name="Close the session").click()
        self.page.get_by_role("heading", name="What goes home").wait_for()
        return self.page.get_by_role("main").inner_text()
