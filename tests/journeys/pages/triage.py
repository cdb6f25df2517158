"""Triage of one referral: the questions, what needs a look, the needs and the decision."""

from playwright.sync_api import Page


class Triage:
    """The page of the referral that is on the screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.get_by_role("main").get_by_role("link", name="Triage", exact=True).click()

    def answer(self, *, eligibility: str = "yes", safety: str = "no") -> "Triage":
        """The same answer to every question of a list, as in most referrals."""
        for checklist, said in (("eligibility", eligibility), ("safety", safety)):
            section = self.page.locator(f"section[aria-labelledby='list-{checklist}']")
            for choice in section.locator(f"input[value='{said}']").all():
                choice.check()
        return self

    def except_for(self, question: str, said: str) -> "Triage":
        """One question answered differently."""
        self.page.get_by_role("group", name=question).get_by_label(said, exact=True).check()
        return self

    def need(self, words: str, detail_label: str = "", detail: str = "") -> "Triage":
        self.page.get_by_label(words, exact=True).check()
        if detail_label:
            self.page.get_by_label(detail_label).fill(detail)
        return self

    def look(self) -> str:
        """What the page says needs a look; nothing is kept."""
        self.page.get_by_role("button", name="See what needs a look").click()
        return self.page.locator("#look").inner_text()

    def looked_at(self, question: str) -> "Triage":
        """The clinician has looked at this answer, and it is safe to start."""
        self.page.get_by_label("I have looked at this").and_(self.page.get_by_label(question)).check()
        return self

    def decide(self, decision: str, *, why: str = "", where: str = "") -> None:
        self.page.get_by_label(decision, exact=True).check()
        self.page.get_by_label("Why", exact=True).fill(why)
        self.page.get_by_label("Where to").fill(where)
        self.page.get_by_role("button", name="Record the decision").click()
