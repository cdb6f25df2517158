"""A count with its denominator: the only way a share is passed about."""

from dataclasses import dataclass

from rehabit.kernel.verdict import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion:
    """``count`` out of ``total``; both whole numbers, 0 <= count <= total.

    Raises ValueError when the two cannot belong together.
    """

    count: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.total:
            raise ValueError(f"{self.count} out of {self.total} is not a share; count must lie in 0..total.")

    def __str__(self) -> str:
        return f"{self.count} of {self.total}"

    @property
    def share(self) -> float | Refusal:
        """The count over the total (0 to 1), or a refusal ``nobody_counted`` when the total is 0."""
        if self.total == 0:
            return Refusal("nobody_counted", "There is no share of nobody: the total is 0.")
        return self.count / self.total
