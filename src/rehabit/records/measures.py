"""Questionnaires and tests: answers as given, exact scores, what is due, the discharge."""

from django.db import models
from django.db.models import Q

from rehabit.records.base import Fact, SiteRecord, one_of

POINTS = ["baseline", "end", "month-3", "month-6", "month-12", "month-30"]
MODES = ["in_person", "link", "phone", "paper"]


class Measurement(Fact):
    """One instrument answered once, as answered. A correction adds a row; the latest counts."""

    place = models.ForeignKey("records.Place", on_delete=models.PROTECT, related_name="measurements")
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="measurements")
    instrument = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    about = models.CharField(max_length=40, blank=True, help_text="The joint, where it is asked by joint.")
    point = models.CharField(max_length=20)
    answers = models.JSONField()
    taken_on = models.DateField()
    mode = models.CharField(max_length=20)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            one_of("point", POINTS, "measurement_point_known"),
            one_of("mode", MODES, "measurement_mode_known"),
        ]
        indexes = [
            models.Index(fields=["place", "point", "instrument", "about", "-at"], name="measurement_latest")
        ]


class Score(SiteRecord):
    """An exact score (a fraction, never rounded) or the reason why there is none."""

    measurement = models.ForeignKey(Measurement, on_delete=models.PROTECT, related_name="scores")
    scale = models.CharField(max_length=40)
    numerator = models.BigIntegerField(null=True, blank=True)
    denominator = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    answered = models.PositiveSmallIntegerField()
    items = models.PositiveSmallIntegerField()
    engine = models.CharField(max_length=40)
    value_set = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measurement", "scale"], name="score_scale_once"),
            models.CheckConstraint(
                condition=Q(numerator__isnull=False, denominator__gte=1, reason="")
                | (Q(numerator__isnull=True, denominator__isnull=True) & ~Q(reason="")),
                name="score_value_or_reason",
            ),
        ]


class FollowUp(SiteRecord):
    """A set of measures due at one point; done when measured, or closed with a reason."""

    place = models.ForeignKey("records.Place", on_delete=models.PROTECT, related_name="follow_ups")
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="follow_ups")
    point = models.CharField(max_length=20)
    opens_on = models.DateField()
    due_on = models.DateField()
    closes_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "point"], name="follow_up_point_once"),
            one_of("point", POINTS, "follow_up_point_known"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=models.F("due_on")) & Q(due_on__lte=models.F("closes_on")),
                name="follow_up_window_in_order",
            ),
        ]
        indexes = [models.Index(fields=["site", "due_on"], name="follow_up_due")]


class FollowUpClosure(Fact):
    """Why nothing will be answered at one point; answers that come all the same still count."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="closures")
    reason = models.CharField(max_length=60)
    words = models.CharField(max_length=300, blank=True)


class Discharge(Fact):
    """The summary a person and their referrer get at the end."""

    place = models.ForeignKey("records.Place", on_delete=models.PROTECT, related_name="discharges")
    summary = models.JSONField()
