"""With JavaScript off every main form can still be filled in and sent."""

import pytest
from tests.factories import make
from tests.journeys.pages.at_home import AtHome
from tests.journeys.pages.groups import NewGroup
from tests.journeys.pages.measures import Measures
from tests.journeys.pages.people import PersonRecord
from tests.journeys.pages.referrals import Inbox, ReferralFile
from tests.journeys.pages.session_room import SessionRoom
from tests.journeys.pages.triage import Triage

from rehabit.records import models as m

pytestmark = pytest.mark.django_db(transaction=True)

ADA = "Ada Example"


class TestStaffWithoutScripts:
    def test_referrals_triage_and_a_new_group(self, clinic):
        self.given_a_facilitator(clinic)
        self.when_a_file_is_sent_and_somebody_is_found_suitable()
        self.then_a_group_can_be_made()

    def test_a_session_and_measures(self, clinic, clock):
        self.given_a_group_at_its_first_session(clinic, clock)
        self.when_the_session_is_held()
        self.then_measures_can_be_taken()

    def given_a_facilitator(self, clinic):
        self.page = clinic.at_work(clinic.facilitator, scripts=False)

    def given_a_group_at_its_first_session(self, clinic, clock):
        self.group = clinic.group_that_meets(clock, people=3)
        self.address = f"/staff/groups/{self.group.group.id}/"
        self.page = clinic.at_work(clinic.facilitator, scripts=False, phone=True)

    def when_a_file_is_sent_and_somebody_is_found_suitable(self):
        assert ReferralFile(self.page).send("referrals.csv").verdicts()["Added"] == 20
        Inbox(self.page).open("Larkspur")
        triage = Triage(self.page).answer().except_for("Two or more falls", "Yes")
        assert "falls" in triage.look()
        triage.need("Close attention", "What for?", "Fell twice last winter")
        triage.decide("Suitable: put on the waiting list")
        assert "Beryl Larkspur is on the waiting list" in self.page.locator(".flash").inner_text()

    def then_a_group_can_be_made(self):
        form = NewGroup(self.page)
        form.fill(
            name="Tuesdays",
            programme="12 sessions in 6 weeks",
            start="3 11 2026",
            days=["Tuesday", "Thursday"],
            time="10.30",
            lead="Robin Field",
        )
        assert form.dates()[0] == "Tuesday 3 November 2026"
        form.save()

    def when_the_session_is_held(self):
        room = SessionRoom(self.page, self.address, 1).begin()
        room.absent("Bernard Sample", why="Unwell")
        room.everybody_else_is_present()
        room.everybody_here_did_it_all()
        room.note("All went well.")
        assert "2 of 3 came" in room.close()

    def then_measures_can_be_taken(self):
        measures = Measures(self.page, self.address, "baseline", ADA)
        said = measures.fill("chair-stand-30s", {"q-stands": 9, "q-arms_used": 0})
        assert "chair" in said


class TestPeopleWithoutScripts:
    def test_the_diary_and_the_questions(self, clinic, clock):
        group = clinic.group_that_meets(clock, people=1)
        code = PersonRecord(clinic.at_work(clinic.facilitator, scripts=False), ADA).card()
        home = AtHome(clinic.at_home(scripts=False)).sign_in(code)
        exercise = home.exercises()[0]
        home.felt(exercise, pain=4, effort=6)
        assert "Pain 4 of 10, effort 6 of 10" in home.card(exercise).inner_text()
        home.page.goto(f"/my/questions/{group.places[0].id}/baseline/confidence/")
        home.page.locator("[name='q-exercise'][value='6']").check()
        home.page.get_by_role("main").get_by_role("button").first.click()
        assert m.Measurement.objects.get().instrument == "confidence"

    def test_somebody_refers_herself(self, clinic):
        make(m.Venue, site=clinic.site)
        page = clinic.at_home(scripts=False)
        page.goto("/")
        page.get_by_role("main").get_by_role("link", name="Refer yourself").click()
        page.get_by_role("button", name="Send").click()
        assert "There is a problem" in page.get_by_role("alert").inner_text()
        page.get_by_label("First name").fill("Beatrix")
        page.get_by_label("Family name").fill("Testwell")
        for part, typed in (("Day", "7"), ("Month", "5"), ("Year", "1955")):
            page.get_by_role("group", name="Date of birth").get_by_label(part).fill(typed)
        page.get_by_label("Telephone").fill("01632 960777")
        page.get_by_label("Left knee").check()
        page.get_by_label("I agree").check()
        page.get_by_role("button", name="Send").click()
        page.get_by_role("heading", name="We have your form").wait_for()
