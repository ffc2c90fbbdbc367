"""What staff chose to be told by e-mail about the promises."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sayso.communications.enums import Rhythm
from sayso.foundations.history.tracking import tracked


@tracked()
class Digest(models.Model):
    """One member of staff's choice at one landlord: how often, in which language, and of which promises.

    Empty `owner` and `place` mean all. `told_until` is the moment up to which the last e-mail told.
    """

    landlord = models.ForeignKey("people.Landlord", models.CASCADE, related_name="+")
    user = models.ForeignKey("people.User", models.CASCADE, related_name="digests")
    rhythm = models.CharField(max_length=12, choices=Rhythm.choices)
    owner = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey("people.Place", models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    chosen_at = models.DateTimeField()
    told_until = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "landlord"], name="digest_one_for_each_landlord")
        ]

    class PersonalData:
        keep = ("id", "landlord", "user", "rhythm", "owner", "place", "language", "chosen_at", "told_until")

    def __str__(self) -> str:
        return f"{self.user}, {self.rhythm}"
