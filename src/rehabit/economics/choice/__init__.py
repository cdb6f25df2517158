"""Whether to buy it: from costs and effects of strategies to a decision and how sure it is.

draws              Draws: costs and effects of every strategy in every draw, checked
icer               icer: the ratio of two strategies, only where a ratio means something
incremental        incremental: full incremental analysis with dominance and extended dominance
net_benefit        net_benefit: threshold × effect − cost
decision_curve     decision_curve: by threshold, how often each strategy is best
break_even         two strategies in O(draws + thresholds);  dense  any number, threshold by threshold
frontier           frontier: how often the best choice on average is best;  expected_loss  what a choice risks
fieller            fieller: interval of a ratio
bootstrap          bootstrap: resamples people;  cluster_bootstrap  resamples clusters, then people
regression         net_benefit_regression: least squares, robust and cluster-robust;  mixed  random intercepts
pooled             pooled: estimates from imputed data sets put together
"""

from rehabit.economics.choice.bootstrap import Arm, Replicates, bootstrap, percentile_interval
from rehabit.economics.choice.cluster_bootstrap import ClusteredArm, cluster_bootstrap
from rehabit.economics.choice.decision_curve import DecisionCurve, decision_curve
from rehabit.economics.choice.draws import Draws
from rehabit.economics.choice.expected_loss import expected_loss
from rehabit.economics.choice.fieller import fieller
from rehabit.economics.choice.frontier import Frontier, frontier
from rehabit.economics.choice.icer import Icer, icer
from rehabit.economics.choice.incremental import Step, Strategy, incremental
from rehabit.economics.choice.mixed import mixed_net_benefit
from rehabit.economics.choice.net_benefit import net_benefit
from rehabit.economics.choice.pooled import Pooled, pooled
from rehabit.economics.choice.regression import NetBenefitEstimate, net_benefit_regression

__all__ = [
    "Arm",
    "ClusteredArm",
    "DecisionCurve",
    "Draws",
    "Frontier",
    "Icer",
    "NetBenefitEstimate",
    "Pooled",
    "Replicates",
    "Step",
    "Strategy",
    "bootstrap",
    "cluster_bootstrap",
    "decision_curve",
    "expected_loss",
    "fieller",
    "frontier",
    "icer",
    "incremental",
    "mixed_net_benefit",
    "net_benefit",
    "net_benefit_regression",
    "percentile_interval",
    "pooled",
]
