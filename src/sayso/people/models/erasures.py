"""Who was taken out, so that nothing brings them back."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sayso.foundations.history.tracking import append_only, no_truncate


class Erasure(models.Model):
    """One person was taken out of everything. `fingerprints` are of the references by which files name them."""

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="erasures")
    customer = models.OneToOneField("people.Customer", models.PROTECT, related_name="erasure")
    erased_at = models.DateTimeField()
    erased_by = models.CharField(max_length=60)
    reason = models.CharField(max_length=200)
    words = models.BooleanField(help_text="Whether what they said went too.")
    fingerprints = ArrayField(models.CharField(max_length=64), default=list)

    class Meta:
        ordering = ["-erased_at", "-pk"]
        triggers = [append_only(), no_truncate()]

    class PersonalData:
        says = _("That you were taken out")
        whose = ("customer",)
        keep = ("id", "landlord", "customer", "erased_at", "erased_by", "reason", "words", "fingerprints")

    def __str__(self) -> str:
        return f"Customer {self.customer_id}, {self.erased_at:%Y-%m-%d}"
