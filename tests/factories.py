"""One factory a model: `make(Person, given_name="Ada")` fills in what is not said.

A record that belongs to something gets a fresh one of its own unless one is handed in, and everything
lands at one site unless `site` says otherwise.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from django.db.models import Model

from rehabit.records import models as m

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_numbers = count(1)

AnyModel = TypeVar("AnyModel", bound=Model)


def make(model: type[AnyModel], **given: Any) -> AnyModel:
    """Store one record; a factory that is missing is a KeyError naming the model."""
    return model.objects.create(**FACTORIES[model](given))  # type: ignore[attr-defined]


def _with(given: dict[str, Any], **otherwise: Callable[[], Any]) -> dict[str, Any]:
    """What was given, and what each missing field is otherwise; a later one may look at an earlier one."""
    return {**{name: made() for name, made in otherwise.items() if name not in given}, **given}


def _site(given: dict[str, Any]) -> m.Site:
    """The site of whatever was given, so that one test world never spreads over two by accident."""
    if "site" in given:
        return given["site"]
    for value in given.values():
        if isinstance(value, Model) and hasattr(value, "site_id"):
            return value.site
    return make(m.Site)


def _fact(given: dict[str, Any], /, **otherwise: Callable[[m.Site], Any]) -> dict[str, Any]:
    site = _site(given)
    filled = {name: made(site) for name, made in otherwise.items() if name not in given}
    return {"site": site, "at": NOW, **filled, **given}


def _sited(given: dict[str, Any], /, **otherwise: Callable[[m.Site], Any]) -> dict[str, Any]:
    filled = _fact(given, **otherwise)
    if "at" not in given:
        del filled["at"]
    return filled


def _person(site: m.Site) -> m.Person:
    return make(m.Person, site=site)


def _session(site: m.Site) -> m.Session:
    return make(m.Session, site=site)


FACTORIES: dict[type[Model], Callable[[dict[str, Any]], dict[str, Any]]] = {
    m.Network: lambda g: _with(g, name=lambda: f"Network {next(_numbers)}"),
    m.Site: lambda g: _with(
        g,
        name=lambda: f"Site {next(_numbers)}",
        slug=lambda: f"site-{next(_numbers)}",
        network=lambda: make(m.Network),
    ),
    m.Venue: lambda g: _sited(g, name=lambda s: f"Hall {next(_numbers)}"),
    m.ClosedDay: lambda g: _sited(g, day=lambda s: date(2026, 4, 1), reason=lambda s: "Training day"),
    m.User: lambda g: _with(
        g, email=lambda: f"staff{next(_numbers)}@example.org", name=lambda: "A member of staff"
    ),
    m.Membership: lambda g: _with(
        g,
        user=lambda: make(m.User),
        role=lambda: "facilitator",
        starts_at=lambda: NOW - timedelta(days=30),
        **({} if "network" in g else {"site": lambda: make(m.Site)}),
    ),
    m.Person: lambda g: _sited(
        g,
        given_name=lambda s: "Ada",
        family_name=lambda s: f"Example {next(_numbers)}",
        born_on=lambda s: date(1952, 5, 17),
        created_at=lambda s: NOW,
    ),
    m.Need: lambda g: _fact(g, person=_person, kind=lambda s: "interpreter"),
    m.Consent: lambda g: _fact(g, person=_person, kind=lambda s: "attend", given=lambda s: True),
    m.Goal: lambda g: _fact(g, person=_person, words=lambda s: "Walk to the shops", confidence=lambda s: 7),
    m.SignInCode: lambda g: _fact(
        g,
        person=_person,
        digest=lambda s: f"{next(_numbers):064x}",
        channel=lambda s: "card",
        expires_at=lambda s: NOW + timedelta(days=14),
    ),
    m.ReferralImport: lambda g: _fact(
        g,
        file_name=lambda s: "referrals.csv",
        sha256=lambda s: f"{next(_numbers):064x}",
        rows_good=lambda s: 1,
        rows_bad=lambda s: 0,
        rows_known=lambda s: 0,
    ),
    m.ImportRow: lambda g: _sited(
        g,
        referral_import=lambda s: make(m.ReferralImport, site=s),
        row=lambda s: next(_numbers),
        verdict=lambda s: "added",
        words=lambda s: "Added",
    ),
    m.Referral: lambda g: _fact(
        g,
        person=_person,
        route=lambda s: "gp",
        referred_on=lambda s: date(2026, 2, 16),
        joints=lambda s: ["knee_left"],
        fingerprint=lambda s: f"{next(_numbers):064x}",
    ),
    m.ReferralStatus: lambda g: _fact(
        g, referral=lambda s: make(m.Referral, site=s), state=lambda s: "received"
    ),
    m.Triage: lambda g: _fact(
        g,
        referral=lambda s: make(m.Referral, site=s),
        answers=lambda s: {},
        checklist_version=lambda s: "draft",
        outcome=lambda s: "suitable",
        by_user=lambda s: make(m.User),
    ),
    m.SiteContent: lambda g: _fact(
        g, kind=lambda s: "checklist", key=lambda s: "eligibility", body=lambda s: {}
    ),
    m.Group: lambda g: _fact(
        g,
        name=lambda s: f"Group {next(_numbers)}",
        programme=lambda s: "knees-hips-12",
        programme_version=lambda s: "draft",
        venue=lambda s: make(m.Venue, site=s),
    ),
    m.GroupStaff: lambda g: _sited(
        g, group=lambda s: make(m.Group, site=s), user=lambda s: make(m.User), duty=lambda s: "lead"
    ),
    m.Session: lambda g: _sited(
        g,
        group=lambda s: make(m.Group, site=s),
        number=lambda s: 1,
        themes=lambda s: ["welcome"],
        starts_at=lambda s: NOW + timedelta(days=1),
        ends_at=lambda s: NOW + timedelta(days=1, hours=1),
    ),
    m.SessionStatus: lambda g: _fact(g, session=_session, state=lambda s: "planned"),
    m.Place: lambda g: _place(g),
    m.PlaceStatus: lambda g: _fact(g, place=lambda s: make(m.Place, site=s), state=lambda s: "offered"),
    m.Attendance: lambda g: _fact(g, session=_session, person=_person, mark=lambda s: "present"),
    m.WorkDone: lambda g: _fact(
        g,
        session=_session,
        person=_person,
        exercise=lambda s: "sit_to_stand",
        level=lambda s: 2,
        dose=lambda s: {"sets": 2, "reps": 8},
        result=lambda s: "done",
    ),
    m.SessionNote: lambda g: _fact(g, session=_session, words=lambda s: "A good session."),
    m.AdverseEvent: lambda g: _fact(
        g,
        person=_person,
        kind=lambda s: "pain",
        severity=lambda s: "mild",
        words=lambda s: "Sore knee after step-ups.",
        happened_on=lambda s: NOW.date(),
    ),
    m.Prescription: lambda g: _fact(
        g,
        person=_person,
        exercise=lambda s: "sit_to_stand",
        level=lambda s: 2,
        dose=lambda s: {"sets": 2, "reps": 8},
        step=lambda s: "start",
        content_version=lambda s: "draft",
    ),
    m.PlanBasis: lambda g: _fact(
        g, person=_person, facts=lambda s: {"area": "knee", "age": 70}, content_version=lambda s: "draft"
    ),
    m.DiaryEntry: lambda g: {
        "at": NOW,
        **_sited(
            g,
            person=_person,
            day=lambda s: NOW.date(),
            exercise=lambda s: "sit_to_stand",
            done=lambda s: True,
        ),
    },
    m.HomeDay: lambda g: _sited(
        g, person=_person, day=lambda s: NOW.date(), done=lambda s: 1, last_at=lambda s: NOW
    ),
    m.Measurement: lambda g: _of_place(
        g,
        instrument="nrs-pain",
        version="1",
        point="baseline",
        answers={},
        taken_on=NOW.date(),
        mode="in_person",
    ),
    m.Score: lambda g: _sited(
        g,
        measurement=lambda s: make(m.Measurement, site=s),
        scale=lambda s: "average",
        numerator=lambda s: 5,
        denominator=lambda s: 1,
        answered=lambda s: 1,
        items=lambda s: 1,
        engine=lambda s: "test",
    ),
    m.FollowUp: lambda g: _of_place(
        g, point="month-3", opens_on=date(2026, 7, 1), due_on=date(2026, 7, 15), closes_on=date(2026, 8, 15)
    ),
    m.FollowUpClosure: lambda g: _fact(
        g, follow_up=lambda s: make(m.FollowUp, site=s), reason=lambda s: "not_reached"
    ),
    m.Discharge: lambda g: _fact(g, place=lambda s: make(m.Place, site=s), summary=lambda s: {}),
    m.AuditEntry: lambda g: _with(
        g,
        chain=lambda: "test",
        number=lambda: next(_numbers),
        at=lambda: NOW,
        actor=lambda: "stranger",
        verb=lambda: "test",
        subject=lambda: "test:1",
        previous=lambda: "0" * 64,
        digest=lambda: "0" * 64,
    ),
}


def _place(given: dict[str, Any]) -> dict[str, Any]:
    filled = _sited(
        given,
        group=lambda s: make(m.Group, site=s),
        person=_person,
        state=lambda s: "accepted",
        offered_at=lambda s: NOW,
    )
    filled.setdefault("referral", None)
    if filled["referral"] is None:
        filled["referral"] = make(m.Referral, site=filled["site"], person=filled["person"])
    return filled


def _of_place(given: dict[str, Any], **otherwise: Any) -> dict[str, Any]:
    """Something that hangs on a place, and so on its person."""
    place = given.get("place") or make(m.Place, site=_site(given))
    filled = {"site": place.site, "place": place, "person": place.person, **otherwise, **given}
    return filled if "mode" not in filled else {"at": NOW, **filled}
