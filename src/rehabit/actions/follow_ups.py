"""Follow-ups: planned at the end of the course, closed with a reason where nobody will answer."""

from datetime import datetime
from uuid import UUID

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions.deed import Done, action
from rehabit.actions.place_moves import came_once, find_place
from rehabit.catalogue import UnknownContent, load
from rehabit.kernel import Refusal
from rehabit.queries.asking import NotFound
from rehabit.queries.course_dates import CourseDates, course_dates, session_days
from rehabit.records.models import FollowUp, FollowUpClosure, Place


@action("follow_ups.plan", Permission.DISCHARGE)
def plan(*, place_id: UUID, by: Viewer, at: datetime) -> Done[int]:
    """Plan the follow-ups of one person who has started; planning again moves their days, adding none twice.

    Returns how many points are planned. Finishing a group does this for everybody.
    """
    place = find_place(place_id=place_id, by=by)
    dates = dates_of(place=place)
    if dates is None or not came_once(place=place):
        raise Refused(Refusal("not_started", "Follow-ups are planned for people who came at least once."))
    planned = plan_points(place=place, dates=dates)
    return Done(planned, f"place:{place.id}", {"person": str(place.person_id), "points": planned})


@action("follow_ups.close", Permission.MEASURE)
def close(*, follow_up_id: UUID, reason: str, words: str = "", by: Viewer, at: datetime) -> Done[None]:
    """Stop asking at one point, with a code of the catalogue's `no_answer_reasons`; later points stay."""
    try:
        load().choices("no_answer_reasons").choice(reason)
    except UnknownContent as unknown:
        raise Refused(Refusal("unknown_reason", "Choose one of the reasons in the list.")) from unknown
    found = FollowUp.objects.select_for_update().filter(site_id=by.site_id, id=follow_up_id).first()
    if found is None:
        raise NotFound("follow-up", follow_up_id)
    latest = found.closures.order_by("-at", "-id").first()
    again = latest is not None and (latest.reason, latest.words) == (reason, words.strip())
    if not again:
        FollowUpClosure.objects.create(
            site_id=found.site_id,
            follow_up=found,
            reason=reason,
            words=words.strip()[:300],
            at=at,
            by_user_id=by.user_id,
        )
    detail = {"person": str(found.person_id), "point": found.point, "reason": reason, "again": again}
    return Done(None, f"follow_up:{found.id}", detail)


def plan_points(*, place: Place, dates: CourseDates) -> int:
    """One row for each point after the end, on its days; for use inside other actions."""
    later = [each for each in dates.points(today=dates.end, done={}) if each.point.months]
    for each in later:
        FollowUp.objects.update_or_create(
            place=place,
            point=each.point.id,
            defaults={
                "site_id": place.site_id,
                "person_id": place.person_id,
                "opens_on": each.opens,
                "due_on": each.aimed_at,
                "closes_on": each.closes,
            },
        )
    return len(later)


def dates_of(*, place: Place) -> CourseDates | None:
    """The days of the course for one place."""
    sessions = session_days(groups=[place.group_id]).get(place.group_id, ())
    return course_dates(sessions=sessions, offered_at=place.offered_at)
