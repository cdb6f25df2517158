"""What a participant sees on their own telephone."""

from playwright.sync_api import Locator, Page


class AtHome:
    """Signing in with a code, the plan of the day, the diary, the offer of a place."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def sign_in(self, code: str) -> "AtHome":
        self.page.goto("/my/sign-in/")
        self.page.get_by_label("Your code").fill(code)
        self.page.get_by_role("button", name="Sign in").click()
        return self

    def exercises(self) -> list[str]:
        self.page.goto("/my/today/")
        return self.page.locator(".exercise__name").all_inner_texts()

    def done(self, exercise: str) -> None:
        """One tap."""
        self.page.get_by_role("button", name="Done").filter(has_text=f": {exercise}").click()

    def card(self, exercise: str) -> Locator:
        """One exercise with its button and its questions."""
        return self.page.get_by_role("listitem").filter(
            has=self.page.get_by_role("heading", name=exercise, exact=True)
        )

    def felt(self, exercise: str, *, pain: int, effort: int, feel: str = "") -> None:
        """Open the exercise, say how it was, and keep it as done."""
        card = self.card(exercise)
        card.locator(".exercise__more > summary").click()
        card.get_by_role("group", name="Pain while you did it").locator(f"input[value='{pain}']").check()
        card.get_by_role("group", name="How hard it was").locator(f"input[value='{effort}']").check()
        if feel:
            card.get_by_label(feel).check()
        card.get_by_role("button", name="Save").click()

    def not_done(self, exercise: str) -> None:
        """Take back a tick."""
        card = self.card(exercise)
        card.locator(".exercise__more > summary").click()
        card.get_by_role("button", name="I did not do it").click()

    def line(self) -> str:
        """What the page says about the day: '2 of 6 done today.'"""
        return self.page.locator(".today__line").inner_text()
