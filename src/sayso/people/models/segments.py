"""Groups of customers that are meant together."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from sayso.foundations.history.tracking import tracked


@tracked()
class Segment(models.Model):
    """Rules over the register under a name. Who is meant is asked each time, so the list is always today's."""

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="segments")
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=40, unique=True)
    rules = models.JSONField(help_text="In the form of `rules.segments.clean`.")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "landlord", Lower("name"), condition=Q(ended_at=None), name="segment_name_once"
            ),
            models.CheckConstraint(name="segment_named", condition=~Q(name="")),
        ]

    class PersonalData:
        keep = ("id", "landlord", "name", "key", "rules", "made_at", "made_by", "ended_at")

    def __str__(self) -> str:
        return self.name
