"""Is it changing, or is it chance? Process charts with the rules and icons of Making Data Count.

xmr_chart   single values in order of time
p_chart     shares; with Laney's p' where points differ by more than chance
Signal      why a point is special
Variation   the icon of the latest point; Assurance: the icon of the target
RunChart    what is shown instead while there are fewer than twelve points
"""

from rehabit.evaluation.process.chart import ProcessChart, RunChart, p_chart, xmr_chart
from rehabit.evaluation.process.icons import Assurance, Better, Variation
from rehabit.evaluation.process.signals import Point, Signal

__all__ = [
    "Assurance",
    "Better",
    "Point",
    "ProcessChart",
    "RunChart",
    "Signal",
    "Variation",
    "p_chart",
    "xmr_chart",
]
