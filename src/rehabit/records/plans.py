"""What a person is to do at home, and the diary of what was done."""

from django.db import models
from django.db.models import Q

from rehabit.records.base import Fact, SiteRecord, one_of

STEPS = ["start", "up", "down", "same", "swap", "stop"]


class Prescription(Fact):
    """One exercise at one level and dose, with the reasons; the latest row per exercise counts."""

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="prescriptions")
    exercise = models.CharField(max_length=40)
    level = models.PositiveSmallIntegerField()
    dose = models.JSONField()
    step = models.CharField(max_length=10)
    reasons = models.JSONField(default=list)
    proposed_level = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    content_version = models.CharField(max_length=64)
    session = models.ForeignKey(
        "records.Session", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            one_of("step", STEPS, "prescription_step_known"),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=6), name="prescription_level_in_range"
            ),
        ]
        indexes = [models.Index(fields=["person", "exercise", "-at", "-id"], name="prescription_latest")]


class PlanBasis(Fact):
    """What the rules were told about a person: tests, pain, falls, conditions; the latest row counts."""

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="plan_bases")
    facts = models.JSONField()
    content_version = models.CharField(max_length=64)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["person", "-at", "-id"], name="plan_basis_latest")]


class DiaryEntry(SiteRecord):
    """One tick of one exercise on one day. The id comes from the device, so sending twice is harmless.

    A correction adds an entry that `replaces` the earlier one.
    """

    site = models.ForeignKey("records.Site", on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    exercise = models.CharField(max_length=40)
    done = models.BooleanField()
    pain = models.PositiveSmallIntegerField(null=True, blank=True)
    effort = models.PositiveSmallIntegerField(null=True, blank=True)
    feel = models.CharField(max_length=10, blank=True, help_text="too_hard, ok or too_easy")
    replaces = models.UUIDField(null=True, blank=True)
    keyed_in_by = models.ForeignKey(
        "records.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pain__isnull=True) | Q(pain__lte=10), name="diary_pain_0_10"),
            models.CheckConstraint(
                condition=Q(effort__isnull=True) | Q(effort__lte=10), name="diary_effort_0_10"
            ),
            one_of("feel", ["", "too_hard", "ok", "too_easy"], "diary_feel_known"),
        ]
        indexes = [models.Index(fields=["person", "day"], name="diary_of_person")]


class HomeDay(SiteRecord):
    """Kept counter: one row a person and day, so that no page ever adds up the diary."""

    site = models.ForeignKey("records.Site", on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    done = models.PositiveSmallIntegerField(default=0)
    worst_pain = models.PositiveSmallIntegerField(null=True, blank=True)
    hardest_effort = models.PositiveSmallIntegerField(null=True, blank=True)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="home_day_once")]
