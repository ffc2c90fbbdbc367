"""Who took part against who lives there, counted once a quarter and kept as it was shown."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sayso.foundations.history.tracking import append_only, no_truncate


class Representation(models.Model):
    """One count: those in the register when it was made, and those of them who said something in the year before `until`.

    `tables` hold only what may be shown, rounded (see `rules.representation`), by what people were counted by.
    """

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="representations")
    since = models.DateField()
    until = models.DateField()
    made_at = models.DateTimeField()
    tables = models.JSONField()

    class Meta:
        ordering = ["-until"]
        constraints = [
            models.UniqueConstraint(fields=["landlord", "until"], name="representation_once_a_quarter"),
            models.CheckConstraint(name="representation_of_a_time", condition=Q(since__lt=F("until"))),
        ]
        triggers = [append_only(), no_truncate()]

    class PersonalData:
        keep = ("id", "landlord", "since", "until", "made_at", "tables")

    def __str__(self) -> str:
        return f"{self.landlord} until {self.until}"
