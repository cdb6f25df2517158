"""A virtual trial calibrated to the published one, and the rehearsal of its analysis. Nobody in here is real.

virtual_trial   54 practices, three arms, 418 people; dice handed in
PUBLISHED       what is true in it, with what is published and what was chosen
tidy_csv        its rows as a file
rehearse        analyse many trials: does the analysis find the truth, do intervals hold it?

Importing this loads NumPy.
"""

from rehabit.simulation.trial.rehearsal import Coverage, rehearse
from rehabit.simulation.trial.tidy import HEADINGS, tidy_csv, tidy_rows
from rehabit.simulation.trial.trial import VirtualTrial, virtual_trial
from rehabit.simulation.trial.truth import AFTER, PUBLISHED, Arm, Truth, When

__all__ = [
    "AFTER",
    "HEADINGS",
    "PUBLISHED",
    "Arm",
    "Coverage",
    "Truth",
    "VirtualTrial",
    "When",
    "rehearse",
    "tidy_csv",
    "tidy_rows",
    "virtual_trial",
]
