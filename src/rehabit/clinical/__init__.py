"""Bedside rules: where a person starts, when a dose changes, what a worrying answer means.

person   Person, Bands: what the rules need to know
bands    bands: from baseline tests to bands
plan     start_plan, fit_template: a plan for one person in one place
start    start: one exercise for one person
limits   limits: what must not be exceeded
ladder   one step up or down a dose
reason   Reason: why, in plain and in clinical words

Nothing here reads a clock: the day is handed in. The software proposes; a person decides.
"""

from rehabit.catalogue.dose import Dose
from rehabit.clinical.bands import Banded, Baseline, bands
from rehabit.clinical.limits import Limits, limits
from rehabit.clinical.person import Area, Bands, Person, Place, Stage
from rehabit.clinical.plan import Plan, Prescription, fit_template, start_plan
from rehabit.clinical.reason import Reason
from rehabit.clinical.start import LeftOut, Start, start

__all__ = [
    "Area",
    "Banded",
    "Bands",
    "Baseline",
    "Dose",
    "LeftOut",
    "Limits",
    "Person",
    "Place",
    "Plan",
    "Prescription",
    "Reason",
    "Stage",
    "Start",
    "bands",
    "fit_template",
    "limits",
    "start",
    "start_plan",
]
