"""Referrals: the files they came in, every row's verdict, their state, the triage decision."""

from django.db import models

from rehabit.records.base import Fact, SiteRecord, one_of


class ReferralImport(Fact):
    """One file that was read; the same file is known by its digest."""

    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    rows_good = models.PositiveIntegerField()
    rows_bad = models.PositiveIntegerField()
    rows_known = models.PositiveIntegerField()
    rejects = models.BinaryField(default=b"", help_text="The bad rows as a CSV file with reasons.")

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["site", "-at"], name="import_latest")]


class ImportRow(SiteRecord):
    """What became of one row of a file."""

    referral_import = models.ForeignKey(ReferralImport, on_delete=models.PROTECT, related_name="rows")
    row = models.PositiveIntegerField()
    verdict = models.CharField(max_length=20)
    words = models.TextField()
    referral = models.ForeignKey(
        "records.Referral", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral_import", "row"], name="import_row_once"),
            one_of("verdict", ["added", "known", "check", "bad"], "import_verdict_known"),
        ]


class Referral(Fact):
    """One request that a person be seen. `fingerprint` makes the same row harmless twice."""

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="referrals")
    route = models.CharField(max_length=30)
    referred_on = models.DateField()
    joints = models.JSONField(help_text="For example ['knee_left', 'hip_right'].")
    reason = models.TextField(blank=True)
    referrer_name = models.CharField(max_length=200, blank=True)
    referrer_organisation = models.CharField(max_length=200, blank=True)
    extra = models.JSONField(default=dict, help_text="Columns of the file that have no field here.")
    fingerprint = models.CharField(max_length=64)
    possible_duplicate_of = models.ForeignKey(
        "records.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(fields=["site", "fingerprint"], name="referral_fingerprint_once"),
        ]
        indexes = [models.Index(fields=["site", "referred_on"], name="referral_waiting")]


class ReferralStatus(Fact):
    """Where a referral stands; the latest row counts."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(max_length=30)
    reason = models.CharField(max_length=300, blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["referral", "-at", "-id"], name="referral_status_latest")]


class Triage(Fact):
    """A named clinician's decision and the answers it rests on."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="triages")
    answers = models.JSONField()
    checklist_version = models.CharField(max_length=64)
    outcome = models.CharField(max_length=20)
    reason = models.CharField(max_length=500, blank=True)
    signposted_to = models.CharField(max_length=200, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            one_of("outcome", ["suitable", "not_suitable", "signposted"], "triage_outcome_known"),
            models.CheckConstraint(
                condition=models.Q(outcome="suitable") | ~models.Q(reason=""), name="triage_reason_given"
            ),
        ]


class SiteContent(Fact):
    """A site's own edit of a piece of programme content; the latest row counts."""

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=60)
    body = models.JSONField()

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["site", "kind", "key", "-at"], name="site_content_latest")]
