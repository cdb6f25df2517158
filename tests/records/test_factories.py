"""Every model can be made and stored on its own."""

import pytest
from django.apps import apps
from tests.doors import signed_in, viewer
from tests.factories import FACTORIES, make

from rehabit.access import Role
from rehabit.records import models as m

MODELS = list(apps.get_app_config("records").get_models())


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_model_has_a_factory_whose_record_can_be_read_back(model):
    made = make(model)
    assert model.objects.get(pk=made.pk) == made


def test_no_factory_outlives_its_model():
    assert set(FACTORIES) == set(MODELS)


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_a_signed_in_client_is_seen_in_its_role(role):
    site = make(m.Site)
    who = viewer(role, site)
    response = signed_in(who).get("/home/")
    assert response.wsgi_request.viewer == who
