"""How many people were referred, offered a place, started, completed and were measured."""

from dataclasses import dataclass

from rehabit.kernel import Proportion


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The same people at five stages, each within an earlier one.

    Completed and measured are both of those who started: people who left early can still be measured. All
    counts are whole numbers; ValueError says which two cannot belong together.
    """

    referred: int
    offered: int
    started: int
    completed: int
    measured: int

    def __post_init__(self) -> None:
        for part, whole in (
            ("offered", "referred"),
            ("started", "offered"),
            ("completed", "started"),
            ("measured", "started"),
        ):
            count, total = getattr(self, part), getattr(self, whole)
            if not 0 <= count <= total:
                raise ValueError(
                    f"{count} {part} cannot be out of {total} {whole}; count the same people at each stage."
                )

    @property
    def offered_of_referred(self) -> Proportion:
        """Offered a place, of all referred."""
        return Proportion(count=self.offered, total=self.referred)

    @property
    def started_of_offered(self) -> Proportion:
        """Came to at least one session, of all offered a place."""
        return Proportion(count=self.started, total=self.offered)

    @property
    def completed_of_started(self) -> Proportion:
        """Came to enough sessions, of all who started."""
        return Proportion(count=self.completed, total=self.started)

    @property
    def completed_of_referred(self) -> Proportion:
        """Came to enough sessions, of all referred: the number a commissioner asks for."""
        return Proportion(count=self.completed, total=self.referred)

    @property
    def measured_of_started(self) -> Proportion:
        """Measured before and after, of all who started."""
        return Proportion(count=self.measured, total=self.started)
