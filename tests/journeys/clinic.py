"""The clinic of the journeys: a site, the people who work there, and how each of them signs in."""

from playwright.sync_api import Page
from tests import room
from tests.factories import make
from tests.journeys.clock import Clock
from tests.journeys.visitors import Visitors

from rehabit.records import models as m

PASSWORD = "a kettle by the window"
"""The password of everybody who works there."""


class Clinic:
    """One site of one network; `lead`, `facilitator`, `helper`, `referrer`, `network_lead` are accounts."""

    def __init__(self, visitors: Visitors) -> None:
        self._visitors = visitors
        self.site = make(
            m.Site, name="Marlow Heath", slug="marlow-heath", phone="01632 960 500", email="team@example.org"
        )
        make(m.Venue, site=self.site, name="Kiln Row Hall", address="3 Kiln Row\nMarlow Heath")
        self.facilitator = self._works_here("Robin Field", "facilitator", clinician=True)
        self.lead = self._works_here("Sam Orchard", "site_lead", clinician=True)
        self.helper = self._works_here("Jo Meadow", "helper")
        self.referrer = self._works_here("Alex Brook", "referrer")
        self.network_lead = self._account("Kim Harbour")
        make(m.Membership, user=self.network_lead, role="network_lead", network=self.site.network)

    def at_work(self, user: m.User, *, phone: bool = False, scripts: bool = True) -> Page:
        """A window in which `user` has signed in."""
        page = self.at_the_door(user.email, PASSWORD, phone=phone, scripts=scripts)
        page.get_by_text(user.name).first.wait_for(state="attached")
        return page

    def at_the_door(self, email: str, password: str, *, phone: bool = False, scripts: bool = True) -> Page:
        """A window in which somebody has just sent their address and password."""
        page = self._visitors.open(phone=phone, scripts=scripts)
        page.goto("/sign-in/")
        page.get_by_role("link", name="I work here or refer people").click()
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        return page

    def at_home(self, *, scripts: bool = True) -> Page:
        """A participant's telephone, with nobody signed in."""
        return self._visitors.open(phone=True, scripts=scripts)

    def group_that_meets(self, clock: Clock, *, people: int = 8) -> room.Room:
        """A group whose first session begins now, with everybody's plan made and the helper on duty."""
        group = room.build(people=people, site=self.site, state="accepted")
        make(m.GroupStaff, site=self.site, group=group.group, user=self.helper, duty="helper")
        clock.now = group.moment(1, minutes=5)
        room.start_plans(group)
        return group

    def expects_refusal_of(self, address: str) -> None:
        """The test tried on purpose what is not allowed, and the browser need not complain of it."""
        self._visitors.forget(address)

    def _works_here(self, name: str, role: str, *, clinician: bool = False) -> m.User:
        user = self._account(name)
        make(m.Membership, user=user, role=role, site=self.site, clinician=clinician)
        return user

    def _account(self, name: str) -> m.User:
        user = make(m.User, name=name, email=f"{name.split()[0].lower()}@example.org")
        user.set_password(PASSWORD)
        user.save()
        return user
