"""Referral files as offices send them: bytes in, a verdict for every row out.

verdicts     read_referrals, Reading, Good, Bad, Fault
bad_rows     bad_rows_csv: what could not go in, to correct and send again
fingerprint  fingerprint: the same referral sent twice
columns      read_columns, Columns: the spellings of headings
table        read_table, Table: encodings, separators, quotes
"""

from rehabit.interop.referral_csv.bad_rows import bad_rows_csv
from rehabit.interop.referral_csv.columns import Columns, read_columns
from rehabit.interop.referral_csv.fingerprint import fingerprint
from rehabit.interop.referral_csv.table import Table, read_table
from rehabit.interop.referral_csv.verdicts import Bad, Fault, Good, Reading, read_referrals

__all__ = [
    "Bad",
    "Columns",
    "Fault",
    "Good",
    "Reading",
    "Table",
    "bad_rows_csv",
    "fingerprint",
    "read_columns",
    "read_referrals",
    "read_table",
]
