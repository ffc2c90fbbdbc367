"""The framework a landlord works by: its editions, and the groups it names or opened."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sayso.foundations.history.tracking import tracked


@tracked()
class Edition(models.Model):
    """One edition of a pack in force at a landlord, kept whole, so that old verdicts stay as they were."""

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="editions")
    pack = models.SlugField(max_length=80)
    edition = models.CharField(max_length=40)
    kind = models.CharField(
        max_length=12, choices=[("framework", "Framework"), ("regulation", "Regulation")], default="framework"
    )
    name = models.CharField(max_length=200)
    starts_on = models.DateField()
    measured_from = models.DateField(help_text="The first day that Sayso counts: the record begins here.")
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    content = models.JSONField()
    files = models.JSONField(default=dict, blank=True, help_text="The texts it was read from, by name.")
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=60)

    class Meta:
        ordering = ["landlord", "pack", "measured_from"]
        constraints = [
            models.UniqueConstraint(fields=["landlord", "pack", "edition"], name="edition_once"),
            models.UniqueConstraint(
                fields=["landlord", "pack"], condition=Q(ends_on=None), name="edition_one_in_force"
            ),
            models.CheckConstraint(
                name="edition_kind_known", condition=Q(kind__in=("framework", "regulation"))
            ),
            models.CheckConstraint(
                name="edition_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
        ]

    class PersonalData:
        keep = ("id", "landlord", "pack", "edition", "kind", "name", "starts_on", "measured_from", "ends_on",
                "review_on", "content", "files", "sha256", "loaded_at", "loaded_by")  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name}, {self.edition}"


@tracked()
class EngagementGroup(models.Model):
    """A group of the framework, or a local one of its kind (a forum of one scheme)."""

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="engagement_groups")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    place = models.ForeignKey("people.Place", models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    # A report of an earlier day sees only the groups that were known by then.
    registered_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["landlord", "slug"], name="engagement_group_once"),
            models.CheckConstraint(
                name="engagement_group_ends_after_start",
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    class PersonalData:
        keep = ("id", "landlord", "slug", "name", "kind", "place", "starts_on", "ends_on", "registered_at")

    def __str__(self) -> str:
        return self.name
