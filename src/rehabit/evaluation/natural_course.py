"""What happens to people like these without a programme, as published: context for a before-and-after result.

These are no comparison group. They differ from any site's people in age, joint, severity and year.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCourse:
    """One finding: `low` to `high` on `scale`, among `n` people, with where it is printed."""

    study: str
    finding: str
    scale: str
    low: float
    high: float
    n: int
    source: str


NATURAL_COURSE = (
    PublishedCourse(
        study="MOST cohort",
        finding="reached a change that matters in function within 30 months, with no programme",
        scale="share of people",
        low=0.24,
        high=0.39,
        n=1801,
        source="White and others 2010",
    ),
    PublishedCourse(
        study="DISCO trial, saline arm",
        finding="mean improvement of pain, first and after a year, with an open-label saline injection",
        scale="KOOS pain, 0 to 100, higher is better",
        low=7.0,
        high=7.3,
        n=206,
        source="Bandak and others 2022",
    ),
)
"""Source of both: the studies' abstracts. DISCO: 7.3 first and 7.0 after a year; its n is of both arms."""
