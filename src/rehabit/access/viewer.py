"""Who is asking: handed in to every action and every query."""

from dataclasses import dataclass
from uuid import UUID

from rehabit.access.roles import Role

NOWHERE = UUID(int=0)
"""Stands where there is no site: nothing is ever stored under it, so a read finds nothing."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person at the door, in one role, at one site.

    `site_id` is the site every read starts from; network roles have `network_id` instead.
    `person_id` is set for participants only, `user_id` for everybody else. Without a site
    `site_id` is `NOWHERE`, under which nothing is stored.
    """

    name: str
    role: Role | None
    site_id: UUID = NOWHERE
    site_name: str = ""
    network_id: UUID | None = None
    network_name: str = ""
    user_id: UUID | None = None
    person_id: UUID | None = None
    clinician: bool = False

    @classmethod
    def stranger(cls) -> "Viewer":
        """Somebody who has not signed in."""
        return cls(name="", role=None)

    @property
    def at_site(self) -> bool:
        """True for the roles that belong to one site, and for a participant of it."""
        return self.site_id != NOWHERE

    @property
    def signed_in(self) -> bool:
        return self.role is not None
