"""Making a group, offering its places, and what becomes of them."""

from pathlib import Path

from playwright.sync_api import Locator, Page


class NewGroup:
    """The form of a new group, the look at its dates, and saving."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.goto("/staff/groups/")
        page.get_by_role("link", name="Make a group").first.click()

    def fill(self, *, name: str, programme: str, start: str, days: list[str], time: str, lead: str) -> None:
        """`start` as day month year: '3 11 2026'."""
        page = self.page
        page.get_by_label("Name of the group").fill(name)
        page.get_by_label(programme).check()
        for part, typed in zip(("Day", "Month", "Year"), start.split(), strict=True):
            page.get_by_role("group", name="First day").get_by_label(part).fill(typed)
        for day in days:
            page.get_by_label(day, exact=True).check()
        page.get_by_label("Time it starts").fill(time)
        page.get_by_label("Venue", exact=True).select_option(label="Kiln Row Hall")
        page.get_by_label("Who leads", exact=True).select_option(label=lead)

    def help_from(self, name: str) -> None:
        self.page.get_by_role("group", name="Helpers").get_by_label(name).check()

    def dates(self) -> list[str]:
        """The days of the sessions, before anything is saved."""
        self.page.get_by_role("button", name="Look at the dates").click()
        self.page.get_by_role("heading", name="Look at the dates").wait_for()
        return self.page.get_by_role("table").locator("tbody tr td:nth-child(2)").all_inner_texts()

    def save(self) -> "Group":
        self.page.get_by_role("button", name="Save the group").click()
        return Group(self.page)


class Group:
    """The page of one group; it is on the screen now."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.get_by_role("heading", name="Sessions", exact=True).wait_for()
        self.address = page.url.split("#")[0]

    def back(self) -> "Group":
        self.page.goto(self.address)
        return self

    def offer_place(self, name: str) -> None:
        """The next free place, to somebody on the waiting list."""
        self.page.goto(f"{self.address}places/")
        self.page.get_by_role("button", name=f"Offer a place to {name}").click()
        self.back()

    def said_yes(self, name: str) -> None:
        self.page.get_by_role("button", name=f"Said yes {name}").click()

    def said_no(self, name: str, *, wait_on: bool, words: str) -> None:
        self.page.get_by_role("link", name=f"Said no {name}").click()
        wish = "Stay on the waiting list" if wait_on else "Not have a place at all"
        self.page.get_by_label(wish).check()
        self.page.get_by_label("What they said").first.fill(words)
        self.page.get_by_role("button", name="Save this answer").click()

    def left(self, name: str, *, reason: str) -> None:
        """Somebody stops coming, with a reason of the list."""
        self.back().page.get_by_role("link", name=f"Change the place of {name}").click()
        self.page.get_by_label(reason).check()
        self.page.get_by_role("button", name="Save that they left").click()

    def people(self, heading: str) -> list[str]:
        """The names under 'In the group' or 'Waiting for an answer'."""
        return self.list_of(heading).locator(".person__name").all_inner_texts()

    def list_of(self, heading: str) -> Locator:
        return self.page.get_by_role("list", name=heading)

    def calendar(self) -> str:
        """The calendar file as it is downloaded."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="Calendar file").click()
        return Path(download.value.path()).read_text("utf-8")


class WaitingList:
    """Who waits, in order; places are offered to those who are ticked."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.goto("/staff/waiting/")

    def names(self) -> list[str]:
        labels = self.page.locator(".waiting label").all_inner_texts()
        return [each.split("\n")[-1] for each in labels]

    def offer(self, names: list[str], *, group: str) -> Group:
        for name in names:
            self.page.get_by_label(f"Choose {name}").check()
        chosen = self.page.locator("option", has_text=group).get_attribute("value")
        self.page.get_by_label("Offer a place in").select_option(chosen)
        self.page.get_by_role("button", name="Offer places").click()
        return Group(self.page)
