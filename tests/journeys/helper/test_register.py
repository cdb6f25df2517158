"""A helper marks the register at the door, and sees nothing else."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


class TestRegister:
    def test_a_helper_marks_who_came_and_sees_nothing_else(self, clinic, clock):
        self.given_a_group_with_a_helper(clinic, clock)
        self.then_the_register_shows_first_names_alone()
        self.when_one_is_late_and_the_rest_are_here()
        self.then_everybody_is_marked()
        self.then_nobodys_record_opens()

    def given_a_group_with_a_helper(self, clinic, clock):
        self.clinic = clinic
        self.group = clinic.group_that_meets(clock)
        self.page = clinic.at_work(clinic.helper, phone=True)

    def then_the_register_shows_first_names_alone(self):
        self.page.get_by_role("link", name=self.group.group.name).click()
        words = self.page.get_by_role("main").inner_text()
        assert "Bernard S" in words
        assert "Sample" not in words

    def when_one_is_late_and_the_rest_are_here(self):
        self.page.get_by_role("radiogroup", name="Bernard").get_by_label("Late", exact=True).check()
        self.page.get_by_role("button", name="Everybody else is present").click()

    def then_everybody_is_marked(self):
        assert "8 of 8 marked" in self.page.get_by_role("main").inner_text()
        late = self.page.get_by_role("radiogroup", name="Bernard").get_by_label("Late", exact=True)
        assert late.is_checked()

    def then_nobodys_record_opens(self):
        record = f"/staff/people/{self.group.people[0].id}/"
        answer = self.page.goto(record)
        assert answer.status == 403
        assert "As helper you may not open a person's record" in self.page.get_by_role("main").inner_text()
        self.clinic.expects_refusal_of(record)
