"""An instrument's rules in words, for the pages of staff and for the reference: one text for both."""

from collections.abc import Sequence
from fractions import Fraction

from rehabit.catalogue.instrument import (
    Combine,
    Direction,
    ImportantChange,
    Instrument,
    Linear,
    Per,
    ScoreRule,
    Table,
    WhenMissing,
    WordingTerms,
)

DIRECTIONS = {
    Direction.HIGHER: "higher is better",
    Direction.LOWER: "lower is better",
    Direction.NEITHER: "neither way is better",
}

_UNITS = {"D": "day", "W": "week", "M": "month"}
_METHODS = {
    "eq5d": "the index of the profile by a named value set",
    "ipaq": "the scoring protocol of 2005, by a named calculation",
    "wpai": "hours and impairment, by a named calculation",
    "start": "total and psychosocial points, by a named calculation",
}
_METHODS_NEED = {
    "eq5d": "all five dimensions are needed",
    "ipaq": "days and minutes of every kind of activity are needed",
    "wpai": "the hours or the impairment it is made of are needed; none for somebody not in paid work",
    "start": "both part scores are needed",
}


def plain(value: Fraction) -> str:
    """A number as people write it: 8, 2.5, 19.25, −3."""
    return f"{float(value):g}".replace("-", "−")


def recall_in_words(recall: str) -> str:
    """The time asked about, from an ISO 8601 duration: 'the last 2 weeks'; 'now' for none."""
    number, unit = int(recall[1:-1]), _UNITS[recall[-1]]
    if number == 0:
        return "now"
    return f"the last {unit}" if number == 1 else f"the last {number} {unit}s"


def made_in_words(rule: ScoreRule) -> str:
    """How the score is made: 'the sum of 9 answers'."""
    if rule.combine is Combine.METHOD:
        return _METHODS[rule.method.partition("_")[0]]
    if rule.of_scores:
        parts = " and ".join(rule.of_scores) if len(rule.of_scores) < 3 else ", ".join(rule.of_scores)
        whole = f"the {rule.combine} of {parts}" if len(rule.of_scores) > 1 else parts
    else:
        whole = _of_items(rule)
    return _transformed(rule, whole)


def missing_in_words(rule: ScoreRule) -> str:
    """What happens when something is not answered."""
    if rule.combine is Combine.METHOD:
        return _METHODS_NEED[rule.method.partition("_")[0]]
    n_items = len(rule.items) + len(rule.of_scores)
    what = "answers" if rule.items else "part scores"
    if n_items == 1:
        return "without it there is no score"
    if rule.when_missing is WhenMissing.ZERO:
        return "an unanswered one counts as no; with none answered there is no score"
    if rule.min_answered == n_items:
        text = f"all {n_items} {what} are needed"
    else:
        instead = (
            "a missing one takes the mean of the others" if _imputes(rule) else "the others are averaged"
        )
        text = f"at least {rule.min_answered} of {n_items} {what}; {instead}"
    if rule.zero_when is not None:
        text += f"; 0 whenever {rule.zero_when.item} is {plain(rule.zero_when.equals)}"
    return text


def bands_in_words(rule: ScoreRule) -> tuple[tuple[str, str], ...]:
    """Each band by stretch and name: ('5 to under 10', 'mild'). A name with numbers needs no stretch."""
    ends = [*(band.lowest for band in rule.bands[1:]), *([None] if rule.bands else [])]
    return tuple(
        ("" if _says_it(band.name) else _stretch(rule, band.lowest, end), band.name.replace("_", " "))
        for band, end in zip(rule.bands, ends, strict=True)
    )


def change_in_words(change: ImportantChange, *, unit: str) -> str:
    """A smallest change that matters: how much, for whom, where it was published, and whether we read it."""
    much = (
        f"{plain(change.value)} %" if change.kind == "percent" else _with_unit(change.value, unit or "points")
    )
    seen = "" if change.verified else " The source itself has still to be read by a checker."
    return f"{much}. {change.population}. {change.source.rstrip('.')}.{seen}"


def range_in_words(rule: ScoreRule) -> str:
    """'0 to 27, lower is better'."""
    unit = f" {rule.unit}" if rule.unit else ""
    return f"{plain(rule.low)} to {plain(rule.high)}{unit}, {DIRECTIONS[rule.better]}"


def terms_in_words(instrument: Instrument) -> tuple[str, ...]:
    """What a site may do with it, a sentence each."""
    licence = instrument.licence
    sentences = [f"Scores may be worked out and entered by anybody (scoring: {licence.scoring})."]
    if licence.wording is WordingTerms.HOLDER:
        contact = f" at {licence.contact}" if licence.contact else ""
        sentences += [
            f"The questions belong to {licence.owner.rstrip('.')} and are not part of Rehabit.",
            f"To show them here, ask for them{contact}, fill in a wording file and load it for your site.",
        ]
    elif licence.wording is WordingTerms.ATTRIBUTION:
        sentences.append("The wording comes with Rehabit. The line of credit is always shown with them.")
    else:
        sentences.append("The wording comes with Rehabit and may be shown, printed and read aloud.")
    return (*sentences, licence.terms.rstrip(".") + ".")


def joined(names: Sequence[str]) -> str:
    """'P1 to P9, S1' : items in a row shown by their ends."""
    runs: list[list[str]] = []
    for name in names:
        if runs and _follows(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)


def _follows(before: str, after: str) -> bool:
    head, tail = _split(before), _split(after)
    return head[0] == tail[0] and tail[1] == head[1] + 1 > 0


def _split(name: str) -> tuple[str, int]:
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    return letters, int(digits) if digits else -2


def _imputes(rule: ScoreRule) -> bool:
    return rule.when_missing is WhenMissing.MEAN


def _of_items(rule: ScoreRule) -> str:
    if len(rule.items) == 1:
        return f"the answer to {rule.items[0]}"
    if rule.combine is Combine.PRODUCT:
        return " × ".join(rule.items)
    if rule.combine is Combine.QUOTIENT:
        return " ÷ ".join(rule.items)
    return f"the {rule.combine} of {len(rule.items)} answers ({joined(rule.items)})"


def _transformed(rule: ScoreRule, whole: str) -> str:
    change = rule.transform
    if isinstance(change, Linear):
        times = change.times if change.add == 0 else abs(change.times)
        factor = str(times) if times.denominator > 1 else plain(times)
        sign = "+" if change.times > 0 else "−"
        return f"{factor} × {whole}" if change.add == 0 else f"{plain(change.add)} {sign} {factor} × {whole}"
    if isinstance(change, Per):
        return f"{plain(change.quantity)} ÷ {whole}"
    if isinstance(change, Table):
        return f"{whole}, read off the published table"
    return whole


def _says_it(name: str) -> bool:
    return any(letter.isdigit() for letter in name)


def _stretch(rule: ScoreRule, low: Fraction, end: Fraction | None) -> str:
    if end is None:
        return f"{plain(low)} to {plain(rule.high)}" if low < rule.high else plain(low)
    return f"{plain(low)} to under {plain(end)}"


def _with_unit(value: Fraction, unit: str) -> str:
    return f"{plain(value)} {unit}"
