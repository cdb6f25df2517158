"""Why a session did not happen. A reason is always asked; nobody is marked absent for it."""

from enum import StrEnum


class NotHeldReason(StrEnum):
    """The reasons a facilitator can choose from."""

    WEATHER = "weather"
    STAFF_UNWELL = "staff_unwell"
    VENUE_CLOSED = "venue_closed"
    NOBODY_CAME = "nobody_came"
    EMERGENCY = "emergency"
    OTHER = "other"


NOT_HELD_WORDS = {
    NotHeldReason.WEATHER: "Weather",
    NotHeldReason.STAFF_UNWELL: "The facilitator was unwell",
    NotHeldReason.VENUE_CLOSED: "The venue was closed",
    NotHeldReason.NOBODY_CAME: "Nobody came",
    NotHeldReason.EMERGENCY: "An emergency",
    NotHeldReason.OTHER: "Another reason",
}
