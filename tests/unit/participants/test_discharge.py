"""The discharge summary: plain words, every figure with what it is out of."""

from dataclasses import replace
from datetime import date

from rehabit.kernel import Proportion
from rehabit.participants import DischargeFacts, MeasureResult, Section, discharge_summary

FACTS = DischargeFacts(
    first_name="Ada",
    programme="the knee and hip programme",
    joint="Knee, left",
    first_session=date(2026, 9, 1),
    last_session=date(2026, 10, 8),
    attended=Proportion(count=10, total=12),
    completed=True,
    left_reason="",
    goal="Walk to the allotment",
    goal_met="met",
    measures=(
        MeasureResult(wording="Pain (0 to 10)", before=6, after=3.5, change_words="Less pain."),
        MeasureResult(wording="Mood", before=4, after=None, change_words=""),
        MeasureResult(wording="Chair stands", before=None, after=None, change_words=""),
    ),
    exercises_at_home=("sit to stand", "step up"),
    going_on_with=("walking group",),
    contact="Ring 01632 960000.",
)


def sections(facts: DischargeFacts) -> dict[str, tuple[str, ...]]:
    found = discharge_summary(facts=facts).sections
    assert all(isinstance(section, Section) for section in found)
    return {section.heading: section.paragraphs for section in found}


def test_a_whole_summary() -> None:
    assert sections(FACTS) == {
        "What you did": (
            "Ada took part in the knee and hip programme for knee, left "
            "from 1 September 2026 to 8 October 2026.",
            "Ada came to 10 of 12 sessions and completed the programme.",
        ),
        "Your goal": ("In your own words: “Walk to the allotment”.", "How it went: met."),
        "What was measured": (
            "Pain (0 to 10): 6 at the start, 3.5 at the end. Less pain.",
            "Mood: 4 at the start, not measured at the end.",
            "Chair stands: not measured.",
        ),
        "Keep going at home": ("Your exercises: sit to stand, step up.",),
        "What comes next": ("You plan to go on with: walking group.",),
        "If you need us": ("Ring 01632 960000.",),
    }


def test_somebody_who_left_is_described_without_reproach() -> None:
    facts = replace(
        FACTS, attended=Proportion(count=4, total=12), completed=False, left_reason="went back to work"
    )
    assert sections(facts)["What you did"][1:] == (
        "Ada came to 4 of 12 sessions and did not reach the number for completion.",
        "Ada left before the end. Reason: went back to work.",
    )


def test_a_section_with_nothing_to_say_is_left_out() -> None:
    facts = replace(FACTS, goal="", measures=(), exercises_at_home=(), going_on_with=(), contact="")
    assert list(sections(facts)) == ["What you did"]
