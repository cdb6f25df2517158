"""Published estimates: complete records, and faults named."""

from pathlib import Path

import pytest

from rehabit.catalogue.estimates import estimate, estimates
from rehabit.catalogue.fault import ContentError, UnknownContent

RECORD = """
[[estimate]]
id = "a"
label = "A"
unit = "points"
value = -3
low = -5
high = -1
comparator = "usual care"
price_year = "none"
source = "somewhere"
mark = "V"
"""


def test_every_estimate_names_source_and_comparator() -> None:
    for row in estimates().values():
        assert row.source
        assert row.comparator
    assert estimate("function-end").value == -5.5
    with pytest.raises(UnknownContent, match=r"function-end"):
        estimate("function-ends")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("low = -5\n", "", "both limits or neither"),
        ("value = -3", "value = 3", "a value between its limits"),
        ('"points"', '"metres"', "one of share, points, pounds"),
        ('mark = "V"', 'mark = "Z"', "one of V, C, H, M"),
    ],
)
def test_a_faulty_estimate_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    (tmp_path / "estimates").mkdir()
    (tmp_path / "estimates" / "x.toml").write_text(RECORD.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        estimates(root=tmp_path)
    assert told in str(error.value)
