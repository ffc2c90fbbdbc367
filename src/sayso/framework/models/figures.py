"""How a landlord stood on each day, as it was last counted, so that many landlords can be shown at once."""

from __future__ import annotations

from django.db import models


class DayFigures(models.Model):
    """The numbers of a landlord's promise year on one day. Derived: the record itself says why."""

    landlord = models.ForeignKey("people.Landlord", models.CASCADE, related_name="+")
    day = models.DateField()
    kept = models.PositiveIntegerField()
    due_soon = models.PositiveIntegerField()
    late_now = models.PositiveIntegerField()
    kept_late = models.PositiveIntegerField()
    missed = models.PositiveIntegerField()
    excused = models.PositiveIntegerField()
    coming = models.PositiveIntegerField()
    undated = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["landlord", "-day"]
        constraints = [models.UniqueConstraint(fields=["landlord", "day"], name="figures_once_a_day")]

    class PersonalData:
        keep = ("id", "landlord", "day", "kept", "due_soon", "late_now", "kept_late", "missed", "excused", "coming",
                "undated", "counted_at")  # fmt: skip

    def __str__(self) -> str:
        return f"{self.landlord_id}, {self.day}"
