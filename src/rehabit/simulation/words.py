"""What people say and what facilitators write: goals, reasons for a referral, notes, events. All invented."""

import random
from dataclasses import dataclass

from rehabit.participants import Area, NeedKind
from rehabit.simulation.chance import happens, whole

GOALS = (
    "Walk to the market and back without stopping",
    "Kneel down to plant my bulbs this spring",
    "Get up and down the stairs one foot after the other",
    "Take my grandson to the swings and stand the whole time",
    "Go back to my Thursday dance class, even if I sit some out",
    "Sleep through the night",
    "Get in and out of the bath on my own",
    "Stand long enough to cook a proper Sunday dinner",
    "Walk the dog round the reservoir again",
    "Kneel for prayers",
    "Get on the bus without being afraid of the step",
    "Carry my own shopping home",
    "Do a full shift without needing to sit down",
    "Swim twenty lengths",
    "Visit my sister, she has forty-one steps and no lift",
    "Ride my bike to the allotment",
    "Get up off the floor when I play with the little ones",
    "Bowls on Saturdays",
    "Put my own socks on",
    "Not think about my knee every time I go out",
    "Walk down the aisle at my daughter's wedding in July, in proper shoes",
    "Manage without the stick indoors",
    "Go up to the top of the common with the walking group, like we used to before all this started",
    "Feel sure enough to go out on my own again",
)
_REASONS = {
    Area.KNEE: (
        "Knee pain for two years, stairs hard",
        "Osteoarthritis of the knee on X-ray; would like to exercise safely",
        "Knee stiff and sore after sitting, walks less than last year",
        "Knees ache after shopping; has tried tablets",
        "Knee pain at work, standing job",
    ),
    Area.HIP: (
        "Hip pain in the groin on walking, not ready for surgery", "Stiff hip, cannot reach shoes",
        "Hip pain for four years, worse on hills",
    ),
    Area.KNEE_AND_HIP: ("Knee and hip both sore, walks with a stick", "Hip first, now the knee as well"),
}  # fmt: skip
REFERRERS = (
    ("Dr P Thornquist", "Hollow Oak Surgery"), ("Dr Y Castellane", "Hollow Oak Surgery"),
    ("R Quillfeather", "Meadow End Practice"), ("Dr F Osterley", "Meadow End Practice"),
    ("Miss A Lorimer-Dale", "Marlow Heath Hospital"), ("T Adebisi-Grey", "Marlow Joint and Muscle Service"),
)  # fmt: skip
_NEEDS = (
    (0.06, NeedKind.CLOSE_ATTENTION, "Fell twice last year; stand beside for balance work"),
    (0.05, NeedKind.INTERPRETER, "Polish"),
    (0.05, NeedKind.HEARING, "Speak facing the room, hearing aids in both ears"),
    (0.07, NeedKind.LARGE_PRINT, ""),
    (0.07, NeedKind.WALKING_AID, "Stick, outdoors"),
    (0.06, NeedKind.TRANSPORT, "From Upper Marlow, no bus after noon"),
    (0.02, NeedKind.EASY_READ, ""),
    (0.02, NeedKind.COMPANION, ""),
)
"""Share of people, what they need, and the words that go with it; choices of this project."""
ALSO_A_STICK = 0.12
"""Share of those with a need who walk with a stick as well."""

NOTES = (
    "Prefers the higher chair by the window.",
    "Asked about pacing before the weekend away; talked it through.",
    "Daughter came to watch and will help with the band at home.",
    "More confident on the step than last week.",
    "Knee sore after a long walk on Sunday; took it gently and was pleased to manage.",
    "Would like the sheet in large print.",
)
GROUP_NOTES = (
    "Lively talk on what makes pain worse; several had not heard that rest is not the answer.",
    "Room cold for the first ten minutes. Asked the hall to turn the heating on earlier.",
    "Everybody brought their diary. Good swapping of tips for the stairs.",
    "Ran five minutes over: people wanted to go on talking.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something a person needs, as triage writes it down."""

    kind: NeedKind
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that went wrong, or nearly, in a session: codes and words as the page offers them."""

    kind: str
    severity: str
    action_taken: str
    told: str
    words: str


EVENTS = (
    Event(
        kind="pain", severity="mild", action_taken="Stopped and rested", told="Nobody else",
        words="Knee sore after step-ups; settled in ten minutes.",
    ),
    Event(
        kind="near_miss", severity="none", action_taken="Changed the exercise", told="Site lead",
        words="Caught a foot on the edge of a mat and steadied on the chair.",
    ),
    Event(
        kind="unwell", severity="mild", action_taken="Stopped and rested", told="Family or carer",
        words="Light-headed after standing up quickly; had missed breakfast.",
    ),
)  # fmt: skip


def needs(*, rng: random.Random, share: float) -> tuple[Need, ...]:
    """What one person needs: mostly nothing, at times one thing or two.

    `share` (0 to 1) is the person's place among all people, those with the most serious need first.
    """
    for part, kind, detail in _NEEDS:
        if share < part:
            found = {kind: detail}
            if happens(rng=rng, share=ALSO_A_STICK):
                found[NeedKind.WALKING_AID] = "Stick, outdoors"
            return tuple(Need(kind=each, detail=found[each]) for each in sorted(found))
        share -= part
    return ()


def reason(*, rng: random.Random, area: Area) -> str:
    """Why somebody is referred, as a referrer would put it."""
    return rng.choice(_REASONS[area])


def sure(*, rng: random.Random) -> int:
    """How sure somebody is of reaching a goal, 0-10."""
    return whole(value=rng.gauss(7, 1.5), low=3, high=10)
