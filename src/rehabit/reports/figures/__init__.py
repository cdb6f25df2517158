"""Figures that move, drawn from the joint angles in the catalogue; pure, so that page, print and test agree.

figure_of        the figure that shows an exercise at a level
moving, poses    an SVG that plays round and round; one with the key poses in a row
pictures         every picture of a catalogue by the name of its file; file_name says what that is
sheets           contact sheets for looking at, one for each exercise
page_style       the style sheet of figures that are part of a page
PEOPLE, person_for  who is shown
timeline, place  a figure in time; where the joints are
LEFT_OUT         levels that are told in words alone, and why
"""

from rehabit.reports.figures.person import PEOPLE, Person, person_for
from rehabit.reports.figures.picture import moving, poses, shown_once, sizes
from rehabit.reports.figures.reach import OutOfReach, settle
from rehabit.reports.figures.shelf import LEFT_OUT, figure_of, file_name, page_style, pictures, sheets
from rehabit.reports.figures.skeleton import place, skeleton
from rehabit.reports.figures.style import COLOURS
from rehabit.reports.figures.timeline import Frame, Timeline, timeline

__all__ = [
    "COLOURS",
    "LEFT_OUT",
    "PEOPLE",
    "Frame",
    "OutOfReach",
    "Person",
    "Timeline",
    "figure_of",
    "file_name",
    "moving",
    "page_style",
    "person_for",
    "pictures",
    "place",
    "poses",
    "settle",
    "sheets",
    "shown_once",
    "sizes",
    "skeleton",
    "timeline",
]
