"""What happened, told in order: each deed is set down with its moment and done when its turn comes."""

import heapq
from collections.abc import Callable
from datetime import datetime


class Timeline:
    """Deeds by moment. A deed may set down later ones; what lies after the end does not happen (yet)."""

    def __init__(self, *, until: datetime) -> None:
        self._until = until
        self._waiting: list[tuple[datetime, int, Callable[[datetime], object]]] = []
        self._set_down = 0

    def at(self, moment: datetime, deed: Callable[[datetime], object]) -> None:
        """Do it then; deeds of one moment are done in the order in which they were set down."""
        heapq.heappush(self._waiting, (moment, self._set_down, deed))
        self._set_down += 1

    def run(self) -> None:
        """Do everything up to the end."""
        while self._waiting and self._waiting[0][0] <= self._until:
            moment, _, deed = heapq.heappop(self._waiting)
            deed(moment)
