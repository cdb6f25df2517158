"""Groups, their dated sessions, and the places people hold in them."""

from django.db import models
from django.db.models import Q

from rehabit.records.base import Fact, SiteRecord, one_of, paired

SESSION_STATES = ["planned", "open", "closed", "cancelled"]
PLACE_STATES = [
    "offered", "accepted", "declined", "expired", "started", "completed", "left", "discharged",
]  # fmt: skip


class Group(Fact):
    """A closed group of 6-8 people that meets 10-12 times."""

    name = models.CharField(max_length=120)
    programme = models.CharField(max_length=60)
    programme_version = models.CharField(max_length=64)
    venue = models.ForeignKey("records.Venue", on_delete=models.PROTECT, related_name="+")
    capacity = models.PositiveSmallIntegerField(default=8)
    mode = models.CharField(max_length=20, default="in_person")

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(condition=Q(capacity__gte=1), name="group_capacity_positive"),
            one_of("mode", ["in_person", "video", "mixed"], "group_mode_known"),
        ]


class GroupStaff(SiteRecord):
    """Who leads, co-leads or helps with a group."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="staff")
    user = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    duty = models.CharField(max_length=20)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "records.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            one_of("duty", ["lead", "co_lead", "helper"], "group_duty_known"),
            paired("ended_at", "ended_by", "group_staff_ended_paired"),
            models.UniqueConstraint(
                fields=["group", "user"], condition=Q(ended_at__isnull=True), name="group_staff_once"
            ),
        ]


class Session(SiteRecord):
    """One dated meeting. `state` is kept beside its history because every page asks for it."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    themes = models.JSONField(help_text="Theme ids; a shorter course merges two.")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=20, default="planned")
    sequence = models.PositiveSmallIntegerField(default=0, help_text="Rises when the date moves.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "number"], name="session_number_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="session_has_length"),
            one_of("state", SESSION_STATES, "session_state_known"),
        ]
        indexes = [models.Index(fields=["site", "starts_at"], name="session_day")]


class SessionStatus(Fact):
    """The history of a session's state, with the reason where one is needed."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True)
    facts = models.JSONField(default=dict, help_text="What closing it showed: themes covered, who came.")

    class Meta(Fact.Meta):
        constraints = [*Fact.Meta.constraints, one_of("state", SESSION_STATES, "session_status_known")]


class Place(SiteRecord):
    """A person's place in a group. `state` is kept beside its history."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="places")
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="places")
    referral = models.ForeignKey("records.Referral", on_delete=models.PROTECT, related_name="places")
    state = models.CharField(max_length=20)
    offered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"],
                condition=~Q(state__in=["declined", "expired"]),
                name="place_once_a_group",
            ),
            one_of("state", PLACE_STATES, "place_state_known"),
        ]
        indexes = [models.Index(fields=["person", "-offered_at"], name="place_latest")]


class PlaceStatus(Fact):
    """The history of a place; leaving carries a reason code."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=300, blank=True)

    class Meta(Fact.Meta):
        constraints = [*Fact.Meta.constraints, one_of("state", PLACE_STATES, "place_status_known")]
