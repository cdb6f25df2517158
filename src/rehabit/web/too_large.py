"""Turns away what is larger than any page needs, before a byte of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

ROOM_FOR_THE_REST = 100_000
"""What a form sends beside its file."""


class TooLarge:
    """Anybody, signed in or not, could otherwise fill the disk: Django keeps an uploaded file of any size."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        largest = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
        sent = request.META.get("CONTENT_LENGTH") or "0"
        # A body that does not say how long it is counts as empty, and is not read either.
        if sent.isdecimal() and int(sent[:20]) > largest + ROOM_FOR_THE_REST:
            words = f"This is too large: at most {largest // 1_000_000} MB can be sent. Split the file."
            return HttpResponse(words, status=413, content_type="text/plain; charset=utf-8")
        return self.get_response(request)
