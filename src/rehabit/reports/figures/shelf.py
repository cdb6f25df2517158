"""All the figures of a catalogue as files: what `rehabit figures` writes and what a page looks up."""

from collections.abc import Mapping

from rehabit.catalogue import Catalogue, Exercise, Figure
from rehabit.reports.figures.person import person_for
from rehabit.reports.figures.picture import moving, poses
from rehabit.reports.figures.sheet import sheet
from rehabit.reports.figures.style import style_in_page

LEFT_OUT: Mapping[tuple[str, int], str] = {}
"""Exercise and level that are told in words alone, and why: a figure that misleads is worse than none."""
IN_A_PAGE = "exercise-figure__moving"
"""The class of the element that holds a moving figure which is part of a page."""


def figure_of(*, catalogue: Catalogue, exercise: str, level: int) -> Figure | None:
    """The figure that shows a level, or None where the level is told in words alone."""
    return next((each for each in catalogue.figures(exercise) if level in each.depicts_levels), None)


def file_name(*, exercise: str, level: int, still: bool) -> str:
    """The name of a picture's file: `sit_to_stand-3.svg` moves, `sit_to_stand-3-poses.svg` does not."""
    return f"{exercise}-{level}{'-poses' if still else ''}.svg"


def pictures(*, catalogue: Catalogue) -> dict[str, str]:
    """Every picture by the name of its file, exercise by exercise and level by level."""
    made: dict[str, str] = {}
    for exercise in catalogue.exercises():
        for level in exercise.levels:
            made |= _of_level(catalogue, exercise, level.level)
    return made


def sheets(*, catalogue: Catalogue) -> dict[str, str]:
    """A contact sheet for every exercise by the name of its file, and a page that lists them."""
    drawn = {
        f"{exercise.id}.svg": sheet(
            exercise=exercise,
            figures=catalogue.figures(exercise.id),
            person=person_for(exercise=exercise.id),
        )
        for exercise in catalogue.exercises()
    }
    return drawn | {"README.md": _contents(catalogue)}


def page_style() -> str:
    """The style sheet of figures that are part of a page."""
    return "// Written by `rehabit figures build`.\n" + style_in_page(holder=IN_A_PAGE)


def _of_level(catalogue: Catalogue, exercise: Exercise, level: int) -> dict[str, str]:
    figure = figure_of(catalogue=catalogue, exercise=exercise.id, level=level)
    if figure is None:
        return {}
    title = f"{exercise.name}, level {level}"
    person = person_for(exercise=exercise.id)
    return {
        file_name(exercise=exercise.id, level=level, still=False): moving(
            figure=figure, person=person, title=title
        ),
        file_name(exercise=exercise.id, level=level, still=True): poses(
            figure=figure, person=person, title=title
        ),
    }


def _contents(catalogue: Catalogue) -> str:
    lines = [
        "# Figures, exercise by exercise",
        "",
        "Written by `rehabit figures sheets` from the poses in the catalogue: for each exercise the key",
        "poses of each level with its words. Look at a sheet whenever its poses have changed.",
        "No clinician has checked them yet.",
        "",
    ]
    lines += [f"* [{exercise.name}]({exercise.id}.svg)" for exercise in catalogue.exercises()]
    return "\n".join(lines) + "\n"
