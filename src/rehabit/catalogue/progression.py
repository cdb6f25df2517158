"""When a dose goes up, stays or comes down; and how pain is read."""

from dataclasses import dataclass

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.table import Table

ZONES = ("green", "amber", "red")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressionRules:
    """Sessions, days and 0-10 scores that open the gate to more, or ask for less."""

    good_sessions: int
    spare_reps: int
    confidence_needed: int
    most_a_day: int
    no_level_up_in_first_sessions: int
    stall_days: int
    stall_sessions_a_week: int
    effort_too_hard: int
    short_gap_days: int
    long_gap_days: int
    well_for_days: int
    half_dose_sessions: int
    short_gap_sessions: int
    authorship: Authorship


@dataclass(frozen=True, slots=True, kw_only=True)
class PainZone:
    """Pain 0-10 from ``low`` to ``high``, with a word and a shape so that colour is never alone."""

    zone: str
    low: int
    high: int
    shape: str
    words: str
    do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PainRules:
    """Zones for pain during exercise; the rise next day that asks for less (0-10 points)."""

    zones: tuple[PainZone, ...]
    next_day_rise: int
    rising_sessions: int
    relative_in_use: bool
    usual_high_from: int
    relative_amber_up_to: int
    authorship: Authorship

    def zone(self, pain: int) -> PainZone:
        """The zone of a pain score 0-10; outside: ``ValueError``."""
        for zone in self.zones:
            if zone.low <= pain <= zone.high:
                return zone
        raise ValueError(f"Pain is a whole number from 0 to 10, not {pain}.")


def read_progression(table: Table) -> ProgressionRules:
    up = table.table("up")
    down = table.table("down_when")
    return ProgressionRules(
        good_sessions=up.whole("good_sessions", low=1),
        spare_reps=up.whole("spare_reps"),
        confidence_needed=up.whole("confidence_needed", high=10),
        most_a_day=up.whole("most_a_day", low=1),
        no_level_up_in_first_sessions=up.whole("no_level_up_in_first_sessions"),
        stall_days=up.whole("stall_days", low=1),
        stall_sessions_a_week=up.whole("stall_sessions_a_week", low=1),
        effort_too_hard=down.whole("effort_from", high=10),
        short_gap_days=down.whole("short_gap_days", low=1),
        long_gap_days=down.whole("long_gap_days", low=1),
        well_for_days=down.whole("well_for_days"),
        half_dose_sessions=down.whole("half_dose_sessions", low=1),
        short_gap_sessions=down.whole("short_gap_sessions", low=1),
        authorship=read_authorship(table),
    )


def read_pain(table: Table) -> PainRules:
    zones = tuple(_zone(row) for row in table.tables("zone"))
    covered = [score for zone in zones for score in range(zone.low, zone.high + 1)]
    if covered != list(range(11)):
        table.refuse("zone", "zones that cover 0 to 10 once each, in order")
    return PainRules(
        zones=zones,
        next_day_rise=table.whole("next_day_rise", low=1, high=10),
        rising_sessions=table.whole("rising_sessions", low=2, high=20),
        relative_in_use=table.flag("relative_in_use"),
        usual_high_from=table.whole("usual_high_from", high=10),
        relative_amber_up_to=table.whole("relative_amber_up_to", high=10),
        authorship=read_authorship(table),
    )


def _zone(row: Table) -> PainZone:
    zone = PainZone(
        zone=row.text("zone", one_of=ZONES),
        low=row.whole("min", high=10),
        high=row.whole("max", high=10),
        shape=row.text("shape"),
        words=row.text("words"),
        do=row.text("do"),
    )
    row.only_these()
    return zone
