"""A commissioner's answer as sentences, drawings and tables, the same for page, terminal and file."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from types import MappingProxyType

from rehabit.catalogue.thresholds import thresholds
from rehabit.economics.case import fields
from rehabit.economics.case.answer import CaseAnswer, Comparison
from rehabit.economics.case.inputs import USUAL_CARE
from rehabit.kernel import Refusal
from rehabit.reports.economics.bars import tornado_chart
from rehabit.reports.economics.cost_curve import cost_curve_chart
from rehabit.reports.economics.curves import acceptability_chart
from rehabit.reports.economics.data_table import DataTable
from rehabit.reports.economics.drawing import Drawing
from rehabit.reports.economics.plane import cost_effectiveness_plane
from rehabit.reports.economics.words import pounds, share

PROGRAMME = "group programme"
MOMENTS = {"end": "right after", "6 months": "6 months after", "30 months": "30 months after"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReport:
    """``headline`` says it in a few sentences; ``refusal`` says why there is no comparison, or is empty;
    ``freed`` says what happens to staff time, or is empty.

    ``drawings`` are by name: cost_curve and tornado always, plane and acceptability with a comparator.
    """

    headline: tuple[str, ...]
    refusal: str
    freed: str
    drawings: Mapping[str, Drawing]
    tables: tuple[DataTable, ...]
    notes: tuple[str, ...]


def case_report(*, answer: CaseAnswer) -> CaseReport:
    """Put an answer into words, drawings and tables."""
    compared = answer.comparison
    drawings = {"cost_curve": _cost_curve(answer), "tornado": _tornado(answer)}
    tables = [_inputs(answer), _costs(answer)]
    refusal, notes = "", _notes(answer)
    if isinstance(compared, Refusal):
        refusal = compared.sentence
        headline: tuple[str, ...] = (_cost_sentence(answer),)
    else:
        drawings |= {
            "acceptability": _curve(compared, answer.inputs["threshold"]),
            "plane": _plane(answer, compared),
        }
        headline = (_cost_sentence(answer), *_compared_sentences(answer, compared))
        notes = (*notes, *compared.model.notes)
        tables += [_effects(answer, compared), _parameters(compared)]
    tables.append(_budget(answer))
    return CaseReport(
        headline=headline,
        refusal=refusal,
        freed=_freed(answer),
        drawings=MappingProxyType(drawings),
        tables=tuple(tables),
        notes=notes,
    )


def case_text(*, report: CaseReport) -> str:
    """For a terminal: the sentences, then every table."""
    parts = ["\n".join(report.headline)]
    parts += [sentence for sentence in (report.refusal, report.freed) if sentence]
    tables = [*report.tables, *(drawing.table for drawing in report.drawings.values())]
    parts += [_aligned(table) for table in tables]
    parts.append("\n".join(f"* {note}" for note in report.notes))
    return "\n\n".join(parts) + "\n"


def case_csv(*, report: CaseReport) -> str:
    """The whole working as a file: sentences, then one table after another."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([line] for line in (*report.headline, report.refusal, report.freed) if line)
    for table in (*report.tables, *(drawing.table for drawing in report.drawings.values())):
        writer.writerows([[], [table.caption], table.head, *table.rows])
    writer.writerows([[], *([note] for note in report.notes)])
    return out.getvalue()


def _cost_sentence(answer: CaseAnswer) -> str:
    people = answer.group.started
    return (
        f"With {people} people in a group the programme costs {pounds(answer.per_person.amount)} for each "
        f"person, {pounds(answer.group.total.amount)} for the group, in prices of {answer.inputs.price_year}."
    )


def _compared_sentences(answer: CaseAnswer, compared: Comparison) -> tuple[str, ...]:
    cost, effect = compared.cost, compared.effects[_place(answer)]
    against, when = answer.inputs.comparator, MOMENTS[answer.inputs.horizon]
    money = f"{pounds(abs(cost))} {'more' if cost > 0 else 'less'} for each person"
    count = f"{abs(effect) * 100:.0f} {'more' if effect > 0 else 'fewer'} of 100 people"
    more = f"{count} improve by an amount that matters"
    unsure = "" if against == USUAL_CARE else " (the trial could not tell the two apart)"
    threshold = pounds(answer.inputs["threshold"])
    return (
        f"Against {against} that is {money}; {when}, {more}{unsure}.",
        _ratio_sentence(compared),
        f"If one more person who improves is worth {threshold} to you, the programme is the better buy in "
        f"{share(compared.likely)} of {compared.curve.n:,} draws.",
    )


def _ratio_sentence(compared: Comparison) -> str:
    ratio = compared.ratio
    if isinstance(ratio, Refusal):
        return ratio.sentence
    if ratio.buys:
        return f"Each further person who improves costs {pounds(ratio.value)}."
    return f"For each person fewer who improves it saves {pounds(ratio.value)}."


def _place(answer: CaseAnswer) -> int:
    return list(MOMENTS).index(answer.inputs.horizon)


