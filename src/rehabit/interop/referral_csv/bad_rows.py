"""The rows that could not go in, as a file to correct and send again."""

import csv
from io import StringIO

from rehabit.interop.referral_csv.verdicts import Bad, Reading

ADDED = ("Row", "What is wrong", "What to do")
# A spreadsheet runs a cell that begins like a formula; an apostrophe in front makes it text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def bad_rows_csv(*, reading: Reading) -> bytes:
    """Write the bad rows with their own columns and three more: row, what is wrong, what to do.

    UTF-8 with a byte-order mark and CRLF, which spreadsheets open without asking. No cell can act as a
    formula. The three columns may stay when the corrected file is sent again.
    """
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_harmless(cell=cell) for cell in (*reading.header, *ADDED)])
    for row in reading.bad:
        writer.writerow([_harmless(cell=cell) for cell in _cells(row=row, width=len(reading.header))])
    return out.getvalue().encode("utf-8-sig")


def _cells(*, row: Bad, width: int) -> tuple[str, ...]:
    padded = (*row.cells, *[""] * width)[:width]
    wrong = "; ".join(
        f"{fault.column}: {fault.value or 'empty'}" if fault.column else fault.value for fault in row.faults
    )
    return (*padded, str(row.row_number), wrong, " ".join(fault.sentence for fault in row.faults))


def _harmless(*, cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
