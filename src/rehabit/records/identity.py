"""Networks, sites, venues, staff and what they may act as."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from rehabit.access import NETWORK_ROLES, SITE_ROLES, Role
from rehabit.delivery import Nation
from rehabit.records.base import Record, SiteRecord, new_id, one_of, paired

STAFF_ROLES = sorted(role.value for role in Role if role is not Role.PARTICIPANT)


class Network(Record):
    """Sites that share results."""

    name = models.CharField(max_length=200, unique=True)


class Site(Record):
    """Somewhere that runs groups: a clinic, a leisure centre, a church hall."""

    network = models.ForeignKey(Network, null=True, blank=True, on_delete=models.PROTECT)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)
    nation = models.CharField(max_length=20, default=Nation.ENGLAND_AND_WALES.value)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    accepts_self_referral = models.BooleanField(default=True)
    made_up = models.BooleanField(default=False, help_text="Demonstration data; every page says so.")

    class Meta:
        constraints = [one_of("nation", [nation.value for nation in Nation], "site_nation_known")]


class Venue(SiteRecord):
    """A room where a group meets."""

    name = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    how_to_get_there = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "name"], name="venue_name_once_a_site")]


class ClosedDay(SiteRecord):
    """A day on which the site holds no sessions, beside bank holidays."""

    day = models.DateField()
    reason = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "day"], name="closed_day_once")]


class UserManager(BaseUserManager["User"]):
    """Makes staff accounts; participants are people, not users."""

    def create_user(self, email: str, name: str, password: str | None = None) -> "User":
        user = self.model(email=self.normalize_email(email), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A member of staff, a referrer or an evaluator who signs in with an e-mail address."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    def __str__(self) -> str:
        return self.name


class Membership(Record):
    """A user may act in one role at one site (or for one network) until it ends."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20)
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.PROTECT)
    network = models.ForeignKey(Network, null=True, blank=True, on_delete=models.PROTECT)
    clinician = models.BooleanField(default=False, help_text="May decide at triage.")
    starts_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            one_of("role", STAFF_ROLES, "membership_role_known"),
            paired("ended_at", "ended_by", "membership_ended_paired"),
            models.CheckConstraint(
                condition=Q(site__isnull=False, network__isnull=True)
                | Q(site__isnull=True, network__isnull=False),
                name="membership_site_or_network",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(SITE_ROLES)) | Q(site__isnull=False),
                name="membership_site_role_has_site",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(NETWORK_ROLES)) | Q(network__isnull=False),
                name="membership_network_role_has_network",
            ),
        ]
