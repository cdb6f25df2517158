"""Every row of a referral file gets a verdict that a clerk understands."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabit.interop.referral_csv import Bad, Fault, Reading, bad_rows_csv, read_referrals
from rehabit.kernel import Refusal

TODAY = date(2026, 11, 24)
HEADER = "NHS No,Surname,First name,DOB,Referral date,Joint,Phone,Post code,Notes,Aid"
GOOD = "999 000 0018,Sample,Ada,03/03/1951,1/11/2026,L knee,07700 900123,qx11aa,early riser,stick"
OTHER = "999 000 0026,Example,Ben,04/04/1952,2/11/2026,hip,07700 900124,QX2 2BB,,"
EXAMPLES = Path(__file__).parents[3] / "examples"


def read(*rows: str, header: str = HEADER) -> Reading:
    found = read_referrals(data="\n".join([header, *rows]).encode(), today=TODAY)
    assert isinstance(found, Reading), found
    return found


def rules(row: Bad) -> list[tuple[str, str]]:
    return [(fault.column, fault.rule) for fault in row.faults]


def test_a_good_row_keeps_its_row_number_and_its_extra_columns() -> None:
    found = read(GOOD, "", OTHER)
    assert [row.row_number for row in found.good] == [2, 4]
    assert found.bad == ()
    assert found.extra == ("Aid",)
    assert found.good[0].referral.note == "early riser; Aid: stick"
    assert found.good[1].referral.note == ""


def test_a_bad_row_names_column_value_and_rule_in_the_files_own_words() -> None:
    found = read(GOOD, "999 000 0019,Example,Ben,31/02/1952,2/11/2026,hip,07700 900124,QX2 2BB,,")
    assert [row.row_number for row in found.good] == [2]
    (bad,) = found.bad
    assert bad.row_number == 3
    assert rules(bad) == [("DOB", "impossible"), ("NHS No", "check_digit")]
    assert bad.faults[0].value == "31/02/1952"


def test_a_problem_with_a_column_the_file_lacks_is_still_named() -> None:
    header = "Surname,First name,DOB,Referral date,Joint,Email"
    (bad,) = read("Sample,Ada,03/03/1951,1/11/2026,knee,", header=header).bad
    assert rules(bad) == [("Phone", "no_contact")]


def test_a_file_with_whole_names_is_read_and_its_faults_name_that_column() -> None:
    header = "Patient name,DOB,Referral date,Joint,Phone"
    rest = "03/03/1951,1/11/2026,knee,07700 900123"
    found = read(f'"SAMPLE, Ada",{rest}', f"Ada Sample,{rest}", f",{rest}", header=header)
    assert [(row.referral.given_name, row.referral.family_name) for row in found.good] == [("Ada", "SAMPLE")]
    assert [rules(row) for row in found.bad] == [
        [("Patient name", "name_not_split")],
        [("Patient name", "missing"), ("Patient name", "missing")],
    ]


@given(st.binary(max_size=300))
def test_whatever_is_sent_gets_an_answer(noise: bytes) -> None:
    for data in (noise, HEADER.encode() + b"\n" + noise, GOOD.encode() + noise):
        assert isinstance(read_referrals(data=data, today=TODAY), Reading | Refusal)


def test_short_rows_are_rows_with_empty_cells() -> None:
    (bad,) = read("999 000 0018,Sample,Ada").bad
    assert rules(bad) == [
        ("DOB", "missing"),
        ("Referral date", "missing"),
        ("Joint", "missing"),
        ("Phone", "no_contact"),
    ]


def test_a_row_with_too_many_cells_says_which_are_left_over() -> None:
    (bad,) = read(GOOD + ",moved,last year").bad
    assert bad.faults == (
        Fault(
            column="",
            value="moved | last year",
            rule="too_many_cells",
            sentence="The row has 12 cells but the header has 10. "
            "A comma inside a cell needs quotation marks around the cell.",
        ),
    )


@pytest.mark.parametrize(
    ("second", "rule", "column"),
    [
        (GOOD, "twice_in_file", "NHS No"),
        (GOOD.replace("999 000 0018", ""), "twice_in_file", "Surname"),
        (GOOD.replace("999 000 0018", "").replace("qx11aa", "QX9 9AA"), "maybe_twice_in_file", "Surname"),
        (GOOD.replace("1951", "1950"), "maybe_twice_in_file", "NHS No"),
    ],
)
def test_a_person_twice_in_the_file_goes_in_once(second: str, rule: str, column: str) -> None:
    found = read(OTHER, GOOD, second)
    assert [row.row_number for row in found.good] == [2, 3]
    (bad,) = found.bad
    assert rules(bad) == [(column, rule)]
    assert "See row 3." in bad.faults[0].sentence


def test_a_bad_row_does_not_block_its_corrected_twin() -> None:
    found = read(GOOD.replace("1951", "never"), GOOD)
    assert [row.row_number for row in found.good] == [3]


@pytest.mark.parametrize(
    "instruction",
    [
        "10 digits,Required,Required,dd/mm/yyyy,dd/mm/yyyy,knee or hip,,,,",
        "optional,text,text,,,,,,,",
    ],
)
def test_an_instruction_row_under_the_header_is_passed_over(instruction: str) -> None:
    found = read(instruction, GOOD)
    assert found.skipped == (2,)
    assert [row.row_number for row in found.good] == [3]


def test_instructions_further_down_are_not_taken_for_such_a_row() -> None:
    found = read(GOOD, "optional,text,text,,,,,,,")
    assert found.skipped == ()
    assert [row.row_number for row in found.bad] == [3]


def test_a_person_without_dates_is_not_taken_for_an_instruction() -> None:
    found = read("999 000 0018,Sample,Ada,,,knee,07700 900123,,,")
    assert found.skipped == ()
    assert len(found.bad) == 1


def test_the_same_referral_has_the_same_fingerprint_in_another_file() -> None:
    again = "Surname,DOB,First name,NHS Number,Date of referral,Body part,Tel\n"
    again += "sample,3.3.51,ADA,9990000018,01-Nov-2026,Left knee,01632 960123\n"
    other = read_referrals(data=again.encode(), today=TODAY)
    assert isinstance(other, Reading)
    assert other.good[0].fingerprint == read(GOOD).good[0].fingerprint


@pytest.mark.parametrize(
    "changed",
    [
        GOOD.replace("999 000 0018", "999 000 0034"),
        GOOD.replace("1/11/2026", "2/11/2026"),
        GOOD.replace("L knee", "L hip"),
        GOOD.replace("999 000 0018", "").replace("Sample", "Sampler"),
    ],
)
def test_another_referral_has_another_fingerprint(changed: str) -> None:
    assert read(changed).good[0].fingerprint != read(GOOD).good[0].fingerprint


def test_a_file_that_is_no_table_is_refused_as_a_whole() -> None:
    found = read_referrals(data=b"PK\x03\x04", today=TODAY)
    assert isinstance(found, Refusal)
    assert found.code == "not_csv"


def test_bad_rows_come_back_with_their_columns_and_three_more() -> None:
    found = read(GOOD, "999 000 0019,Example,Ben,31/02/1952,2/11/2026,hip,07700 900124")
    data = bad_rows_csv(reading=found)
    assert data.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(StringIO(data.decode("utf-8-sig")))
    assert header == [*HEADER.split(","), "Row", "What is wrong", "What to do"]
    assert row[:7] == ["999 000 0019", "Example", "Ben", "31/02/1952", "2/11/2026", "hip", "07700 900124"]
    assert row[10:12] == ["3", "DOB: 31/02/1952; NHS No: 999 000 0019"]
    assert "not a day in the calendar" in row[12]


def test_an_empty_value_and_a_left_over_cell_are_named_in_the_file() -> None:
    found = read(GOOD.replace("Sample", ""), OTHER + ",more")
    wrong = [row[11] for row in csv.reader(StringIO(bad_rows_csv(reading=found).decode("utf-8-sig")))]
    assert wrong == ["What is wrong", "Surname: empty", "more"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_file_can_run_as_a_formula(start: str) -> None:
    evil = GOOD.replace("Sample", f"{start}HYPERLINK(1)").replace("1951", "never")
    data = bad_rows_csv(reading=read(evil)).decode("utf-8-sig")
    for row in csv.reader(StringIO(data)):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_the_corrected_file_can_be_sent_again_as_it_is() -> None:
    data = bad_rows_csv(reading=read(GOOD.replace("07700 900123", "+44 7700 900123").replace("Sample", "")))
    corrected = data.replace(b"999 000 0018,,", b"999 000 0018,Sample,")
    found = read_referrals(data=corrected, today=TODAY)
    assert isinstance(found, Reading)
    assert (len(found.good), found.bad, found.extra) == (1, (), ("Aid",))
    assert found.good[0].referral.phone == "07700 900123"
    assert found.good[0].referral.note == "early riser; Aid: stick"


def test_the_example_file_fills_a_group_and_shows_each_kind_of_fault() -> None:
    found = read_referrals(data=(EXAMPLES / "referrals.csv").read_bytes(), today=TODAY)
    assert isinstance(found, Reading)
    assert len(found.good) == 20
    assert [rules(row) for row in found.bad] == [
        [("NHS No", "check_digit")],
        [("DOB", "impossible")],
        [("Surname", "missing")],
        [("NHS No", "twice_in_file")],
    ]
    numbers = [row.referral.nhs_number for row in found.good if row.referral.nhs_number]
    assert len(numbers) == 19
    assert all(number.digits.startswith("999") for number in numbers)


def test_the_bad_example_file_is_refused_with_the_columns_it_lacks() -> None:
    found = read_referrals(data=(EXAMPLES / "referrals-bad.csv").read_bytes(), today=TODAY)
    assert isinstance(found, Refusal)
    assert found.code == "missing_columns"
    assert "Referral date, Joint" in found.sentence
