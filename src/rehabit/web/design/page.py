"""The little that every layout needs to know about the page it frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the navigation. `icon` is a drawing's name; only the participant's layout shows it."""

    text: str
    href: str
    current: bool = False
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Flash:
    """A sentence shown once. `tags` is 'success', 'info', 'warning' or 'error', as in Django's messages."""

    message: str
    tags: str = "info"


@dataclass(frozen=True, slots=True)
class Page:
    """What a view hands to a layout as `page`.

    Attributes
        title: what this page is, without the name of the product; also the browser tab's.
        nav: where this role can go, at most seven; the current one marked.
        home: where the wordmark leads.
        viewer: the name of the person signed in, or None for a stranger.
        sign_out: the address the sign-out form posts to; shown only with a viewer.
        site: the name of the site being worked in, or None outside any.
        demo: True shows 'everything here is made up' on every page.
        messages: sentences to show once (`Flash`, or Django's own messages).
        accessibility: the address of the accessibility statement, linked in the footer.
        error: True when a form on the page came back with errors; the tab then starts with 'Error:'.
    """

    title: str
    nav: tuple[NavItem, ...] = ()
    home: str = "/"
    viewer: str | None = None
    sign_out: str | None = None
    site: str | None = None
    demo: bool = False
    messages: Sequence[object] = ()
    accessibility: str | None = None
    error: bool = False
