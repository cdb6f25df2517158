"""One table of who may do what, and the viewer it is asked about."""

from rehabit.access.roles import NETWORK_ROLES, SITE_ROLES, Role
from rehabit.access.table import TABLE, Permission, Refused, insist, may, require
from rehabit.access.viewer import NOWHERE, Viewer

__all__ = [
    "NETWORK_ROLES",
    "NOWHERE",
    "SITE_ROLES",
    "TABLE",
    "Permission",
    "Refused",
    "Role",
    "Viewer",
    "insist",
    "may",
    "require",
]
