"""What a facilitator sees first: today's sessions, who to look at, and how much waits elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Subquery
from django.utils import timezone

from rehabit.access import Permission, Viewer
from rehabit.catalogue import load
from rehabit.delivery import HOLDS_A_PLACE, Signs, quiet_reasons
from rehabit.participants import NeedKind
from rehabit.queries.asking import query
from rehabit.records.models import (
    Attendance,
    FollowUp,
    HomeDay,
    Measurement,
    Need,
    Place,
    Prescription,
    Referral,
    ReferralStatus,
    Session,
    Triage,
)

MOST = 100
"""A count stops here: a page that is opened all day must not count a whole site."""

LOOK_AHEAD = timedelta(days=14)
LOOK_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One session in a list: `people` hold a place, `marked` are marked, `near` need close attention."""

    id: UUID
    group: str
    venue: str
    number: int
    of: int
    themes: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    state: str
    people: int
    marked: int
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietPerson:
    """Somebody in a group that still meets who has not been heard of, and why we think so."""

    id: UUID
    name: str
    phone: str
    group: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Counts of what waits elsewhere; `MOST` means that many or more."""

    to_triage: int
    offers: int
    follow_ups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffToday:
    """The first page. `unfinished` are past sessions that nobody has closed."""

    today: date
    sessions: tuple[SessionLine, ...]
    unfinished: tuple[SessionLine, ...]
    coming: tuple[SessionLine, ...]
    quiet: tuple[QuietPerson, ...]
    waiting: Waiting


@query(Permission.SEE_SESSION)
def staff_today(*, by: Viewer, at: datetime) -> StaffToday:
    """Today across all groups of the site."""
    today = timezone.localdate(at)
    first = timezone.make_aware(datetime.combine(today, datetime.min.time()))
    after = first + timedelta(days=1)
    around = Session.objects.filter(
        site_id=by.site_id, starts_at__gte=first - LOOK_BACK, starts_at__lt=after + LOOK_AHEAD
    ).filter(Q(starts_at__gte=first) | Q(state__in=["planned", "open"]))
    lines = _lines(list(around.select_related("group__venue").order_by("starts_at", "group__name")))
    return StaffToday(
        today=today,
        sessions=tuple(each for each in lines if first <= each.starts_at < after),
        unfinished=tuple(each for each in lines if each.starts_at < first),
        coming=tuple(each for each in lines if each.starts_at >= after and each.state == "planned")[:4],
        quiet=_quiet(by=by, today=today, at=at),
        waiting=_waiting(by=by, today=today),
    )


def _lines(sessions: list[Session]) -> list[SessionLine]:
    groups = {each.group_id for each in sessions}
    ids = [each.id for each in sessions]
    people: dict[UUID, dict[UUID, str]] = {}
    holding = Place.objects.filter(group_id__in=groups, state__in=sorted(HOLDS_A_PLACE))
    for group_id, person_id, given, family in holding.values_list(
        "group_id", "person_id", "person__given_name", "person__family_name"
    ):
        people.setdefault(group_id, {})[person_id] = f"{given} {family[:1]}"
    watched = set(
        Need.objects.filter(
            person__places__group_id__in=groups, kind=NeedKind.CLOSE_ATTENTION, ended_at__isnull=True
        ).values_list("person_id", flat=True)
    )
    marked = dict(
        Attendance.objects.filter(session_id__in=ids)
        .values_list("session_id")
        .annotate(people=Count("person_id", distinct=True))
    )
    last = dict(
        Session.objects.filter(group_id__in=groups).values_list("group_id").annotate(last=Max("number"))
    )
    return [_line(each, people.get(each.group_id, {}), watched, marked, last) for each in sessions]


def _line(
    session: Session,
    people: dict[UUID, str],
    watched: set[UUID],
    marked: dict[UUID, int],
    last: dict[UUID, int],
) -> SessionLine:
    return SessionLine(
        id=session.id,
        group=session.group.name,
        venue=session.group.venue.name,
        number=session.number,
        of=last[session.group_id],
        themes=tuple(load().theme(theme).title for theme in session.themes),
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        state=session.state,
        people=len(people),
        marked=marked.get(session.id, 0),
        near=tuple(sorted(name for person_id, name in people.items() if person_id in watched)),
    )


def _quiet(*, by: Viewer, today: date, at: datetime) -> tuple[QuietPerson, ...]:
    """Silence is read from the kept counters: one look at an index for each person in a running group."""
    running = Session.objects.filter(
        site_id=by.site_id, starts_at__gte=at - LOOK_BACK, starts_at__lt=at + LOOK_AHEAD, state="planned"
    )
    last_entry = HomeDay.objects.filter(person_id=OuterRef("person_id")).order_by("-day").values("day")[:1]
    began = (
        Prescription.objects.filter(person_id=OuterRef("person_id"))
        .values("person_id")
        .annotate(first=Min("at"))
        .values("first")
    )
    places = (
        Place.objects.filter(site_id=by.site_id, state="started", group_id__in=running.values("group_id"))
        .annotate(last_entry=Subquery(last_entry), began=Subquery(began))
        .filter(began__isnull=False)
        .select_related("person", "group")
        .order_by("person__given_name", "person__family_name")
    )
    found = []
    for place in places:
        signs = Signs(
            keeps_diary=True,
            diary_since=timezone.localdate(place.began),
            last_entry=place.last_entry,
            marks=(),
        )
        why = " ".join(reason.sentence for reason in quiet_reasons(signs=signs, today=today))
        if why:
            person = place.person
            name = f"{person.given_name} {person.family_name}"
            found.append(
                QuietPerson(id=person.id, name=name, phone=person.phone, group=place.group.name, why=why)
            )
    return tuple(found)


def _waiting(*, by: Viewer, today: date) -> Waiting:
    decided = Triage.objects.filter(referral_id=OuterRef("id"))
    moved = ReferralStatus.objects.filter(referral_id=OuterRef("id")).exclude(state="received")
    referrals = Referral.objects.filter(~Exists(decided), ~Exists(moved), site_id=by.site_id)
    offers = Place.objects.filter(site_id=by.site_id, state="offered")
    measured = Measurement.objects.filter(place_id=OuterRef("place_id"), point=OuterRef("point"))
    due = FollowUp.objects.filter(
        ~Exists(measured), site_id=by.site_id, opens_on__lte=today, closes_on__gte=today
    )
    return Waiting(
        to_triage=referrals[:MOST].count(), offers=offers[:MOST].count(), follow_ups=due[:MOST].count()
    )
