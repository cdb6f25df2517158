import pytest

from rehabit.evaluation import Flow
from rehabit.kernel import Proportion


def test_every_stage_has_its_denominator() -> None:
    flow = Flow(referred=40, offered=30, started=24, completed=18, measured=20)
    assert flow.offered_of_referred == Proportion(count=30, total=40)
    assert flow.started_of_offered == Proportion(count=24, total=30)
    assert flow.completed_of_started == Proportion(count=18, total=24)
    assert flow.completed_of_referred == Proportion(count=18, total=40)
    assert flow.measured_of_started == Proportion(count=20, total=24)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"offered": 41}, "41 offered cannot be out of 40 referred"),
        ({"started": 31}, "31 started cannot be out of 30 offered"),
        ({"completed": 25}, "25 completed cannot be out of 24 started"),
        ({"measured": 25}, "25 measured cannot be out of 24 started"),
        ({"measured": -1}, "-1 measured"),
    ],
)
def test_impossible_counts_are_named(change: dict[str, int], words: str) -> None:
    counts = {"referred": 40, "offered": 30, "started": 24, "completed": 18, "measured": 20}
    with pytest.raises(ValueError, match=words):
        Flow(**(counts | change))
