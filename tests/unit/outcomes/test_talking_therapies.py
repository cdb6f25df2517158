import pytest

from rehabit.outcomes import talking_therapies


@pytest.mark.parametrize(
    ("phq9", "gad7", "improved", "worse", "case", "recovered", "reliably_recovered"),
    [
        ((14, 8), (9, 6), True, False, True, True, True),
        ((14, 9), (7, 7), False, False, True, True, False),  # below the line, but only 5 points
        ((20, 12), (9, 6), True, False, True, False, False),
        ((14, 8), (7, 11), False, False, True, False, False),  # one better, one worse
        ((9, 15), (7, 7), False, True, False, False, False),
        ((9, 3), (7, 3), True, False, False, False, False),  # was no case, so cannot recover
        ((4, 4), (12, 8), True, False, True, False, False),  # 8 is still a case
    ],
)
def test_each_definition(
    phq9: tuple[int, int],
    gad7: tuple[int, int],
    improved: bool,
    worse: bool,
    case: bool,
    recovered: bool,
    reliably_recovered: bool,
) -> None:
    found = talking_therapies(phq9=phq9, gad7=gad7)
    assert found.reliable_improvement is improved
    assert found.reliable_deterioration is worse
    assert found.was_case is case
    assert found.recovered is recovered
    assert found.reliable_recovery is reliably_recovered
