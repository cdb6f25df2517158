"""The second wall, on PostgreSQL: rows of other sites are not there, even for a query that forgot to ask.

Every table with a site has a policy that compares it with the setting `rehabit.sites` of the connection:
'every', 'none', or identifiers separated by commas. A process begins with 'every', for the terminal and for
migrations; each request narrows it to the viewer's site before anything else is read.
"""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from rehabit.records import plain

SETTING = "rehabit.sites"
EVERY, NONE = "every", "none"

ON_THE_WAY = f", set_config('{SETTING}', {{sites}}, false)"
"""One more column of a statement, which moves the wall while the statement finds out who is asking."""

_ALLOWED = f"string_to_array(current_setting('{SETTING}', true), ',')"
_IS_EVERY = f"current_setting('{SETTING}', true) = '{EVERY}'"

SITE_RULE = f"{_IS_EVERY} OR site_id::text = ANY ({_ALLOWED})"
CHAIN_RULE = f"{_IS_EVERY} OR chain = ANY ({_ALLOWED}) OR chain IN ('public', 'network')"


def begin_open(*, connection: BaseDatabaseWrapper, **signal: object) -> None:
    """A new connection sees every site until a request narrows it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, false)", [SETTING, EVERY])


def stands() -> bool:
    """Whether this database has the wall."""
    return connection.vendor == "postgresql"


def close() -> None:
    """Nobody known is asking: no row of any site is there."""
    if stands():
        plain.row("SELECT set_config(%s, %s, false)", [SETTING, NONE])


def open_for_this_transaction() -> None:
    """For the few deeds a stranger may do, such as using a code: every site, until the transaction ends."""
    if stands():
        plain.row("SELECT set_config(%s, %s, true)", [SETTING, EVERY])


def statements(table: str, rule: str) -> tuple[str, ...]:
    """What puts the wall round a table. FORCE, because the table's owner is who asks."""
    return (
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        f'CREATE POLICY site_wall ON "{table}" USING ({rule}) WITH CHECK ({rule})',
    )
