"""From the bytes of a file to rows of text, whichever program saved it."""

import csv
import re
from dataclasses import dataclass
from io import StringIO

from rehabit.interop.referral_csv.columns import looks_like_header
from rehabit.kernel import Refusal, tidy

LARGEST_BYTES = 5_000_000
MOST_ROWS = 5_000
_DELIMITERS = (",", ";", "\t", "|")
_HEADER_WITHIN = 10
_SEPARATOR_LINE = re.compile(r"sep=.\r?\n", re.IGNORECASE)
_GUARDED = ("'=", "'+", "'-", "'@")
_OTHER_FILES = {
    b"PK\x03\x04": "an Excel workbook",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"%PDF": "a PDF",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a file, header first. ``row_numbers`` are those a spreadsheet shows."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_table(*, data: bytes) -> Table | Refusal:
    """Read a separated-values file in UTF-8, UTF-16 or Windows-1252.

    Lines before the header and empty rows are passed over. Refusals: ``empty``, ``too_large``,
    ``not_csv``, ``unreadable_letters``, ``bad_quotes``, ``no_header``, ``no_rows``.
    """
    if len(data) > LARGEST_BYTES:
        return Refusal("too_large", f"The file is larger than {LARGEST_BYTES // 1_000_000} MB. Split it.")
    decoded = _decode(data=data)
    if isinstance(decoded, Refusal):
        return decoded
    encoding, text = decoded
    if not text.strip():
        return Refusal("empty", "The file is empty. Export it again from your system.")
    marked = _SEPARATOR_LINE.match(text)
    skipped = 1 if marked else 0
    return _parse(text=text[marked.end() :] if marked else text, encoding=encoding, skipped=skipped)


def _decode(*, data: bytes) -> tuple[str, str] | Refusal:
    for start, kind in _OTHER_FILES.items():
        if data.startswith(start):
            return Refusal("not_csv", f"This is {kind}. Open it and save it as CSV, then send that file.")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return encoding, text
    return Refusal(
        "unreadable_letters",
        "The file has characters that cannot be read. Save it again as “CSV UTF-8” and send that file.",
    )


def _parse(*, text: str, encoding: str, skipped: int) -> Table | Refusal:
    fault: Refusal | None = None
    for delimiter in _DELIMITERS:
        rows = _split(text=text, delimiter=delimiter)
        if isinstance(rows, Refusal):
            fault = rows if fault is None else fault
            continue
        start = next((i for i, row in enumerate(rows[:_HEADER_WITHIN]) if looks_like_header(cells=row)), None)
        if start is not None:
            return _table(rows=rows, start=start, skipped=skipped, encoding=encoding, delimiter=delimiter)
    return _no_header(text=text) if fault is None else fault


def _split(*, text: str, delimiter: str) -> list[list[str]] | Refusal:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend([_cell(text=cell) for cell in row] for row in reader)
    except csv.Error:
        return Refusal(
            "bad_quotes",
            f"The quotation marks in row {len(rows) + 1} do not close or are in the wrong place. "
            "Open the file in a spreadsheet, look at that row, and save it again as CSV.",
        )
    return rows


def _cell(*, text: str) -> str:
    """Tidy a cell and take off the apostrophe that keeps a spreadsheet from running it as a formula."""
    written = tidy(text=text)
    return written[1:] if written.startswith(_GUARDED) else written


def _table(
    *, rows: list[list[str]], start: int, skipped: int, encoding: str, delimiter: str
) -> Table | Refusal:
    body = tuple(
        (number, tuple(row))
        for number, row in enumerate(rows[start + 1 :], start=start + 2 + skipped)
        if any(row)
    )
    if not body:
        return Refusal("no_rows", "The file has a header but no people under it. Export it again.")
    if len(body) > MOST_ROWS:
        return Refusal("too_large", f"The file has {len(body)} rows; at most {MOST_ROWS} fit. Split it.")
    return Table(encoding=encoding, delimiter=delimiter, header=tuple(rows[start]), rows=body)


def _no_header(*, text: str) -> Refusal:
    first = tidy(text=text.strip().splitlines()[0])[:200]
    return Refusal(
        "no_header",
        "No row with column headings was found. The file needs First name, Family name, Date of birth, "
        f"Referral date, Joint and a way of contact. It begins with: “{first}”.",
    )
