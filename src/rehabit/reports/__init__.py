"""Results as tables, plots and files: pure, so that a page, a download and a printed report say the same.

REPORTED, Reported         the measures that a result reports, each with the rule for a change that matters
Course, course_result      one referral's way through the programme; a group, site or network of them
CourseResult               the flow and, per measure, change and share improved, each with its denominators
protected, ProtectedResult the same with small numbers hidden, for eyes outside the site
site_counts, Counts        the stages of several sites side by side with small numbers hidden
STAGES                     what each stage of the flow counts, in words
change_plot                before and after as a drawing
result_csv                 one row per measure
"""

from rehabit.reports.change_plot import change_plot
from rehabit.reports.course import Course
from rehabit.reports.protected import ProtectedMeasure, ProtectedResult, protected
from rehabit.reports.reported import REPORTED, Reported
from rehabit.reports.result import CourseResult, MeasureChange, course_result
from rehabit.reports.result_csv import result_csv
from rehabit.reports.site_counts import Counts, Withheld, site_counts
from rehabit.reports.stages import STAGES, Stage

__all__ = [
    "REPORTED",
    "STAGES",
    "Counts",
    "Course",
    "CourseResult",
    "MeasureChange",
    "ProtectedMeasure",
    "ProtectedResult",
    "Reported",
    "Stage",
    "Withheld",
    "change_plot",
    "course_result",
    "protected",
    "result_csv",
    "site_counts",
]
