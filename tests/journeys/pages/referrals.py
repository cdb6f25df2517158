"""The clerk's pages: a referral file, its verdicts, one referral."""

import re
from pathlib import Path

from playwright.sync_api import Page

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


class ReferralFile:
    """Sending a file and reading what became of its rows."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def send(self, name: str) -> "ReferralFile":
        self.page.goto("/staff/referrals/")
        self.page.get_by_role("link", name="Import a file").click()
        self.page.get_by_label("Referral file").set_input_files(EXAMPLES / name)
        self.page.get_by_role("button", name="Read the file").click()
        return self

    def verdicts(self) -> dict[str, int]:
        """How many rows were added, are to be checked, were here already, were not added."""
        words = self.page.locator(".verdicts li").all_inner_texts()
        return {re.sub(r"\s*\d+\s*$", "", text).strip(): int(re.search(r"\d+", text)[0]) for text in words}

    def reasons(self) -> list[str]:
        """The rows that were not added, each with its reasons."""
        heading = self.page.get_by_role("heading", name="Not added")
        return heading.locator("xpath=following-sibling::ol[1]/li").all_inner_texts()

    def rejects(self) -> str:
        """The file of rows that were not added, as it is downloaded."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="Download the rows not added").click()
        return Path(download.value.path()).read_text("utf-8-sig")

    def same_person(self, name: str) -> None:
        """Say that the person of a row is the one known already."""
        self.page.get_by_role("button", name=f"The same person {name}").click()


class Inbox:
    """The referrals of the site."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, name: str) -> None:
        """The referral of the person with this family name."""
        self.page.goto("/staff/referrals/?show=all")
        self.page.get_by_role("searchbox", name="Name or NHS number").fill(name)
        self.page.get_by_role("searchbox", name="Name or NHS number").press("Enter")
        self.page.get_by_role("main").get_by_role("link", name=re.compile(name)).first.click()

    def state(self) -> str:
        """Where the referral on the screen stands."""
        return self.page.get_by_role("main").locator(".tag").first.inner_text()
