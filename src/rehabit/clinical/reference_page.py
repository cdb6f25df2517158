"""The reference pages of the rules, in Markdown, made from the tables the rules read."""

from collections.abc import Iterable, Sequence

from rehabit.catalogue.library import Catalogue

MADE = "<!-- Made by `rehabit catalogue reference`. Change the rules' files, not this page. -->"


def rule_pages(*, catalogue: Catalogue) -> dict[str, str]:
    """Every page by its file name. Same content, same pages."""
    pages = {
        "bands.md": _bands(catalogue),
        "start-level.md": _start_level(catalogue),
        "doses.md": _doses(catalogue),
        "progression.md": _progression(catalogue),
        "pain.md": _pain(catalogue),
        "flare.md": _flare(catalogue),
        "conditions.md": _conditions(catalogue),
        "equipment.md": _equipment(catalogue),
        "safety.md": _safety(catalogue),
    }
    titles = {name: page.splitlines()[0].removeprefix("# ") for name, page in pages.items()}
    links = [f"* [{title}]({name})" for name, title in titles.items()]
    intro = (
        "Drafts, awaiting clinical sign-off. The software proposes; a person decides. The same tables are "
        "run by the tests under `tests/spec/clinical`."
    )
    return {"README.md": _page("Rules", [intro, "", *links]), **pages}


def _page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"# {title}", MADE, "", *lines, ""])


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(str(cell).replace('|', '/') for cell in row)} |" for row in rows]
    return [*lines, ""]


def _bands(catalogue: Catalogue) -> str:
    rules = catalogue.bands()
    cuts = ((f"{cut.age_from} to {cut.age_to}", cut.women, cut.men) for cut in rules.chair_stand)
    strength = [
        ("A", "none without hands, or not tested"),
        ("B", "1 or more, under the cut"),
        ("C", f"the cut to {rules.above_average_by} more"),
        ("D", f"over {rules.above_average_by} more than the cut"),
    ]
    hold = f"{rules.balance_hold_s} seconds"
    balance = [
        (
            "A, needs support",
            f"feet together or half a step not held {hold}; walks with a frame; a fall with injury; "
            f"{rules.falls_needs_support} or more falls in 12 months; Timed Up and Go "
            f"{rules.tug_needs_support_s} s or more",
        ),
        (
            "B, light support",
            f"heel to toe not held {hold}, or balance not tested; {rules.falls_light_support} fall in "
            f"12 months; Timed Up and Go {rules.tug_light_support_s} s or more; worried about falling",
        ),
        ("C, steady", "none of these"),
    ]
    pain = [
        ("low", f"0 to {rules.pain_low_max}"),
        ("mid", f"{rules.pain_low_max + 1} to {rules.pain_mid_max}"),
        ("high", f"{rules.pain_mid_max + 1} to 10, or not asked"),
    ]
    return _page(
        "Bands from the baseline tests",
        [
            "A band is where somebody starts, never a diagnosis.",
            "",
            "## Strength, from chair stands in 30 seconds",
            "",
            *_table(("Age", "Cut, women", "Cut, men"), cuts),
            *_table(("Band", "Stands"), strength),
            "## Balance",
            "",
            *_table(("Band", "Any of"), balance),
            "## Pain, worst with activity last week",
            "",
            *_table(("Band", "0 to 10"), pain),
        ],
    )


def _start_level(catalogue: Catalogue) -> str:
    rules = catalogue.start_level()
    levels = [
        ("Strength and aerobic work, by strength band", *(rules.strength[band] for band in "ABCD")),
        ("Floor work, by strength band", *(rules.floor[band] for band in "ABCD")),
        ("Balance work, by balance band", *(rules.balance[band] for band in "ABC"), ""),
    ]
    home = [
        (
            band,
            rules.home_demand[band],
            ", ".join(
                f"{catalogue.exercise(name).name} up to level {most}"
                for name, most in rules.home_balance[band].items()
            )
            if band in rules.home_balance
            else "all",
        )
        for band in "ABC"
    ]
    limits = [
        f"* {', '.join(rules.easy_slots)} work starts at level {rules.easy_level} for all.",
        "* High pain: one level lower, and one set fewer.",
        f"* Under {rules.confidence_needed} of 10 sure, or asked for easier: one level lower, or a "
        f"smaller dose.",
        "* At home nobody starts at the top level.",
        "* An exercise whose things are not at home is swapped for the next in its slot.",
        f"* A home plan has {rules.fewest_exercises} to {rules.most_exercises} exercises and covers "
        f"{', '.join(rules.needed_slots)}, or says why not.",
        f"* For the first {rules.learning_weeks} weeks effort stays at {rules.learning_effort[0]} to "
        f"{rules.learning_effort[1]} of 10.",
        "* Of all caps the strictest wins; the plan says which.",
    ]
    return _page(
        "Start levels and the limits of a plan",
        [
            *_table(("Exercise", "A", "B", "C", "D"), levels),
            "## At home, by balance band",
            "",
            *_table(("Band", "Most balance other exercises ask, 0 to 3", "Balance exercises"), home),
            "## Limits",
            "",
            *limits,
        ],
    )


def _doses(catalogue: Catalogue) -> str:
    rows = (
        (
            kind.id,
            kind.start,
            kind.ceiling,
            ", ".join(f"{measure} +{amount}" for measure, amount in kind.steps),
            kind.frequency,
            f"{kind.target_effort[0]} to {kind.target_effort[1]}",
        )
        for kind in catalogue.dose_kinds().values()
    )
    return _page(
        "Doses and their steps",
        _table(("Kind", "Start", "Ceiling", "Steps", "How often", "Effort, 0 to 10"), rows),
    )


