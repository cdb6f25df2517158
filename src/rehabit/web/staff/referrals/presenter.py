"""Words and tones of the referral pages."""

from collections.abc import Mapping
from urllib.parse import urlencode

from rehabit.participants import NEEDS, NeedKind, ReferralState, Route
from rehabit.queries.imports import ImportResult, RowVerdict
from rehabit.queries.referral_words import ROUTES
from rehabit.queries.referrals import FILTERS, state_words
from rehabit.queries.triage import PersonNeed

TONES = {
    ReferralState.RECEIVED: "info",
    ReferralState.SUITABLE: "good",
    ReferralState.WAITING: "good",
    ReferralState.OFFERED: "good",
    ReferralState.PLACED: "good",
    ReferralState.NOT_SUITABLE: "muted",
    ReferralState.SIGNPOSTED: "muted",
    ReferralState.WITHDRAWN: "muted",
}

ICONS = {
    ReferralState.RECEIVED: "mail",
    ReferralState.SUITABLE: "check",
    ReferralState.WAITING: "clock",
    ReferralState.OFFERED: "group",
    ReferralState.PLACED: "group",
    ReferralState.NOT_SUITABLE: "cross",
    ReferralState.SIGNPOSTED: "arrow-right",
    ReferralState.WITHDRAWN: "leave",
}

PLAIN_TONES = {
    "Received": "info",
    "Accepted": "good",
    "Started": "good",
    "Finished": "info",
}
"""For what a referrer is told; everything else is quiet."""


def waited(days: int | None) -> str:
    """'since today', '5 days', '7 weeks'; "" once nobody waits."""
    if days is None:
        return ""
    if days < 1:
        return "since today"
    if days < 14:
        return "1 day" if days == 1 else f"{days} days"
    return f"{days // 7} weeks"


def words_of_state(state: ReferralState) -> str:
    """'On the waiting list'."""
    return state_words(state)


def route_words(route: str) -> str:
    """'GP practice'."""
    return ROUTES[Route(route)]


def need_words(need: PersonNeed) -> str:
    """'Interpreter: Gujarati'."""
    words = NEEDS[NeedKind(need.kind)].words
    return f"{words}: {need.detail}" if need.detail else words


def tabs(*, chosen: str, search: str, counts: Mapping[str, int]) -> list[dict[str, object]]:
    """The filters of the inbox with how many are in each."""
    return [
        {
            "text": words,
            "count": counts[name],
            "href": "?" + urlencode({"show": name, **({"q": search} if search else {})}),
            "current": name == chosen,
        }
        for name, (words, _) in FILTERS.items()
    ]


def page_address(*, chosen: str, search: str) -> str:
    """The pattern that pagination fills in."""
    return "?" + urlencode({"show": chosen, "q": search}) + "&page={page}"


def by_verdict(result: ImportResult) -> dict[str, list[RowVerdict]]:
    """The rows of a file by what became of them, in the order of the file."""
    return {
        verdict: [row for row in result.rows if row.verdict == verdict]
        for verdict in ("check", "bad", "added", "known")
    }


def headline(result: ImportResult) -> str:
    """What became of the file, in one sentence."""
    new = result.summary.added + result.summary.check
    if new == 0 and result.before is not None:
        return "This file was read before, and nothing new was added"
    if new == 0:
        return "Nothing was added"
    return f"{new} of {result.summary.rows} rows added"
