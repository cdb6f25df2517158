import pytest

from rehabit.evaluation.quantiles import normal_critical, t_critical


def test_the_familiar_values() -> None:
    assert normal_critical(level=0.95) == pytest.approx(1.959964, abs=1e-6)
    assert t_critical(level=0.95, degrees_of_freedom=7) == pytest.approx(2.364624, abs=1e-6)
    assert t_critical(level=0.95, degrees_of_freedom=1e5) == pytest.approx(1.95999, abs=1e-4)


@pytest.mark.parametrize("level", [0, 1, -0.5, 95])
def test_a_level_is_a_share(level: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        normal_critical(level=level)
    with pytest.raises(ValueError, match="between 0 and 1"):
        t_critical(level=level, degrees_of_freedom=3)


def test_degrees_of_freedom_are_above_zero() -> None:
    with pytest.raises(ValueError, match="above 0; 0 is not"):
        t_critical(level=0.95, degrees_of_freedom=0)
