"""One message to one person, by their channel and in their format."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sayso.communications.enums import MessageState
from sayso.foundations.history.retention import Retention
from sayso.foundations.history.tracking import tracked
from sayso.people.enums import Channel, Format, Language


@tracked()
class LetterBatch(models.Model):
    """Letters made into PDFs together, with a manifest of who each is for."""

    landlord = models.ForeignKey("people.Landlord", models.PROTECT)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    letters = models.PositiveIntegerField(default=0)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)
    posted_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="batch_posted_when_and_by",
                condition=Q(posted_at=None, posted_by="") | Q(posted_at__isnull=False, posted_by__gt=""),
            )
        ]

    class PersonalData:
        retention = Retention(
            "communications.print_files", _("Print files of letters"), _("Once posted, they are only needed to print again."),
            after="posted_at", months=3, takes=("file",),
        )  # fmt: skip
        keep = ("id", "landlord", "made_at", "made_by", "letters", "file", "posted_at", "posted_by")

    def __str__(self) -> str:
        return f"Batch {self.pk}"


@tracked()
class Message(models.Model):
    """What one person is told. `key` makes a second queueing of the same message impossible.

    `about_*` name the thing on a higher floor that the message is about.
    """

    landlord = models.ForeignKey("people.Landlord", models.PROTECT)
    key = models.CharField(max_length=120, unique=True)
    customer = models.ForeignKey(
        "people.Customer", models.SET_NULL, null=True, blank=True, related_name="messages"
    )
    to_name = models.CharField(max_length=200, blank=True)
    to_address = models.TextField(blank=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    format = models.CharField(max_length=12, choices=Format.choices, default=Format.STANDARD)
    title = models.CharField(max_length=300)
    body = models.TextField()
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    about_title = models.CharField(max_length=300, blank=True)
    about_url = models.CharField(max_length=300, blank=True)
    stop_url = models.URLField(max_length=300, blank=True)  # where whoever gets it ends such messages
    state = models.CharField(max_length=12, choices=MessageState.choices)
    queued_at = models.DateTimeField()
    handed_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_after = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=500, blank=True)
    batch = models.ForeignKey(LetterBatch, models.PROTECT, null=True, blank=True, related_name="messages")

    class Meta:
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="message_sent_when",
                condition=~Q(state__in=["sent", "called", "told"]) | Q(sent_at__isnull=False),
            ),
            models.CheckConstraint(
                name="message_printed_in_a_batch", condition=~Q(state="printed") | Q(batch__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["channel", "id"], condition=Q(state="waiting"), name="message_waiting"),
            models.Index(fields=["state"], condition=~Q(state="sent"), name="message_unsent"),
            models.Index(fields=["about_kind", "about_id"], name="message_about"),
            models.Index(fields=["landlord", "-queued_at", "-id"], name="message_newest"),
        ]

    class PersonalData:
        says = _("What we sent you")
        whose = ("customer",)
        retention = Retention(
            "communications.messages", _("Words and addresses of messages"),
            _("Two years answer “what were they told?”; that they were told, and when, stays."),
            after="queued_at", months=24, takes=("to_name", "to_address", "title", "body", "error"), holds=("customer",),
            where=~Q(state__in=["waiting", "handing_over", "to_print", "to_call", "held"]),
        )  # fmt: skip
        keep = ("id", "landlord", "key", "customer", "channel", "language", "format", "about_kind", "about_id",
                "about_url", "stop_url", "state", "queued_at", "handed_over_at", "sent_at", "attempts",
                "try_after", "batch")  # fmt: skip
        mask = ("about_title",)
        erase = ("to_name", "to_address", "title", "body", "error")

    def __str__(self) -> str:
        return self.title
