"""Stands in for a page until its subject is built."""

from django.http import HttpRequest, HttpResponse


def unfinished(request: HttpRequest, **path: object) -> HttpResponse:
    """Say plainly that this page is not there yet."""
    return HttpResponse("This page is not built yet.", status=501)
