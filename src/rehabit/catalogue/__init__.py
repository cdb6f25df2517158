"""Programme content as data: read by id, checked, and versioned.

library          Catalogue, load: every record by its id
programme        Programme: sessions, the hour, the circuit
theme            Theme, Booster, Myth
exercise         Exercise, Level, Caution
dose             Dose, DoseKind
figure           Figure, Pose
template         Template: exercises a plan starts from
checklist        Checklist, Item: what triage asks
checklist_edits  checklist_with_edits: a site's own changes
choices          Choices, Choice: reasons for leaving, referral routes
bands, start_level, progression, conditions, safety_rules, flare_rules: tables that `clinical` uses
overlay          with_overlay, overlay_faults: a site's own doses, cues and exercises
signing          to_sign, all_signed: what a clinician signs, and whether it is signed as it is now
equipment        what exercises can need at home
authorship       Authorship, SignOff, live_use: may this record be used with people?
sources          Source: where a fact comes from
check            check: every fault in the content
fault            Fault, ContentError, UnknownContent
instruments      outcome instruments, read apart
"""

from rehabit.catalogue.authorship import Authorship, SignOff, live_use
from rehabit.catalogue.check import check
from rehabit.catalogue.checklist import Checklist, Item
from rehabit.catalogue.checklist_edits import checklist_with_edits
from rehabit.catalogue.choices import Choice, Choices
from rehabit.catalogue.dose import Dose, DoseKind
from rehabit.catalogue.exercise import Caution, Exercise, Level
from rehabit.catalogue.fault import ContentError, Fault, UnknownContent
from rehabit.catalogue.figure import Figure, Pose
from rehabit.catalogue.library import Catalogue, load
from rehabit.catalogue.overlay import SiteCatalogue, overlay_faults, with_overlay
from rehabit.catalogue.programme import Part, PlannedSession, PlannedStation, Programme
from rehabit.catalogue.signing import Signable, Signed, all_signed, rules_to_sign, signable, to_sign
from rehabit.catalogue.sources import Source
from rehabit.catalogue.template import Template
from rehabit.catalogue.theme import Booster, Myth, Theme

__all__ = [
    "Authorship",
    "Booster",
    "Catalogue",
    "Caution",
    "Checklist",
    "Choice",
    "Choices",
    "ContentError",
    "Dose",
    "DoseKind",
    "Exercise",
    "Fault",
    "Figure",
    "Item",
    "Level",
    "Myth",
    "Part",
    "PlannedSession",
    "PlannedStation",
    "Pose",
    "Programme",
    "SignOff",
    "Signable",
    "Signed",
    "SiteCatalogue",
    "Source",
    "Template",
    "Theme",
    "UnknownContent",
    "all_signed",
    "check",
    "checklist_with_edits",
    "live_use",
    "load",
    "overlay_faults",
    "rules_to_sign",
    "signable",
    "to_sign",
    "with_overlay",
]
