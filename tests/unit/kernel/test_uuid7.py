"""UUID version 7 from a moment and random bytes."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import RFC_4122

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.kernel import uuid7

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_the_example_of_the_standard() -> None:
    # RFC 9562, appendix A.6: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F at 2022-02-22 14:22:22 -05:00.
    at = datetime(2022, 2, 22, 14, 22, 22, tzinfo=timezone(timedelta(hours=-5)))
    noise = 0xCC3 << 68 | 0x18C4DC0C0C07398F
    made = uuid7(at=at, random_bytes=noise.to_bytes(10, "big"))
    assert str(made) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(MOMENTS, st.binary(min_size=10, max_size=10))
def test_version_and_variant_always_hold(at: datetime, noise: bytes) -> None:
    made = uuid7(at=at, random_bytes=noise)
    assert (made.version, made.variant) == (7, RFC_4122)


@given(MOMENTS, st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_a_later_millisecond_sorts_later(at: datetime, one: bytes, other: bytes) -> None:
    later = at + timedelta(milliseconds=1)
    assert uuid7(at=at, random_bytes=one) < uuid7(at=later, random_bytes=other)


@pytest.mark.parametrize(
    ("at", "size", "words"),
    [
        (datetime(2026, 1, 1), 10, "no time zone"),  # noqa: DTZ001
        (datetime(1969, 1, 1, tzinfo=UTC), 10, "before 1970"),
        (datetime(2026, 1, 1, tzinfo=UTC), 9, "9 random bytes"),
    ],
)
def test_it_says_what_was_handed_in_wrongly(at: datetime, size: int, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        uuid7(at=at, random_bytes=bytes(size))
