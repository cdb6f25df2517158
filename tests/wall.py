"""On PostgreSQL a request narrows what its connection may see; a test shares that connection."""

import pytest
from django.core.signals import request_finished

from rehabit.records import plain, wall


def open_for_the_test(**signal: object) -> None:
    """What a process begins with: every site."""
    if wall.stands():
        plain.row("SELECT set_config(%s, %s, false)", [wall.SETTING, wall.EVERY])


@pytest.fixture(autouse=True)
def open_again_after_each_request():
    """So that a test can look at what a request did, whoever made it."""
    request_finished.connect(open_for_the_test)
    yield
    request_finished.disconnect(open_for_the_test)
