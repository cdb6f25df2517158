"""A table of states and the moves between them: one lookup decides, the same table draws the picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from rehabit.kernel.verdict import ALLOWED, Allowed, Refusal

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transitions(Generic[State]):
    """Which state may follow which.

    ``thing`` is what moves, in users' words ("session"). ``words`` says each state in users' words.
    ``moves`` has every state as a key; a final state has an empty tuple.
    """

    thing: str
    start: State
    words: Mapping[State, str]
    moves: Mapping[State, tuple[State, ...]]

    def may_move(self, *, current: State, to: State) -> Allowed | Refusal:
        """Say whether the thing may go from ``current`` to ``to``; a refusal lists what is possible."""
        possible = self.moves[current]
        if to in possible:
            return ALLOWED
        if current == to:
            return Refusal("already_there", f"This {self.thing} is already {self.words[to]}.")
        ways = ", ".join(self.words[state] for state in possible)
        rest = f"It can only become: {ways}." if ways else "Nothing can follow that."
        return Refusal(
            "move_not_allowed",
            f"This {self.thing} is {self.words[current]} and cannot become {self.words[to]}. {rest}",
        )

    def gaps(self) -> tuple[str, ...]:
        """List what makes the table incomplete: a state without a row, without words, or out of reach."""
        states = type(self.start)
        reached = self._reached()
        return tuple(
            f"{state}: {fault}"
            for state in states
            for fault, found in (
                ("no row", state not in self.moves),
                ("no words", state not in self.words),
                ("cannot be reached", state not in reached),
            )
            if found
        )

    def diagram(self) -> str:
        """Draw the table as Mermaid text for the documentation."""
        arrows = [f"    {old} --> {new}" for old, row in self.moves.items() for new in row]
        return "\n".join(["stateDiagram-v2", f"    [*] --> {self.start}", *arrows])

    def _reached(self) -> set[State]:
        reached, edge = {self.start}, [self.start]
        while edge:
            fresh = [state for state in self.moves.get(edge.pop(), ()) if state not in reached]
            reached.update(fresh)
            edge.extend(fresh)
        return reached
