"""The result of one group and of the whole site, for the people who work there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Min, Q

from rehabit.access import Permission, Role, Viewer
from rehabit.queries.asking import NotFound, query
from rehabit.queries.courses import courses_of_group, courses_of_sites
from rehabit.records.models import Group
from rehabit.reports import CourseResult, course_result

_AT_THE_SITE = (Role.FACILITATOR, Role.SITE_LEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDates:
    """A group with its first and last session that was not cancelled; None where there is none."""

    group_id: UUID
    site_id: UUID
    name: str
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """The result of one group. `over` says whether its last session is past."""

    group: GroupDates
    over: bool
    result: CourseResult


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteResult:
    """The result of everybody referred to the site, and its groups, the latest first.

    `running` people are in a group that is not over and are left out until it is.
    """

    result: CourseResult
    running: int
    groups: tuple[GroupDates, ...]


@query(Permission.SEE_RESULTS)
def group_result(*, by: Viewer, at: datetime, group_id: UUID) -> GroupResult:
    """One group of the viewer's own site. Everybody in it is known to its staff, so nothing is hidden.

    Somebody from outside the site finds nothing here: see `queries.network`.
    """
    for group in groups_with_dates(sites=_own_site(by), group_id=group_id):
        return GroupResult(
            group=group,
            over=group.last_at is not None and group.last_at < at,
            result=course_result(courses=courses_of_group(group_id=group.group_id)),
        )
    raise NotFound("group", group_id)


@query(Permission.SEE_RESULTS)
def site_result(*, by: Viewer, at: datetime) -> SiteResult:
    """Everybody referred to the viewer's own site, and a list of its groups."""
    sites = _own_site(by)
    if not sites:
        raise NotFound("site of your own", by.name)
    (found,) = courses_of_sites(sites=sites, at=at).values()
    return SiteResult(
        result=course_result(courses=found.courses),
        running=found.running,
        groups=groups_with_dates(sites=sites),
    )


def groups_with_dates(*, sites: list[UUID], group_id: UUID | None = None) -> tuple[GroupDates, ...]:
    """One query: the groups of these sites (or one of them), the latest first."""
    groups = Group.objects.filter(site_id__in=sites)
    if group_id is not None:
        groups = groups.filter(id=group_id)
    held = ~Q(sessions__state="cancelled")
    rows = groups.annotate(
        first_at=Min("sessions__starts_at", filter=held), last_at=Max("sessions__starts_at", filter=held)
    ).order_by("-first_at", "name")
    return tuple(
        GroupDates(
            group_id=row.id,
            site_id=row.site_id,
            name=row.name,
            first_at=row.first_at,
            last_at=row.last_at,
        )
        for row in rows
    )


def _own_site(by: Viewer) -> list[UUID]:
    """The site whose people the viewer knows, if any."""
    return [by.site_id] if by.at_site and by.role in _AT_THE_SITE else []
