"""Records that may be one person, and records that were merged."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sayso.foundations.history.tracking import tracked
from sayso.people.enums import Agreement


class PossibleDuplicate(models.Model):
    """Two records that may be one person, with the reasons, until somebody says which it is.

    `one` is the lower number. `decided_at` without a merge means that they are two people.
    """

    one = models.ForeignKey("people.Customer", models.CASCADE, related_name="+")
    other = models.ForeignKey("people.Customer", models.CASCADE, related_name="+")
    points = models.PositiveSmallIntegerField()
    reasons = ArrayField(models.CharField(max_length=20, choices=Agreement.choices))
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-points", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="duplicate_once"),
            models.CheckConstraint(name="duplicate_in_order", condition=Q(one__lt=F("other"))),
        ]
        indexes = [
            models.Index(F("points").desc(), F("id"), condition=Q(decided_at=None), name="duplicate_open")
        ]

    class PersonalData:
        says = _("Records that may be yours too")
        by_staff = True
        whose = ("one", "other")
        gone = True
        keep = ("id", "one", "other", "points", "reasons", "found_at", "decided_at", "decided_by")

    @property
    def because(self) -> list[str]:
        """The reasons in words."""
        return [str(Agreement(one).label) for one in self.reasons]

    def __str__(self) -> str:
        return f"Customers {self.one_id} and {self.other_id}"


@tracked(exclude=["moved", "before", "after"])
class Merge(models.Model):
    """One record was put into another. What it changed is kept, so that it can be undone without loss.

    `moved` lists rows as [model, field, id]; `before` and `after` hold the fields of both records, by id;
    `before` also what the kept one's source had told.
    """

    kept = models.ForeignKey("people.Customer", models.CASCADE, related_name="merges")
    merged = models.ForeignKey("people.Customer", models.CASCADE, related_name="merges_of")
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    moved = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at=None), name="merged_into_one_only"
            ),
            models.CheckConstraint(name="merge_of_two", condition=~Q(kept=F("merged"))),
        ]

    class PersonalData:
        says = _("Records of yours that were put together")
        by_staff = True
        whose = ("kept", "merged")
        gone = True
        keep = ("id", "kept", "merged", "at", "by", "moved", "undone_at", "undone_by")
        erase = ("before", "after")

    def __str__(self) -> str:
        return f"{self.merged} into {self.kept}"
