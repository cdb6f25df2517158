"""What happens in the room: who came, what each person did, notes and adverse events."""

from django.db import models
from django.db.models import Q

from rehabit.records.base import Fact, one_of

MARKS = ["present", "late", "left_early", "by_video", "absent"]


class Attendance(Fact):
    """One mark for one person at one session. Marking again adds a row; the latest counts."""

    session = models.ForeignKey("records.Session", on_delete=models.PROTECT, related_name="attendance")
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="attendance")
    mark = models.CharField(max_length=20)
    reason = models.CharField(max_length=60, blank=True)
    told_us_before = models.BooleanField(default=False, help_text="Absent, and said so beforehand.")
    needs_follow_up = models.BooleanField(default=False)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            one_of("mark", MARKS, "attendance_mark_known"),
            models.CheckConstraint(
                condition=Q(mark="absent") | Q(reason="", told_us_before=False),
                name="attendance_reason_only_if_absent",
            ),
        ]
        indexes = [
            models.Index(fields=["session", "person", "-at", "-id"], name="attendance_latest"),
            models.Index(fields=["person", "session"], name="attendance_of_person"),
        ]


class WorkDone(Fact):
    """What one person did of one exercise in one session; the latest row counts."""

    session = models.ForeignKey("records.Session", on_delete=models.PROTECT, related_name="work")
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="work")
    exercise = models.CharField(max_length=40)
    level = models.PositiveSmallIntegerField()
    dose = models.JSONField()
    result = models.CharField(max_length=20)
    pain = models.PositiveSmallIntegerField(null=True, blank=True)
    effort = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            one_of("result", ["done", "easier", "harder", "not_done"], "work_result_known"),
            models.CheckConstraint(condition=Q(pain__isnull=True) | Q(pain__lte=10), name="work_pain_0_10"),
            models.CheckConstraint(
                condition=Q(effort__isnull=True) | Q(effort__lte=10), name="work_effort_0_10"
            ),
        ]
        indexes = [models.Index(fields=["session", "person"], name="work_of_session")]


class SessionNote(Fact):
    """A note on the whole group (no person) or on one person."""

    session = models.ForeignKey("records.Session", on_delete=models.PROTECT, related_name="notes")
    person = models.ForeignKey(
        "records.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="notes"
    )
    words = models.TextField()

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["session", "at"], name="note_of_session")]


class AdverseEvent(Fact):
    """Something that went wrong or nearly did, what was done and who was told."""

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="adverse_events")
    session = models.ForeignKey(
        "records.Session", null=True, blank=True, on_delete=models.PROTECT, related_name="adverse_events"
    )
    kind = models.CharField(max_length=30)
    severity = models.CharField(max_length=20)
    words = models.TextField()
    action_taken = models.TextField(blank=True)
    told = models.CharField(max_length=200, blank=True)
    happened_on = models.DateField()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            one_of("kind", ["pain", "fall", "unwell", "near_miss", "other"], "event_kind_known"),
            one_of("severity", ["none", "mild", "moderate", "severe"], "event_severity_known"),
        ]
