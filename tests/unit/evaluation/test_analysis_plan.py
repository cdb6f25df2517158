from typing import Any

import numpy as np
import pytest

from rehabit.evaluation import ShareEstimate
from rehabit.evaluation.comparison import Effect
from rehabit.evaluation.missing import Pooled
from rehabit.evaluation.plan import Evaluation, ImputedShare, Plan, Role, read_people, read_plan
from rehabit.evaluation.plan import evaluate as evaluate_with
from rehabit.evaluation.plan.people import People
from rehabit.kernel import Proportion, Refusal
from rehabit.simulation.trial import PUBLISHED, When, tidy_csv, virtual_trial

PLAN = """
title = "Made up"
better = "lower"
[data]
person = "person"
cluster = "practice"
arm = "arm"
time = "time"
score = "womac_function"
[times]
before = "before"
after = ["end", "6 months", "30 months"]
primary = "6 months"
[comparison]
reference = "usual care"
treated = ["individual", "group"]
name = "rehabilitation"
[responders]
rule = "escape-15"
[missing]
imputations = 5
deltas = [0, 30]
"""
SMALL = """
title = "One site"
better = "lower"
[data]
person = "who"
time = "when"
score = "pain"
[times]
before = "before"
after = ["after"]
[responders]
rule = "pain-30"
"""
ARMS = SMALL.replace('score = "pain"', 'score = "pain"\narm = "arm"') + (
    '[comparison]\nreference = "usual"\ntreated = ["class"]\n'
)


def plan(text: str = SMALL) -> Plan:
    found = read_plan(text=text)
    assert isinstance(found, Plan)
    return found


def evaluate(*, plan: Plan, data: str) -> Evaluation | Refusal:
    return evaluate_with(plan=plan, data=data, rng=np.random.default_rng(plan.seed))


def refusal(found: object) -> Refusal:
    assert isinstance(found, Refusal)
    return found


def table(*rows: str, head: str = "who,when,pain") -> str:
    return "\n".join((head, *rows)) + "\n"


@pytest.fixture(scope="module")
def trial() -> Evaluation:
    found = evaluate(plan=plan(PLAN), data=tidy_csv(trial=virtual_trial(rng=np.random.default_rng(11))))
    assert isinstance(found, Evaluation)
    return found


def test_the_primary_finding_is_the_one_named_beforehand(trial: Evaluation) -> None:
    main = trial.primary
    assert main is not None
    assert (main.time, main.role, main.question) == (
        "6 months",
        Role.PRIMARY,
        "rehabilitation against usual care",
    )
    assert isinstance(main.result, Effect)
    assert abs(main.result.estimate - PUBLISHED.effect(When.SIX_MONTHS)) < 4 * main.result.standard_error
    assert main.n < main.n_given == trial.n_people == 418
    assert trial.n_clusters == 54


def test_everything_planned_is_there_once(trial: Evaluation) -> None:
    kinds = [
        (one.question.split(",")[0], one.time, one.role, one.method.split(",")[0]) for one in trial.findings
    ]
    assert len(kinds) == len(set(kinds)) == 11
    assert sum(one.role is Role.PRIMARY for one in trial.findings) == 1
    assert {one.arm for one in trial.responders} == {"usual care", "individual", "group"}
    assert trial.measured["usual care", "before"] == Proportion(count=140, total=140)
    for one in trial.responders:
        views = (one.worst_case, one.complete_case, one.best_case)
        worst, _, best = (view.share for view in views if isinstance(view, ShareEstimate))
        assert isinstance(one.imputed, ImputedShare)
        assert worst < one.imputed.share < best
        assert one.imputed.interval.low < one.imputed.share < one.imputed.interval.high
        assert one.imputed.n == {"usual care": 140, "individual": 146, "group": 132}[one.arm]
    imputed = trial.findings[-1]
    assert isinstance(imputed.result, Pooled)
    assert imputed.n == 418


def test_making_the_missing_worse_moves_the_result_towards_no_effect(trial: Evaluation) -> None:
    assert not isinstance(trial.shifts, Refusal)
    first, last = trial.shifts
    assert last.estimate > first.estimate + 2
    assert trial.tipping_point in (0, 30)


