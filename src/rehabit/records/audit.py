"""The audit trail: append-only, one hash chain a site."""

from django.db import models

from rehabit.records.base import new_id


class AuditEntry(models.Model):
    """One thing done or looked at. `digest` covers the entry and the digest before it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    chain = models.CharField(max_length=36, help_text="The site's id, or 'network' or 'public'.")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=80, help_text="user:…, person:… or stranger")
    role = models.CharField(max_length=20, blank=True)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_number_once_a_chain")]
        indexes = [models.Index(fields=["subject", "at"], name="audit_of_subject")]
