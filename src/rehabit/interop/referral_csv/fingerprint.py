"""What makes a referral the same referral when it is sent again."""

import hashlib

from rehabit.kernel import folded
from rehabit.participants import Referral


def fingerprint(*, referral: Referral) -> str:
    """Return 64 hexadecimal digits that depend on who is referred, when, and for which joint.

    Spelling, spaces, order of columns and later details (a new telephone number) do not change it.
    """
    person = str(referral.nhs_number or "") or "|".join(
        (folded(text=referral.given_name), folded(text=referral.family_name), referral.postcode)
    )
    parts = (
        person,
        referral.date_of_birth.isoformat(),
        referral.referred_on.isoformat(),
        referral.joint.area,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
