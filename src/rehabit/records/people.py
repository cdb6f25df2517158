"""People with joint pain: who they are, what they need, what they agreed to, what they want."""

from django.db import models
from django.db.models import Q

from rehabit.records.base import Fact, SiteRecord, one_of, paired


class Person(SiteRecord):
    """A person known to one site. Details may be corrected; the audit trail keeps what changed."""

    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    born_on = models.DateField()
    nhs_number = models.CharField(max_length=10, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    gp_practice = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=20, default="en-GB")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "nhs_number"], condition=~Q(nhs_number=""), name="nhs_number_once_a_site"
            )
        ]
        indexes = [models.Index(fields=["site", "family_name", "born_on"], name="person_lookup")]


class Need(Fact):
    """Something the person needs: an interpreter, a format, close attention, transport."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField(max_length=30)
    detail = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "records.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Fact.Meta):
        constraints = [*Fact.Meta.constraints, paired("ended_at", "ended_by", "need_ended_paired")]


class Consent(Fact):
    """Consent to attend and consent to the use of data are separate; the latest row counts."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=30)
    given = models.BooleanField()

    class Meta(Fact.Meta):
        constraints = [*Fact.Meta.constraints, one_of("kind", ["attend", "data"], "consent_kind_known")]


class Goal(Fact):
    """What the person wants to get back to, in their own words, and how sure they are (0-10)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="goals")
    words = models.CharField(max_length=300)
    confidence = models.PositiveSmallIntegerField()
    reached = models.PositiveSmallIntegerField(null=True, blank=True, help_text="0-10 at review")

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(condition=Q(confidence__lte=10), name="goal_confidence_0_10"),
            models.CheckConstraint(
                condition=Q(reached__isnull=True) | Q(reached__lte=10), name="goal_reached_0_10"
            ),
        ]


class SignInCode(Fact):
    """A single-use code or link for a participant; only its digest is kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=20)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            one_of("channel", ["card", "email"], "sign_in_channel_known"),
        ]