def _progression(catalogue: Catalogue) -> str:
    rules = catalogue.progression()
    up = [
        f"* the last {rules.good_sessions} times at the full dose, pain in the green or no higher than "
        f"usual, back to usual next day;",
        f"* effort at the low end of the target, or {rules.spare_reps} repetitions to spare;",
        f"* every repetition in control; {rules.confidence_needed} or more of 10 sure;",
        "* no flare, no illness, no new safety answer.",
    ]
    down = [
        ("Pain too high once", "one step down"),
        (
            f"Next-day pain up by {catalogue.pain().next_day_rise} or more, or for over a day",
            "one step down in all that load that joint",
        ),
        (f"Effort {rules.effort_too_hard} or more, or control lost", "one step down"),
        (
            f"{rules.short_gap_days} to {rules.long_gap_days - 1} days away",
            f"one set fewer, {rules.short_gap_sessions} time",
        ),
        (
            f"{rules.long_gap_days} days away or more",
            "one level down, the start dose, the safety questions again",
        ),
        (
            "After an illness with fever",
            f"wait until well {rules.well_for_days} days, then half the dose {rules.half_dose_sessions} "
            f"times",
        ),
    ]
    return _page(
        "When a dose changes",
        [
            "A step up is proposed, and a facilitator confirms it. It needs all of:",
            "",
            *up,
            "",
            f"At most {rules.most_a_day} exercises step up in a day; no level up in the first "
            f"{rules.no_level_up_in_first_sessions} sessions. What was not told keeps the dose as it is.",
            "",
            "A step down comes at once:",
            "",
            *_table(("When", "Then"), down),
        ],
    )


def _pain(catalogue: Catalogue) -> str:
    rows = (
        (zone.words, f"{zone.low} to {zone.high}", zone.shape, zone.do) for zone in catalogue.pain().zones
    )
    return _page("How pain is read", _table(("Pain", "0 to 10", "Shape", "What to do"), rows))


def _flare(catalogue: Catalogue) -> str:
    rules = catalogue.flare()
    rows = (
        (
            f"{stage.from_day} to {stage.to_day}",
            stage.do,
            "half" if stage.half_dose else "as planned",
            stage.levels_down,
        )
        for stage in rules.stages
    )
    return _page(
        "The plan for a flare",
        [
            rules.define,
            "",
            *_table(("Day", "What to do", "Dose", "Levels down"), rows),
            f"The facilitator hears of it when it is not easing on day {rules.not_easing_day}, still "
            f"there on day {rules.still_flaring_day}, or the person has had {rules.most_flares} within "
            f"{rules.within_days} days.",
        ],
    )


def _conditions(catalogue: Catalogue) -> str:
    conditions = (
        (
            each.name,
            each.max_effort if each.max_effort is not None else "",
            each.max_bout_s or "",
            each.review_group or "",
        )
        for each in catalogue.conditions().conditions
    )
    tags = ((tag, words, _minded(catalogue, tag)) for tag, words in catalogue.condition_tags().items())
    return _page(
        "Conditions and their limits",
        [
            *_table(("Condition", "Effort at most", "Longest bout, seconds", "Review group"), conditions),
            "## Tags",
            "",
            *_table(("Tag", "Asked as", "What it changes"), tags),
        ],
    )


def _minded(catalogue: Catalogue, tag: str) -> str:
    words = []
    for exercise in catalogue.exercises():
        if tag in exercise.avoid_if:
            words.append(f"{exercise.name}: not offered")
            continue
        words += [
            f"{exercise.name}: {_does(caution.action, caution.max_level)}"
            for caution in exercise.cautions
            if caution.tag == tag
        ]
    return "; ".join(words) or "nothing by itself"


def _does(action: str, most: int | None) -> str:
    return {"stop": "not offered", "swap": "swapped", "ask": "asked about first"}.get(action) or (
        f"up to level {most}" if most else "adapted"
    )


def _equipment(catalogue: Catalogue) -> str:
    rows = (
        (thing.words, "yes" if thing.asked else "no, counts as there")
        for thing in catalogue.equipment().values()
    )
    needs = (
        (
            exercise.name,
            _needs(exercise.equipment),
            "; ".join(
                f"{level.level}: {_needs(level.equipment)}" for level in exercise.levels if level.equipment
            ),
        )
        for exercise in catalogue.exercises()
    )
    return _page(
        "What exercises need at home",
        [*_table(("Thing", "Asked"), rows), *_table(("Exercise", "Needs", "From a level"), needs)],
    )


def _needs(needs: tuple[tuple[str, ...], ...]) -> str:
    return ", ".join(" or ".join(need) for need in needs)


def _safety(catalogue: Catalogue) -> str:
    levels = ((each.level, each.label, each.who, each.when) for each in catalogue.advice_levels())
    questions = (
        (each.advice_level, each.ask, each.cleared_by if each.lock != "none" else "no lock")
        for each in sorted(catalogue.safety_questions().questions, key=lambda each: -each.advice_level)
    )
    signs = ((each.sign, each.do) for each in catalogue.stop_signs())
    return _page(
        "Safety questions and stop signs",
        [
            "The person is told what to do and how fast; nothing names a diagnosis.",
            "",
            *_table(("Level", "What it is called", "Who", "When"), levels),
            "## Questions whose answer is yes",
            "",
            *_table(("Level", "Question", "Cleared by"), questions),
            "## Signs to stop at once",
            "",
            *_table(("Sign", "What to do"), signs),
        ],
    )
