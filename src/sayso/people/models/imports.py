"""What was imported, from which source, with which mapping."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sayso.foundations.history.retention import Retention
from sayso.foundations.history.tracking import tracked


@tracked()
class ImportSource(models.Model):
    """A system that sends us files, with the mapping of its columns remembered."""

    landlord = models.ForeignKey("people.Landlord", models.CASCADE)
    name = models.CharField(max_length=40)
    mapping = models.JSONField(default=dict, help_text="Our field name → the file's column.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["landlord", "name"], name="import_source_once")]

    class PersonalData:
        keep = ("id", "landlord", "name", "mapping")

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """One file taken in: its fingerprint, its counts, and the rows refused with the reason."""

    source = models.ForeignKey(ImportSource, models.CASCADE, related_name="runs")
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    rows = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    refused = models.JSONField(default=list)

    class Meta:
        ordering = ["-at"]

    class PersonalData:
        retention = Retention(
            "people.refused_rows", _("Refused rows of imports"), _("Long enough to mend them and send them back."),
            after="at", months=3, landlord="source__landlord", takes=("refused",),
        )  # fmt: skip
        keep = ("id", "source", "file_name", "sha256", "at", "by", "rows", "added", "changed", "unchanged")
        erase = ("refused",)

    def __str__(self) -> str:
        return f"{self.file_name} at {self.at}"


class SourceRecord(models.Model):
    """What a source last said of a customer, so that the next file brings only its own changes.

    A customer who gives us a new e-mail address keeps it, although tonight's file still has the
    old one; when the source itself changes, its change is taken.
    """

    customer = models.OneToOneField("people.Customer", models.CASCADE, primary_key=True, related_name="+")
    said = models.JSONField(default=dict)
    contacts = models.JSONField(default=dict, help_text="The source's reference of a contact → what it is.")
    has_died = models.BooleanField(default=False)

    class PersonalData:
        says = _("What the housing system said")
        whose = ("customer",)
        gone = True
        keep = ("customer",)
        erase = ("said", "contacts", "has_died")

    def __str__(self) -> str:
        return f"What the source said of customer {self.pk}"


class ImportMemory(models.Model):
    """The rows that a source sent of one part, so that tonight's file is only read where it differs.

    `rows` is a table in Parquet: each row's key, a fingerprint of its cells, and when it last changed.
    """

    source = models.ForeignKey(ImportSource, models.CASCADE, related_name="memories")
    part = models.CharField(max_length=20)
    rows = models.BinaryField()
    made_with = models.CharField(
        max_length=40, help_text="What made the fingerprints; another version makes others."
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "part"], name="import_memory_once")]

    class PersonalData:
        keep = ("id", "source", "part", "made_with")
        erase = ("rows",)

    def __str__(self) -> str:
        return f"{self.part} of {self.source}"
