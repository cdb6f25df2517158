"""Who begins where: two people who need somebody near are neighbours, and never three."""

import pytest

from rehabit import catalogue, clinical

CONTENT = catalogue.load()


@pytest.mark.parametrize(
    ("people", "near", "stations", "expected"),
    [
        # people   | need somebody near | stations | who begins at 1, 2, 3 …; . is a free station
        ("abcdefgh", "", 8, "a b c d e f g h"),
        ("abcdefgh", "h", 8, "h a b c d e f g"),
        ("abcdefgh", "be", 8, "b e a c d f g h"),
        ("abc", "ac", 8, "a c b . . . . ."),
        ("abcdefgh", "bceh", 8, "b c a d e h f g"),
        ("abcdefgh", "ceg", 8, "c e a b g d f h"),
        ("abcde", "", 3, "ad be c"),
        ("abc", "abc", 2, "ac b"),
    ],
)
def test_first_stations(people: str, near: str, stations: int, expected: str) -> None:
    placed = clinical.placing(people=list(people), near=set(near), stations=stations, catalogue=CONTENT)
    assert [name for name, _ in placed.first] == list(people)
    at = {
        number: "".join(n for n, where in placed.first if where == number)
        for number in range(1, stations + 1)
    }
    assert " ".join(who or "." for who in at.values()) == expected


@pytest.mark.parametrize(("near", "codes"), [("", []), ("ab", []), ("abc", ["more_hands"])])
def test_more_than_two_need_a_second_pair_of_hands(near: str, codes: list[str]) -> None:
    placed = clinical.placing(people=list("abcdefgh"), near=set(near), stations=8, catalogue=CONTENT)
    assert [reason.code for reason in placed.reasons] == codes


@pytest.mark.parametrize("near", ["ab", "abc", "abcd"])
def test_never_three_side_by_side(near: str) -> None:
    placed = clinical.placing(people=list("abcdefgh"), near=set(near), stations=8, catalogue=CONTENT)
    close = {number for name, number in placed.first if name in near}
    runs = [{start, start % 8 + 1, (start + 1) % 8 + 1} for start in range(1, 9)]
    assert not any(run <= close for run in runs)


def test_a_circuit_without_stations_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least 1 station, not 0"):
        clinical.placing(people=["a"], near=set(), stations=0, catalogue=CONTENT)
