"""A report of an evaluation: what was asked, what was found, how sure that is, and what it does not say."""

from rehabit.evaluation import NO_COMPARISON, Interval, MeanChange, SmallNumbers
from rehabit.evaluation.plan import Evaluation, Finding, Role
from rehabit.evaluation.uncontrolled import WHY_NOT_SUBTRACT
from rehabit.kernel import Proportion, Refusal
from rehabit.reports.evaluation_blocks import Block, Figure, Heading, Paragraph, Table
from rehabit.reports.evaluation_plot import ForestRow, forest_plot
from rehabit.reports.evaluation_words import between, chance, counted, filled_share, number, share

POINTS = "points"


def report(*, found: Evaluation) -> tuple[Block, ...]:
    """The pieces of the report in order."""
    rule = SmallNumbers(fewer_than=found.plan.fewer_than)
    blocks: list[Block] = [Heading(text=found.plan.title, level=1), *_answer(found, rule), *_plan(found)]
    blocks += [Heading(text="Who was measured"), _measured(found, rule)]
    if found.findings:
        blocks += [Heading(text="Differences between groups"), *_differences(found, rule)]
    if found.responders:
        blocks += [Heading(text="Who improved by an amount that matters"), *_responders(found, rule)]
    blocks += [Heading(text="Change within each group"), *_changes(found, rule)]
    if found.findings:
        blocks += [Heading(text="People who are missing"), *_missing(found)]
    else:
        blocks += [Heading(text="What these numbers do not say"), *_uncontrolled(found)]
    return (*blocks, *_cautions(found))


def _answer(found: Evaluation, rule: SmallNumbers) -> list[Block]:
    main = found.primary
    if main is None:
        return [Paragraph(text=NO_COMPARISON, warning=True)]
    if isinstance(main.result, Refusal):
        return [
            Paragraph(text=f"The question cannot be answered from these data. {main.result}", warning=True)
        ]
    interval = main.result.interval
    sure = f"{100 * interval.level:.0f} % interval {between(interval)}"
    way = "lower" if found.plan.better == "lower" else "higher"
    people = counted(Proportion(count=main.n, total=main.n_given), rule=rule)
    text = (
        f"At {main.time}, {main.question}: a difference of {number(main.result.estimate)} points ({sure}; "
        f"p {chance(main.result.p_value)}; {people} people), where {way} is better. "
        f"{_reading(interval, found.plan.better)}"
    )
    return [Paragraph(text=text, warning=True)]


def _reading(interval: Interval, better: str) -> str:
    if interval.low <= 0 <= interval.high:
        return "No difference at all is among the values that fit these data; so is all else in the interval."
    good = (interval.high < 0) == (better == "lower")
    return (
        "All values in the interval are in favour of the programme."
        if good
        else "All values in the interval are against the programme."
    )


def _plan(found: Evaluation) -> list[Block]:
    clusters = f" in {found.n_clusters} clusters" if found.n_clusters is not None else ""
    return [
        Paragraph(
            text=f"Data: {found.n_people} people{clusters}. The primary time, the comparison and every "
            "analysis below were named in a plan. If this plan was lodged before the data were seen, its "
            "hash shows that it has not changed since."
        ),
        Table(
            caption="Fingerprints (SHA-256)",
            head=("of", "hash"),
            rows=(("plan", found.plan.hash), ("data", found.data_hash)),
        ),
    ]


def _measured(found: Evaluation, rule: SmallNumbers) -> Table:
    times = (found.plan.before, *found.plan.after)
    arms = list(dict.fromkeys(arm for arm, _ in found.measured))
    return Table(
        caption="Measured, of everybody in the arm",
        head=("arm", *times),
        rows=tuple((arm, *(counted(found.measured[arm, time], rule=rule) for time in times)) for arm in arms),
    )


def _differences(found: Evaluation, rule: SmallNumbers) -> list[Block]:
    rows = tuple(_difference(one, rule) for one in found.findings)
    drawn = [_forest(one) for one in found.findings if one.unit == POINTS]
    shown = [row for row in drawn if row is not None]
    unit = f"points, {found.plan.better} is better; bold: named beforehand as the main question"
    svg = forest_plot(rows=shown, title="Differences between groups", unit=unit, name="differences")
    blocks: list[Block] = [
        Table(
            caption="Each with its 95 % interval" if found.plan.level == 0.95 else "Each with its interval",
            head=("question", "time", "as planned", "people", "difference", "interval", "p", "method"),
            rows=rows,
        )
    ]
    if svg:
        blocks.append(
            Figure(svg=svg, file="differences.svg", caption="Differences in points with intervals.")
        )
    if not isinstance(found.correlation, Refusal):
        blocks.append(
            Paragraph(
                text=f"People in one cluster resembled each other: correlation {found.correlation:.3f}. The "
                "intervals allow for that."
            )
        )
    return blocks


