"""The register alone: today's sessions and, for one of them, a first name, an initial and a mark."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from rehabit.access import Permission, Refused, Role, Viewer
from rehabit.delivery import HOLDS_A_PLACE
from rehabit.kernel import Refusal
from rehabit.queries.asking import NotFound, query
from rehabit.queries.session_rows import MarkRow, attendance
from rehabit.records.models import Attendance, GroupStaff, Place, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterToday:
    """One of today's sessions; `marked` of `people` have a mark."""

    id: UUID
    group: str
    venue: str
    number: int
    starts_at: datetime
    state: str
    marked: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheRegister:
    """One person: as little of the name as tells two people apart."""

    id: UUID
    short_name: str
    mark: MarkRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The register of one session."""

    id: UUID
    group: str
    venue: str
    number: int
    day: date
    starts_at: datetime
    state: str
    in_future: bool
    people: tuple[OnTheRegister, ...]

    @property
    def marked(self) -> int:
        return sum(person.mark is not None for person in self.people)


@query(Permission.SEE_REGISTER)
def todays_registers(*, by: Viewer, at: datetime) -> tuple[RegisterToday, ...]:
    """Today's sessions: a helper's own groups, everybody else's whole site; the earliest first."""
    today = timezone.localdate(at)
    first = timezone.make_aware(datetime.combine(today, datetime.min.time()))
    found = Session.objects.filter(
        site_id=by.site_id, starts_at__gte=first, starts_at__lt=first + timedelta(days=1)
    )
    if by.role is Role.HELPER:
        found = found.filter(group_id__in=_groups_helped(by=by))
    sessions = list(found.select_related("group__venue").order_by("starts_at", "group__name"))
    marked = _marked(sessions=sessions)
    people = _people(sessions=sessions)
    return tuple(
        RegisterToday(
            id=each.id,
            group=each.group.name,
            venue=each.group.venue.name,
            number=each.number,
            starts_at=each.starts_at,
            state=each.state,
            marked=len(marked.get(each.id, set()) & people.get(each.group_id, set())),
            people=len(people.get(each.group_id, set())),
        )
        for each in sessions
    )


@query(Permission.SEE_REGISTER)
def register(*, session_id: UUID, by: Viewer, at: datetime) -> Register:
    """The register of one session. Raises NotFound; a helper of other groups is refused."""
    session = Session.objects.filter(site_id=by.site_id, id=session_id).select_related("group__venue").first()
    if session is None:
        raise NotFound("session", session_id)
    if by.role is Role.HELPER and session.group_id not in _groups_helped(by=by):
        raise Refused(Refusal("not_your_group", "You can open the register only for groups you help with."))
    day = timezone.localdate(session.starts_at)
    return Register(
        id=session.id,
        group=session.group.name,
        venue=session.group.venue.name,
        number=session.number,
        day=day,
        starts_at=session.starts_at,
        state=session.state,
        in_future=day > timezone.localdate(at),
        people=_on_the_register(session=session),
    )


def _groups_helped(*, by: Viewer) -> set[UUID]:
    duties = GroupStaff.objects.filter(site_id=by.site_id, user=by.user_id, ended_at__isnull=True)
    return set(duties.values_list("group_id", flat=True))


def _holding() -> Q:
    return Q(state__in=sorted(HOLDS_A_PLACE))


def _people(*, sessions: list[Session]) -> dict[UUID, set[UUID]]:
    places = Place.objects.filter(_holding(), group_id__in={each.group_id for each in sessions})
    return _gathered(places.values_list("group_id", "person_id"))


def _marked(*, sessions: list[Session]) -> dict[UUID, set[UUID]]:
    marks = Attendance.objects.filter(session_id__in=[each.id for each in sessions])
    return _gathered(marks.values_list("session_id", "person_id").distinct())


def _gathered(pairs: QuerySet) -> dict[UUID, set[UUID]]:  # type: ignore[type-arg]
    found: dict[UUID, set[UUID]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return found


def _on_the_register(*, session: Session) -> tuple[OnTheRegister, ...]:
    marks = {
        row.person_id: MarkRow(
            attendance=attendance(mark=row.mark, reason=row.reason, told_us_before=row.told_us_before),
            needs_follow_up=row.needs_follow_up,
            at=row.at,
        )
        for row in Attendance.objects.filter(session_id=session.id).order_by("at", "id")
    }
    places = Place.objects.filter(_holding(), group_id=session.group_id).select_related("person")
    return tuple(
        OnTheRegister(
            id=place.person_id,
            short_name=f"{place.person.given_name} {place.person.family_name[:1]}",
            mark=marks.get(place.person_id),
        )
        for place in places.order_by("person__given_name", "person__family_name", "person_id")
    )
