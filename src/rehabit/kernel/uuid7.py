"""Identifiers for the outside world: UUID version 7, which sorts by the time it was made (RFC 9562)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

RANDOM_BYTES = 10
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def uuid7(*, at: datetime, random_bytes: bytes) -> UUID:
    """Make a UUIDv7 from a moment and ten random bytes, both handed in.

    ``at`` must know its time zone; it is kept to the millisecond. Raises ValueError when it does not,
    when it lies before 1970, or when there are not exactly ten bytes.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no time zone; hand in a time that knows its zone.")
    if len(random_bytes) != RANDOM_BYTES:
        raise ValueError(f"{len(random_bytes)} random bytes were given; {RANDOM_BYTES} are needed.")
    millisecond = (at - _EPOCH) // timedelta(milliseconds=1)
    if millisecond < 0:
        raise ValueError(f"{at.isoformat()} is before 1970; version 7 cannot hold it.")
    noise = int.from_bytes(random_bytes, "big")
    value = millisecond << 80 | 0x7 << 76 | (noise >> 68 & 0xFFF) << 64 | 0b10 << 62 | noise & (1 << 62) - 1
    return UUID(int=value)
