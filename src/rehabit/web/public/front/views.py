"""The pages that explain: the front page, the programme, accessibility, privacy."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from rehabit import catalogue
from rehabit.access import Viewer
from rehabit.web.page import page, show


@page(public=True)
def front(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """What this is, for somebody with sore knees and for somebody who runs groups."""
    return show(request, "public/front/front.jinja", "Moving again, together")


@page(public=True)
def about(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """What happens in a course: the themes, the exercises, what to bring; and myths put right."""
    content = catalogue.load()
    programme = content.programme("knees-hips-12")
    themes = [content.theme(theme) for session in programme.sessions for theme in session.themes]
    return show(
        request,
        "public/front/about.jinja",
        "About the programme",
        programme=programme,
        themes=themes,
        myths=content.myths(),
    )


@page(public=True)
def accessibility(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """What works for whom, what does not yet, and whom to tell."""
    return show(request, "public/front/accessibility.jinja", "Accessibility")


@page(public=True)
def privacy(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """What is kept, who sees it, and what a person can ask for."""
    return show(request, "public/front/privacy.jinja", "Your information")
