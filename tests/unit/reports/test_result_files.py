"""The file and the drawing of a result."""

import csv
from io import StringIO
from xml.etree import ElementTree

from rehabit.outcomes import score
from rehabit.reports import REPORTED, Course, change_plot, course_result, result_csv
from rehabit.reports.change_plot import axis_end

STANDS = "chair-stand-30s/stands"


def stands(value: int) -> dict[str, object]:
    return {STANDS: score("chair-stand-30s", {"stands": value, "arms_used": 0})["stands"]}


def result(*pairs: tuple[int, int]):
    return course_result(
        courses=[
            Course(offered=True, started=True, completed=True, before=stands(a), after=stands(b))
            for a, b in pairs
        ]
    )


def rows(made) -> dict[str, dict[str, str]]:
    text = result_csv(result=made).decode("utf-8-sig")
    return {f"{row['instrument']}/{row['scale']}": row for row in csv.DictReader(StringIO(text))}


def plot(made) -> str:
    changes = [(m.reported, m.change) for m in made.measures if m.n]
    return change_plot(changes=changes, title="Before & after")


def test_there_is_one_row_for_each_measure_with_its_denominators():
    found = rows(result((8, 11), (10, 11)))
    assert list(found) == [reported.key for reported in REPORTED]
    row = found[STANDS]
    assert (row["n"], row["missing"], row["started"]) == ("2", "0", "2")
    assert (row["mean_before"], row["mean_after"], row["mean_change"]) == (
        "9.000000",
        "11.000000",
        "2.000000",
    )
    assert (row["improved"], row["judged"], row["share"]) == ("1", "2", "0.500000")
    assert row["interval"] == "95% paired t"


def test_what_cannot_be_given_is_an_empty_cell_and_its_n_is_there():
    found = rows(result((8, 11)))
    assert found[STANDS]["mean_change"] == "3.000000"
    assert found[STANDS]["change_low"] == ""
    assert found["phq-4/total"]["n"] == "0"
    assert found["phq-4/total"]["mean_change"] == found["phq-4/total"]["rule"] == ""


def test_an_empty_group_still_makes_a_file():
    found = rows(result())
    assert found[STANDS]["worst_case_of"] == found[STANDS]["improved"] == ""
    assert found[STANDS]["started"] == "0"


def test_the_drawing_tells_its_numbers_to_those_who_cannot_see_it():
    drawing = ElementTree.fromstring(plot(result((8, 11), (10, 11))))
    assert drawing.get("role") == "img"
    words = "".join(drawing.itertext())
    assert "Stands in 30 seconds: 9.0 before, 11.0 at the end, n = 2." in words
    assert "Before & after" in words


def test_better_lies_to_the_right_where_higher_is_better():
    drawing = ElementTree.fromstring(plot(result((8, 11), (10, 11))))
    circles = [element for element in drawing if element.tag.endswith("circle")]
    before, after = (float(circle.get("cx")) for circle in circles)
    assert before < after


def test_one_person_has_a_line_without_a_band():
    assert "change-plot__band" not in plot(result((8, 11)))
    assert "change-plot__band" in plot(result((8, 11), (10, 11)))


def test_nothing_to_draw_is_no_drawing():
    assert change_plot(changes=[], title="Nothing") == ""


def test_an_axis_ends_where_people_are_or_at_the_best_score():
    by_key = {reported.key: reported for reported in REPORTED}
    assert axis_end(reported=by_key[STANDS], highest=11) == 20
    assert axis_end(reported=by_key[STANDS], highest=59) == 60
    assert axis_end(reported=by_key["nrs-pain/average"], highest=3) == 10
