"""How the words of a referral are read as a joint and a side."""

import pytest

from rehabit.kernel import Refusal
from rehabit.participants import parse_joint


@pytest.mark.parametrize(
    ("joint", "side", "read"),
    [
        # what the joint cell says | what the side cell says | how it is read
        ("Knee", "", "Knee"),
        ("knee", "left", "Knee, left"),
        ("L knee", "", "Knee, left"),
        ("OA R knee", "", "Knee, right"),
        ("Rt hip", "", "Hip, right"),
        ("knee", "B/L", "Knee, both sides"),
        ("both knees", "", "Knee, both sides"),
        ("Knees", "", "Knee, both sides"),
        ("bilateral hip pain", "", "Hip, both sides"),
        ("left and right knee", "", "Knee, both sides"),
        ("knee", "L + R", "Knee, both sides"),
        ("knee and hip", "right", "Knee and hip, right"),
        ("both", "", "Knee and hip"),
        ("both", "left", "Knee and hip, left"),
        ("patellofemoral pain, left", "", "Knee, left"),
    ],
)
def test_words_are_read_as_joint_and_side(joint: str, side: str, read: str) -> None:
    assert str(parse_joint(text=joint, side=side)) == read


@pytest.mark.parametrize(
    ("joint", "side", "reason"),
    [
        ("", "left", "missing"),
        ("shoulder", "", "not_knee_or_hip"),
        ("whipped", "", "not_knee_or_hip"),
        ("knee", "upper", "unknown_side"),
    ],
)
def test_other_words_are_refused(joint: str, side: str, reason: str) -> None:
    found = parse_joint(text=joint, side=side)
    assert isinstance(found, Refusal)
    assert found.code == reason
