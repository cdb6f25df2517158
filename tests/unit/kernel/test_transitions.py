"""Transition tables in general."""

from enum import StrEnum

from rehabit.kernel import ALLOWED, Refusal, Transitions


class Lamp(StrEnum):
    OFF = "off"
    ON = "on"
    BROKEN = "broken"


WORDS = {Lamp.OFF: "off", Lamp.ON: "on", Lamp.BROKEN: "broken"}
LAMP = Transitions(
    thing="lamp",
    start=Lamp.OFF,
    words=WORDS,
    moves={Lamp.OFF: (Lamp.ON,), Lamp.ON: (Lamp.OFF, Lamp.BROKEN), Lamp.BROKEN: ()},
)


def test_a_move_in_the_table_is_allowed() -> None:
    assert LAMP.may_move(current=Lamp.OFF, to=Lamp.ON) is ALLOWED


def test_a_refusal_names_both_states_and_the_ways_out() -> None:
    found = LAMP.may_move(current=Lamp.OFF, to=Lamp.BROKEN)
    assert found == Refusal(
        "move_not_allowed", "This lamp is off and cannot become broken. It can only become: on."
    )


def test_a_final_state_says_that_nothing_follows() -> None:
    found = LAMP.may_move(current=Lamp.BROKEN, to=Lamp.ON)
    assert isinstance(found, Refusal)
    assert found.sentence.endswith("Nothing can follow that.")


def test_staying_put_is_told_apart_from_a_wrong_move() -> None:
    found = LAMP.may_move(current=Lamp.ON, to=Lamp.ON)
    assert found == Refusal("already_there", "This lamp is already on.")


def test_a_complete_table_has_no_gaps() -> None:
    assert LAMP.gaps() == ()


def test_gaps_are_named() -> None:
    torn = Transitions(thing="lamp", start=Lamp.OFF, words={Lamp.OFF: "off"}, moves={Lamp.OFF: (Lamp.ON,)})
    assert torn.gaps() == (
        "on: no row",
        "on: no words",
        "broken: no row",
        "broken: no words",
        "broken: cannot be reached",
    )


def test_the_diagram_draws_every_move() -> None:
    assert LAMP.diagram().splitlines() == [
        "stateDiagram-v2",
        "    [*] --> off",
        "    off --> on",
        "    on --> off",
        "    on --> broken",
    ]
