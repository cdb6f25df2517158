"""What a person sees when an address is wrong or something breaks."""

from django.http import HttpRequest, HttpResponse

from rehabit.web.page import show


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the address leads nowhere."""
    return show(request, "design/pages/not_found.jinja", "Page not found", 404, reason="")


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 outside our own rules, such as a form that was left open too long."""
    reason = "This form was open too long or came from elsewhere. Go back, load the page again and send it."
    return show(request, "design/pages/refused.jinja", "Not allowed", 403, reason=reason)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500: our fault; nothing was saved, because every action is one transaction."""
    return show(request, "design/pages/went_wrong.jinja", "Something went wrong", 500)
