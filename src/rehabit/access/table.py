"""The one table of who may do what. Everything else asks `may`."""

from enum import StrEnum

from rehabit.access.roles import Role
from rehabit.access.viewer import Viewer
from rehabit.kernel import ALLOWED, Allowed, Refusal


class Permission(StrEnum):
    """What can be done, in the words a refusal uses: 'you may not …'."""

    MAKE_REFERRAL = "send a referral"
    SEE_OWN_REFERRALS = "see the referrals you sent"
    SEE_REFERRALS = "see the referrals of this site"
    IMPORT_REFERRALS = "import referrals"
    TRIAGE = "record a triage decision"
    EDIT_CHECKLISTS = "edit the checklists of this site"
    LOAD_WORDING = "load the wording of questionnaires for this site"
    SEE_GROUPS = "see the groups of this site"
    MAKE_GROUP = "make or change a group"
    OFFER_PLACE = "offer a place in a group"
    SEE_PERSON = "open a person's record"
    EDIT_PERSON = "change a person's details or needs"
    SEE_REGISTER = "see the register"
    MARK_REGISTER = "mark the register"
    SEE_SESSION = "see the session page"
    RUN_SESSION = "run a session"
    MEASURE = "record measures"
    CHANGE_PLAN = "change a person's plan"
    DISCHARGE = "discharge a person"
    GIVE_SIGN_IN = "give a person a way to sign in"
    SEE_RESULTS = "see results"
    SEE_NETWORK = "see the sites of the network"
    MANAGE_STAFF = "manage the staff of this site"
    SEE_AUDIT = "see the audit trail"
    SEE_OWN_PLAN = "see your plan"
    KEEP_OWN_DIARY = "keep your diary"
    ANSWER_OWN_OFFER = "answer the offer of a place"
    ANSWER_OWN_MEASURES = "answer your questionnaires"


_STAFF = frozenset({Role.FACILITATOR, Role.SITE_LEAD})
_LEAD = frozenset({Role.SITE_LEAD})
_OWN = frozenset({Role.PARTICIPANT})

TABLE: dict[Permission, frozenset[Role]] = {
    Permission.MAKE_REFERRAL: _STAFF | {Role.REFERRER},
    Permission.SEE_OWN_REFERRALS: frozenset({Role.REFERRER}),
    Permission.SEE_REFERRALS: _STAFF,
    Permission.IMPORT_REFERRALS: _STAFF,
    Permission.TRIAGE: _STAFF,
    Permission.EDIT_CHECKLISTS: _LEAD,
    Permission.LOAD_WORDING: _LEAD,
    Permission.SEE_GROUPS: _STAFF,
    Permission.MAKE_GROUP: _STAFF,
    Permission.OFFER_PLACE: _STAFF,
    Permission.SEE_PERSON: _STAFF,
    Permission.EDIT_PERSON: _STAFF,
    Permission.SEE_REGISTER: _STAFF | {Role.HELPER},
    Permission.MARK_REGISTER: _STAFF | {Role.HELPER},
    Permission.SEE_SESSION: _STAFF,
    Permission.RUN_SESSION: _STAFF,
    Permission.MEASURE: _STAFF,
    Permission.CHANGE_PLAN: _STAFF,
    Permission.DISCHARGE: _STAFF,
    Permission.GIVE_SIGN_IN: _STAFF,
    Permission.SEE_RESULTS: _STAFF | {Role.NETWORK_LEAD, Role.EVALUATOR},
    Permission.SEE_NETWORK: frozenset({Role.NETWORK_LEAD, Role.EVALUATOR}),
    Permission.MANAGE_STAFF: _LEAD,
    Permission.SEE_AUDIT: _LEAD,
    Permission.SEE_OWN_PLAN: _OWN,
    Permission.KEEP_OWN_DIARY: _OWN,
    Permission.ANSWER_OWN_OFFER: _OWN,
    Permission.ANSWER_OWN_MEASURES: _OWN,
}


def may(viewer: Viewer, permission: Permission) -> Allowed | Refusal:
    """Whether `viewer` may do it; a refusal carries the sentence to show."""
    if viewer.role is None:
        return Refusal(code="sign_in_first", sentence=f"Sign in to {permission.value}.")
    if viewer.role in TABLE[permission]:
        return ALLOWED
    allowed = ", ".join(sorted(role.label for role in TABLE[permission]))
    return Refusal(
        code="role_may_not",
        sentence=f"As {viewer.role.label} you may not {permission.value}. This is for: {allowed}.",
    )


class Refused(Exception):
    """Raised where going on is impossible; `refusal` says why, in words fit for a screen."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal


def require(viewer: Viewer, permission: Permission) -> None:
    """Raise `Refused` unless `viewer` may do it."""
    insist(may(viewer, permission))


def insist(verdict: Allowed | Refusal) -> None:
    """Raise `Refused` when a rule says no."""
    if isinstance(verdict, Refusal):
        raise Refused(verdict)