def test_the_same_plan_and_data_give_the_same_answer_and_hash() -> None:
    data = tidy_csv(trial=virtual_trial(rng=np.random.default_rng(1)))
    one, two = (
        evaluate(plan=plan(PLAN), data=data),
        evaluate(plan=plan(PLAN), data=data.replace("\n", "\r\n")),
    )
    assert one == two
    assert plan(PLAN).hash == plan(PLAN.replace("\n", "\r\n")).hash
    assert plan(PLAN).hash != plan(PLAN.replace("Made up", "Made down")).hash


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("title = ", "not_toml", "no TOML text"),
        (
            "title = 'x'",
            "plan_incomplete",
            "data.person, data.time, data.score, times.before, times.after, better",
        ),
        (SMALL + "[surprise]\nx = 1", "plan_contradicts", "surprise"),
        (SMALL.replace("score", "skore"), "plan_contradicts", "data.skore"),
        (SMALL.replace("[data]", "data = 3\n[other]"), "plan_contradicts", "data"),
        (SMALL.replace('"lower"', '"up"'), "plan_contradicts", "better is 'up'"),
        (
            SMALL.replace('["after"]', '["after"]\nprimary = "later"'),
            "plan_contradicts",
            "times.primary is 'later'",
        ),
        (SMALL.replace('["after"]', '["after", "before"]'), "plan_contradicts", "among times.after too"),
        (
            SMALL + '[comparison]\nreference = "usual"',
            "plan_contradicts",
            "both reference and treated, or neither",
        ),
        (ARMS.replace('\narm = "arm"', ""), "plan_contradicts", "a comparison needs data.arm"),
        (ARMS.replace('["class"]', '["class", "usual"]'), "plan_contradicts", "'usual' is both"),
        (SMALL.replace("pain-30", "pain-3000"), "plan_contradicts", "known: "),
        (SMALL + "[missing]\nimputations = 1", "plan_contradicts", "two or more"),
        ("level = 95\n" + SMALL, "plan_contradicts", "level is 95"),
    ],
)
def test_plans_that_are_refused(text: str, code: str, words: str) -> None:
    found = refusal(read_plan(text=text))
    assert found.code == code
    assert words in str(found)


@pytest.mark.parametrize(
    ("text", "data", "code", "words"),
    [
        (SMALL, "", "missing_column", "they have none"),
        (SMALL, table(head="who,when,ache"), "missing_column", "no column 'pain'; they have who, when, ache"),
        (SMALL, table(), "no_rows", "no rows"),
        (SMALL, table("a,before,7", ",after,3"), "no_identifier", "Line 3"),
        (SMALL, table("a,before,seven"), "not_a_number", "Line 2: 'pain' is 'seven'"),
        (SMALL, table("a,before,inf"), "not_a_number", "'inf'"),
        (SMALL, table("a,before,7", "a,after,3", "a,before,7"), "duplicate_rows", "Lines 2 and 4"),
        (SMALL, table("a,before,7", "a,after,"), "nobody_measured", "at 'after'. The data have before"),
        (SMALL, 'who,when,pain\n"a,before,7', "not_csv", "is no CSV"),
        (ARMS, table("a,before,7,class", "a,after,7,usual", head="who,when,pain,arm"), "two_arms", "Line 3"),
        (
            ARMS,
            table("a,before,7,class", head="who,when,pain,arm"),
            "missing_arm",
            "'usual'. The data have class",
        ),
    ],
)
def test_data_that_are_refused(text: str, data: str, code: str, words: str) -> None:
    found = refusal(evaluate(plan=plan(text), data=data))
    assert found.code == code
    assert words in str(found)


def test_what_files_write_for_not_known_is_not_known() -> None:
    found = read_people(
        text="\ufeff" + table("a,before,7", "a,after, NA ", "b,before,.", "b,after,3"), plan=plan()
    )
    assert isinstance(found, People)
    assert np.isnan(found.after["after"][0])
    assert np.isnan(found.before[1])
    assert found.n_rows == 4


def test_rows_outside_the_plan_are_left_out_and_said() -> None:
    rows = (
        "a,before,7,class",
        "a,after,3,class",
        "b,before,7,usual",
        "c,before,7,placebo",
        "b,never,7,usual",
    )
    found = read_people(text=table(*rows, head="who,when,pain,arm"), plan=plan(ARMS))
    assert isinstance(found, People)
    assert found.names == ("a", "b")
    assert [caution.code for caution in found.cautions] == ["arms_left_out", "times_left_out"]


