"""How long a landlord keeps what, and what was let go of."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sayso.foundations.history.tracking import append_only, no_truncate, tracked

LONGEST = 240  # months


@tracked()
class RetentionRule(models.Model):
    """A landlord's own length for one kind of record; without one, the model's holds."""

    landlord = models.ForeignKey("people.Landlord", models.CASCADE, related_name="retention_rules")
    kind = models.CharField(max_length=40)
    months = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["landlord", "kind"], name="retention_rule_once"),
            models.CheckConstraint(
                name="retention_within_reason", condition=Q(months__gte=1, months__lte=LONGEST)
            ),
        ]

    class PersonalData:
        keep = ("id", "landlord", "kind", "months")

    def __str__(self) -> str:
        return f"{self.kind}: {self.months} months"


class RetentionRun(models.Model):
    """So many records of one kind were past their time, and were let go of."""

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    cutoff = models.DateField(help_text="What was finished before this day went.")
    records = models.PositiveIntegerField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["landlord", "kind", "-at"], name="retention_last")]
        triggers = [append_only(), no_truncate()]

    class PersonalData:
        keep = ("id", "landlord", "kind", "at", "cutoff", "records")

    def __str__(self) -> str:
        return f"{self.records} of {self.kind} at {self.at}"
