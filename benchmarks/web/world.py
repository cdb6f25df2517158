"""A large made-up database: groups of eight people, a hundred diary entries each, and doors to go in by."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction

from rehabit.records import models as m
from rehabit.web.doorman import MEMBERSHIP_KEY, PERSON_KEY

SIZE, SESSIONS, ENTRIES_EACH = 8, 12, 100
EXERCISES = ("sit_to_stand", "step_up", "narrow_stance", "walk", "hamstring_stretch")
SIGNED_IN = 400
BATCH = 2_000


def build(folder: Path, number: int) -> None:
    """Fill the database with so many groups; write what the load needs to `folder`/doors.json."""
    now = datetime.now(UTC).replace(microsecond=0)
    with transaction.atomic():
        site, user = _site(now)
        people = _people(site, number * SIZE, now)
        groups, places = _groups(site, user, people, number, now)
        sessions = _sessions(site, groups, now)
        _plans(site, people, now)
        _diary(site, now)
        _attendance(site, sessions, places, now)
        doors = _doors(user, people, sessions, now)
    (folder / "doors.json").write_text(json.dumps(doors))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _site(now: datetime) -> tuple[m.Site, m.User]:
    site = m.Site.objects.create(name="Elm Road Community Hub", slug="elm-road", made_up=True)
    user = m.User.objects.create_user("facilitator@example.org", "A facilitator", "a long walk to the shops")
    m.Membership.objects.create(user=user, role="facilitator", site=site, clinician=True, starts_at=now)
    return site, user


def _people(site: m.Site, number: int, now: datetime) -> list[m.Person]:
    people = [
        m.Person(
            site=site,
            given_name=f"Person {n}",
            family_name=f"Made-Up {n:05}",
            born_on=date(1950, 1, 1) + timedelta(days=n),
            created_at=now,
        )
        for n in range(number)
    ]
    return m.Person.objects.bulk_create(people, batch_size=BATCH)


def _groups(
    site: m.Site, user: m.User, people: list[m.Person], number: int, now: datetime
) -> tuple[list[m.Group], list[m.Place]]:
    venue = m.Venue.objects.create(site=site, name="Elm Road Hall")
    groups = m.Group.objects.bulk_create(
        [
            m.Group(
                site=site,
                at=now,
                name=f"Group {n}",
                programme="knees-hips-12",
                programme_version="benchmark",
                venue=venue,
            )
            for n in range(number)
        ],
        batch_size=BATCH,
    )
    m.GroupStaff.objects.bulk_create(
        [m.GroupStaff(site=site, group=group, user=user, duty="lead") for group in groups], batch_size=BATCH
    )
    referrals = m.Referral.objects.bulk_create(
        [
            m.Referral(
                site=site,
                at=now,
                person=person,
                route="gp",
                referred_on=now.date(),
                joints=["knee_left"],
                fingerprint=f"{n:064x}",
            )
            for n, person in enumerate(people)
        ],
        batch_size=BATCH,
    )
    places = m.Place.objects.bulk_create(
        [
            m.Place(
                site=site,
                group=groups[n // SIZE],
                person=person,
                referral=referral,
                state="started",
                offered_at=now,
            )
            for n, (person, referral) in enumerate(zip(people, referrals, strict=True))
        ],
        batch_size=BATCH,
    )
    return groups, places


def _sessions(site: m.Site, groups: list[m.Group], now: datetime) -> list[m.Session]:
    """Twelve sessions each; the sixth is today and open, the five before it are closed."""
    themes = [
        "welcome", "joints", "pain", "goals", "pacing", "easing",
        "exercise", "eating", "weight", "mood", "flares", "onwards",
    ]  # fmt: skip
    today = datetime.combine(now.date(), time(10), UTC)
    return m.Session.objects.bulk_create(
        [
            m.Session(
                site=site,
                group=group,
                number=number,
                themes=[_theme(number, themes)],
                starts_at=today + timedelta(days=3 * (number - 6)),
                ends_at=today + timedelta(days=3 * (number - 6), hours=1),
                state="closed" if number < 6 else "open" if number == 6 else "planned",
            )
            for group in groups
            for number in range(1, SESSIONS + 1)
        ],
        batch_size=BATCH,
    )


def _theme(number: int, fallback: list[str]) -> str:
    from rehabit import catalogue

    planned = catalogue.load().programme("knees-hips-12").session(number).themes
    return planned[0] if planned else fallback[number - 1]


def _plans(site: m.Site, people: list[m.Person], now: datetime) -> None:
    m.Prescription.objects.bulk_create(
        [
            m.Prescription(
                site=site,
                person=person,
                at=now - timedelta(days=20),
                exercise=exercise,
                level=2,
                dose={"sets": 2, "reps": 8},
                step="start",
                position=position,
                content_version="benchmark",
            )
            for person in people
            for position, exercise in enumerate(EXERCISES)
        ],
        batch_size=BATCH,
    )


def _diary(site: m.Site, now: datetime) -> None:
    """A hundred entries each, five a day for the twenty days before today; made inside the database."""
    new_id = "gen_random_uuid()" if connection.vendor == "postgresql" else "lower(hex(randomblob(16)))"
    day = (
        "(%s - (n.i / 5 + 1))"
        if connection.vendor == "postgresql"
        else "date(%s, '-' || (n.i / 5 + 1) || ' days')"
    )
    cast = "::date" if connection.vendor == "postgresql" else ""
    names = " ".join(f"WHEN {n} THEN '{name}'" for n, name in enumerate(EXERCISES))
    today = connection.ops.adapt_datefield_value(now.date())
    at = connection.ops.adapt_datetimefield_value(now)
    true = "true" if connection.vendor == "postgresql" else "1"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {ENTRIES_EACH - 1})
            INSERT INTO records_diaryentry
              (id, site_id, person_id, day, exercise, done, pain, effort, feel, at)
            SELECT {new_id}, p.site_id, p.id, {day.replace("%s", "%s" + cast)},
              CASE n.i %% 5 {names} END, {true}, n.i %% 7, n.i %% 8, '', %s
            FROM records_person p CROSS JOIN n""",
            [today, at],
        )
        cursor.execute(
            f"""
            INSERT INTO records_homeday 
              (id, site_id, person_id, day, done, worst_pain, hardest_effort, last_at)
            SELECT {new_id}, site_id, person_id, day, COUNT(*), MAX(pain), MAX(effort), MAX(at)
            FROM records_diaryentry GROUP BY site_id, person_id, day"""
        )


