"""How allauth is held: nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffAdapter(DefaultAccountAdapter):
    """Staff accounts are made by a site lead or from the terminal."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
