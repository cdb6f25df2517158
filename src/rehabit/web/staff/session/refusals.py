"""A refusal becomes a sentence on the session page, for addresses that have no page of their own."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest

from rehabit.access import Refused


@contextmanager
def refusal_said(request: HttpRequest) -> Iterator[None]:
    """Anything refused inside is said on the next page; what was refused did not happen."""
    try:
        yield
    except Refused as refused:
        messages.error(request, refused.refusal.sentence)
