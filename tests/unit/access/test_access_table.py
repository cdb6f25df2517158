"""The one table: who may, who may not, and what is said."""

from uuid import UUID

import pytest

from rehabit.access import (
    NETWORK_ROLES,
    NOWHERE,
    SITE_ROLES,
    TABLE,
    Permission,
    Refused,
    Role,
    Viewer,
    insist,
    may,
    require,
)
from rehabit.kernel import ALLOWED, Refusal

SITE = UUID(int=7)


def somebody(role):
    return Viewer(name="Somebody", role=role, site_id=SITE)


@pytest.mark.parametrize("permission", list(Permission))
def test_every_permission_is_for_somebody_and_no_role_may_do_everything(permission):
    assert TABLE[permission]
    assert TABLE[permission] != set(Role)


def test_a_helper_marks_the_register_and_does_nothing_else():
    held = {permission for permission, roles in TABLE.items() if Role.HELPER in roles}
    assert held == {Permission.SEE_REGISTER, Permission.MARK_REGISTER}


def test_roles_across_sites_never_open_a_person():
    for role in (Role.NETWORK_LEAD, Role.EVALUATOR):
        assert not may(somebody(role), Permission.SEE_PERSON)


def test_a_stranger_is_asked_to_sign_in():
    refusal = may(Viewer.stranger(), Permission.TRIAGE)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "sign_in_first"


def test_a_refusal_names_the_role_the_deed_and_who_may():
    refusal = may(somebody(Role.HELPER), Permission.TRIAGE)
    assert isinstance(refusal, Refusal)
    assert refusal.sentence == (
        "As helper you may not record a triage decision. This is for: facilitator, site lead."
    )


def test_require_and_insist_raise_with_the_sentence():
    require(somebody(Role.FACILITATOR), Permission.TRIAGE)
    insist(ALLOWED)
    with pytest.raises(Refused, match="As helper you may not"):
        require(somebody(Role.HELPER), Permission.TRIAGE)


def test_a_viewer_without_a_site_reads_from_nowhere():
    stranger = Viewer.stranger()
    assert (stranger.site_id, stranger.at_site, stranger.signed_in) == (NOWHERE, False, False)
    assert somebody(Role.HELPER).at_site
    assert somebody(Role.HELPER).signed_in


def test_site_and_network_roles_do_not_overlap_and_read_as_people_say_them():
    assert not SITE_ROLES & NETWORK_ROLES
    assert Role.SITE_LEAD.label == "site lead"
