"""Signs that ask for less: red pain, a sore next day, rising pain, too much effort, lost control."""

from collections.abc import Sequence
from itertools import pairwise

from rehabit.catalogue.library import Catalogue
from rehabit.clinical.done import Done
from rehabit.clinical.pain import zone_of
from rehabit.clinical.reason import Reason, because


def reasons(
    *, recent: Sequence[Done], usual: int | None, area: str, catalogue: Catalogue
) -> tuple[Reason, ...]:
    """Every sign in the latest session, and pain rising over several. ``recent``: oldest first."""
    if not recent:
        return ()
    last = recent[-1]
    found = []
    if last.pain is not None and zone_of(pain=last.pain, usual=usual, rules=catalogue.pain()) == "red":
        found.append(because(catalogue, "down_red", pain=last.pain))
    sore = sore_joint(done=last, usual=usual, area=area, catalogue=catalogue)
    if sore is not None:
        found.append(sore)
    sessions = catalogue.pain().rising_sessions
    if _rising([done.pain for done in recent[-sessions:]], sessions):
        found.append(because(catalogue, "down_rising", sessions=sessions))
    limit = catalogue.progression().effort_too_hard
    if last.effort is not None and last.effort >= limit:
        found.append(because(catalogue, "down_effort", effort=last.effort, limit=limit))
    if last.in_control is False:
        found.append(because(catalogue, "down_form"))
    return tuple(found)


def sore_joint(*, done: Done, usual: int | None, area: str, catalogue: Catalogue) -> Reason | None:
    """The reason to ease off everything that loads the joint; None when the next day was fine."""
    if done.lasted_over_a_day:
        return because(catalogue, "down_lasted", area=area)
    after, rise = done.next_day_pain, catalogue.pain().next_day_rise
    if after is None or usual is None or after - usual < rise:
        return None
    return because(catalogue, "down_next_day", after=after, usual=usual, area=area)


def _rising(pains: list[int | None], sessions: int) -> bool:
    known = [pain for pain in pains if pain is not None]
    if len(known) < sessions:
        return False
    return all(later > earlier for earlier, later in pairwise(known))
