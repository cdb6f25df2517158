"""Made-up people, groups and sites for demonstrations, benchmarks and tests. Nobody in here is real.

Dice (`rng`) and moment (`at`) are handed in; the same two give the same values. Sizes follow published
figures where there are any, and each such constant names its source.

- people:    `Register` makes people that cannot be mistaken for real ones (names put together by chance,
             NHS numbers from the 999 range, telephone numbers kept for drama, example.org addresses)
- traits:    `Traits`, `health`: how somebody is before, at the end and later
- answers:   `measured`: answers to every instrument of the battery
- coming:    `course`: who comes, who stops early
- practice:  `room_day`, `home_days`: what is done in the room and at home
- groups:    `group`: a group from its referrals to its answers
- inbox:     referrals without a place
- world:     `small_world`: three sites, one to walk around in
"""

from rehabit.simulation.answers import Measured, measured
from rehabit.simulation.coming import COMPLETE, Course, completed, course
from rehabit.simulation.example_file import lately
from rehabit.simulation.groups import GroupShape, Member, VirtualGroup, group
from rehabit.simulation.health import KEPT, Health, Traits, health
from rehabit.simulation.inbox import FROM_THE_FILE, Verdict, Waiting
from rehabit.simulation.nhs_numbers import numbered
from rehabit.simulation.people import Register, VirtualPerson
from rehabit.simulation.practice import HomeTicks, RoomDay, home_days, room_day
from rehabit.simulation.staff import PARTICIPANT_EMAIL, WHO_TO_BE, VirtualStaff
from rehabit.simulation.words import EVENTS, GROUP_NOTES, NOTES, Event, Need
from rehabit.simulation.world import MADE_UP, MAIN_SLUG, VirtualSite, VirtualVenue, World, small_world

__all__ = [
    "COMPLETE",
    "EVENTS",
    "FROM_THE_FILE",
    "GROUP_NOTES",
    "KEPT",
    "MADE_UP",
    "MAIN_SLUG",
    "NOTES",
    "PARTICIPANT_EMAIL",
    "WHO_TO_BE",
    "Course",
    "Event",
    "GroupShape",
    "Health",
    "HomeTicks",
    "Measured",
    "Member",
    "Need",
    "Register",
    "RoomDay",
    "Traits",
    "Verdict",
    "VirtualGroup",
    "VirtualPerson",
    "VirtualSite",
    "VirtualStaff",
    "VirtualVenue",
    "Waiting",
    "World",
    "completed",
    "course",
    "group",
    "health",
    "home_days",
    "lately",
    "measured",
    "numbered",
    "room_day",
    "small_world",
]
