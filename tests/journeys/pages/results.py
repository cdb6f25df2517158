"""The end of a group and its result."""

from playwright.sync_api import Locator, Page


class GroupEnd:
    """What the end still needs, person by person; finishing; the discharge summaries."""

    def __init__(self, page: Page, group_address: str) -> None:
        self.page, self.address = page, f"{group_address}end/"
        page.goto(self.address)

    def standing(self) -> dict[str, list[str]]:
        """By name: how often they came, and what the page says of their completion."""
        rows = _rows(self.page.get_by_role("table"))
        return {name: [cells[0], cells[1].split("\n")[0]] for name, cells in rows.items()}

    def finish(self, reasons: dict[str, str]) -> str:
        """`reasons`: why somebody who came to the end did not complete. Returns what the page said."""
        for name, reason in reasons.items():
            self.page.get_by_label(f"Why did {name} not complete?").select_option(label=reason)
        self.page.get_by_role("button", name="Finish the group").click()
        return self.page.locator(".flash").inner_text()

    def discharge(self, name: str, *, going_on_with: str) -> str:
        """Keep the summary of one person; returns what is printed for them."""
        self.page.goto(self.address)
        self.page.get_by_role("link", name=f"write it for {name}").click()
        self.page.get_by_label("What do they plan to go on with?").fill(going_on_with)
        self.page.get_by_role("button", name="Save the summary and discharge").click()
        self.page.get_by_role("link", name="Print in large letters").click()
        return self.page.get_by_role("main").inner_text()


class GroupResult:
    """The three tables of a group's result."""

    def __init__(self, page: Page, group_address: str) -> None:
        self.page = page
        page.goto(f"{group_address}result/")

    def flow(self) -> dict[str, list[str]]:
        """By stage: how many people, and out of how many."""
        return _rows(self.page.get_by_role("table", name="From referral to measurement"))

    def changes(self) -> dict[str, list[str]]:
        """By measure: mean before, mean at the end, change with its interval, n, missing."""
        return _rows(self.page.get_by_role("table", name="Change from before to the end"))

    def shares(self) -> dict[str, list[str]]:
        """By rule: of those who could be judged, worst case, and who could not be judged."""
        return _rows(self.page.get_by_role("table", name="People who improved by enough to matter"))


def _rows(table: Locator) -> dict[str, list[str]]:
    """The body of a table: the first line of each row's heading, and the text of its cells."""
    found = {}
    for row in table.locator("tbody tr").all():
        heading = row.get_by_role("rowheader").inner_text().split("\n")[0].strip()
        found[heading] = [text.strip() for text in row.locator(".table__value").all_inner_texts()]
    return found