def _attendance(site: m.Site, sessions: list[m.Session], places: list[m.Place], now: datetime) -> None:
    members: dict[object, list[m.Place]] = {}
    for place in places:
        members.setdefault(place.group_id, []).append(place)
    m.Attendance.objects.bulk_create(
        [
            m.Attendance(
                site=site, at=session.starts_at, session=session, person_id=place.person_id, mark="present"
            )
            for session in sessions
            if session.number < 6
            for place in members[session.group_id]
        ],
        batch_size=BATCH,
    )


def _doors(
    user: m.User, people: list[m.Person], sessions: list[m.Session], now: datetime
) -> dict[str, object]:
    """Cookies of signed-in people, and the address of one open session for each of many groups."""
    staff = SessionStore()
    staff[SESSION_KEY] = str(user.id)
    staff[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    staff[HASH_SESSION_KEY] = user.get_session_auth_hash()
    staff[MEMBERSHIP_KEY] = str(user.memberships.get().id)
    staff.save()
    step = max(1, len(people) // SIGNED_IN)
    cookies = []
    for person in people[::step]:
        store = SessionStore()
        store[PERSON_KEY] = str(person.id)
        store.save()
        cookies.append(store.session_key)
    open_today = [str(session.id) for session in sessions if session.number == 6][:SIGNED_IN]
    return {
        "staff": staff.session_key,
        "people": cookies,
        "sessions": open_today,
        "day": now.date().isoformat(),
        "exercises": list(EXERCISES),
    }
