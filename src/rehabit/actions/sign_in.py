"""A participant's way in: a single-use code on a card or by e-mail, and using it."""

import logging
import secrets
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.crypto import salted_hmac

from rehabit.access import Permission, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.kernel import Refusal
from rehabit.participants import (
    ALPHABET,
    Handed,
    IssuedCode,
    expires_at,
    may_use,
    new_code,
    normalise_code,
    shown,
)
from rehabit.participants.sign_in_code import LENGTH, LIFETIME
from rehabit.queries.asking import NotFound
from rehabit.records.models import Person, SignInCode

_log = logging.getLogger(__name__)

MOST_BY_EMAIL = 3
"""Codes sent to one person within the time that a code works."""

UNKNOWN = Refusal(
    "unknown_code", "That code is not one of ours, or it has been used. Check it, or ask for a new one."
)


@action("sign_in.issue_card", Permission.GIVE_SIGN_IN)
def issue_card(*, by: Viewer, at: datetime, person_id: UUID) -> Done[str]:
    """Make the code for a card that is handed over in person; returns it as printed, once."""
    person = Person.objects.filter(site_id=by.site_id, id=person_id).first()
    if person is None:
        raise NotFound("person", person_id)
    code = _issue(person=person, by=by, at=at, handed=Handed.CARD)
    return Done(shown(code=code), f"person:{person_id}", {"channel": "card"})


@action("sign_in.ask_by_email", None)
def ask_by_email(*, by: Viewer, at: datetime, email: str, address: str) -> Done[None]:
    """Send a code to everybody known by this e-mail address; the answer never says whether anybody is.

    `address` is where the sign-in link starts, such as 'https://example.org/my/s/'.
    """
    known = Person.objects.filter(email__iexact=email.strip()).exclude(email="")[:5]
    people = [person for person in known if _may_get_another(person=person, at=at)]
    for person in people:
        code = _issue(person=person, by=by, at=at, handed=Handed.EMAIL)
        transaction.on_commit(partial(_send, person, code, address))
    return Done(None, "sign_in:email", {"people": [str(person.id) for person in people]})


@action("sign_in.use", None)
def use(*, by: Viewer, at: datetime, typed: str) -> Done[UUID]:
    """Take a code as typed and say whose it is; the code does not work again."""
    code = normalise_code(typed=typed)
    if isinstance(code, Refusal):
        insist(code)
    issued = SignInCode.objects.select_for_update().filter(digest=digest(str(code))).first()
    if issued is None:
        insist(UNKNOWN)
    assert issued is not None, "insist has raised"
    kept = IssuedCode(
        handed=Handed(issued.channel),
        issued_at=issued.at,
        used=issued.used_at is not None,
        wrong_attempts=0,
    )
    insist(may_use(code=kept, at=at))
    issued.used_at = at
    issued.save(update_fields=["used_at"])
    return Done(issued.person_id, f"person:{issued.person_id}", {"channel": issued.channel})


def digest(code: str) -> str:
    """What is kept of a code: an HMAC under the site's secret, so a stolen database opens nothing."""
    return salted_hmac("rehabit.sign-in-code", code, algorithm="sha256").hexdigest()


def _issue(*, person: Person, by: Viewer, at: datetime, handed: Handed) -> str:
    code = new_code(random_indexes=[secrets.randbelow(len(ALPHABET)) for _ in range(LENGTH)])
    kept = IssuedCode(handed=handed, issued_at=at, used=False, wrong_attempts=0)
    SignInCode.objects.create(
        site_id=person.site_id,
        person=person,
        digest=digest(code),
        channel=handed.value,
        at=at,
        by_user_id=by.user_id,
        expires_at=expires_at(code=kept),
    )
    return code


def _may_get_another(*, person: Person, at: datetime) -> bool:
    """So that nobody can fill somebody else's inbox."""
    since = at - LIFETIME[Handed.EMAIL]
    recent = SignInCode.objects.filter(person=person, channel=Handed.EMAIL.value, at__gt=since)
    return recent.count() < MOST_BY_EMAIL


def _send(person: Person, code: str, address: str) -> None:
    words = (
        f"Hello {person.given_name},\n\nOpen this page to see your plan:\n{address}{code}\n\n"
        f"Or type this code: {shown(code=code)}\n\nIt works once, for 15 minutes. "
        "If you did not ask for it, you need do nothing.\n"
    )
    try:
        send_mail("Your sign-in code", words, settings.DEFAULT_FROM_EMAIL, [person.email])
    except OSError as failed:
        # A mail server that is down must not answer otherwise for those whom we know.
        _log.error("A sign-in code could not be sent: %s", type(failed).__name__)
