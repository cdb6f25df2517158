"""Which page of a long list is asked for."""

from django.http import HttpRequest

_LONGEST = 6


def page_number(request: HttpRequest) -> int:
    """The number in the address; 1 where there is none, or none that could be meant."""
    wanted = request.GET.get("page", "")
    return int(wanted) if wanted.isdecimal() and len(wanted) <= _LONGEST else 1
