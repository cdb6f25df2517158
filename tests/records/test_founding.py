"""A site is founded from the terminal, and its chain can be checked from there."""

import pytest
from django.test import Client

from rehabit.cli.main import main
from rehabit.records import models as m

pytestmark = pytest.mark.django_db
FOUND = [
    "site",
    "add",
    "Elm Road Hall",
    "--slug",
    "elm-road",
    "--network",
    "North",
    "--lead-name",
    "Sam Rivers",
]


def test_a_founded_site_has_a_lead_who_can_sign_in(capsys):
    assert main([*FOUND, "--lead-email", "sam@example.org"]) == 0
    password = capsys.readouterr().out.split("First password: ")[1].strip()
    client = Client()
    client.post("/account/login/", {"login": "sam@example.org", "password": password})
    viewer = client.get("/home/").wsgi_request.viewer
    assert (viewer.role, viewer.site_name, viewer.network_name) == ("site_lead", "Elm Road Hall", "North")


def test_a_short_name_is_used_once(capsys):
    main([*FOUND, "--lead-email", "sam@example.org"])
    assert main([*FOUND, "--lead-email", "other@example.org"]) == 1
    assert "'elm-road' exists" in capsys.readouterr().out
    assert m.User.objects.count() == 1


def test_an_unknown_nation_is_named_with_those_that_are_known(capsys):
    assert main([*FOUND, "--lead-email", "sam@example.org", "--nation", "atlantis"]) == 1
    assert "scotland" in capsys.readouterr().out


def test_the_chains_are_checked_to_the_last_line(capsys):
    main([*FOUND, "--lead-email", "sam@example.org"])
    assert main(["audit", "check"]) == 0
    assert "public: 1 lines, whole" in capsys.readouterr().out
    m.AuditEntry.objects.update(detail={"network": False})
    assert main(["audit", "check"]) == 1
    assert "BROKEN AT 1" in capsys.readouterr().out
