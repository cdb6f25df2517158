import pytest

from rehabit.catalogue import instruments
from rehabit.outcomes import alerts


@pytest.mark.parametrize("answer", [1, 2, 3])
def test_any_mention_of_self_harm_is_an_alert_whatever_the_total(answer: int) -> None:
    (alert,) = alerts(instrument="phq-9", answers={"9": answer})
    assert (alert.id, alert.item, alert.answer) == ("item9_flag", "9", answer)
    assert "today" in alert.sentence


@pytest.mark.parametrize("answers", [{"9": 0}, {"9": None}, {}, {"9": "x"}, {"1": 3, "2": 3}])
def test_no_alert_without_it(answers: dict[str, int | str | None]) -> None:
    assert alerts(instrument=instruments.load("phq-9"), answers=answers) == ()


def test_two_falls_are_an_alert_and_one_is_not() -> None:
    assert [alert.id for alert in alerts(instrument="falls", answers={"falls": 2})] == ["repeated_falls"]
    assert alerts(instrument="falls", answers={"falls": 1}) == ()
