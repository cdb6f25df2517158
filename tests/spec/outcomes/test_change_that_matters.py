"""Who counts as having improved by enough: each named rule, with its edge."""

import pytest

from rehabit.outcomes import NotEvaluable, responder

TABLE = [
    # rule             before  after    at least      more than
    ("escape-15", 40, 34, "yes", "no"),
    ("escape-15", 40, 35, "no", "no"),
    ("escape-15", 20, 17, "yes", "no"),
    ("escape-15", "27.2", "23.12", "yes", "no"),
    ("escape-15", 68, 0, "yes", "yes"),
    ("escape-15", 30, 36, "no", "no"),
    ("escape-15", 0, 0, "baseline_at_best", "baseline_at_best"),
    ("escape-15", None, 20, "no_baseline", "no_baseline"),
    ("escape-15", 20, None, "no_followup", "no_followup"),
    ("function-15", 60, 66, "yes", "no"),
    ("function-15", 60, 65, "no", "no"),
    ("function-15", 0, 15, "yes", "no"),
    ("function-15", 100, 100, "baseline_at_best", "baseline_at_best"),
    ("pain-2-points", 7, 5, "yes", "no"),
    ("pain-2-points", 7, 6, "no", "no"),
    ("pain-30", 10, 7, "yes", "no"),
    ("pain-30", 7, 5, "no", "no"),
    ("pain-50", 8, 4, "yes", "no"),
    ("pain-50", 7, 4, "no", "no"),
    ("chair-stand-2", 8, 10, "yes", "no"),
    ("chair-stand-2", 8, 9, "no", "no"),
    ("phq-8-5-points", 14, 9, "yes", "no"),
    ("gad-7-4-points", 9, 6, "no", "no"),
]


@pytest.mark.parametrize(("rule", "before", "after", "at_least", "more_than"), TABLE)
def test_responders(rule: str, before: int | None, after: int | None, at_least: str, more_than: str) -> None:
    for edge, expected in (("at_least", at_least), ("more_than", more_than)):
        found = responder(rule, before, after, edge=edge)
        answer = (
            found.reason if isinstance(found, NotEvaluable) else {True: "yes", False: "no"}[found.responded]
        )
        assert answer == expected
