"""Who is asking: handed in to every action and every query."""

from dataclasses import dataclass
from uuid import UUID

from rehabit.access.roles import Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person at the door, in one role, at one site.

    `site_id` is the site every read starts from; network roles have `network_id` instead.
    `person_id` is set for participants only, `user_id` for everybody else.
    """

    name: str
    role: Role | None
    site_id: UUID | None = None
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
    def signed_in(self) -> bool:
        return self.role is not None