def _inputs(answer: CaseAnswer) -> DataTable:
    chosen = (
        ("Compared with", answer.inputs.comparator, "", "your choice"),
        ("People counted", MOMENTS[answer.inputs.horizon], "", "your choice"),
    )
    rows = []
    for name, field in fields().items():
        value = answer.inputs[name]
        source = field.source if value == field.default else "entered"
        rows.append((field.label, f"{value:,.12g}", field.unit, source))
    return DataTable(
        caption="What was put in", head=("Input", "Value", "Unit", "Where it is from"), rows=(*chosen, *rows)
    )


def _costs(answer: CaseAnswer) -> DataTable:
    group = answer.group
    parts = (
        ("Staff", group.staff),
        ("Room", group.venue),
        ("Kit and print", group.equipment),
        ("Share of one-off costs", group.setup),
        ("All", group.total),
    )
    rows = [(label, pounds(m.amount, 2), pounds(m.amount / group.started, 2)) for label, m in parts]
    if answer.other is not None:
        rows.append(("One-to-one instead", "–", pounds(answer.other.amount, 2)))
    return DataTable(
        caption=f"What it costs, prices of {answer.inputs.price_year}",
        head=("Part", "For the group", "For each person"),
        rows=tuple(rows),
    )


def _effects(answer: CaseAnswer, compared: Comparison) -> DataTable:
    rows = tuple(
        (words, f"{effect * 100:+.1f}".replace("-", "−"))
        for words, effect in zip(MOMENTS.values(), compared.effects, strict=True)
    )
    return DataTable(
        caption=f"Further people who improve, of 100, against {answer.inputs.comparator}",
        head=("When", "Of 100 people"),
        rows=rows,
    )


def _parameters(compared: Comparison) -> DataTable:
    rows = tuple(
        (
            one.label,
            f"{one.distribution.mean:,.4g}".replace("-", "−"),
            type(one.distribution).__name__,
            one.source,
        )
        for one in compared.model.parameters
    )
    return DataTable(
        caption="What was drawn from",
        head=("Parameter", "Mean", "Distribution", "Where it is from"),
        rows=rows,
    )


def _budget(answer: CaseAnswer) -> DataTable:
    rows = tuple(
        (
            f"Year\N{NO-BREAK SPACE}{row.year}",
            f"{row.people.count:,.0f}",
            f"{row.waiting_for_room.count:,.0f}",
            pounds(row.cost.amount),
            _span(row.released.low.amount, row.released.high.amount),
            _span(row.freed.low.amount, row.freed.high.amount),
            _span(row.net.low.amount, row.net.high.amount),
        )
        for row in answer.budget
    )
    return DataTable(
        caption="Your budget over five years",
        head=(
            "",
            "People",
            "No place yet",
            "Paid",
            "Released as cash",
            "Freed, not cash",
            "Paid less released",
        ),
        rows=rows,
    )


def _freed(answer: CaseAnswer) -> str:
    hours = answer.hours_freed
    if hours is None:
        return ""
    if hours < 0:
        return f"In a full year groups take {-hours:,.0f} staff hours more than one-to-one visits would."
    return (
        f"In a full year groups take up to {hours:,.0f} staff hours less than one-to-one visits would: time "
        "for others, not cash."
    )


def _span(low: float, high: float) -> str:
    return pounds(low) if round(low) == round(high) else f"{pounds(low)} to {pounds(high)}"


def _notes(answer: CaseAnswer) -> tuple[str, ...]:
    return (
        "Half of the places are taken in the first year and three quarters in the second: our assumption.",
        "Savings are a range: none if nobody would have had one-to-one care, all of it if everybody would.",
        "Time and rooms that are freed serve others; they lower a budget only if something is stopped.",
        "Effects are those of published trials in usual practice, not results of your site.",
    )


def _cost_curve(answer: CaseAnswer) -> Drawing:
    other = answer.other.amount if answer.other is not None else None
    return cost_curve_chart(
        points=answer.fill, here=answer.group.started, other=other, other_name="One-to-one instead"
    )


def _tornado(answer: CaseAnswer) -> Drawing:
    labels = {name: field.label for name, field in fields().items()}
    return tornado_chart(
        swings=answer.swings, base=answer.per_person.amount, labels=labels, answer="Cost per person"
    )


def _curve(compared: Comparison, chosen: float) -> Drawing:
    curve = compared.curve
    asked = compared.model.draws.outcome.split(",")[0]
    shown = sorted({chosen, *(threshold.amount for threshold in thresholds(outcome="responder"))})
    return acceptability_chart(
        names=curve.names,
        thresholds=curve.thresholds.tolist(),
        probability=curve.probability.tolist(),
        best=compared.frontier.best,
        evpi=curve.evpi.tolist(),
        outcome="person who improves" if asked == "responder" else asked,
        shown=shown,
        n=curve.n,
    )


def _plane(answer: CaseAnswer, compared: Comparison) -> Drawing:
    draws = compared.model.draws
    return cost_effectiveness_plane(
        costs=draws.costs[1].tolist(),
        effects=draws.effects[1].tolist(),
        threshold=answer.inputs["threshold"],
        outcome="people who improve",
    )


def _aligned(table: DataTable) -> str:
    rows = (table.head, *table.rows)
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    return "\n".join([table.caption, "-" * len(table.caption), *lines])
