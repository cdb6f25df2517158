"""What each stage of the flow counts, in the words that stand on every page and in every file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage: its name in `evaluation.Flow`, its heading, what it is out of, and its definition."""

    name: str
    title: str
    out_of: str
    meaning: str


STAGES = (
    Stage(
        name="referred",
        title="Referred",
        out_of="",
        meaning="Referrals received. For one group: the referrals on which a place in it was offered.",
    ),
    Stage(
        name="offered",
        title="Offered a place",
        out_of="referred",
        meaning="Referrals on which a place in a group was offered, whatever the answer.",
    ),
    Stage(
        name="started",
        title="Started",
        out_of="offered",
        meaning="Came to at least one session of the group.",
    ),
    Stage(
        name="completed",
        title="Completed",
        out_of="started",
        meaning="Came to at least 75 % of the sessions of the group; a cancelled session counts for nobody.",
    ),
    Stage(
        name="measured",
        title="Measured",
        out_of="started",
        meaning=(
            "Started, and has at least one measure with a score both before and at the end, "
            "answered inside the window of each."
        ),
    ),
)
"""In order. A person referred twice counts twice; one with several places on a referral counts once."""
