"""What happened, as it was reported: rows that are added and never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sayso.foundations.history.tracking import append_only, no_truncate
from sayso.framework.enums import ABOUT_DUTIES


class Fact(models.Model):
    """One reported fact. A correction is a new row that names the one it corrects."""

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=200)
    subject_title = models.CharField(max_length=200, blank=True)
    subject_url = models.CharField(max_length=300, blank=True)
    place = models.ForeignKey("people.Place", models.PROTECT, null=True, blank=True, related_name="+")
    group = models.SlugField(max_length=80, blank=True, db_index=False)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)
    note = models.TextField(blank=True, help_text="Never a customer's name.")
    evidence_url = models.CharField(max_length=500, blank=True)
    decided_by = models.CharField(
        max_length=120, blank=True, help_text="Who decided, as a job title, where it was a decision."
    )
    key = models.CharField(max_length=120, blank=True, help_text="The same report sent twice is one fact.")
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    retracts = models.BooleanField(default=False)

    class Meta:
        ordering = ["occurred_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["landlord", "key"], condition=~Q(key=""), name="fact_key_once"),
            models.CheckConstraint(
                name="fact_retraction_names_a_fact", condition=Q(retracts=False) | Q(corrects__isnull=False)
            ),
            models.CheckConstraint(
                name="fact_not_before_it_happened", condition=Q(recorded_at__gte=F("occurred_at"))
            ),
            models.CheckConstraint(name="fact_has_a_subject", condition=~Q(subject_id="")),
            models.CheckConstraint(
                name="fact_decision_has_reason_and_name",
                condition=~Q(kind__in=sorted(ABOUT_DUTIES)) | (~Q(note="") & ~Q(decided_by="")),
            ),
        ]
        indexes = [
            models.Index(fields=["landlord", "kind", "occurred_at"], name="fact_by_kind"),
            models.Index(fields=["landlord", "subject_kind", "subject_id"], name="fact_by_subject"),
        ]
        triggers = [append_only(), no_truncate()]

    class PersonalData:
        keep = ("id", "landlord", "kind", "subject_kind", "subject_id", "subject_title", "subject_url",
                "place", "group", "value", "occurred_at", "recorded_at", "recorded_by", "note",
                "evidence_url", "decided_by", "key", "corrects", "retracts")  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind}: {self.subject_title or self.subject_id}"
