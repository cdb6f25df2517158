"""A backup is one command while the site is in use."""

import sqlite3

import pytest
from django.db import connection

from rehabit.cli.main import main


@pytest.mark.django_db(transaction=True)
def test_the_copy_is_a_whole_database_and_never_overwrites(tmp_path, capsys, settings):
    copy = tmp_path / "copy.sqlite3"
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        assert main(["backup", str(copy)]) == 1
        assert "pg_dump" in capsys.readouterr().out
        return
    assert main(["backup", str(copy)]) == 0
    with sqlite3.connect(copy) as opened:
        (tables,) = opened.execute(
            "SELECT COUNT(*) FROM sqlite_master WHERE name LIKE 'records_%'"
        ).fetchone()
    assert tables > 30
    assert main(["backup", str(copy)]) == 1
    assert "is there already" in capsys.readouterr().out
