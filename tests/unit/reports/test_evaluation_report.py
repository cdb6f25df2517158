import json
import re
from dataclasses import replace
from math import inf
from xml.etree import ElementTree

import numpy as np
import pytest

from rehabit.evaluation import NO_COMPARISON, Interval, ShareEstimate, SmallNumbers
from rehabit.evaluation.funnel import Funnel, funnel
from rehabit.evaluation.plan import Evaluation, Plan, evaluate, read_plan
from rehabit.evaluation.process import Better, ProcessChart, RunChart, p_chart, xmr_chart
from rehabit.kernel import Proportion, Refusal
from rehabit.reports.evaluation_files import evaluation_files
from rehabit.reports.evaluation_plot import ForestRow, forest_plot
from rehabit.reports.evaluation_scale import axis, nice_ticks
from rehabit.reports.evaluation_words import chance, counted, number, share
from rehabit.reports.funnel_plot import funnel_plot, funnel_words
from rehabit.reports.process_plot import process_plot, process_words

SITE = """
title = "One <site>"
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
ARMS = (
    SITE.replace('score = "pain"', 'score = "pain"\narm = "arm"\ncluster = "site"')
    + """
[comparison]
reference = "usual"
treated = ["class", "home"]
[missing]
imputations = 2
deltas = [0, 50]
"""
)
SVG = "{http://www.w3.org/2000/svg}"


def evaluated(plan_text: str, *, sites: int = 12, people: int = 12, effect: float = 2.0) -> Evaluation:
    """A made-up data set: sites in turn of the usual, class and home arms."""
    rng = np.random.default_rng(4)
    lines = ["who,when,pain,arm,site"]
    for at in range(sites * people):
        site, arm = at % sites, ("usual", "class", "home")[at % sites % 3]
        first = rng.integers(5, 10)
        second = max(0, first - (arm != "usual") * effect + rng.normal(0, 1))
        lines.append(f"p{at},before,{first},{arm},s{site}")
        if at % 7:
            lines.append(f"p{at},after,{second:.1f},{arm},s{site}")
    plan = read_plan(text=plan_text)
    assert isinstance(plan, Plan)
    found = evaluate(plan=plan, data="\n".join(lines), rng=rng)
    assert isinstance(found, Evaluation)
    return found


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return evaluation_files(found=evaluated(ARMS))


def test_the_files_of_a_comparison(files: dict[str, str]) -> None:
    assert set(files) == {
        "report.md",
        "report.html",
        "result.json",
        "differences.svg",
        "fingerprints.csv",
        "measured.csv",
        "differences.csv",
        "responders.csv",
        "changes.csv",
        "missing.csv",
    }
    assert files["report.md"].startswith(
        "# One <site>\n\n**At after, class or home against usual: a difference of −"
    )
    assert "in favour of the programme" in files["report.md"]
    assert "| usual | 48 of 48 | fewer than 8 in a part |" in files["report.md"]


def test_the_html_escapes_and_holds_its_figure(files: dict[str, str]) -> None:
    page = files["report.html"]
    assert "<h1>One &lt;site&gt;</h1>" in page
    assert "<svg" in page
    assert page.count("<table>") == page.count("<caption>") == 6
    assert not re.search(r"(href|src)=", page)


def test_json_says_the_same_with_reasons_instead_of_gaps(files: dict[str, str]) -> None:
    held = json.loads(files["result.json"])
    main = next(one for one in held["findings"] if one["role"] == "primary")
    assert f"{abs(main['result']['estimate']):.2f}" in files["report.md"]
    assert held["measured"]["usual / after"] == {"suppressed": "fewer than 8"}
    assert held["measured"]["usual / before"] == {"count": 48, "total": 48}
    assert held["plan"]["hash"] in files["fingerprints.csv"]


def test_few_missing_people_are_not_shown_by_any_count() -> None:
    """20 people of whom 3 were not measured: 17 of 20 would give the 3 away."""
    files = evaluation_files(found=evaluated(SITE, sites=2, people=10))
    held = json.loads(files["result.json"])
    small = "fewer than 8 in a part"
    assert (
        held["changes"]["everybody / after"]["n"] == held["changes"]["everybody / after"]["n_after"] == small
    )
    assert held["responders"][0]["imputed"] == {"suppressed": small}
    for name, text in files.items():
        assert "17" not in re.sub(r"[0-9a-f]{64}|\d*\.\d+", "", text), name


def test_no_file_of_a_small_site_shows_a_small_count() -> None:
    plan_text = SITE + "[disclosure]\nfewer_than = 30\n"
    files = evaluation_files(found=evaluated(plan_text, sites=2, people=10))
    held = json.loads(files["result.json"])
    assert held["responders"][0]["complete_case"] == {"suppressed": "fewer than 30 in a part"}
    assert "fewer than 30 in a part" in files["responders.csv"]


def test_a_site_alone_says_what_its_numbers_do_not_say() -> None:
    files = evaluation_files(found=evaluated(SITE))
    assert f"**{NO_COMPARISON}**" in files["report.md"]
    assert "must not be subtracted" in files["report.md"]
    assert "MOST cohort" in files["natural_course.csv"]
    assert "differences.csv" not in files


def small_table(*rows: str) -> Evaluation:
    plan = read_plan(text=SITE.split("[responders]")[0])
    assert isinstance(plan, Plan)
    data = "\n".join(("who,when,pain", *rows))
    found = evaluate(plan=plan, data=data, rng=np.random.default_rng(1))
    assert isinstance(found, Evaluation)
    return found


def test_people_who_were_never_measured_twice_have_no_change() -> None:
    files = evaluation_files(found=small_table("a,before,7", "b,after,3", "a,never,3"))
    assert "None of 2 people has both measurements" in files["changes.csv"]
    assert "natural_course.csv" not in files
    assert "## Cautions\n\n1 rows at times outside the plan" in files["report.md"]


def test_too_few_to_fill_in_says_so_in_the_table_and_what_has_no_end_is_a_word() -> None:
    text = ARMS.replace('["class", "home"]', '["class"]')
    files = evaluation_files(found=evaluated(text, sites=2, people=3))
    assert "are needed to learn from" in files["responders.csv"]
    endless = replace(small_table("a,before,7", "a,after,3"), tipping_point=inf)
    assert json.loads(evaluation_files(found=endless)["result.json"])["tipping_point"] == "infinite"


def test_an_impossible_answer_says_why() -> None:
    found = evaluated(ARMS.replace('["class", "home"]', '["class"]'), sites=2)
    files = evaluation_files(found=found)
    assert "The question cannot be answered from these data. There are 2 clusters" in files["report.md"]
    assert "not possible" in files["differences.csv"]
    assert '"not_possible": "arm_is_cluster"' in files["result.json"]


@pytest.mark.parametrize(
    ("effect", "words"), [(0.0, "No difference at all is among the values"), (-3.0, "against the programme")]
)
def test_no_effect_and_harm_are_said_as_plainly(effect: float, words: str) -> None:
    assert words in evaluation_files(found=evaluated(ARMS, effect=effect))["report.md"]


def test_words_for_numbers() -> None:
    rule = SmallNumbers()
    assert [number(value) for value in (-1.239, -0.001, 0.5)] == ["−1.24", "0.00", "0.50"]
    assert [chance(value) for value in (0.0004, 0.0312)] == ["below 0.001", "0.031"]
    assert counted(Proportion(count=2, total=40), rule=rule) == "fewer than 8 in a part"
    assert share(Refusal("x", "because"), rule=rule) == "because"
    interval = Interval(low=0.45, high=0.64, level=0.95, method="")
    found = ShareEstimate(proportion=Proportion(count=55, total=100), share=0.55, interval=interval)
    assert share(found, rule=rule) == "55 of 100, 55 % (45 to 64)"


def drawn(svg: str) -> ElementTree.Element:
    tree = ElementTree.fromstring(svg)
    assert tree.get("role") == "img"
    assert tree.find(f"{SVG}title") is not None
    assert tree.find(f"{SVG}desc") is not None
    return tree


def test_a_forest_has_a_line_for_each_row_and_marks_the_main_one() -> None:
    rows = [
        ForestRow(label="a < b", estimate=-3, low=-5, high=-1, strong=True),
        ForestRow(label="b", estimate=0.2, low=-0.1, high=0.5),
    ]
    tree = drawn(forest_plot(rows=rows, title="t", unit="points", name="one"))
    lines = [line for line in tree.iter(f"{SVG}line") if line.get("class") == "forest__interval"]
    assert len(lines) == 2
    assert float(lines[0].get("x1", 0)) < float(lines[0].get("x2", 0)) < float(lines[1].get("x2", 0))
    labels = [text.text for text in tree.iter(f"{SVG}text") if text.get("font-weight") == "bold"]
    assert labels == ["a < b", "−3.0 (−5.0 to −1.0)"]
    assert forest_plot(rows=[], title="t", unit="points", name="one") == ""


MONTHS = [f"m{at}" for at in range(14)]


@pytest.mark.parametrize(
    ("better", "shape"), [(Better.HIGHER, "circle"), (Better.LOWER, "rect"), (Better.NEITHER, "rect")]
)
def test_a_special_cause_has_its_own_shape(better: Better, shape: str) -> None:
    values = [10.0, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 30]
    chart = xmr_chart(labels=MONTHS, values=values, better=better, target=25, baseline=12)
    assert isinstance(chart, ProcessChart)
    tree = drawn(process_plot(chart=chart, title="t", name="p"))
    assert len(list(tree.iter(f"{SVG}circle"))) == (14 if shape == "circle" else 13)
    assert len(list(tree.iter(f"{SVG}rect"))) == (0 if shape == "circle" else 1)
    assert "m13 (outside the limits)" in process_words(chart=chart)
    assert "Target 25" in process_words(chart=chart)


def test_shares_are_in_per_cent_and_steady_ones_say_so() -> None:
    shares = [Proportion(count=50 + at % 2, total=100) for at in range(14)]
    chart = p_chart(labels=MONTHS, shares=shares, better=Better.HIGHER)
    assert isinstance(chart, ProcessChart)
    svg = process_plot(chart=chart, title="t", name="p", percent=True)
    assert "%</text>" in svg
    assert "Nothing but common cause." in process_words(chart=chart)


def test_a_run_chart_is_drawn_without_limits() -> None:
    chart = xmr_chart(labels=["May"], values=[3.0], better=Better.HIGHER)
    assert isinstance(chart, RunChart)
    tree = drawn(process_plot(chart=chart, title="t", name="r"))
    assert not [line for line in tree.iter(f"{SVG}polyline") if line.get("class") == "process__limit"]
    assert "too few for limits" in process_words(chart=chart)


def test_a_funnel_names_one_site_only_and_leaves_hidden_ones_out() -> None:
    sites = {f"site {at}": Proportion(count=30 + at, total=60 + at) for at in range(6)}
    sites |= {
        "out": Proportion(count=70, total=80),
        "few": Proportion(count=9, total=20),
        "hid": Proportion(count=2, total=50),
    }
    found = funnel(
        sites=sites, case_mix="not adjusted", minimum=25, rule=SmallNumbers(), overdispersion=False
    )
    assert isinstance(found, Funnel)
    svg = funnel_plot(funnel=found, title="t", name="f", mine="out")
    tree = drawn(svg)
    assert len(list(tree.iter(f"{SVG}circle"))) == 8
    names = [text.text for text in tree.iter(f"{SVG}text") if text.text in sites]
    assert names == ["out"]
    assert "7 sites around" in funnel_words(funnel=found)
    assert "not ranked" in funnel_words(funnel=found)


def test_a_funnel_of_hidden_sites_is_not_drawn() -> None:
    found = funnel(sites={"a": Proportion(count=2, total=9)}, case_mix="none", rule=SmallNumbers())
    assert isinstance(found, Funnel)
    assert funnel_plot(funnel=found, title="t", name="f") == ""


def test_axes_are_round() -> None:
    assert nice_ticks(low=-6, high=0.4) == [-6, -4, -2, 0]
    assert nice_ticks(low=3, high=3) == [3]
    at = axis(low=5, high=5, start=0, end=100)
    assert at(5) == 50
