"""One group of eight over twelve sessions: from the referral file to the result, in a real browser."""

import pytest
from tests.journeys.line import by_hand, members
from tests.journeys.line.members import DOREEN, LAN, MAUREEN, PAULINE, THE_EIGHT, ZBIGNIEW, expected_at
from tests.journeys.pages.at_home import AtHome
from tests.journeys.pages.groups import NewGroup, WaitingList
from tests.journeys.pages.measures import Measures
from tests.journeys.pages.people import PersonRecord
from tests.journeys.pages.referrals import Inbox, ReferralFile
from tests.journeys.pages.results import GroupEnd, GroupResult
from tests.journeys.pages.session_room import SessionRoom
from tests.journeys.pages.triage import Triage

pytestmark = pytest.mark.django_db(transaction=True)

NAME = "Kiln Row Tuesdays"
DAYS = (
    "2026-11-03", "2026-11-05", "2026-11-10", "2026-11-12", "2026-11-17", "2026-11-19",
    "2026-11-24", "2026-11-26", "2026-12-01", "2026-12-03", "2026-12-08", "2026-12-10",
)  # fmt: skip
"""Tuesdays and Thursdays; no bank holiday falls among them."""


class TestFromReferralToResult:
    def test_a_group_of_eight_over_twelve_sessions(self, clinic, clock):
        self.given_a_clinic(clinic, clock)
        self.when_the_referral_file_is_sent()
        self.when_a_clinician_decides_on_each_referral()
        self.when_a_group_is_made_and_its_places_are_offered()
        self.then_a_gap_is_filled_from_the_waiting_list()
        self.when_everybody_is_measured_before_the_start()
        self.when_the_first_session_is_held()
        self.when_maureen_keeps_her_diary_at_home()
        self.then_the_second_session_opens_with_her_week()
        self.when_the_other_sessions_are_held()
        self.when_those_who_stayed_are_measured_at_the_end()
        self.when_the_group_is_finished_and_discharged()
        self.then_the_follow_ups_are_due()
        self.then_the_result_is_what_was_worked_out_by_hand()

    def given_a_clinic(self, clinic, clock):
        self.clinic, self.clock = clinic, clock
        self.staff = clinic.at_work(clinic.facilitator)

    # 1. Referrals in

    def when_the_referral_file_is_sent(self):
        file = ReferralFile(self.staff).send("referrals.csv")
        assert file.verdicts() == {"To check": 0, "Not added": 4, "Added": 20, "Already here": 0}

    # 2. Triage

    def when_a_clinician_decides_on_each_referral(self):
        for name in (*(each.name for each in THE_EIGHT), members.DECLINED):
            Inbox(self.staff).open(name.split()[-1])
            Triage(self.staff).answer().decide("Suitable: put on the waiting list")
        Inbox(self.staff).open("Winterbourne")
        Triage(self.staff).answer().decide("Not suitable", why="She would rather exercise on her own.")
        Inbox(self.staff).open("Patel-Sample")
        Triage(self.staff).answer().decide(
            "Better somewhere else", why="Two falls last month.", where="The falls clinic"
        )

    # 3. Waiting list and group

    def when_a_group_is_made_and_its_places_are_offered(self):
        self.clock.set("2026-10-20 10:00")
        form = NewGroup(self.staff)
        form.fill(
            name=NAME,
            programme="12 sessions in 6 weeks",
            start="3 11 2026",
            days=["Tuesday", "Thursday"],
            time="10:30",
            lead=self.clinic.facilitator.name,
        )
        form.help_from(self.clinic.helper.name)
        assert len(form.dates()) == 12
        self.group = form.save()
        first_offers = [each.name for each in THE_EIGHT if each is not PAULINE]
        self.group = WaitingList(self.staff).offer([*first_offers, members.DECLINED], group=NAME)

    def then_a_gap_is_filled_from_the_waiting_list(self):
        for member in THE_EIGHT:
            if member is not PAULINE:
                self.group.said_yes(member.name)
        self.group.said_no(members.DECLINED, wait_on=True, words="She works in the daytime.")
        self.group.offer_place(PAULINE.name)
        self.group.said_yes(PAULINE.name)
        assert sorted(self.group.people("In the group")) == sorted(each.name for each in THE_EIGHT)
        assert self.group.calendar().count("BEGIN:VEVENT") == 12
        assert WaitingList(self.staff).names() == [members.DECLINED]

    # 4. Baseline

    def when_everybody_is_measured_before_the_start(self):
        self.clock.set("2026-10-29 14:00")
        for member in THE_EIGHT:
            self.measure(member, "baseline", member.before)
        maureen = Measures(self.staff, self.group.address, "baseline", MAUREEN.name)
        maureen.fill("phq-4", {"q-1": 1, "q-2": 1, "q-3": 1, "q-4": 0})
        maureen.fill("evs", {"q-days": 2, "q-minutes": 20})
        maureen.fill("confidence", {"q-exercise": 4, "q-manage": 5})
        maureen.fill("falls", {"q-falls": 0, "q-falls_with_care": 0})
        maureen.goal("Walk to the shops and back without stopping", sure=6)
        assert maureen.done() == "Before the programme. 8 of 8 done."

    def measure(self, member, point, scores):
        page = Measures(self.staff, self.group.address, point, member.name)
        page.fill("nrs-pain", scores.pain_form(member.joint))
        page.fill("rand-36-pf", scores.activities_form())
        page.fill("chair-stand-30s", {"q-stands": scores.stands, "q-arms_used": 0})

    # 5. The session

    def when_the_first_session_is_held(self):
        self.clock.set(f"{DAYS[0]} 10:25")
        for member in THE_EIGHT:
            exercises = PersonRecord(self.staff, member.name).start_plan()
            assert exercises
        room = self.session(1).begin()
        room.mark(DOREEN.name, "Late")
        assert room.marked() == "1 of 8 marked"
        room.everybody_else_is_present()
        assert room.marked() == "8 of 8 marked"
        room.everybody_here_did_it_all()
        room.note("A lively first hour.")
        room.event(ZBIGNIEW.name, "A near miss", "No harm", "Stopped and rested", "Nobody else")
        assert "8 of 8 came" in room.close()

    def session(self, number):
        return SessionRoom(self.staff, self.group.address, number)

    # 6. At home

    def when_maureen_keeps_her_diary_at_home(self):
        self.clock.set(f"{DAYS[0]} 16:00")
        code = PersonRecord(self.staff, MAUREEN.name).card()
        home = AtHome(self.clinic.at_home()).sign_in(code)
        self.clock.set("2026-11-04 09:00")
        exercises = home.exercises()
        home.felt(exercises[0], pain=3, effort=5, feel="About right")
        home.done(exercises[1])
        assert f"2 of {len(exercises)} done today" in home.line()

    # 7. Review

    def then_the_second_session_opens_with_her_week(self):
        self.clock.set(f"{DAYS[1]} 10:25")
        room = self.session(2)
        assert "1 of 2 days" in room.glance(MAUREEN.name)
        assert "last pain 3" in room.glance(MAUREEN.name)

    def when_the_other_sessions_are_held(self):
        for number in range(2, 13):
            self.hold(number)
            for member, reason in ((ZBIGNIEW, "Called for surgery"), (PAULINE, "Felt it was not helping")):
                if members.LAST_SESSION[member.name] == number:
                    self.group.left(member.name, reason=reason)

    def hold(self, number):
        """The shortest way through a session: who is away, everybody else did it all, close."""
        self.clock.set(f"{DAYS[number - 1]} 10:30")
        room = self.session(number).begin()
        expected = expected_at(number)
        away = [each for each in expected if number in each.away]
        for member in away:
            room.absent(member.name, why="Unwell", told_us=True)
        room.everybody_else_is_present()
        room.everybody_here_did_it_all()
        self.clock.set(f"{DAYS[number - 1]} 11:35")
        assert f"{len(expected) - len(away)} of {len(expected)} came" in room.close()

    # 8. The end

    def when_those_who_stayed_are_measured_at_the_end(self):
        self.clock.set("2026-12-10 14:00")
        for member in THE_EIGHT:
            if member.after:
                self.measure(member, "end", member.after)
        maureen = Measures(self.staff, self.group.address, "end", MAUREEN.name)
        maureen.look_back(8)

    def when_the_group_is_finished_and_discharged(self):
        end = GroupEnd(self.staff, self.group.address)
        standing = end.standing()
        assert standing[MAUREEN.name] == ["12 of 12", "completed"]
        assert standing[LAN.name] == ["8 of 12", "did not complete"]
        assert standing[ZBIGNIEW.name] == ["3 of 12", "left early"]
        said = end.finish({LAN.name: "Caring for someone else"})
        assert f"{by_hand.COMPLETED} people completed" in said
        assert f"planned for {by_hand.FOLLOWED_UP} people" in said
        printed = end.discharge(MAUREEN.name, going_on_with="A walking group on Mondays")
        assert "A walking group on Mondays" in printed
        assert "12 of 12" in printed

    def then_the_follow_ups_are_due(self):
        for month, day in (
            ("3", "2027-03-10"),
            ("6", "2027-06-10"),
            ("12", "2027-12-10"),
            ("30", "2029-06-10"),
        ):
            self.clock.set(f"{day} 09:00")
            self.staff.goto("/staff/follow-ups/")
            lines = self.staff.get_by_role("list", name="Follow-ups").get_by_role("listitem")
            due = lines.filter(has_text=f"{month} months after the end. Aimed at")
            assert due.count() == by_hand.FOLLOWED_UP

    # 9. The result

    def then_the_result_is_what_was_worked_out_by_hand(self):
        self.clock.set("2027-01-08 09:00")
        result = GroupResult(self.staff, self.group.address)
        assert result.flow() == by_hand.FLOW
        changes = result.changes()
        assert {measure: changes[measure] for measure in by_hand.CHANGES} == by_hand.CHANGES
        shares = result.shares()
        for rule, (judged, worst_case) in by_hand.SHARES.items():
            assert shares[rule][0].startswith(judged)
            assert shares[rule][1].startswith(worst_case)
        assert by_hand.PAIN_INTERVAL in shares["Pain lower by 2 points"][0]
