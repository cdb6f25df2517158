"""Did people get better, and how sure are we? Every result carries its n, denominators and method.

wilson, clopper_pearson   a share with its interval
newcombe_difference       the difference between the shares of two groups
mean_change               how much the same people changed, with a t interval
responder_shares          the share with a change that matters: complete, worst and best case
group_result              change and responders of one measure for a group
Flow                      referred, offered, started, completed, measured
protect …                 small numbers suppressed; `Suppressed` refuses arithmetic
NO_COMPARISON             the sentence beside every result without a comparison group
"""

from rehabit.evaluation.change import MeanChange, mean_change
from rehabit.evaluation.disclosure import SmallNumbers, Suppressed, protect, protect_parts, protect_proportion
from rehabit.evaluation.flow import Flow
from rehabit.evaluation.group_result import GroupResult, group_result
from rehabit.evaluation.interval import Interval, ShareDifference, ShareEstimate
from rehabit.evaluation.proportions import clopper_pearson, newcombe_difference, wilson
from rehabit.evaluation.responders import ResponderShares, responder_shares
from rehabit.evaluation.uncontrolled import NO_COMPARISON

__all__ = [
    "NO_COMPARISON",
    "Flow",
    "GroupResult",
    "Interval",
    "MeanChange",
    "ResponderShares",
    "ShareDifference",
    "ShareEstimate",
    "SmallNumbers",
    "Suppressed",
    "clopper_pearson",
    "group_result",
    "mean_change",
    "newcombe_difference",
    "protect",
    "protect_parts",
    "protect_proportion",
    "responder_shares",
    "wilson",
]
