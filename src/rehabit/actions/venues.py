"""Venues: the rooms where groups meet."""

from datetime import datetime
from uuid import UUID

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions.deed import Done, action
from rehabit.kernel import Refusal, tidy
from rehabit.records.models import Venue


@action("venues.add", Permission.MAKE_GROUP)
def add(*, name: str, address: str, how_to_get_there: str, by: Viewer, at: datetime) -> Done[UUID]:
    """Add a venue to the viewer's site and return its identifier."""
    venue = new_venue(name=name, address=address, how_to_get_there=how_to_get_there, by=by)
    return Done(venue.id, subject=f"venue:{venue.id}")


def new_venue(*, name: str, address: str, how_to_get_there: str, by: Viewer) -> Venue:
    """Store a venue without a frame of its own, for an action that needs one on the way."""
    wanted = tidy(text=name)
    if not wanted:
        raise Refused(Refusal("venue_without_name", "Give the venue a name that people will recognise."))
    if Venue.objects.filter(site_id=by.site_id, name__iexact=wanted).exists():
        raise Refused(
            Refusal("venue_known", f"“{wanted}” is already one of your venues. Choose it from the list.")
        )
    return Venue.objects.create(
        site_id=by.site_id,
        name=wanted,
        address=address.strip(),
        how_to_get_there=how_to_get_there.strip(),
    )
