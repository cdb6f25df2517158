"""The cut-offs that turn baseline tests into bands."""

from dataclasses import dataclass
from itertools import pairwise

from rehabit.catalogue.authorship import Authorship, read_authorship
from rehabit.catalogue.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairStandCut:
    """Fewer stands in 30 seconds than this is below average, for ages ``age_from`` to ``age_to``."""

    age_from: int
    age_to: int
    men: int
    women: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BandRules:
    """Cut-offs: stands in 30 s, seconds of Timed Up and Go, falls in 12 months, pain and confidence 0-10."""

    chair_stand: tuple[ChairStandCut, ...]
    above_average_by: int
    tug_needs_support_s: int
    tug_light_support_s: int
    falls_needs_support: int
    falls_light_support: int
    balance_hold_s: int
    pain_low_max: int
    pain_mid_max: int
    confidence_low_max: int
    confidence_mid_max: int
    inactive_below_min: int
    active_from_min: int
    authorship: Authorship

    def chair_stand_cut(self, *, age: int) -> ChairStandCut:
        """The row for an age in years; below the first row use the first, above the last the last."""
        for cut in self.chair_stand:
            if age <= cut.age_to:
                return cut
        return self.chair_stand[-1]


def read_bands(table: Table) -> BandRules:
    chair = table.table("chair_stand")
    balance = table.table("balance")
    pain = table.table("pain")
    confidence = table.table("confidence")
    activity = table.table("activity")
    rows = tuple(_cut(row) for row in chair.tables("table"))
    if not rows or any(a.age_to + 1 != b.age_from for a, b in pairwise(rows)):
        chair.refuse("table", "rows of ages that follow each other without a gap")
    return BandRules(
        chair_stand=rows,
        above_average_by=chair.whole("above_average_by", low=1),
        tug_needs_support_s=balance.whole("tug_needs_support_s"),
        tug_light_support_s=balance.whole("tug_light_support_s"),
        falls_needs_support=balance.whole("falls_needs_support", low=1),
        falls_light_support=balance.whole("falls_light_support", low=1),
        balance_hold_s=balance.whole("hold_s", low=1),
        pain_low_max=pain.whole("low_max", high=10),
        pain_mid_max=pain.whole("mid_max", high=10),
        confidence_low_max=confidence.whole("low_max", high=10),
        confidence_mid_max=confidence.whole("mid_max", high=10),
        inactive_below_min=activity.whole("inactive_below_min"),
        active_from_min=activity.whole("active_from_min"),
        authorship=read_authorship(table),
    )


def _cut(row: Table) -> ChairStandCut:
    cut = ChairStandCut(
        age_from=row.whole("age_from"),
        age_to=row.whole("age_to"),
        men=row.whole("men", low=1),
        women=row.whole("women", low=1),
    )
    row.only_these()
    return cut
