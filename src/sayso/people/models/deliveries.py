"""An extract on its way in: sent by page, folder or another system, read and taken by a worker."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models

from sayso.people.enums import DeliveryDoor, DeliveryState


class Delivery(models.Model):
    """One extract that was sent, what was asked of it, and what became of it.

    `folder` names where its files lie, and is empty once they are cleared away. `result` holds `counts`, `parts`, `notes`,
    `refused_rows`, and until then the `first` differences and `refused` rows. `mappings` are part → our field → the column.
    """

    landlord = models.ForeignKey("people.Landlord", models.CASCADE, related_name="+")
    source_name = models.CharField(max_length=40)
    door = models.CharField(max_length=10, choices=DeliveryDoor.choices)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    folder = models.CharField(max_length=32, blank=True)
    is_full = models.BooleanField(default=False)
    may_end = models.PositiveSmallIntegerField(default=5)
    mappings = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=DeliveryState.choices)
    step = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=0, help_text="0 while nobody works at it.")
    per_cent = models.PositiveSmallIntegerField(default=0, help_text="Of the whole work.")
    says = models.TextField(blank=True, help_text="Why nothing was taken, and what to do.")
    result = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=60)
    finished_at = models.DateTimeField(null=True, blank=True)
    run = models.ForeignKey("people.ImportRun", models.SET_NULL, null=True, blank=True, related_name="+")
    is_filed = models.BooleanField(default=False, help_text="Moved out of the watched folder.")

    class Meta:
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["landlord", "source_name", "sha256"], name="delivery_same_bytes")]

    class PersonalData:
        keep = ("id", "landlord", "source_name", "door", "file_name", "sha256", "folder", "is_full", "may_end", "mappings",
                "state", "step", "steps", "per_cent", "received_at", "received_by", "finished_at", "run", "is_filed")  # fmt: skip
        erase = ("says", "result")

    def __str__(self) -> str:
        return f"{self.file_name} of {self.source_name}"

    @property
    def path(self) -> Path:
        """Where its files lie: `in/` as they came, `refused/` and `differences.csv` for people."""
        return Path(settings.MEDIA_ROOT) / "deliveries" / (self.folder or "gone")

    @property
    def is_waiting(self) -> bool:
        return self.state in (DeliveryState.TO_TRY, DeliveryState.TO_TAKE)
