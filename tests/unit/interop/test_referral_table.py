"""From bytes to rows: encodings, separators, quotes and files that are something else."""

import pytest

from rehabit.interop.referral_csv import Table, read_table
from rehabit.interop.referral_csv.table import LARGEST_BYTES, MOST_ROWS
from rehabit.kernel import Refusal

MANY = "A,B,C\n" * (MOST_ROWS + 1)
HEADER = "Surname,First name,DOB"
FILE = f"{HEADER}\r\nÅngström,Siân,3/3/1951\r\n"


def table(data: bytes) -> Table:
    found = read_table(data=data)
    assert isinstance(found, Table), found
    return found


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", "utf-8-sig"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252"), ("utf-16", "utf-16")],
)
def test_letters_survive_whichever_program_saved_them(encoding: str, named: str) -> None:
    found = table(FILE.encode(encoding))
    assert found.encoding == named
    assert found.rows == ((2, ("Ångström", "Siân", "3/3/1951")),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_found_from_the_header(delimiter: str) -> None:
    found = table(FILE.replace(",", delimiter).encode())
    assert found.delimiter == delimiter
    assert found.header == ("Surname", "First name", "DOB")


def test_a_separator_inside_quotes_stays_in_its_cell() -> None:
    found = table(f'{HEADER}\n"Smith, Jones",Ada,3/3/1951\n'.encode())
    assert found.rows[0][1][0] == "Smith, Jones"


def test_a_line_break_inside_quotes_becomes_a_space_and_the_row_count_holds() -> None:
    found = table(f'{HEADER}\n"Smith\nJones",Ada,3/3/1951\nB,C,1/1/1950\n'.encode())
    assert [(number, cells[0]) for number, cells in found.rows] == [(2, "Smith Jones"), (3, "B")]


def test_title_lines_and_empty_rows_are_passed_over_but_counted() -> None:
    found = table(f"Referrals of the week\n\n{HEADER}\n\n,,\nA,B,1/1/1950\n".encode())
    assert found.rows == ((6, ("A", "B", "1/1/1950")),)


def test_the_line_that_names_the_separator_is_counted_too() -> None:
    found = table(f"sep=;\r\n{FILE.replace(',', ';')}".encode())
    assert found.rows[0][0] == 3


def test_an_apostrophe_that_guarded_a_formula_is_taken_off() -> None:
    found = table(f"{HEADER}\n'+44,'Tis,'=1\n".encode())
    assert found.rows[0][1] == ("+44", "'Tis", "=1")


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "is empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "empty", "is empty"),
        (HEADER.encode(), "no_rows", "no people under it"),
        (f"{HEADER}\n,,\n".encode(), "no_rows", "no people under it"),
        (b"PK\x03\x04rest", "not_csv", "an Excel workbook"),
        (b"\xd0\xcf\x11\xe0rest", "not_csv", "an old Excel workbook"),
        (b"%PDF-1.7", "not_csv", "a PDF"),
        (b"Surname,First name,DOB\n\x00,b,c\n", "unreadable_letters", "Save it again"),
        (b"Surname,First name,DOB\n\x81\x8d,b,c\n", "unreadable_letters", "Save it again"),
        (b"\xff\xfea", "unreadable_letters", "Save it again"),
        (b"just one column\nof words\n", "no_header", "begins with: “just one column”"),
        (f'{HEADER}\nA,B,C\n"D,E,F\n'.encode(), "bad_quotes", "row 3"),
        (f'{HEADER}\n"A"B,C,D\n'.encode(), "bad_quotes", "row 2"),
        (f"{HEADER}\n{MANY}".encode(), "too_large", str(MOST_ROWS + 1)),
        (b"x" * (LARGEST_BYTES + 1), "too_large", "5 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(data: bytes, code: str, words: str) -> None:
    found = read_table(data=data)
    assert isinstance(found, Refusal)
    assert found.code == code
    assert words in found.sentence
