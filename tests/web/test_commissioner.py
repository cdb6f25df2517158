"""A commissioner moves a few inputs and sees cost, comparison, drawings and budget; without JavaScript."""

import subprocess
import sys

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def ask(**inputs: object):
    return Client().get("/costs/", inputs)


def test_without_inputs_the_page_answers_with_what_a_site_may_start_from():
    page = ask().content.decode()
    assert "costs £160 for each person" in page
    assert "27 more of 100 people improve" in page
    assert page.count('<svg class="chart"') == 4


def test_the_cost_follows_the_inputs():
    """Two leaders at £50 an hour for 90 minutes in all, 10 sessions, £20 a room, 8 people: £212.50 each."""
    page = ask(
        hour=50, staff=2, session_minutes=70, other_minutes=20, sessions=10, venue=20, people=8, kit=0
    ).content.decode()
    assert "£1,700.00" in page
    assert "£212.50" in page


def test_against_one_to_one_it_says_what_is_saved_and_that_it_is_a_range():
    page = ask(comparator="individual physiotherapy", released=50).content.decode()
    assert "£236 less for each person" in page
    assert "the trial could not tell the two apart" in page
    assert "One-to-one instead" in page
    assert "£0 to £11,859" in page  # 60 people, 5 visits of £79.06, all replaced, half of it released


def test_without_a_comparator_there_is_a_refusal_in_words_and_no_curve():
    page = ask(comparator="none").content.decode()
    assert "Without one the cost per person can be shown, but not a saving" in page
    assert "How likely it is the better buy" not in page
    assert page.count('<svg class="chart"') == 2


@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        ({"hour": "x"}, "Cost of an hour of the person who leads: give a number from 0 to 500."),
        ({"people": 9, "places": 8}, "9 people are more than the group has places."),
        ({"sessions": 0}, "Sessions in the programme: give a number from 1 to 40."),
        ({"comparator": "placebo"}, "Select a valid choice"),
        ({"staff": "1.5"}, "People who lead each session: give a number from 1 to 6."),
    ],
)
def test_a_faulty_input_is_named_and_nothing_typed_is_lost(inputs, told):
    answer = ask(**inputs, venue=33)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert "Nothing is worked out yet" in page
    assert 'value="33"' in page


def test_the_working_is_a_file_with_every_input_and_source():
    answer = Client().get("/costs/working.csv", {"hour": 47, "comparator": "usual care"})
    text = answer.content.decode()
    assert "Cost of an hour of the person who leads,47,£,entered" in text
    assert "Hurley 2012" in text
    assert "Your budget over five years" in text
    assert "attachment" in answer.headers["Content-Disposition"]


def test_no_working_is_given_for_a_faulty_input():
    answer = Client().get("/costs/working.csv", {"hour": -1})
    assert answer.status_code == 422
    assert (
        "hour: Cost of an hour of the person who leads: give a number from 0 to 500."
        in answer.content.decode()
    )


def test_every_drawing_has_a_title_a_description_and_a_table():
    page = ask(comparator="individual physiotherapy").content.decode()
    drawings = page.split('<svg class="chart"')[1:]
    assert len(drawings) == 4
    for drawing in drawings:
        svg, after = drawing.split("</svg>", 1)
        assert "<title" in svg
        assert "<desc" in svg
        assert "<table" in after.split("</figure>")[0]


def test_other_pages_do_not_load_the_numeric_stack():
    """In a fresh interpreter: every address is known, and NumPy is not there."""
    asked = (
        "import django, sys; django.setup(); import rehabit.config.urls; "
        "from rehabit.reports.claims_ledger import ledger; ledger(); "
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
