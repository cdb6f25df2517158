"""A goal in the person's own words, and how sure they are of it."""

from dataclasses import dataclass

from rehabit.kernel import Caution, Refusal, tidy

SURE_ENOUGH = 7
"""Out of 10. Below it the plan is offered to be made smaller (a rule of thumb of action planning)."""

HIGHEST = 10
LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """``words`` as the person said them; ``confidence`` from 0 to 10."""

    words: str
    confidence: int


def set_goal(*, words: str, confidence: int) -> Goal | Refusal:
    """Take a goal as it is said. Refusals: ``no_words``, ``too_long``, ``confidence_out_of_range``."""
    said = tidy(text=words)
    if not said:
        return Refusal("no_words", "Write the goal in the person's own words.")
    if len(said) > LONGEST:
        return Refusal("too_long", f"The goal has {len(said)} characters; keep it under {LONGEST}.")
    if not 0 <= confidence <= HIGHEST:
        return Refusal("confidence_out_of_range", f"{confidence} is not between 0 and {HIGHEST}.")
    return Goal(words=said, confidence=confidence)


def shrink_offer(*, goal: Goal) -> tuple[Caution, ...]:
    """Return the offer to make a goal smaller when the person is less than 7 out of 10 sure; else nothing."""
    if goal.confidence >= SURE_ENOUGH:
        return ()
    return (
        Caution(
            "make_it_smaller",
            f"{goal.confidence} out of {HIGHEST} sure. Make the step smaller until it feels like "
            f"{SURE_ENOUGH} or more.",
        ),
    )
