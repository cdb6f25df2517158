"""Economics as drawings and tables, each drawing with the table it repeats.

chart         Chart, Scale: the frame, axes and marks that every drawing shares
table_of      DataTable: the numbers behind a drawing
plane         cost_effectiveness_plane
curves        acceptability_chart: curves, with the frontier marked
bars          tornado_chart
cost_curve    cost_curve_chart
words         money, share: figures as people read them
"""

from rehabit.reports.economics.bars import tornado_chart
from rehabit.reports.economics.cost_curve import cost_curve_chart
from rehabit.reports.economics.curves import acceptability_chart
from rehabit.reports.economics.data_table import DataTable
from rehabit.reports.economics.drawing import Drawing
from rehabit.reports.economics.plane import cost_effectiveness_plane
from rehabit.reports.economics.words import pounds, share

__all__ = [
    "DataTable",
    "Drawing",
    "acceptability_chart",
    "cost_curve_chart",
    "cost_effectiveness_plane",
    "pounds",
    "share",
    "tornado_chart",
]
