"""Who works at a made-up site, and what to look at first when signing in as them."""

from dataclasses import dataclass

from rehabit.access import Role

DOMAIN = "demo.example.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualStaff:
    """Somebody with an account. `look_at` says what to see first; '' for those who are only needed."""

    name: str
    email: str
    role: Role
    clinician: bool = False
    look_at: str = ""


FACILITATOR = VirtualStaff(
    name="Esther Brightwell",
    email=f"facilitator@{DOMAIN}",
    role=Role.FACILITATOR,
    clinician=True,
    look_at="today's session: the register, who does what, closing it",
)
SECOND = VirtualStaff(
    name="Tomasz Lindqvist-Hale",
    email=f"facilitator2@{DOMAIN}",
    role=Role.FACILITATOR,
    look_at="the same site without being a clinician: triage is read-only",
)
LEAD = VirtualStaff(
    name="Ngozi Farrant",
    email=f"lead@{DOMAIN}",
    role=Role.SITE_LEAD,
    clinician=True,
    look_at="new referrals, the waiting list, the group that starts next week and has a gap",
)
HELPER = VirtualStaff(
    name="Wilf Penrose",
    email=f"helper@{DOMAIN}",
    role=Role.HELPER,
    look_at="the register of today's group, and nothing else",
)
REFERRER = VirtualStaff(
    name="Dr P Thornquist",
    email=f"referrer@{DOMAIN}",
    role=Role.REFERRER,
    look_at="sending a referral, and what became of those sent",
)
NETWORK_LEAD = VirtualStaff(
    name="Imogen Sato-Price",
    email=f"network@{DOMAIN}",
    role=Role.NETWORK_LEAD,
    look_at="three sites side by side; small numbers are not shown",
)
EVALUATOR = VirtualStaff(
    name="Rafiq Underhay",
    email=f"evaluator@{DOMAIN}",
    role=Role.EVALUATOR,
    look_at="results with their intervals, and what is missing",
)
MAIN_SITE = (LEAD, FACILITATOR, SECOND, HELPER, REFERRER)
NETWORK = (NETWORK_LEAD, EVALUATOR)
WHO_TO_BE = (FACILITATOR, LEAD, SECOND, HELPER, REFERRER, NETWORK_LEAD, EVALUATOR)
"""In the order in which a visitor should try them."""
PARTICIPANT_EMAIL = f"participant@{DOMAIN}"
"""The address of the participant whose sign-in is shown."""


def small_team(*, key: str, lead: str, facilitator: str) -> tuple[VirtualStaff, ...]:
    """The two people of a site that is there to be compared with."""
    return (
        VirtualStaff(name=lead, email=f"lead.{key}@{DOMAIN}", role=Role.SITE_LEAD, clinician=True),
        VirtualStaff(
            name=facilitator, email=f"facilitator.{key}@{DOMAIN}", role=Role.FACILITATOR, clinician=True
        ),
    )
