"""What may be seen across sites: counts with small numbers hidden, results pooled; never a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rehabit.access import Permission, Viewer
from rehabit.evaluation import SmallNumbers
from rehabit.queries.asking import NotFound, query
from rehabit.queries.courses import courses_of_group, courses_of_sites
from rehabit.queries.results import GroupDates, groups_with_dates
from rehabit.records.models import Group, Site
from rehabit.reports import Counts, ProtectedResult, course_result, protected, site_counts

RULE = SmallNumbers()
"""Fewer than 8 people are not shown outside their own site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSites:
    """The sites by name, with the counts of each and of all together."""

    names: Mapping[UUID, str]
    counts: Counts[UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkResult:
    """The result of all sites taken together; `groups` are listed by site, the latest first."""

    sites: int
    result: ProtectedResult
    groups: Mapping[str, tuple[GroupDates, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkGroupResult:
    """The result of one group, small numbers hidden."""

    site: str
    group: GroupDates
    result: ProtectedResult


@query(Permission.SEE_NETWORK)
def sites(*, by: Viewer, at: datetime) -> NetworkSites:
    """Referred, offered, started, completed and measured at each site; groups that run are left out."""
    names = _sites(by)
    flows = {
        site_id: course_result(courses=found.courses).flow
        for site_id, found in courses_of_sites(sites=list(names), at=at).items()
    }
    return NetworkSites(names=names, counts=site_counts(flows=flows, rule=RULE))


@query(Permission.SEE_NETWORK)
def results(*, by: Viewer, at: datetime) -> NetworkResult:
    """All sites the viewer may see, taken together; groups that still run are left out."""
    names = _sites(by)
    groups = groups_with_dates(sites=list(names))
    found = courses_of_sites(sites=list(names), at=at)
    pooled = [course for of_site in found.values() for course in of_site.courses]
    return NetworkResult(
        sites=len(names),
        result=protected(result=course_result(courses=pooled), rule=RULE),
        groups={
            name: tuple(group for group in groups if group.site_id == site_id)
            for site_id, name in names.items()
        },
    )


@query(Permission.SEE_NETWORK)
def group_result(*, by: Viewer, group_id: UUID) -> NetworkGroupResult:
    """One group of a site the viewer may see."""
    names = _sites(by)
    group = Group.objects.filter(site_id__in=names, id=group_id).first()
    if group is None:
        raise NotFound("group", group_id)
    (dates,) = groups_with_dates(sites=[group.site_id], group_id=group.id)
    result = course_result(courses=courses_of_group(group_id=group.id))
    return NetworkGroupResult(
        site=names[group.site_id], group=dates, result=protected(result=result, rule=RULE)
    )


def _sites(by: Viewer) -> dict[UUID, str]:
    """The sites of the viewer's network; the one site of an evaluator who was let in at a site."""
    if by.at_site:
        found = Site.objects.filter(id=by.site_id)
    elif by.network_id is not None:
        found = Site.objects.filter(network_id=by.network_id)
    else:
        return {}
    return dict(found.order_by("name").values_list("id", "name"))
