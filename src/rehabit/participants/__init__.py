"""The journey of one person: referral, triage, consent, goal, sign-in, discharge.

referral        Referral, Change, changes
referral_check  GIVEN_FIELDS, Problem, check_referral
referral_state  ReferralState, REFERRAL_MOVES
same_person     Likeness, PersonKeys, Match, keys_of, match
triage          Answer, CheckedItem, NeedsLook, TriageSummary, triage_summary, Outcome, Decision, decide
need            NeedKind, NeedMeaning, NEEDS
consent         ConsentKind, ConsentEvent, consents_to
goal            SURE_ENOUGH, Goal, set_goal, shrink_offer
sign_in_code    ALPHABET, MOST_ATTEMPTS, Handed, LIFETIME, IssuedCode, new_code, shown, normalise_code,
                may_use, expires_at
discharge       MeasureResult, DischargeFacts, Section, DischargeSummary, discharge_summary
joint           Area, Side, Joint, parse_joint
coded_words     Sex, Route, LANGUAGE_NOT_SAID, parse_sex, read_route, read_interpreter
phone           parse_phone
address         parse_postcode, parse_email
"""

from rehabit.participants.address import (
    parse_email,
    parse_postcode,
)
from rehabit.participants.coded_words import (
    LANGUAGE_NOT_SAID,
    Route,
    Sex,
    parse_sex,
    read_interpreter,
    read_route,
)
from rehabit.participants.consent import (
    ConsentEvent,
    ConsentKind,
    consents_to,
)
from rehabit.participants.discharge import (
    DischargeFacts,
    DischargeSummary,
    MeasureResult,
    Section,
    discharge_summary,
)
from rehabit.participants.goal import (
    SURE_ENOUGH,
    Goal,
    set_goal,
    shrink_offer,
)
from rehabit.participants.joint import (
    Area,
    Joint,
    Side,
    parse_joint,
)
from rehabit.participants.need import (
    NEEDS,
    NeedKind,
    NeedMeaning,
)
from rehabit.participants.phone import (
    parse_phone,
)
from rehabit.participants.referral import (
    Change,
    Referral,
    changes,
)
from rehabit.participants.referral_check import (
    GIVEN_FIELDS,
    Problem,
    check_referral,
)
from rehabit.participants.referral_state import (
    REFERRAL_MOVES,
    ReferralState,
)
from rehabit.participants.same_person import (
    Likeness,
    Match,
    PersonKeys,
    keys_of,
    match,
)
from rehabit.participants.sign_in_code import (
    ALPHABET,
    LIFETIME,
    MOST_ATTEMPTS,
    Handed,
    IssuedCode,
    expires_at,
    may_use,
    new_code,
    normalise_code,
    shown,
)
from rehabit.participants.triage import (
    Answer,
    CheckedItem,
    Decision,
    NeedsLook,
    Outcome,
    TriageSummary,
    decide,
    triage_summary,
)

__all__ = [
    "ALPHABET",
    "GIVEN_FIELDS",
    "LANGUAGE_NOT_SAID",
    "LIFETIME",
    "MOST_ATTEMPTS",
    "NEEDS",
    "REFERRAL_MOVES",
    "SURE_ENOUGH",
    "Answer",
    "Area",
    "Change",
    "CheckedItem",
    "ConsentEvent",
    "ConsentKind",
    "Decision",
    "DischargeFacts",
    "DischargeSummary",
    "Goal",
    "Handed",
    "IssuedCode",
    "Joint",
    "Likeness",
    "Match",
    "MeasureResult",
    "NeedKind",
    "NeedMeaning",
    "NeedsLook",
    "Outcome",
    "PersonKeys",
    "Problem",
    "Referral",
    "ReferralState",
    "Route",
    "Section",
    "Sex",
    "Side",
    "TriageSummary",
    "changes",
    "check_referral",
    "consents_to",
    "decide",
    "discharge_summary",
    "expires_at",
    "keys_of",
    "match",
    "may_use",
    "new_code",
    "normalise_code",
    "parse_email",
    "parse_joint",
    "parse_phone",
    "parse_postcode",
    "parse_sex",
    "read_interpreter",
    "read_route",
    "set_goal",
    "shown",
    "shrink_offer",
    "triage_summary",
]
