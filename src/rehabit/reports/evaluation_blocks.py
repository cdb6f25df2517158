"""A report in pieces: headings, paragraphs, tables and figures, that a writer turns into Markdown or HTML."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `warning` for what must not be passed over."""

    text: str
    warning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption; the first column names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing: the SVG text, the file it is written to, and what it shows."""

    svg: str
    file: str
    caption: str


Block = Heading | Paragraph | Table | Figure
