"""What every package may rely on: identifiers, dates as written, counts, and allowed-or-why-not.

verdict      Allowed, Refusal: the answer every rule gives; Caution: look at this
transitions  Transitions: a table of states and moves
nhs_number   NhsNumber, parse_nhs_number
ods          OdsCode, parse_ods_code
uuid7        uuid7: identifiers for the outside, made from a moment and random bytes
day_first    parse_day: dates as people here write them
text         tidy, folded
counts       Proportion: a count with its denominator
money        Money: an amount with its price year
"""

from rehabit.kernel.counts import Proportion
from rehabit.kernel.day_first import parse_day
from rehabit.kernel.money import MixedMoney, Money, next_price_year, price_year_fault
from rehabit.kernel.nhs_number import NhsNumber, parse_nhs_number
from rehabit.kernel.ods import OdsCode, parse_ods_code
from rehabit.kernel.text import folded, tidy
from rehabit.kernel.transitions import Transitions
from rehabit.kernel.uuid7 import RANDOM_BYTES, uuid7
from rehabit.kernel.verdict import ALLOWED, Allowed, Caution, Refusal

__all__ = [
    "ALLOWED",
    "RANDOM_BYTES",
    "Allowed",
    "Caution",
    "MixedMoney",
    "Money",
    "NhsNumber",
    "OdsCode",
    "Proportion",
    "Refusal",
    "Transitions",
    "folded",
    "next_price_year",
    "parse_day",
    "parse_nhs_number",
    "parse_ods_code",
    "price_year_fault",
    "tidy",
    "uuid7",
]
