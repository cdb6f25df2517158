"""What every field is, for whoever makes a copy that may leave the site. A test holds the list complete.

A scrubbed copy keeps what happened and loses who it happened to: for finding a fault, never for publishing.
Dates of what happened stay, so a scrubbed copy is still about people and is kept like the original.
"""

from enum import StrEnum

from rehabit.records import models as m


class Kind(StrEnum):
    """What becomes of a field in a scrubbed copy."""

    KEEP = "says nothing about who somebody is"
    NAME = "becomes a made-up name"
    EMPTY = "becomes empty"
    BIRTH = "becomes the first of January of the same year"
    SECRET = "becomes something that opens nothing"


K, N, E, B, S = Kind.KEEP, Kind.NAME, Kind.EMPTY, Kind.BIRTH, Kind.SECRET

SCRUB: dict[type, dict[str, Kind]] = {
    m.AuditEntry: dict.fromkeys(
        ("chain", "number", "actor", "role", "verb", "subject", "detail", "previous", "digest"), K
    ),
    m.Group: {"name": K, "programme": K, "programme_version": K, "capacity": K, "mode": K},
    m.GroupStaff: {"duty": K, "ended_at": K},
    m.Session: dict.fromkeys(("number", "themes", "starts_at", "ends_at", "state", "sequence"), K),
    m.SessionStatus: {"state": K, "reason": E, "facts": K},
    m.Place: {"state": K, "offered_at": K},
    m.PlaceStatus: {"state": K, "reason": K, "words": E},
    m.Network: {"name": K},
    m.Site: {
        **dict.fromkeys(("name", "slug", "nation", "accepts_self_referral", "made_up"), K),
        "phone": E,
        "email": E,
    },
    m.Venue: {"name": K, "address": E, "how_to_get_there": E},
    m.ClosedDay: {"day": K, "reason": E},
    m.User: {"password": S, "last_login": K, "email": S, "name": N, "is_active": K},
    m.Membership: {"role": K, "clinician": K, "starts_at": K, "ended_at": K},
    m.Measurement: dict.fromkeys(
        ("instrument", "version", "about", "point", "answers", "taken_on", "mode"), K
    ),
    m.Score: dict.fromkeys(
        ("scale", "numerator", "denominator", "reason", "answered", "items", "engine", "value_set"), K
    ),
    m.FollowUp: {"point": K, "opens_on": K, "due_on": K, "closes_on": K},
    m.FollowUpClosure: {"reason": K, "words": E},
    m.Discharge: {"summary": E},
    m.Person: {
        "given_name": N,
        "family_name": N,
        "born_on": B,
        **dict.fromkeys(("nhs_number", "phone", "email", "address", "postcode", "gp_practice"), E),
        **dict.fromkeys(("sex", "language", "created_at"), K),
    },
    m.Need: {"kind": K, "detail": E, "ended_at": K},
    m.Consent: {"kind": K, "given": K},
    m.Goal: {"words": E, "confidence": K, "reached": K},
    m.SignInCode: {"digest": S, "channel": K, "expires_at": K, "used_at": K},
    m.Prescription: dict.fromkeys(
        ("exercise", "level", "dose", "step", "reasons", "proposed_level", "position", "content_version"), K
    ),
    m.PlanBasis: {"facts": K, "content_version": K},
    m.DiaryEntry: dict.fromkeys(("day", "exercise", "done", "pain", "effort", "feel", "replaces"), K),
    m.HomeDay: dict.fromkeys(("day", "done", "worst_pain", "hardest_effort", "last_at"), K),
    m.ReferralImport: {
        **dict.fromkeys(("sha256", "rows_good", "rows_bad", "rows_known"), K),
        "file_name": E,
        "rejects": E,
    },
    m.ImportRow: {"row": K, "verdict": K, "words": E},
    m.Referral: {
        **dict.fromkeys(("route", "referred_on", "joints", "fingerprint"), K),
        **dict.fromkeys(("reason", "referrer_name", "referrer_organisation", "extra"), E),
    },
    m.ReferralStatus: {"state": K, "reason": E},
    m.Triage: {"answers": K, "checklist_version": K, "outcome": K, "reason": E, "signposted_to": E},
    m.SiteContent: {"kind": K, "key": K, "body": K},
    m.Attendance: {"mark": K, "reason": K, "told_us_before": K, "needs_follow_up": K},
    m.WorkDone: dict.fromkeys(("exercise", "level", "dose", "result", "pain", "effort"), K),
    m.SessionNote: {"words": E},
    m.AdverseEvent: {
        **dict.fromkeys(("kind", "severity", "happened_on"), K),
        **dict.fromkeys(("words", "action_taken", "told"), E),
    },
}
