"""Every fault in the content: files that cannot be read, and names that lead nowhere."""

import functools
from collections.abc import Callable, Iterable, Iterator

from rehabit.catalogue import shelf
from rehabit.catalogue.exercise import Exercise
from rehabit.catalogue.fault import ContentError, Fault, UnknownContent
from rehabit.catalogue.library import Catalogue, load
from rehabit.catalogue.programme import Programme


def check(*, catalogue: Catalogue | None = None) -> list[Fault]:
    """All faults, in order of file and key; an empty list when the content is sound.

    Each names the file, the key, what came and what is allowed. Files that cannot be read come first:
    names are only followed once every file is readable.
    """
    content = catalogue or load()
    unreadable = sorted(set(_unreadable(content)))
    return unreadable or sorted(set(_broken_names(content)))


def _readers(content: Catalogue) -> Iterator[Callable[[], object]]:
    by_id: dict[str, Callable[[str], object]] = {
        "programmes": content.programme,
        "sessions": content.theme,
        "boosters": content.booster,
        "exercises": content.exercise,
        "exercises/figures": content.figures,
        "templates": content.template,
        "checklists": content.checklist,
    }
    for folder, read in by_id.items():
        for name in shelf.ids(content.root, folder):
            yield functools.partial(_filed, read, folder, name)
    for name in ("leaving_reasons", "no_answer_reasons", "referral_routes"):
        yield functools.partial(content.choices, name)
    yield from (
        content.myths,
        content.reason_words,
        content.dose_kinds,
        content.sources,
        content.condition_tags,
        content.equipment,
        content.conditions,
        content.bands,
        content.start_level,
        content.progression,
        content.pain,
        content.flare,
        content.advice_levels,
        content.safety_questions,
        content.stop_signs,
    )


def _filed(read: Callable[[str], object], folder: str, name: str) -> None:
    """Read one record and make sure that it is filed under its own id."""
    found = getattr(read(name), "id", name)
    if found != name:
        allowed = f"'{name}', the name of its file"
        raise ContentError(Fault(f"{folder}/{name}.toml", "id", repr(found), allowed))


def _unreadable(content: Catalogue) -> Iterator[Fault]:
    for read in _readers(content):
        try:
            read()
        except ContentError as error:
            yield error.fault
        except UnknownContent as error:
            yield Fault(error.file, "the whole file", "nothing", "a file with this name")


def _broken_names(content: Catalogue) -> Iterator[Fault]:
    for exercise in content.exercises():
        yield from _exercise(content, exercise)
    for programme in content.programmes():
        yield from _programme(content, programme)
    for template in content.templates():
        file = f"templates/{template.id}.toml"
        for key in ("circuit", "home", "optional"):
            yield from _known(file, key, getattr(template, key), shelf.ids(content.root, "exercises"))
    for checklist in content.checklists():
        sources = [item.source for item in checklist.items]
        yield from _known(f"checklists/{checklist.id}.toml", "source", sources, content.sources())
    yield from _rules(content)
    yield from _sources(content)


def _exercise(content: Catalogue, exercise: Exercise) -> Iterator[Fault]:
    file = f"exercises/{exercise.id}.toml"
    exercises = shelf.ids(content.root, "exercises")
    tags = content.condition_tags()
    yield from _known(file, "dose_kind", [exercise.dose_kind], content.dose_kinds())
    yield from _known(file, "easier", [exercise.easier] if exercise.easier else [], exercises)
    yield from _known(file, "harder", [exercise.harder] if exercise.harder else [], exercises)
    yield from _known(file, "avoid_if", exercise.avoid_if, tags)
    yield from _known(file, "caution.tag", (caution.tag for caution in exercise.cautions), tags)
    swaps = [caution.swap_to for caution in exercise.cautions if caution.swap_to]
    yield from _known(file, "caution.swap_to", swaps, exercises)
    yield from _known(file, "areas", exercise.areas, shelf.ids(content.root, "templates"))
    needs = (*exercise.equipment, *(need for level in exercise.levels for need in level.equipment))
    yield from _known(file, "equipment", (name for need in needs for name in need), content.equipment())
    levels = {str(level.level) for level in exercise.levels}
    yield from _known(file, "lying_flat_levels", map(str, exercise.lying_flat_levels), levels)
    if exercise.id in shelf.ids(content.root, "exercises/figures"):
        figures = content.figures(exercise.id)
        depicted = (str(level) for figure in figures for level in figure.depicts_levels)
        yield from _known(f"exercises/figures/{exercise.id}.toml", "depicts_levels", depicted, levels)
    else:
        yield Fault(f"exercises/figures/{exercise.id}.toml", "the whole file", "nothing", "a file of poses")


def _programme(content: Catalogue, programme: Programme) -> Iterator[Fault]:
    file = f"programmes/{programme.id}.toml"
    themes = shelf.ids(content.root, "sessions")
    yield from _known(file, "session.themes", programme.themes, themes)
    yield from _known(file, "boosters", programme.boosters, shelf.ids(content.root, "boosters"))
    yield from _known(file, "checklists", programme.checklists, shelf.ids(content.root, "checklists"))
    yield from _known(file, "areas", programme.areas, shelf.ids(content.root, "templates"))
    for station in programme.stations:
        names = station.exercise_by_area.values()
        yield from _known(file, "circuit.station", names, shelf.ids(content.root, "exercises"))
    for theme in themes:
        if programme.themes.count(theme) != 1:
            came = f"'{theme}' {programme.themes.count(theme)} times"
            yield Fault(file, "session.themes", came, "every theme exactly once")


def _rules(content: Catalogue) -> Iterator[Fault]:
    exercises = shelf.ids(content.root, "exercises")
    for band, allowed in content.start_level().home_balance.items():
        yield from _known("rules/start_level.toml", f"home_balance.{band}", allowed, exercises)
    for stage in content.flare().stages:
        yield from _known("rules/flare.toml", "stage.exercises", stage.exercises, exercises)
    questions = content.safety_questions()
    known = [question.id for question in questions.questions]
    named = (*questions.cluster.any_two_of, *questions.cluster.with_any_of)
    yield from _known("rules/safety_questions.toml", "cluster", named, known)
    for condition in content.conditions().conditions:
        tags = (*condition.may_set_tags, *condition.shown_by_tags)
        yield from _known("rules/conditions.toml", condition.id, tags, content.condition_tags())


def _sources(content: Catalogue) -> Iterator[Fault]:
    """Sources named anywhere, in an authorship or beside a single row, exist."""
    for path in sorted(content.root.rglob("*.toml")):
        folder = path.parent.relative_to(content.root).as_posix()
        if folder.startswith("instruments"):
            continue
        table = shelf.open_table(content.root, folder, path.stem)
        if "authorship" in table:
            named = table.table("authorship").texts("sources")
            yield from _known(table.file, "authorship.sources", named, content.sources())
        for key in ("question", "sign", "condition", "type"):
            for row in table.tables_or_empty(key):
                named = row.texts_or_empty("sources")
                yield from _known(table.file, f"{row.at}.sources", named, content.sources())


def _known(file: str, key: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    allowed = tuple(known)
    for name in names:
        if name not in allowed:
            yield Fault(file, key, repr(name), shelf.unknown("the catalogue", name, allowed))
