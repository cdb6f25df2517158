"""The card that says how to sign in to the demo as each role."""

from datetime import datetime

from rehabit.access import Refused, Role
from rehabit.actions import sign_in
from rehabit.actions.founding import MACHINE
from rehabit.kernel import Refusal
from rehabit.queries import demo_world
from rehabit.simulation import MADE_UP, PARTICIPANT_EMAIL, WHO_TO_BE, VirtualStaff


def card(*, address: str, password: str, at: datetime) -> str:
    """Everybody worth signing in as, with what to look at first; the participant's code is fresh each time.

    `address` is where the demo is served, '' when that is said elsewhere. Raises Refused when the
    installation is live or the demo is not loaded.
    """
    found = demo_world.sign_ins(participant_email=PARTICIPANT_EMAIL, by=MACHINE)
    accounts = {account.email: account for account in found.accounts}
    if found.participant_id is None or not accounts:
        raise Refused(Refusal("not_loaded", "The demo is not loaded yet. Load it with: rehabit demo load"))
    facilitator = next(each.viewer for each in found.accounts if each.email == WHO_TO_BE[0].email)
    code = sign_in.issue_card(by=facilitator, at=at, person_id=found.participant_id)
    lines = [
        f"Everybody signs in at {address}/sign-in/",
        f"Those who work here use their e-mail address and the password {password}",
        "",
    ]
    for who in WHO_TO_BE:
        if who.email in accounts:
            lines += _entry(who, accounts[who.email].where)
    lines += [
        "Somebody on the programme uses the code on a card",
        "",
        f"  {Role.PARTICIPANT.label.capitalize()}: {found.participant}",
        f"    {code}   (works once; this command makes a new one)",
        "    Look at: today's exercises, ticking them off, the goal",
        "",
        MADE_UP,
    ]
    return "\n".join(lines)


def _entry(who: VirtualStaff, where: str) -> list[str]:
    return [
        f"  {who.role.label.capitalize()}: {who.name}, {where}",
        f"    {who.email}",
        f"    Look at: {who.look_at}",
        "",
    ]
