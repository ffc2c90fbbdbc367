"""A framework being written: what becomes the next edition, from the first word to its publication."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sayso.foundations.history.tracking import tracked

OPEN = ("writing", "review", "reviewed", "approved")


@tracked()
class Draft(models.Model):
    """The next edition of a landlord's framework while it is written, reviewed and approved."""

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="framework_drafts")
    pack = models.SlugField(max_length=80)
    edition = models.CharField(max_length=40)
    based_on = models.ForeignKey(
        "framework.Edition", models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    stage = models.CharField(
        max_length=10,
        choices=[
            ("writing", "Being written"), ("review", "With customers"), ("reviewed", "Reviewed by customers"),
            ("approved", "Approved"), ("published", "Published"), ("dropped", "Set aside"),
        ],
        default="writing",
    )  # fmt: skip
    content = models.JSONField()
    files = models.JSONField(
        default=dict, blank=True, help_text="The texts it was read from, until it is changed."
    )
    revision = models.PositiveIntegerField(
        default=1, help_text="Counts the changes, so that none is overwritten."
    )
    review_from = models.DateField(null=True, blank=True)
    review_until = models.DateField(null=True, blank=True)
    approved_by = models.CharField(max_length=120, blank=True, help_text="The body that approved it.")
    approved_on = models.DateField(null=True, blank=True)
    approved_evidence = models.CharField(max_length=500, blank=True, help_text="Where its minutes say so.")
    published_as = models.OneToOneField(
        "framework.Edition", models.PROTECT, null=True, blank=True, related_name="draft"
    )
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=60)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=60)
    key = models.CharField(max_length=80, blank=True, help_text="The same form sent twice is one draft.")

    class Meta:
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="draft_stage_known", condition=Q(stage__in=(*OPEN, "published", "dropped"))
            ),
            models.CheckConstraint(
                name="draft_review_has_days",
                condition=Q(review_from=None, review_until=None) | Q(review_until__gte=F("review_from")),
            ),
            models.CheckConstraint(
                name="draft_in_review_says_when", condition=~Q(stage="review") | Q(review_until__isnull=False)
            ),
            models.CheckConstraint(
                name="draft_approved_by_someone",
                condition=~Q(stage__in=("approved", "published"))
                | (~Q(approved_by="") & Q(approved_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="draft_published_as_edition",
                condition=Q(stage="published", published_as__isnull=False)
                | (~Q(stage="published") & Q(published_as=None)),
            ),
            models.UniqueConstraint(fields=["landlord", "key"], condition=~Q(key=""), name="draft_key_once"),
        ]

    class PersonalData:
        keep = ("id", "landlord", "pack", "edition", "based_on", "stage", "content", "files", "revision",
                "review_from", "review_until", "approved_by", "approved_on", "approved_evidence",
                "published_as", "created_at", "created_by", "changed_at", "changed_by", "key")  # fmt: skip

    def __str__(self) -> str:
        return f"{self.content.get('framework', {}).get('name', self.pack)}, {self.edition}"

    @property
    def is_open(self) -> bool:
        """Whether it may still become an edition."""
        return self.stage in OPEN
