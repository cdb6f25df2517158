"""Where each role can go: the one list behind every navigation bar."""

from functools import cache

from django.urls import reverse

from rehabit.access import Role, Viewer
from rehabit.web.design.page import NavItem

# (text, name of the address, icon)
_Place = tuple[str, str, str]

_STAFF: tuple[_Place, ...] = (
    ("Today", "staff:today", "home"),
    ("Referrals", "staff:referrals", "person-add"),
    ("Waiting list", "staff:waiting", "clock"),
    ("Groups", "staff:groups", "group"),
    ("People", "staff:people", "person"),
    ("Follow-ups", "staff:follow-ups", "calendar"),
)
_ACROSS_SITES: tuple[_Place, ...] = (
    ("Sites", "network:sites", "place"),
    ("Results", "network:results", "chart"),
)
_PLACES: dict[Role | None, tuple[_Place, ...]] = {
    None: (
        ("About", "public:about", "info"),
        ("Refer yourself", "public:self-referral", "person-add"),
        ("Sign in", "sign-in", "person"),
    ),
    Role.PARTICIPANT: (
        ("Today", "participant:today", "home"),
        ("My group", "participant:group", "group"),
        ("My goal", "participant:goal", "goal"),
        ("Questions", "participant:measures", "list"),
    ),
    Role.HELPER: (("Register", "staff:registers", "register"),),
    Role.FACILITATOR: _STAFF,
    Role.SITE_LEAD: (*_STAFF, ("Site", "staff:site", "settings")),
    Role.REFERRER: (
        ("Refer somebody", "staff:refer", "person-add"),
        ("Sent referrals", "staff:sent-referrals", "list"),
    ),
    Role.NETWORK_LEAD: _ACROSS_SITES,
    Role.EVALUATOR: _ACROSS_SITES,
}


def home_of(viewer: Viewer) -> str:
    """Where the wordmark leads: the first place of the role, the front page for a stranger."""
    if viewer.role is None:
        return reverse("public:front")
    return _addresses(viewer.role)[0][1]


def navigation_for(viewer: Viewer, path: str) -> tuple[NavItem, ...]:
    """The places of the viewer's role; the one whose address starts `path` is the current one."""
    addresses = _addresses(viewer.role)
    current = max((href for _, href, _ in addresses if path.startswith(href)), key=len, default="")
    return tuple(NavItem(text, href, href == current, icon) for text, href, icon in addresses)


@cache
def _addresses(role: Role | None) -> tuple[_Place, ...]:
    return tuple((text, reverse(name), icon) for text, name, icon in _PLACES[role])
