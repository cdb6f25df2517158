"""Bedside rules: where a person starts, when a dose changes, what a worrying answer means.

person        Person, Bands: what the rules need to know
bands         bands: from baseline tests to bands
plan          start_plan, fit_template: a plan for one person in one place
alternatives  alternatives, stand_ins: what else could be done in the same slot
start         start: one exercise for one person
limits        limits: what must not be exceeded
ladder        one step up or down a dose
done          Done, Situation: what happened, and how the person is now
step          next_step: up, the same, down, lighter or a pause, for one exercise
steps         next_steps: the same for a whole plan, at most two step-ups a day
gate          why the way up is closed
setback       signs that ask for less
flare         flare_day: the plan eased, day by day
safety        safety: advice level and lock from worrying answers
lock          Lock, may_clear
circuit       circuit: stations and each person's level
placing       placing: who begins the circuit at which station
pain          how a pain score is read
reason        Reason: why, in plain and in clinical words

Nothing here reads a clock: the day is handed in. The software proposes; a person decides.
"""

from rehabit.catalogue.dose import Dose
from rehabit.clinical.alternatives import alternatives, stand_ins
from rehabit.clinical.bands import Banded, Baseline, bands
from rehabit.clinical.circuit import AtStation, Station, circuit
from rehabit.clinical.done import Done, Situation
from rehabit.clinical.flare import FlareDay, flare_day
from rehabit.clinical.limits import Limits, limits
from rehabit.clinical.lock import Lock, may_clear
from rehabit.clinical.person import Area, Bands, Person, Place, Stage
from rehabit.clinical.placing import Placing, placing
from rehabit.clinical.plan import Plan, Prescription, fit_template, start_plan
from rehabit.clinical.reason import Reason
from rehabit.clinical.safety import Advice, safety
from rehabit.clinical.start import LeftOut, Start, start
from rehabit.clinical.step import Step, next_step
from rehabit.clinical.steps import next_steps

__all__ = [
    "Advice",
    "Area",
    "AtStation",
    "Banded",
    "Bands",
    "Baseline",
    "Done",
    "Dose",
    "FlareDay",
    "LeftOut",
    "Limits",
    "Lock",
    "Person",
    "Place",
    "Placing",
    "Plan",
    "Prescription",
    "Reason",
    "Situation",
    "Stage",
    "Start",
    "Station",
    "Step",
    "alternatives",
    "bands",
    "circuit",
    "fit_template",
    "flare_day",
    "limits",
    "may_clear",
    "next_step",
    "next_steps",
    "placing",
    "safety",
    "stand_ins",
    "start",
    "start_plan",
]
