"""The style page: every component, the palette and its contrast; not there on a live site."""

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from rehabit.access import Viewer
from rehabit.web.design import style_page
from rehabit.web.page import page, show


@page(public=True)
def style(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Everything the pages are made of, for looking at."""
    if settings.LIVE:
        raise Http404
    return show(request, style_page.TEMPLATE, "Style", **style_page.context())
