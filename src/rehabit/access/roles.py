"""The seven roles a person can act in."""

from enum import StrEnum


class Role(StrEnum):
    """One role at a time; a user with several memberships picks one when signing in."""

    PARTICIPANT = "participant"
    HELPER = "helper"
    FACILITATOR = "facilitator"
    SITE_LEAD = "site_lead"
    NETWORK_LEAD = "network_lead"
    REFERRER = "referrer"
    EVALUATOR = "evaluator"

    @property
    def label(self) -> str:
        """The role as people say it: 'site lead'."""
        return self.value.replace("_", " ")


SITE_ROLES = frozenset({Role.HELPER, Role.FACILITATOR, Role.SITE_LEAD, Role.REFERRER})
"""Roles that always belong to one site."""

NETWORK_ROLES = frozenset({Role.NETWORK_LEAD})
"""Roles that always belong to a network; an evaluator may belong to either."""
