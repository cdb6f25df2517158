"""Somebody on the programme with their own telephone: sign-in, diary, goal, the offer of a place."""

import re
from datetime import timedelta

import pytest
from tests.doors import viewer
from tests.factories import make
from tests.journeys.pages.at_home import AtHome
from tests.journeys.pages.people import PersonRecord

from rehabit.actions import places
from rehabit.records import models as m

pytestmark = pytest.mark.django_db(transaction=True)

ADA = "Ada Example"


class TestAtHome:
    def test_a_card_a_plan_and_a_diary(self, clinic, clock):
        self.given_ada_with_a_card(clinic, clock)
        self.when_she_signs_in_with_the_code_of_the_card()
        self.then_the_same_code_lets_nobody_else_in(clinic)
        self.when_she_does_two_exercises_and_says_how_they_felt()
        self.when_she_takes_one_back()
        self.then_her_day_and_her_week_say_so()
        self.when_she_sets_herself_a_goal()
        self.then_the_printed_plan_has_the_same_exercises()

    def test_an_address_known_to_the_team_is_enough(self, clinic, clock, mailoutbox):
        self.given_ada_with_an_email_address(clinic, clock)
        self.when_she_asks_for_a_code_by_email()
        self.then_the_link_of_the_message_opens_her_plan(mailoutbox)

    def test_the_offer_of_a_place_is_answered_in_two_taps(self, clinic, clock):
        self.given_an_offer(clinic, clock)
        self.when_she_says_yes()
        self.then_she_sees_when_and_where()

    def given_ada_with_a_card(self, clinic, clock):
        self.group = clinic.group_that_meets(clock, people=3)
        self.code = PersonRecord(clinic.at_work(clinic.facilitator), ADA).card()
        self.phone = clinic.at_home()
        self.home = AtHome(self.phone)

    def when_she_signs_in_with_the_code_of_the_card(self):
        self.home.sign_in(self.code.lower().replace("-", " "))
        self.phone.get_by_role("heading", name="Hello Ada").wait_for()

    def then_the_same_code_lets_nobody_else_in(self, clinic):
        other = clinic.at_home()
        AtHome(other).sign_in(self.code)
        assert other.evaluate("document.activeElement.className") == "error-summary"

    def when_she_does_two_exercises_and_says_how_they_felt(self):
        self.first, self.second, *_ = self.home.exercises()
        self.home.done(self.first)
        self.home.felt(self.second, pain=2, effort=6, feel="About right")
        assert "2 of" in self.home.line()

    def when_she_takes_one_back(self):
        self.home.not_done(self.first)

    def then_her_day_and_her_week_say_so(self):
        assert "1 of" in self.home.line()
        assert "Pain 2 of 10, effort 6 of 10, about right" in self.home.card(self.second).inner_text()
        assert self.phone.locator(".week__day--done").count() == 1

    def when_she_sets_herself_a_goal(self):
        self.phone.get_by_role("link", name="My goal").click()
        self.phone.get_by_label("What would you like to do again?").fill("Dance at the wedding in June")
        self.phone.locator("input[name='confidence'][value='7']").check()
        self.phone.get_by_role("main").get_by_role("button").click()
        self.phone.get_by_role("status").filter(has_text="goal").wait_for()
        assert "Dance at the wedding in June" in self.phone.get_by_role("main").inner_text()

    def then_the_printed_plan_has_the_same_exercises(self):
        self.phone.goto("/my/plan/")
        printed = self.phone.get_by_role("main").inner_text()
        assert self.first in printed
        assert self.second in printed

    def given_ada_with_an_email_address(self, clinic, clock):
        self.group = clinic.group_that_meets(clock, people=1)
        m.Person.objects.filter(id=self.group.people[0].id).update(email="ada@example.org")
        self.phone = clinic.at_home()

    def when_she_asks_for_a_code_by_email(self):
        self.phone.goto("/my/sign-in/")
        self.phone.get_by_role("link", name="send me one by e-mail").click()
        self.phone.get_by_label("Your e-mail address").fill("ada@example.org")
        self.phone.get_by_role("button", name="Send me a code").click()
        self.phone.get_by_role("heading", name="Look in your e-mail").wait_for()

    def then_the_link_of_the_message_opens_her_plan(self, mailoutbox):
        link = re.search(r"http://\S+", mailoutbox[0].body)[0]
        self.phone.goto(link)
        self.phone.get_by_role("button", name="Open my plan").click()
        self.phone.get_by_role("heading", name="Hello Ada").wait_for()

    def given_an_offer(self, clinic, clock):
        self.group = clinic.group_that_meets(clock, people=1)
        clock.now = self.group.moment(1, minutes=-60 * 24 * 14)
        person = make(m.Person, site=clinic.site, given_name="Beatrix", family_name="Waiting")
        referral = make(m.Referral, site=clinic.site, person=person)
        before = clock() - timedelta(days=1)
        make(m.ReferralStatus, site=clinic.site, referral=referral, state="waiting", at=before)
        lead = viewer("facilitator", clinic.site)
        places.offer(group_id=self.group.group.id, referral_ids=[referral.id], by=lead, at=clock())
        code = PersonRecord(clinic.at_work(clinic.facilitator), "Beatrix Waiting").card()
        self.phone = clinic.at_home()
        AtHome(self.phone).sign_in(code)

    def when_she_says_yes(self):
        self.phone.get_by_role("link", name="My group").click()
        self.phone.get_by_role("link", name="Read it and answer").click()
        self.phone.get_by_role("button", name="Yes, I will come").click()

    def then_she_sees_when_and_where(self):
        self.phone.get_by_role("heading", name="My group").wait_for()
        words = self.phone.get_by_role("main").inner_text()
        assert "17 February 2026" in words
        assert "With you: Ada" in words
