"""Did people get better, and how sure are we? Every result carries its n, denominators and method.

wilson, clopper_pearson   a share with its interval
newcombe_difference       the difference between the shares of two groups
share_ratio               their ratio; number_needed: how many are treated for one more to benefit
paired_shares             a share of the same people at two times
clustered_share           a share of people in clusters: design effect, effective number
mean_change               how much the same people changed, with a t interval
responder_shares          the share with a change that matters: complete, worst and best case
group_result              change and responders of one measure for a group
Flow                      referred, offered, started, completed, measured
protect …                 small numbers suppressed; `Suppressed` refuses arithmetic
NO_COMPARISON             the sentence beside every result without a comparison group

Imported by their own names:
uncontrolled, natural_course   a site without a comparison group: what is honest
process                        process charts with the rules and icons of Making Data Count
funnel, funnel_scores          sites beside each other, never ranked
meta                           sites pooled by random effects
drop_out, equity               when people leave; who is referred, starts, completes and benefits
disclosure_table               small numbers in a table, hidden so that none can be worked out
design                         sample size, power, what difference could have been seen
comparison, missing            models and missing values (these load NumPy)
"""

from rehabit.evaluation.change import MeanChange, mean_change
from rehabit.evaluation.clustered_share import ClusteredShare, clustered_share
from rehabit.evaluation.disclosure import SmallNumbers, Suppressed, protect, protect_parts, protect_proportion
from rehabit.evaluation.flow import Flow
from rehabit.evaluation.group_result import GroupResult, group_result
from rehabit.evaluation.interval import Interval, ShareDifference, ShareEstimate
from rehabit.evaluation.paired_shares import PairedShares, paired_shares
from rehabit.evaluation.proportions import clopper_pearson, newcombe_difference, wilson
from rehabit.evaluation.ratio import NumberNeeded, ShareRatio, number_needed, share_ratio
from rehabit.evaluation.responders import ResponderShares, responder_shares
from rehabit.evaluation.uncontrolled import NO_COMPARISON

__all__ = [
    "NO_COMPARISON",
    "ClusteredShare",
    "Flow",
    "GroupResult",
    "Interval",
    "MeanChange",
    "NumberNeeded",
    "PairedShares",
    "ResponderShares",
    "ShareDifference",
    "ShareEstimate",
    "ShareRatio",
    "SmallNumbers",
    "Suppressed",
    "clopper_pearson",
    "clustered_share",
    "group_result",
    "mean_change",
    "newcombe_difference",
    "number_needed",
    "paired_shares",
    "protect",
    "protect_parts",
    "protect_proportion",
    "responder_shares",
    "share_ratio",
    "wilson",
]
