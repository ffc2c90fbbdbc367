"""Other systems that may send us voices."""

from __future__ import annotations

from django.db import models

from sayso.foundations.history.tracking import tracked


@tracked(exclude=["last_used_at"])
class ApiClient(models.Model):
    """Another system with a key of its own. Only the key's fingerprint is kept."""

    landlord = models.ForeignKey("people.Landlord", models.CASCADE)
    name = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["landlord", "name"], name="api_client_name_once")]

    class PersonalData:
        keep = ("id", "landlord", "name", "fingerprint", "made_at", "ended_at", "last_used_at")

    def __str__(self) -> str:
        return self.name

    @property
    def actor_name(self) -> str:
        return f"client:{self.pk}"
