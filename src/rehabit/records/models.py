"""Django looks for models here; each lives with its subject."""

from rehabit.records.audit import AuditEntry
from rehabit.records.groups import Group, GroupStaff, Place, PlaceStatus, Session, SessionStatus
from rehabit.records.identity import ClosedDay, Membership, Network, Site, User, Venue
from rehabit.records.measures import Discharge, FollowUp, FollowUpClosure, Measurement, Score
from rehabit.records.people import Consent, Goal, Need, Person, SignInCode
from rehabit.records.plans import DiaryEntry, HomeDay, PlanBasis, Prescription
from rehabit.records.referrals import (
    ImportRow,
    Referral,
    ReferralImport,
    ReferralStatus,
    SiteContent,
    Triage,
)
from rehabit.records.room import AdverseEvent, Attendance, SessionNote, WorkDone

__all__ = [
    "AdverseEvent",
    "Attendance",
    "AuditEntry",
    "ClosedDay",
    "Consent",
    "DiaryEntry",
    "Discharge",
    "FollowUp",
    "FollowUpClosure",
    "Goal",
    "Group",
    "GroupStaff",
    "HomeDay",
    "ImportRow",
    "Measurement",
    "Membership",
    "Need",
    "Network",
    "Person",
    "Place",
    "PlaceStatus",
    "PlanBasis",
    "Prescription",
    "Referral",
    "ReferralImport",
    "ReferralStatus",
    "Score",
    "Session",
    "SessionNote",
    "SessionStatus",
    "SignInCode",
    "Site",
    "SiteContent",
    "Triage",
    "User",
    "Venue",
    "WorkDone",
]