def _difference(one: Finding, rule: SmallNumbers) -> tuple[str, ...]:
    people = counted(Proportion(count=one.n, total=one.n_given), rule=rule)
    head = (one.question, one.time, str(one.role), people)
    if isinstance(one.result, Refusal):
        return (*head, "not possible", str(one.result), "", "")
    points = one.unit == POINTS
    scale, places, unit = (1.0, 2, " points") if points else (100.0, 0, " percentage points")
    low, high = scale * one.result.interval.low, scale * one.result.interval.high
    return (
        *head,
        f"{number(scale * one.result.estimate, places=places)}{unit}",
        f"{number(low, places=places)} to {number(high, places=places)}",
        chance(one.result.p_value),
        one.method,
    )


def _forest(one: Finding) -> ForestRow | None:
    if isinstance(one.result, Refusal):
        return None
    kind = {Role.PRIMARY: "main", Role.SECONDARY: "", Role.SENSITIVITY: "check"}[one.role]
    label = ", ".join(filter(None, (_short(one), one.time, kind)))
    return ForestRow(
        label=label,
        estimate=one.result.estimate,
        low=one.result.interval.low,
        high=one.result.interval.high,
        strong=one.role is Role.PRIMARY,
    )


def _short(one: Finding) -> str:
    """What tells a row from the others in the little room beside the drawing."""
    arm = one.question.split(" against ")[0]
    if "GEE" in one.method:
        return f"{arm}, GEE"
    if "imputations" in one.method:
        return f"{arm}, filled in"
    return f"{arm}, all times" if "repeated" in one.method else arm


def _responders(found: Evaluation, rule: SmallNumbers) -> list[Block]:
    rows = tuple(
        (
            one.arm,
            one.time,
            *(share(view, rule=rule) for view in (one.complete_case, one.worst_case, one.best_case)),
            filled_share(one, rule=rule),
        )
        for one in found.responders
    )
    return [
        Paragraph(
            text=f"By the rule '{found.plan.rule}'. People who were not measured are left out, counted as "
            "not improved, counted as improved, and filled in from people alike."
        ),
        Table(
            caption="Share improved (intervals take people for independent)",
            head=(
                "arm",
                "time",
                "measured people",
                "missing: not improved",
                "missing: improved",
                "missing: filled in",
            ),
            rows=rows,
        ),
    ]


def _changes(found: Evaluation, rule: SmallNumbers) -> list[Block]:
    rows = []
    for (arm, time), one in found.changes.items():
        if not isinstance(one, MeanChange):
            rows.append((arm, time, "0", str(one), ""))
            continue
        limits = between(one.interval) if isinstance(one.interval, Interval) else str(one.interval)
        people = counted(Proportion(count=one.n, total=one.n_started), rule=rule)
        rows.append((arm, time, people, number(one.mean_change), limits))
    return [
        Table(
            caption="Change since before, in points. A change within a group is not an effect.",
            head=("arm", "time", "people", "mean change", "interval"),
            rows=tuple(rows),
        )
    ]


def _missing(found: Evaluation) -> list[Block]:
    if isinstance(found.shifts, Refusal):
        return [Paragraph(text=str(found.shifts))]
    rows = tuple((f"{one.delta:g}", number(one.estimate), between(one.interval)) for one in found.shifts)
    tips = found.tipping_point
    words = str(tips) if isinstance(tips, Refusal) else _tipping(tips)
    return [
        Paragraph(
            text="Missing values were filled in from people alike. The table makes those of the treated arms "
            "worse than that, step by step."
        ),
        Table(
            caption="If missing people of the treated arms are worse by",
            head=("points", "difference", "interval"),
            rows=rows,
        ),
        Paragraph(text=words),
    ]


def _tipping(points: float) -> str:
    if points == 0:
        return "The interval holds 0 already without making anybody worse."
    return f"The interval first holds 0 at {points:g} points: judge whether the missing are so much worse."


def _uncontrolled(found: Evaluation) -> list[Block]:
    course = {one.study: one for view in found.uncontrolled.values() for one in view.published}
    blocks: list[Block] = [
        Paragraph(text="A published share of a control group must not be subtracted from these numbers:"),
        *(Paragraph(text=reason) for reason in WHY_NOT_SUBTRACT),
    ]
    if course:
        blocks.append(
            Table(
                caption="What happened to other people without a programme (no comparison group)",
                head=("study", "finding", "scale", "range", "people", "source"),
                rows=tuple(
                    (
                        one.study,
                        one.finding,
                        one.scale,
                        f"{one.low:g} to {one.high:g}",
                        str(one.n),
                        one.source,
                    )
                    for one in course.values()
                ),
            )
        )
    return blocks


def _cautions(found: Evaluation) -> list[Block]:
    if not found.cautions:
        return []
    return [Heading(text="Cautions"), *(Paragraph(text=str(one)) for one in found.cautions)]
