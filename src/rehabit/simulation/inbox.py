"""People who are referred and have no place yet: just in, waiting, sent elsewhere."""

import random
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from rehabit.participants import NeedKind, Outcome, Referral, Route
from rehabit.simulation.calendar_days import in_the_office, local_day, moment, working_day
from rehabit.simulation.people import Register
from rehabit.simulation.referrals import referral
from rehabit.simulation.words import Need, needs

WAITING_WEEKS = (17.4, 13.9, 12.3, 10.6, 9.1, 7.7, 6.0)
"""How long those from before the file have waited; the first is close to the limit of 18 weeks."""
FROM_THE_FILE = 5
"""Rows of the example file that have been found suitable already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a clinician decided, when, and the words for the referrer."""

    at: datetime
    outcome: Outcome
    reason: str = ""
    signposted_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One referral without a place.

    `verdict` is None while nobody has decided; `withdrawn` says why it ended, if it did.
    """

    referral: Referral
    received_at: datetime
    needs: tuple[Need, ...]
    verdict: Verdict | None
    withdrawn: str = ""
    withdrawn_at: datetime | None = None


_ELSEWHERE = (
    (
        Outcome.SIGNPOSTED,
        "Back pain is the main trouble; the knee is settled.",
        "Back pain group, Marlow Heath Hospital",
    ),
    (
        Outcome.SIGNPOSTED,
        "Exercises well alone already; wants a follow-up, not a group.",
        "Riverside gym referral scheme",
    ),
    (
        Outcome.NOT_SUITABLE,
        "Knee hot, swollen and red since last week: back to the practice for a look on the same day.",
        "",
    ),
)
"""Outcome, reason, and where to instead."""
WITHDRAWN = "Has a date for her operation next month."


def waiting_list(*, rng: random.Random, register: Register, at: datetime) -> tuple[Waiting, ...]:
    """Those found suitable who wait for a group, the longest wait first."""
    today = local_day(at=at)
    return tuple(_waits(rng, register, today - timedelta(days=round(weeks * 7))) for weeks in WAITING_WEEKS)


def decided_otherwise(*, rng: random.Random, register: Register, at: datetime) -> tuple[Waiting, ...]:
    """Sent elsewhere, not suitable, and one who withdrew."""
    today = local_day(at=at)
    ended = []
    for place, (outcome, reason, instead) in enumerate(_ELSEWHERE):
        on = today - timedelta(days=40 - 6 * place)
        verdict = Verdict(
            at=in_the_office(rng=rng, day=on + timedelta(days=rng.randint(8, 12)), afternoon=True),
            outcome=outcome,
            reason=reason,
            signposted_to=instead,
        )
        ended.append(_waiting(rng, register, on, verdict=verdict))
    gone = _waiting(rng, register, today - timedelta(days=33), verdict=None)
    withdrawn_at = moment(day=working_day(day=today - timedelta(days=9), step=-1), hour=11, minute=5)
    return (*ended, replace(gone, withdrawn=WITHDRAWN, withdrawn_at=withdrawn_at))


def just_in(*, rng: random.Random, register: Register, at: datetime) -> tuple[Waiting, ...]:
    """Came in the last days by different doors; nobody has looked at them yet."""
    today = local_day(at=at)
    routes = {1: Route.SELF, 2: Route.PHYSIOTHERAPIST, 3: Route.GP, 5: Route.SURGEON}
    return tuple(
        _arrived(rng, register, today - timedelta(days=days), route) for days, route in routes.items()
    )


def asks_again(*, waiting: Waiting, at: datetime) -> Waiting:
    """Somebody who waits already refers herself once more, from a new address: one person or two?"""
    on = local_day(at=at) - timedelta(days=2)
    again = replace(
        waiting.referral,
        referred_on=on,
        route=Route.SELF,
        nhs_number=None,
        postcode="QX4 8UV",
        address="Flat 3, Gate House, Upper Marlow",
        reason="Has heard nothing for a while and has moved since. Knee no better.",
        referrer_name="",
        referrer_organisation="",
    )
    return Waiting(referral=again, received_at=moment(day=on, hour=19, minute=12), needs=(), verdict=None)


def _waits(rng: random.Random, register: Register, on: date) -> Waiting:
    verdict = Verdict(
        at=in_the_office(rng=rng, day=on + timedelta(days=rng.randint(7, 14)), afternoon=True),
        outcome=Outcome.SUITABLE,
    )
    return _waiting(rng, register, on, verdict=verdict)


def _waiting(rng: random.Random, register: Register, on: date, *, verdict: Verdict | None) -> Waiting:
    wants = needs(rng=rng, share=rng.random())
    language = next((need.detail for need in wants if need.kind is NeedKind.INTERPRETER), "")
    return Waiting(
        referral=referral(rng=rng, person=register.person(), on=on, language=language),
        received_at=in_the_office(rng=rng, day=on + timedelta(days=1)),
        needs=wants,
        verdict=verdict,
    )


def _arrived(rng: random.Random, register: Register, on: date, route: Route) -> Waiting:
    """Received on the very day, at any hour, so that nothing lies in the future."""
    return Waiting(
        referral=referral(rng=rng, person=register.person(), on=on, route=route),
        received_at=moment(day=on, hour=rng.randint(8, 20), minute=rng.randint(0, 59)),
        needs=(),
        verdict=None,
    )
