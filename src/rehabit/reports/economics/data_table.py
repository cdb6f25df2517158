"""The numbers behind a drawing, for people and programs that do not look at drawings."""

import csv
from dataclasses import dataclass
from io import StringIO


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """A caption, column heads, and rows of texts; the first column names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.head):
                raise ValueError(
                    f"'{self.caption}': a row of {len(row)} under {len(self.head)} heads: {row}."
                )

    def csv(self) -> str:
        """The table as a file."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.head)
        writer.writerows(self.rows)
        return out.getvalue()
