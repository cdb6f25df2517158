"""One session in every detail: late, absent with a reason, made easier, a note, an event; then the next."""

import pytest
from tests.journeys.pages.people import PersonRecord
from tests.journeys.pages.session_room import SessionRoom

pytestmark = pytest.mark.django_db(transaction=True)

ADA, BERNARD, DEV, EDITH, GEORGE = (
    "Ada Example", "Bernard Sample", "Dev Trial", "Edith Stone", "George Instance",
)  # fmt: skip


class TestSessionInFull:
    def test_a_session_as_a_facilitator_works_it(self, clinic, clock):
        self.given_a_group_at_its_first_session(clinic, clock)
        self.when_the_register_is_taken_with_one_thumb()
        self.when_bernards_step_ups_hurt()
        self.when_a_note_is_written_and_a_near_miss_recorded()
        self.then_it_cannot_be_closed_before_everybody_is_marked()
        self.when_everybody_is_marked_and_the_session_closed()
        self.then_bernards_plan_at_home_is_stepped_down()
        self.then_the_next_session_opens_with_what_happened()

    def test_a_session_that_does_not_happen(self, clinic, clock):
        self.given_a_group_at_its_first_session(clinic, clock)
        self.when_it_is_called_off_without_a_reason()
        self.then_the_reason_is_asked_for()
        self.when_the_reason_is_given()
        self.then_nobody_is_marked_absent()

    def given_a_group_at_its_first_session(self, clinic, clock):
        self.clock = clock
        self.group = clinic.group_that_meets(clock)
        self.page = clinic.at_work(clinic.facilitator, phone=True)
        self.room = self.session(1)

    def session(self, number):
        return SessionRoom(self.page, f"/staff/groups/{self.group.group.id}/", number)

    def when_the_register_is_taken_with_one_thumb(self):
        self.room.begin()
        for name in (ADA, BERNARD, EDITH):
            self.room.mark(name, "Present")
        self.room.mark(DEV, "Late")
        self.room.absent(GEORGE, why="Flare-up", told_us=True)
        assert self.room.marked() == "5 of 8 marked"
        self.page.get_by_role("button", name="Save the register").click()
        assert self.room.marked() == "5 of 8 marked"
        assert "Absent: flare-up, told us before" in self.room.doer(GEORGE).inner_text()

    def when_bernards_step_ups_hurt(self):
        self.room.did(BERNARD, {"Step-ups": ("Made easier", "8", "8")})
        assert "recorded" in self.room.doer(BERNARD).inner_text()
        assert "Step down" in self.room.doer(BERNARD).inner_text()

    def when_a_note_is_written_and_a_near_miss_recorded(self):
        self.room.note("Talked about stairs for most of the time.")
        assert "Talked about stairs" in self.page.get_by_role("blockquote").first.inner_text()
        self.room.event(EDITH, "A near miss", "No harm", "Stopped and rested", "Nobody else")
        assert "A near miss, no harm" in self.room.glance(EDITH)

    def then_it_cannot_be_closed_before_everybody_is_marked(self):
        self.page.goto(f"{self.room.address}close/")
        assert "Mark everybody first" in self.page.get_by_role("main").inner_text()
        self.room.back()

    def when_everybody_is_marked_and_the_session_closed(self):
        self.room.everybody_else_is_present()
        self.room.everybody_here_did_it_all()
        self.clock.now = self.group.moment(1, minutes=65)
        self.home = self.room.close()

    def then_bernards_plan_at_home_is_stepped_down(self):
        assert "7 of 8 came" in self.home
        plan = PersonRecord(self.page, BERNARD).plan()
        assert "Step-ups" in plan
        assert "1 set" in plan.split("Step-ups")[1].split("Change")[0] or "Level 1" in plan

    def then_the_next_session_opens_with_what_happened(self):
        self.clock.now = self.group.moment(2, minutes=-10)
        next_time = self.session(2)
        assert "Missed last time: flare-up" in next_time.glance(GEORGE)

    def when_it_is_called_off_without_a_reason(self):
        self.page.get_by_role("link", name="No, it does not happen").click()
        self.page.get_by_role("button", name="Call it off").click()

    def then_the_reason_is_asked_for(self):
        assert self.page.evaluate("document.activeElement.className") == "error-summary"

    def when_the_reason_is_given(self):
        self.page.get_by_label("The weather").check()
        self.page.get_by_role("button", name="Call it off").click()

    def then_nobody_is_marked_absent(self):
        assert "it counts for nobody" in self.page.get_by_role("main").inner_text()
