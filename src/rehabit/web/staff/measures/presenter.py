"""Measures in words: scores as they are read out, and how a point of measurement stands."""

from rehabit.actions.measures import Recorded
from rehabit.outcomes import DuePoint, DueState, NotScored, Score
from rehabit.queries.kept_answers import Kept
from rehabit.queries.measures import InstrumentLine, PersonAtPoint
from rehabit.web.design.wording import plain_date, plural
from rehabit.web.staff.measures.forms import MODES

_NAMED = 3
"""So many things still to do are named; the others are counted."""

_DUE = {
    DueState.NOT_OPEN: ("not open yet", "muted"),
    DueState.DUE: ("open now", "now"),
    DueState.CLOSING: ("closes soon", "attention"),
    DueState.VOID: ("closed", "muted"),
    DueState.DONE: ("done", "good"),
}


def due_tag(due: DuePoint) -> tuple[str, str]:
    """The state of a point in words, with its tone."""
    return _DUE[due.state]


def due_words(due: DuePoint) -> str:
    """Until when answers count, or why they would not."""
    last = plain_date(due.closes)
    if due.state is DueState.NOT_OPEN:
        return f"Answers count from {plain_date(due.opens)} to {last}."
    if due.state is DueState.VOID:
        return f"The last day was {last}. Answers are still saved, but do not count in the result."
    if due.state is DueState.DONE and not due.in_window:
        return f"Answered outside the time that counts, which ends on {last}: saved, not in the result."
    return f"Answers count until {last}."


def score_words(score: Score | NotScored) -> str:
    """'Average pain: 6', 'Physical functioning: 62.5', or why there is none."""
    if isinstance(score, NotScored):
        return f"{score.title}: no score. {score.sentence}"
    one = score.value == 1 and score.unit.endswith("s")
    unit = f" {score.unit[:-1] if one else score.unit}" if score.unit else ""
    band = f" ({score.band.replace('_', ' ')})" if score.band else ""
    return f"{score.title}: {score.rounded().normalize():f}{unit}{band}"


def scores_of(line: InstrumentLine) -> list[str]:
    """Every score of a line, the joint first where it is asked by joint."""
    return [
        f"{line.asked.abouts[about]}, {words[0].lower()}{words[1:]}" if about else words
        for about, form in line.forms.items()
        for words in map(score_words, form.scores.values())
    ]


def when_and_how(form: Kept) -> str:
    """'in the room', with the correction where there was one."""
    corrected = "; corrected" if form.before else ""
    entered = "; scores typed in" if form.entered else ""
    return f"{MODES[form.mode].lower()}{entered}{corrected}"


def progress(person: PersonAtPoint) -> str:
    """'3 of 8 done'."""
    return f"{person.done} of {person.total} done"


def to_do_words(person: PersonAtPoint) -> str:
    """'Still to do: pain, falls and 3 more'; empty when everything is done."""
    waiting = [line.title.lower() for line in person.to_do]
    if person.goal is not None and not person.goal.done:
        waiting.append("the goal")
    if not waiting:
        return ""
    if len(waiting) > _NAMED + 1:
        waiting[_NAMED:] = [f"and {len(waiting) - _NAMED} more"]
        return f"Still to do: {', '.join(waiting[:-1])} {waiting[-1]}"
    return f"Still to do: {', '.join(waiting)}"


def next_of(person: PersonAtPoint) -> InstrumentLine | None:
    """The first instrument that is still to do."""
    return next(iter(person.to_do), None)


def kept_words(recorded: Recorded) -> str:
    """What is said after a form was kept."""
    if not recorded.unscored:
        return "Saved."
    why = " ".join(dict.fromkeys(score.sentence for score in recorded.unscored))
    return f"Saved. No score for {plural(len(recorded.unscored), 'scale')}: {why}"
