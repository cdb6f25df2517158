"""Single-use codes: used once, in time, never guessed from what is stored."""

from datetime import timedelta

import pytest
from django.core import mail
from tests.doors import viewer
from tests.factories import NOW, make

from rehabit.access import Refused, Role, Viewer
from rehabit.actions import sign_in
from rehabit.queries.asking import NotFound
from rehabit.records import models as m

STRANGER = Viewer.stranger()


@pytest.fixture
def site(db):
    return make(m.Site)


@pytest.fixture
def ada(site):
    return make(m.Person, site=site, given_name="Ada", email="ada@example.org")


@pytest.fixture
def card(site, ada):
    return sign_in.issue_card(by=viewer(Role.FACILITATOR, site), at=NOW, person_id=ada.id)


def refusal(typed, at=NOW):
    with pytest.raises(Refused) as refused:
        sign_in.use(by=STRANGER, at=at, typed=typed)
    return refused.value.refusal.code


def test_a_card_lets_its_person_in_however_it_is_typed(card, ada):
    assert sign_in.use(by=STRANGER, at=NOW, typed=f"  {card.lower().replace('-', ' ')} ") == ada.id


def test_it_works_once(card):
    sign_in.use(by=STRANGER, at=NOW, typed=card)
    assert refusal(card) == "used"


def test_it_runs_out(card):
    assert refusal(card, at=NOW + timedelta(days=15)) == "expired"


@pytest.mark.parametrize(
    ("typed", "code"), [("", "missing"), ("BCDF", "not_a_code"), ("BCDF-GHJK", "unknown_code")]
)
def test_a_code_that_is_none_is_refused_with_words(db, typed, code):
    assert refusal(typed) == code


def test_the_code_itself_is_not_stored(card):
    kept = m.SignInCode.objects.get()
    assert card.replace("-", "") not in str(vars(kept))


def test_another_site_cannot_make_a_card(ada):
    with pytest.raises(NotFound):
        sign_in.issue_card(by=viewer(Role.FACILITATOR, make(m.Site)), at=NOW, person_id=ada.id)


def test_a_helper_may_not_make_a_card(site, ada):
    with pytest.raises(Refused):
        sign_in.issue_card(by=viewer(Role.HELPER, site), at=NOW, person_id=ada.id)


def test_a_code_by_e_mail_goes_out_after_it_is_stored(ada, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sign_in.ask_by_email(
            by=STRANGER, at=NOW, email="ADA@example.org", address="https://example.org/my/s/"
        )
    (message,) = mail.outbox
    assert message.to == ["ada@example.org"]
    typed = message.body.split("Or type this code: ")[1].split()[0]
    assert sign_in.use(by=STRANGER, at=NOW, typed=typed) == ada.id


def test_an_unknown_address_gets_nothing_and_no_error(ada, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sign_in.ask_by_email(by=STRANGER, at=NOW, email="nobody@example.org", address="https://example.org/")
    assert mail.outbox == []
