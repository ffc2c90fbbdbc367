"""What kinds of customers there typically are."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sayso.foundations.history.tracking import tracked


@tracked()
class TypicalProfile(models.Model):
    """People who were alike on the day it was found: how many of how many, and what sets them apart.

    `traits` lists [attribute, value, share of them, share of all]. Staff may give a name, and make a segment of it.
    """

    landlord = models.ForeignKey("people.Landlord", models.CASCADE, related_name="+")
    found_at = models.DateTimeField()
    size = models.PositiveIntegerField()
    of = models.PositiveIntegerField()
    traits = models.JSONField()
    name = models.CharField(max_length=80, blank=True)
    segment = models.ForeignKey("people.Segment", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-found_at", "-size", "pk"]
        constraints = [
            models.CheckConstraint(name="profile_part_of_all", condition=Q(size__gt=0, size__lte=F("of")))
        ]

    class PersonalData:
        keep = ("id", "landlord", "found_at", "size", "of", "traits", "name", "segment")

    def __str__(self) -> str:
        return self.name or f"Profile of {self.size}"
