"""Drawings repeat their tables, stay inside their frame, and escape what they are given."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from rehabit.economics.case import case_inputs
from rehabit.economics.case.answer import answer_case
from rehabit.economics.costing import fill_curve
from rehabit.economics.uncertainty import Swing
from rehabit.kernel import Money
from rehabit.reports.economics import (
    DataTable,
    Drawing,
    acceptability_chart,
    cost_curve_chart,
    cost_effectiveness_plane,
    pounds,
    share,
    tornado_chart,
)
from rehabit.reports.economics.case_report import CaseReport, case_csv, case_report, case_text
from rehabit.reports.economics.drawing import axis


def plane(**other: object) -> Drawing:
    fields = {
        "costs": [10.0, -10, 20, -5],
        "effects": [0.1, 0.2, -0.1, -0.2],
        "threshold": 500,
        "outcome": "people",
    }
    return cost_effectiveness_plane(**(fields | other))


def curve() -> Drawing:
    return acceptability_chart(
        names=("usual <care>", "programme"),
        thresholds=[0, 500, 1000],
        probability=[[1, 0.4, 0.1], [0, 0.6, 0.9]],
        best=("usual <care>", "programme", "programme"),
        evpi=[0, 12.345, 1],
        outcome="person",
        shown=[0, 1000],
        n=2_000,
    )


def cost_curve(other: float | None = 395.3) -> Drawing:
    points = fill_curve(
        per_group=Money(amount=960, price_year="2024/25"),
        per_head=Money(amount=0, price_year="2024/25"),
        places=8,
        people=[4, 6, 8],
    )
    return cost_curve_chart(points=points, here=6, other=other, other_name="One-to-one")


def bars() -> Drawing:
    swings = [Swing(name="hour", low=48, high=72, at_low=128, at_high=192)]
    return tornado_chart(swings=swings, base=160, labels={"hour": "An <hour>"}, answer="Cost")


@pytest.mark.parametrize("draw", [plane, curve, cost_curve, bars])
def test_a_drawing_is_well_formed_named_and_described(draw: Callable[[], Drawing]) -> None:
    drawing = draw()
    root = ET.fromstring(drawing.svg)
    names = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("role") == "img"
    assert root.get("aria-labelledby", "").split() == list(names)
    assert all(names.values())
    assert "style=" not in drawing.svg
    assert drawing.table.rows


@pytest.mark.parametrize("draw", [plane, curve, cost_curve, bars])
def test_nothing_is_drawn_outside_the_frame(draw: Callable[[], Drawing]) -> None:
    svg = draw().svg
    width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())
    for name, value in re.findall(r' (c?[xy]\d?)="([\d.]+)"', svg):
        assert 0 <= float(value) <= (width if "x" in name else height), (name, value)


def test_the_plane_counts_every_draw_in_its_quarter() -> None:
    table = plane().table
    assert [row[1] for row in table.rows] == ["25 %", "25 %", "25 %", "25 %", "50 %"]
    assert "4 draws" in plane().svg
    assert plane(threshold=0).table.rows[-1] == ("is good value at £0", "50 %")


def test_the_curve_says_what_it_shows() -> None:
    drawing = curve()
    assert drawing.table.rows[1] == ("£1,000", "10 %", "90 %", "programme", "£1.00")
    assert "<care>" not in drawing.svg
    assert drawing.svg.count("chart__best") == 2


def test_the_cost_curve_marks_where_the_group_is_now() -> None:
    assert cost_curve().svg.count("chart__mean") == 1
    assert "One-to-one" in cost_curve().svg
    assert "One-to-one" not in cost_curve(other=None).svg
    assert cost_curve().table.rows[1] == ("6", "75 %", "£160.00")


def test_an_axis_holds_both_ends_on_round_marks() -> None:
    for low, high in [(0, 1), (-37, 412), (0.1, 0.13), (5, 5), (0, 3_000)]:
        found = axis(low=low, high=high, start=0, end=100)
        assert found.low <= low
        assert found.high >= high
        assert 2 <= len(found.marks) <= 9
        assert found.at(found.low - 1) == 0
        assert found.at(found.high + 1) == 100


def test_figures_are_written_as_people_read_them() -> None:
    assert (pounds(1234.5), pounds(-56), pounds(-0.2), pounds(3.456, 2)) == ("£1,234", "−£56", "£0", "£3.46")
    assert [share(value) for value in (0, 0.001, 0.82, 0.999, 1)] == [
        "0 %",
        "less than 1 %",
        "82 %",
        "more than 99 %",
        "100 %",
    ]


def test_a_table_with_a_ragged_row_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'T': a row of 1 under 2 heads"):
        DataTable(caption="T", head=("a", "b"), rows=(("1",),))
    assert DataTable(caption="T", head=("a", "b"), rows=(("1", "x,y"),)).csv() == 'a,b\n1,"x,y"\n'


def report(**values: object) -> CaseReport:
    return case_report(answer=answer_case(inputs=case_inputs(values=values), draws=2_000))


def test_the_text_and_the_file_say_what_the_page_says() -> None:
    found = report(hour=47)
    text, file = case_text(report=found), case_csv(report=found)
    for sentence in found.headline:
        assert sentence in text
        assert sentence.split(",")[0] in file
    for table in found.tables:
        assert table.caption in text
        assert table.caption.split(",")[0] in file
    assert "entered" in file
    assert all(note in text for note in found.notes)


def test_a_programme_that_does_more_for_less_needs_no_ratio() -> None:
    found = report(other_care=1_000)
    assert "It does more and costs no more, so no ratio is needed" in " ".join(found.headline)
    assert "less for each person" in found.headline[1]


def test_giving_a_little_up_for_money_is_said_so() -> None:
    found = report(comparator="individual physiotherapy", horizon="30 months")
    assert "For each person fewer who improves it saves £" in " ".join(found.headline)
    assert "30 months after" in found.headline[1]
    assert ("One-to-one instead", "–", "£395.30") in found.tables[1].rows


def test_a_report_without_a_comparator_has_the_refusal_and_no_curve() -> None:
    found = report(comparator="none")
    assert set(found.drawings) == {"cost_curve", "tornado"}
    assert found.refusal in case_text(report=found)
    assert "but not a saving" in case_csv(report=found)


def test_staff_time_is_said_as_hours_and_not_as_money() -> None:
    assert "up to 80 staff hours less" in report(comparator="individual physiotherapy").freed
    assert "staff hours more" in report(comparator="individual physiotherapy", contacts=1).freed
    assert report().freed == ""