def test_identifiers_that_start_again_in_each_cluster_are_different_people() -> None:
    text = ARMS.replace('arm = "arm"', 'arm = "arm"\ncluster = "site"')
    head = "who,when,pain,arm,site"
    rows = [
        f"{who},{when},{pain},{arm},{site}"
        for site, arm in (("x", "class"), ("y", "usual"), ("z", "class"), ("w", "usual"))
        for who, first, second in (("1", 7, 4), ("2", 6, 5), ("3", 8, 3), ("4", 5, 5))
        for when, pain in (("before", first), ("after", second + (site in "yz")))
    ]
    found = evaluate(plan=plan(text), data=table(*rows, head=head))
    assert isinstance(found, Evaluation)
    assert found.n_people == 16
    codes = [caution.code for caution in found.cautions]
    assert codes == ["identifiers_restart", "few_clusters"]


def rows_of(arm: str, changes: list[int | None], site: str = "") -> list[str]:
    found = []
    for number, change in enumerate(changes):
        first = 5 + number % 4
        found.append(f"{arm}{number},before,{first},{arm}{site}")
        if change is not None:
            found.append(f"{arm}{number},after,{first - change},{arm}{site}")
    return found


def test_without_clusters_it_is_an_analysis_of_covariance() -> None:
    data = table(
        *rows_of("class", [3, 2, 4, 1, 3, None, 2, 4]),
        *rows_of("usual", [0, 1, -1, 0, 2, 1, 0, None]),
        head="who,when,pain,arm",
    )
    found = evaluate(plan=plan(ARMS + "[missing]\ndeltas = [0]\n"), data=data)
    assert isinstance(found, Evaluation)
    assert found.primary is not None
    assert "analysis of covariance" in found.primary.method
    assert isinstance(found.primary.result, Effect)
    assert found.primary.result.interval.high < 0
    assert refusal(found.tipping_point).code == "never_tips"
    assert refusal(found.correlation).code == "no_clusters"
    assert len(found.findings) == 3


def test_one_cluster_is_a_refusal_in_the_place_of_the_result() -> None:
    text = ARMS.replace('arm = "arm"', 'arm = "arm"\ncluster = "site"')
    data = table(
        *rows_of("class", [3, 2, 4, 1, 3, None], ",x"),
        *rows_of("usual", [0, 1, -1, 0, 2, 1], ",x"),
        head="who,when,pain,arm,site",
    )
    found = evaluate(plan=plan(text), data=data)
    assert isinstance(found, Evaluation)
    assert found.primary is not None
    assert refusal(found.primary.result).code == "one_cluster"
    assert found.primary.n == 0
    assert refusal(found.shifts).code == "no_shifts"


def test_too_few_people_to_fill_in_is_a_refusal_in_its_place() -> None:
    data = table(
        *rows_of("class", [3, None, 4]), *rows_of("usual", [0, 1, -1, 0, 2, 1]), head="who,when,pain,arm"
    )
    found = evaluate(plan=plan(ARMS), data=data)
    assert isinstance(found, Evaluation)
    assert refusal(found.findings[-1].result).code == "too_few_to_impute"
    assert refusal(found.tipping_point).code == "too_few_to_impute"
    assert refusal(found.responders[0].imputed).code == "too_few_to_impute"


def test_a_single_site_has_changes_and_no_effect() -> None:
    data = table(*(row.rsplit(",", 1)[0] for row in rows_of("p", [3, 2, 4, 1, 3, None, 2, 4])))
    found = evaluate(plan=plan(), data=data)
    assert isinstance(found, Evaluation)
    assert found.primary is None
    assert found.findings == ()
    assert refusal(found.shifts).code == "no_comparison_group"
    view = found.uncontrolled["after"]
    assert view.effect.code == "no_comparison_group"
    bare = evaluate(plan=plan(SMALL.split("[responders]")[0]), data=data)
    assert isinstance(bare, Evaluation)
    assert bare.responders == ()
    assert bare.uncontrolled == {}


def test_shifts_in_a_refused_model_are_refused_too() -> None:
    text = (
        ARMS.replace('arm = "arm"', 'arm = "arm"\ncluster = "site"')
        + "[missing]\ndeltas = [0, 1]\nimputations = 2\n"
    )
    changes: list[Any] = [3, 2, 4, 1, 3, None, 2, 2]
    data = table(
        *rows_of("class", changes, ",x"), *rows_of("usual", changes, ",x"), head="who,when,pain,arm,site"
    )
    found = evaluate(plan=plan(text), data=data)
    assert isinstance(found, Evaluation)
    assert refusal(found.shifts).code == "one_cluster"
