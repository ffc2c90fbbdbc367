"""One notice to many: its words, whom it is for, and what became of it for each of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sayso.communications.models.messages import Message
from sayso.foundations.history.tracking import tracked


@tracked()
class Notice(models.Model):
    """What many customers are told at once, each by their own channel. Without a segment it is for everybody.

    Once sent it never changes; a draft can be thrown away.
    """

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="notices")
    key = models.CharField(max_length=40, unique=True)
    segment = models.ForeignKey("people.Segment", models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=60, blank=True)
    finished_at = models.DateTimeField(
        null=True, blank=True, help_text="When everybody's message was in the queue."
    )
    thrown_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="notice_sent_when_and_by",
                condition=Q(sent_at=None, sent_by="") | Q(sent_at__isnull=False, sent_by__gt=""),
            ),
            models.CheckConstraint(
                name="notice_finished_once_sent", condition=Q(finished_at=None) | Q(sent_at__isnull=False)
            ),
            models.CheckConstraint(
                name="notice_sent_or_thrown_away", condition=Q(sent_at=None) | Q(thrown_away_at=None)
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"], condition=Q(sent_at__isnull=False, finished_at=None), name="notice_on_its_way"
            )
        ]

    class PersonalData:
        keep = ("id", "landlord", "key", "segment", "made_at", "made_by", "sent_at", "sent_by", "finished_at",
                "thrown_away_at")  # fmt: skip

    def __str__(self) -> str:
        return f"Notice {self.pk}"


@tracked()
class NoticeWords(models.Model):
    """A notice in one language. English is always there; who reads no language of it gets the English."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="words")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    title = models.CharField(max_length=120)
    body = models.TextField()

    class Meta:
        ordering = ["notice", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "language"], name="notice_words_once_each"),
            models.CheckConstraint(name="notice_words_say_something", condition=~Q(title="") & ~Q(body="")),
        ]

    class PersonalData:
        says = _("What notices to you said")
        whose = ("notice__recipients__customer",)
        keep = ("id", "notice", "language")
        mask = ("title", "body")

    def __str__(self) -> str:
        return self.title


class NoticeRecipient(models.Model):
    """Somebody whom a sent notice is for: waiting, given their message, or reached by no way at all."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="recipients")
    customer = models.ForeignKey("people.Customer", models.CASCADE, related_name="notices")
    message = models.OneToOneField(Message, models.PROTECT, null=True, blank=True, related_name="+")
    is_unreachable = models.BooleanField(default=False)

    class Meta:
        ordering = ["notice", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "customer"], name="notice_once_each"),
            models.CheckConstraint(
                name="notice_told_or_unreachable", condition=Q(message=None) | Q(is_unreachable=False)
            ),
        ]
        indexes = [
            models.Index(
                fields=["notice", "id"],
                condition=Q(message=None, is_unreachable=False),
                name="notice_waiting",
            )
        ]

    class PersonalData:
        says = _("Notices that you were to get")
        whose = ("customer",)
        keep = ("id", "notice", "customer", "message", "is_unreachable")

    def __str__(self) -> str:
        return f"Notice {self.notice_id} for customer {self.customer_id}"
