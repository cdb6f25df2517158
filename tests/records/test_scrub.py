"""Every field is classified, and a scrubbed copy has no trace of who anybody was."""

import pytest
from django.apps import apps
from tests.factories import FACTORIES, make

from rehabit.access import Refused
from rehabit.actions.scrubbing import scrub
from rehabit.cli.main import main
from rehabit.records import models as m
from rehabit.records.scrub import SCRUB

MODELS = list(apps.get_app_config("records").get_models())
# Links say which record, never who; every record has them, and what they lead to is scrubbed itself.
LINKS = {"id", "at"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_classified(model):
    fields = {field.name for field in model._meta.fields if not field.is_relation} - LINKS
    assert set(SCRUB[model]) == fields


@pytest.mark.django_db
def test_every_model_can_be_scrubbed_and_still_meets_its_constraints():
    for model in FACTORIES:
        make(model)
    touched = scrub()
    assert touched["Person"] == m.Person.objects.count()


@pytest.mark.django_db
def test_nothing_that_identifies_is_left():
    person = make(
        m.Person,
        given_name="Wilhelmina",
        family_name="Featherstone",
        nhs_number="9990000018",
        email="wilhelmina@example.org",
        phone="07700 900123",
    )
    make(m.Goal, person=person, words="Dance at Wilhelmina's wedding")
    make(m.User, name="Wilhelmina Nurse", email="wilhelmina.nurse@example.org")
    make(m.Triage, outcome="not_suitable", reason="Wilhelmina said no")
    scrub()
    left = " ".join(
        str(value) for model in MODELS for row in model.objects.all() for value in vars(row).values()
    )
    assert "ilhelmina" not in left
    assert "9990000018" not in left
    person.refresh_from_db()
    assert (person.born_on.year, person.born_on.month, person.born_on.day) == (1952, 1, 1)


@pytest.mark.django_db
def test_a_live_site_is_never_scrubbed(settings):
    settings.LIVE = True
    make(m.Person, given_name="Wilhelmina")
    with pytest.raises(Refused):
        scrub()
    assert m.Person.objects.get().given_name == "Wilhelmina"


@pytest.mark.django_db
def test_the_terminal_asks_before_it_scrubs(capsys):
    make(m.Person, given_name="Wilhelmina")
    assert main(["scrub"]) == 1
    assert m.Person.objects.get().given_name == "Wilhelmina"
    assert main(["scrub", "--yes"]) == 0  # the person and her site
    assert "Scrubbed 2 rows" in capsys.readouterr().out
