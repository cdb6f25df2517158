"""Triage: a clinician decides, safety comes first, and what it rests on is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.doors import viewer
from tests.factories import make

from rehabit.access import Refused, Role
from rehabit.actions import checklists, triage
from rehabit.catalogue import load
from rehabit.participants import Answer, NeedKind, Outcome
from rehabit.queries import referrals as asked
from rehabit.queries.asking import NotFound
from rehabit.queries.checklists import TRIAGE_CHECKLISTS, at_triage, to_edit, version_of
from rehabit.queries.triage import triage_page
from rehabit.records import models as m

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def fine():
    """Every question that is shipped, with the answer that needs no look."""
    return {
        key: {item.id: Answer(item.wanted) for item in load().checklist(key).asked}
        for key in TRIAGE_CHECKLISTS
    }


@pytest.fixture
def site():
    return make(m.Site)


@pytest.fixture
def physio(site):
    return viewer(Role.FACILITATOR, site)


@pytest.fixture
def lead(site):
    return viewer(Role.SITE_LEAD, site)


@pytest.fixture
def referral(site):
    made = make(m.Referral, site=site)
    make(m.ReferralStatus, referral=made, state="received")
    return made


def decide(who, referral, outcome=Outcome.SUITABLE, **other):
    told = {"answers": fine(), "settled": [], "reason": "", "needs": [], "at": AT, **other}
    return triage.record(referral_id=referral.id, outcome=outcome, by=who, **told)


def states(referral):
    return [row.state for row in referral.statuses.order_by("at", "id")]


def test_suitable_puts_the_person_on_the_waiting_list(physio, lead, referral):
    decide(physio, referral)
    assert states(referral) == ["received", "suitable", "waiting"]
    row = asked.inbox(filter="suitable", by=lead, at=AT).rows[0]
    assert (row.referral_id, row.state) == (referral.id, "waiting")
    kept = m.Triage.objects.get()
    assert kept.by_user_id == physio.user_id
    assert kept.checklist_version == version_of(at_triage(by=physio))
    assert kept.answers["safety"]["clot"] == "no"


def test_only_a_clinician_decides(site, referral):
    with pytest.raises(Refused) as refused:
        decide(viewer(Role.SITE_LEAD, site, clinician=False), referral)
    assert refused.value.refusal.code == "not_a_clinician"
    assert states(referral) == ["received"]


@pytest.mark.parametrize("role", [Role.HELPER, Role.REFERRER, Role.EVALUATOR, Role.PARTICIPANT])
def test_roles_that_may_not_triage(site, referral, role):
    with pytest.raises(Refused):
        decide(viewer(role, site), referral)


def test_another_sites_referral_is_not_found(referral):
    with pytest.raises(NotFound):
        decide(viewer(Role.FACILITATOR, make(m.Site)), referral)


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_KNOWN])
def test_a_safety_question_must_be_settled_before_suitable(physio, referral, answer):
    answers = fine()
    answers["safety"]["clot"] = answer
    with pytest.raises(Refused) as refused:
        decide(physio, referral, answers=answers)
    assert refused.value.refusal.code == "safety_open"
    assert not m.Triage.objects.exists()
    decide(physio, referral, answers=answers, settled=["clot"])
    assert m.Triage.objects.get().answers["settled"] == ["clot"]


def test_a_question_left_open_counts_as_not_known(physio, referral):
    answers = fine()
    del answers["safety"]["clot"]
    with pytest.raises(Refused):
        decide(physio, referral, answers=answers)


def test_the_software_never_decides_by_itself(physio, referral):
    answers = fine()
    answers["eligibility"]["age_45"] = Answer.NO
    decide(physio, referral, answers=answers)
    assert m.Triage.objects.get().outcome == "suitable"


def test_not_suitable_and_signposted_need_their_words(physio, referral):
    for outcome, code in ((Outcome.NOT_SUITABLE, "no_reason"), (Outcome.SIGNPOSTED, "nowhere_named")):
        with pytest.raises(Refused) as refused:
            decide(physio, referral, outcome)
        assert refused.value.refusal.code == code
    decide(physio, referral, Outcome.SIGNPOSTED, signposted_to="Falls clinic")
    assert states(referral) == ["received", "signposted"]
    kept = m.Triage.objects.get()
    assert (kept.signposted_to, kept.reason) == ("Falls clinic", "Falls clinic")


def test_a_decision_is_not_taken_twice_without_a_second_look(physio, referral):
    decide(physio, referral)
    with pytest.raises(Refused) as refused:
        decide(physio, referral, at=AT + timedelta(minutes=1))
    assert refused.value.refusal.code == "move_not_allowed"
    assert m.Triage.objects.count() == 1


def test_a_possible_duplicate_is_settled_first(physio, referral):
    referral.possible_duplicate_of = make(m.Person, site=referral.site)
    referral.save()
    with pytest.raises(Refused) as refused:
        decide(physio, referral)
    assert refused.value.refusal.code == "duplicate_open"


def test_needs_named_at_triage_are_those_that_stand_afterwards(physio, referral):
    make(m.Need, person=referral.person, kind="transport", detail="From Tanner Court")
    make(m.Need, person=referral.person, kind="large_print")
    needs = [
        triage.NeedNamed(kind=NeedKind.INTERPRETER, detail="Gujarati"),
        triage.NeedNamed(kind=NeedKind.LARGE_PRINT),
        triage.NeedNamed(kind=NeedKind.CLOSE_ATTENTION, detail="Two falls this year"),
    ]
    decide(physio, referral, needs=needs)
    standing = m.Need.objects.filter(ended_at__isnull=True).values_list("kind", "detail")
    assert set(standing) == {
        ("interpreter", "Gujarati"),
        ("large_print", ""),
        ("close_attention", "Two falls this year"),
    }
    assert m.Need.objects.get(kind="transport").ended_by_id == physio.user_id


def test_the_audit_says_what_was_decided_and_no_words(physio, referral):
    decide(physio, referral, Outcome.NOT_SUITABLE, reason="Waits for a knee replacement")
    entry = m.AuditEntry.objects.get(verb="triage.record")
    assert (entry.detail["before"], entry.detail["outcome"]) == ("received", "not_suitable")
    assert "replacement" not in str(entry.detail)


def test_the_last_answers_come_back(physio, referral):
    answers = fine()
    answers["safety"]["clot"] = Answer.YES
    decide(physio, referral, answers=answers, settled=["clot"])
    page = triage_page(referral_id=referral.id, by=physio, at=AT)
    assert page.answers["safety"]["clot"] == "yes"
    assert page.settled == ("clot",)
    assert m.AuditEntry.objects.filter(verb="looked.triage.triage_page").count() == 1


def add(lead, **other):
    told = {
        "question": "Can they climb our stairs?",
        "kind": "info",
        "wanted": "yes",
        "help": "No lift here.",
    }
    return checklists.add_item(checklist="eligibility", by=lead, at=AT, **{**told, **other})


def asked_ids(who):
    return [item.id for item in at_triage(by=who)[0].asked]


def test_a_sites_own_question_is_asked_there_and_nowhere_else(lead, physio):
    before = version_of(at_triage(by=physio))
    item = add(lead)
    assert asked_ids(physio)[-1] == item
    assert version_of(at_triage(by=physio)) != before
    assert item not in asked_ids(viewer(Role.FACILITATOR, make(m.Site)))


def test_questions_are_withdrawn_reworded_moved_and_brought_back(lead, physio):
    def change(verb, minutes, **told):
        return verb(checklist="eligibility", by=lead, at=AT + timedelta(minutes=minutes), **told)

    original = asked_ids(physio)
    change(checklists.withdraw_item, 1, item="age_45")
    assert "age_45" not in asked_ids(physio)
    change(checklists.use_item, 2, item="age_45")
    change(checklists.move_item, 3, item="mobile", up=True)
    moved = asked_ids(physio)
    assert moved.index("mobile") == original.index("mobile") - 1
    change(checklists.reword_item, 4, item="age_45", question="Is the person over 45?", help="Ask.")
    assert at_triage(by=physio)[0].asked[0].question == "Is the person over 45?"
    page = to_edit(key="eligibility", by=lead)
    assert page.changed
    assert [each.by for each in page.history] == [lead.name] * 4
    assert page.history[0].words == ("Reworded: Is the person 45 or over? → Is the person over 45?",)
    assert page.history[-1].words == ("Withdrawn: Is the person 45 or over?",)
    checklists.restore(checklist="eligibility", by=lead, at=AT + timedelta(minutes=5))
    assert asked_ids(physio) == original
    assert to_edit(key="eligibility", by=lead).history[0].words == ("Went back to the original",)


def test_moving_past_the_end_changes_nothing(lead, physio):
    before = asked_ids(physio)
    checklists.move_item(checklist="eligibility", item=before[0], up=True, by=lead, at=AT)
    assert asked_ids(physio) == before


def test_what_keeps_people_safe_cannot_be_withdrawn(lead):
    with pytest.raises(Refused) as refused:
        checklists.withdraw_item(checklist="safety", item="clot", by=lead, at=AT)
    assert refused.value.refusal.code == "item_fixed"
    assert not m.SiteContent.objects.exists()


def test_a_question_needs_words(lead):
    with pytest.raises(Refused) as refused:
        add(lead, question=" ")
    assert refused.value.refusal.code == "empty"


def test_only_a_site_lead_edits_checklists(physio):
    with pytest.raises(Refused):
        add(physio)
    with pytest.raises(NotFound):
        checklists.restore(checklist="no-such-list", by=viewer(Role.SITE_LEAD, make(m.Site)), at=AT)


def test_edits_that_no_longer_fit_stop_triage_and_can_be_restored(lead, physio):
    make(
        m.SiteContent, site_id=lead.site_id, site=m.Site.objects.get(id=lead.site_id), body={"use": ["gone"]}
    )
    with pytest.raises(Refused) as refused:
        at_triage(by=physio)
    assert refused.value.refusal.code == "item_unknown"
    assert "gone" in to_edit(key="eligibility", by=lead).broken
    checklists.restore(checklist="eligibility", by=lead, at=AT)
    assert at_triage(by=physio)


def test_a_live_site_signs_its_checklists_before_it_uses_them(settings, physio, lead, referral):
    settings.LIVE = True
    with pytest.raises(Refused) as refused:
        decide(physio, referral)
    assert refused.value.refusal.code == "content_not_signed"
    for key in TRIAGE_CHECKLISTS:
        checklists.sign_off(checklist=key, role="Physiotherapist, HCPC", by=lead, at=AT)
    signed = to_edit(key="safety", by=lead).signed
    assert signed is not None
    assert (signed.by, signed.role, signed.on) == (lead.name, "Physiotherapist, HCPC", AT.date())
    decide(physio, referral)
    assert states(referral)[-1] == "waiting"


def test_a_change_asks_for_a_new_signature(lead):
    checklists.sign_off(checklist="eligibility", role="Physiotherapist", by=lead, at=AT)
    add(lead)
    assert to_edit(key="eligibility", by=lead).signed is None


def test_a_signature_is_a_clinicians_and_names_a_role(site, lead):
    manager = viewer(Role.SITE_LEAD, site, clinician=False)
    for who, role, code in ((manager, "Manager", "not_a_clinician"), (lead, " ", "empty")):
        with pytest.raises(Refused) as refused:
            checklists.sign_off(checklist="safety", role=role, by=who, at=AT)
        assert refused.value.refusal.code == code
