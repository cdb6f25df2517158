"""Small numbers hidden: by themselves, by their rest, and across sites."""

import pytest

from rehabit.evaluation import Flow, MeanChange, ShareEstimate, SmallNumbers, Suppressed
from rehabit.outcomes import score
from rehabit.reports import Course, Withheld, course_result, protected, site_counts

RULE = SmallNumbers()
PAIN = "nrs-pain/average"


def flow(*numbers: int) -> Flow:
    return Flow(
        **dict(zip(("referred", "offered", "started", "completed", "measured"), numbers, strict=True))
    )


def shown(counts) -> list[str]:
    return [str(count) for count in counts.values()]


def course(before: int | None, after: int | None) -> Course:
    def scores(value):
        return {} if value is None else {PAIN: score("nrs-pain", {"average": value})["average"]}

    return Course(offered=True, started=True, completed=True, before=scores(before), after=scores(after))


def pain_of(courses):
    result = protected(result=course_result(courses=courses), rule=RULE)
    return next(measure for measure in result.measures if measure.reported.key == PAIN)


def test_a_count_is_hidden_when_it_or_its_rest_is_small():
    counts = site_counts(flows={"A": flow(60, 40, 35, 20, 7)}, rule=RULE)
    assert shown(counts.sites["A"]) == ["60", "40", "not shown", "20", "fewer than 8"]
    assert isinstance(counts.sites["A"]["started"], Withheld)
    assert isinstance(counts.sites["A"]["measured"], Suppressed)


def test_nobody_and_everybody_may_be_shown():
    counts = site_counts(flows={"A": flow(20, 20, 20, 0, 0)}, rule=RULE)
    assert shown(counts.sites["A"]) == ["20", "20", "20", "0", "0"]


def test_one_hidden_site_cannot_be_found_by_subtraction():
    """B's 5 is hidden; the total of 105 is shown, so the smallest other site is hidden as well."""
    flows = {"A": flow(60, 0, 0, 0, 0), "B": flow(5, 0, 0, 0, 0), "C": flow(40, 0, 0, 0, 0)}
    counts = site_counts(flows=flows, rule=RULE)
    referred = {key: str(of_site["referred"]) for key, of_site in counts.sites.items()}
    assert referred == {"A": "60", "B": "fewer than 8", "C": "not shown"}
    assert counts.together["referred"] == 105


def test_two_hidden_sites_need_no_third():
    flows = {"A": flow(60, 0, 0, 0, 0), "B": flow(5, 0, 0, 0, 0), "C": flow(6, 0, 0, 0, 0)}
    counts = site_counts(flows=flows, rule=RULE)
    assert str(counts.sites["A"]["referred"]) == "60"


def test_means_of_few_are_hidden_and_the_number_behind_them():
    measure = pain_of([course(6, 4)] * 7)
    assert isinstance(measure.change, Suppressed)
    assert str(measure.n) == "fewer than 8"


def test_means_of_eight_are_shown():
    measure = pain_of([course(6, 4)] * 8)
    assert isinstance(measure.change, MeanChange)
    assert measure.n == 8


def test_a_few_missing_people_cannot_be_counted_from_n():
    assert pain_of([course(6, 4)] * 20 + [course(6, None)] * 3).n == "at least 8"
    assert pain_of([course(6, 4)] * 20 + [course(6, None)] * 9).n == 20


@pytest.mark.parametrize(
    ("better", "not_better", "missing", "visible"),
    [(10, 10, 0, True), (10, 10, 9, True), (7, 20, 0, False), (20, 7, 0, False), (20, 0, 5, False)],
)
def test_a_share_is_shown_when_neither_part_is_small_in_either_view(better, not_better, missing, visible):
    courses = [course(6, 4)] * better + [course(6, 6)] * not_better + [course(6, None)] * missing
    measure = pain_of(courses)
    assert isinstance(measure.complete_case, ShareEstimate) is visible
    assert isinstance(measure.worst_case, ShareEstimate) is visible


def test_a_measure_without_a_rule_has_no_share():
    result = protected(result=course_result(courses=[course(6, 4)] * 8), rule=RULE)
    without = [measure for measure in result.measures if not measure.reported.rule]
    assert without
    assert all(measure.complete_case is None and measure.worst_case is None for measure in without)
