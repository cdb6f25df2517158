"""The frame of every page: who may see it, who may send it, what a refusal looks like."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse

from rehabit.access import Permission, Refused, Viewer, require
from rehabit.queries.asking import NotFound
from rehabit.web import clock
from rehabit.web.design.page import Page
from rehabit.web.navigation import home_of, navigation_for

_REFUSED = "design/pages/refused.jinja"
_UNSTORABLE = "Something in it cannot be kept as text. Type it again instead of pasting it."

View = Callable[..., HttpResponse]
"""A view takes the request, who asks (a Viewer) and when (a datetime); path parts come as keywords."""


def page(
    *, see: Permission | None = None, do: Permission | None = None, methods: str = "GET", public: bool = False
) -> Callable[[View], Callable[..., HttpResponse]]:
    """Frame a view.

    `see` guards GET, `do` guards POST (it falls back to `see`); `public` pages need neither and say
    so. `methods` is 'GET', 'POST' or 'GET POST'. A stranger is sent to sign in, a wrong role gets a
    403 with the reason, a refusal by a rule on POST comes back to the page as a message.
    """
    if not public and see is None and do is None:
        raise TypeError("a page names the permission it needs, or says public=True")
    allowed = methods.split()

    def guard(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answer(request: HttpRequest, **path: Any) -> HttpResponse:
            if request.method not in allowed and not (request.method == "HEAD" and "GET" in allowed):
                return HttpResponseNotAllowed(allowed)
            viewer: Viewer = request.viewer  # type: ignore[attr-defined]
            permission = (do or see) if request.method == "POST" else see
            if _unstorable(request):
                return show(request, _REFUSED, "Not possible", 400, reason=_UNSTORABLE)
            try:
                if permission is not None:
                    require(viewer, permission)
                return view(request, viewer, clock.now(), **path)
            except Refused as refused:
                return _refusal(request, refused, "GET" in allowed)
            except NotFound as missing:
                return show(request, "design/pages/not_found.jinja", "Not found", 404, reason=str(missing))

        answer.guard = (see, do, tuple(allowed), public)  # type: ignore[attr-defined]
        return answer

    return guard


def show(
    request: HttpRequest, template: str, title: str, status: int = 200, *, error: bool = False, **values: Any
) -> HttpResponse:
    """Render one of our templates with the `page` its layout needs and the values of the view."""
    viewer = viewer_at(request)
    values |= {"page": frame(request, title, error=error), "viewer": viewer}
    return render(request, template, values, status=status)


def viewer_at(request: HttpRequest) -> Viewer:
    """Who is asking; a stranger where the doorman was not reached."""
    return getattr(request, "viewer", Viewer.stranger())


def frame(request: HttpRequest, title: str, *, error: bool = False) -> Page:
    """What the layouts need to know of this request."""
    viewer = viewer_at(request)
    return Page(
        title=title,
        nav=navigation_for(viewer, request.path),
        home=home_of(viewer),
        viewer=viewer.name or None,
        sign_out=reverse("sign-out") if viewer.signed_in else None,
        site=viewer.site_name or viewer.network_name or None,
        demo=settings.MODE == "demo",
        messages=tuple(messages.get_messages(request)),
        accessibility=reverse("public:accessibility"),
        error=error,
    )


class _OneToken:
    """The hidden CSRF field, made once a page: a page of eight people has many forms."""

    def __init__(self, request: HttpRequest) -> None:
        self.request, self.made = request, ""

    def __html__(self) -> str:
        if not self.made:
            self.made = f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(self.request)}">'
        return self.made

    __str__ = __html__


def one_token(request: HttpRequest) -> dict[str, object]:
    """A context processor that puts our `csrf_input` in the place of the one made anew at each use."""
    return {"csrf_input": _OneToken(request)}


def _refusal(request: HttpRequest, refused: Refused, has_page: bool) -> HttpResponse:
    """`has_page` says that the address has a page to go back to; else the viewer's first page says it."""
    code, sentence = refused.refusal.code, refused.refusal.sentence
    if code == "sign_in_first":
        return redirect(f"{reverse('sign-in')}?{urlencode({'next': request.get_full_path()})}")
    if code == "role_may_not" or request.method != "POST":
        return show(request, _REFUSED, "Not allowed", 403, reason=sentence)
    messages.error(request, sentence)
    return HttpResponseRedirect(request.get_full_path() if has_page else home_of(viewer_at(request)))


def _unstorable(request: HttpRequest) -> bool:
    """Whether something sent holds the character no database keeps as text; only a program sends it."""
    return "%00" in request.META.get("QUERY_STRING", "") or any(
        "\0" in value for _, values in request.POST.lists() for value in values
    )
