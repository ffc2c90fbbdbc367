"""Other systems that may send us voices, or the register's nightly extract."""

from __future__ import annotations

from django.db import models

from sayso.foundations.history.tracking import tracked
from sayso.listening.enums import ClientMay


@tracked(exclude=["last_used_at"])
class ApiClient(models.Model):
    """Another system with a key of its own. Only the key's fingerprint is kept."""

    landlord = models.ForeignKey("people.Landlord", models.CASCADE)
    name = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64, unique=True)
    may = models.CharField(max_length=10, choices=ClientMay.choices, default=ClientMay.VOICES)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["landlord", "name"], name="api_client_name_once")]

    class PersonalData:
        keep = ("id", "landlord", "name", "fingerprint", "may", "made_at", "ended_at", "last_used_at")

    def __str__(self) -> str:
        return self.name

    @property
    def actor_name(self) -> str:
        return f"client:{self.pk}"
