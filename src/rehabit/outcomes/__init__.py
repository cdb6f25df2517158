"""Outcome measures: instruments scored exactly, change that matters, and when people are asked.

score                  one filled-in form to every score of its instrument, or the reason why not
alerts                 answers a person has to be told about
may_show_wording       whether a site may show the questions of an instrument
responder, rules_for   a change that matters, under a named rule
omeract_oarsi          responder criteria over pain, function and global
talking_therapies      reliable improvement and recovery in mood
due                    what a person is due to answer, and until when
friends_and_family     the Friends and Family Test over a group
one_value_set          EQ-5D indices from different value sets are never mixed
quality_adjusted_years the area under utilities
womac_function_of_adl  WOMAC function where only a KOOS or HOOS score was kept
vectors                scoring vectors of other engines, checked against this one

The instruments themselves are content: `rehabit.catalogue.instruments`.
"""

from rehabit.outcomes.alerts import Alert, alerts
from rehabit.outcomes.eq5d import one_value_set
from rehabit.outcomes.friends_and_family import Experience, FriendsAndFamily, friends_and_family
from rehabit.outcomes.omeract_oarsi import omeract_oarsi
from rehabit.outcomes.responder import responder, rules_for
from rehabit.outcomes.response import NotEvaluable, NotResponded, Responded, Response
from rehabit.outcomes.result import ENGINE, NotScored, Reason, Score, Stamp, round_half_up
from rehabit.outcomes.schedule import DuePoint, DueState, due, months_after
from rehabit.outcomes.scoring import score
from rehabit.outcomes.talking_therapies import TalkingTherapies, talking_therapies
from rehabit.outcomes.utility import quality_adjusted_years
from rehabit.outcomes.womac import womac_function_of_adl
from rehabit.outcomes.wording import may_show_wording

__all__ = [
    "ENGINE",
    "Alert",
    "DuePoint",
    "DueState",
    "Experience",
    "FriendsAndFamily",
    "NotEvaluable",
    "NotResponded",
    "NotScored",
    "Reason",
    "Responded",
    "Response",
    "Score",
    "Stamp",
    "TalkingTherapies",
    "alerts",
    "due",
    "friends_and_family",
    "may_show_wording",
    "months_after",
    "omeract_oarsi",
    "one_value_set",
    "quality_adjusted_years",
    "responder",
    "round_half_up",
    "rules_for",
    "score",
    "talking_therapies",
    "womac_function_of_adl",
]
