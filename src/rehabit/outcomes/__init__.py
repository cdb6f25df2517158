"""Outcome measures: instruments scored exactly, change that matters, and when people are asked.

score                 one filled-in form to every score of its instrument, or the reason why not
alerts                answers a person has to be told about
may_show_wording      whether a site may show the questions of an instrument
responder, rules_for  a change that matters, under a named rule
due                   what a person is due to answer, and until when
friends_and_family    the Friends and Family Test over a group

The instruments themselves are content: `rehabit.catalogue.instruments`.
"""

from rehabit.outcomes.alerts import Alert, alerts
from rehabit.outcomes.friends_and_family import Experience, FriendsAndFamily, friends_and_family
from rehabit.outcomes.responder import NotEvaluable, NotResponded, Responded, Response, responder, rules_for
from rehabit.outcomes.result import ENGINE, NotScored, Reason, Score, Stamp, round_half_up
from rehabit.outcomes.schedule import DuePoint, DueState, due, months_after
from rehabit.outcomes.scoring import score
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
    "alerts",
    "due",
    "friends_and_family",
    "may_show_wording",
    "months_after",
    "responder",
    "round_half_up",
    "rules_for",
    "score",
]
