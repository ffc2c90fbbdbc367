"""The private addresses at which calendar programs fetch what is due."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sayso.foundations.history.tracking import tracked


@tracked()
class CalendarFeed(models.Model):
    """The address of one member of staff at one landlord. Only the fingerprint of its secret part is kept."""

    user = models.ForeignKey("people.User", models.CASCADE, related_name="calendar_feeds")
    landlord = models.ForeignKey("people.Landlord", models.CASCADE, null=True, related_name="+")
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "landlord"], condition=Q(ended_at=None), name="calendar_feed_one_at_a_time"
            )
        ]

    class PersonalData:
        keep = ("id", "user", "landlord", "fingerprint", "made_at", "ended_at")

    def __str__(self) -> str:
        return f"{self.user}, {self.made_at:%Y-%m-%d}"
