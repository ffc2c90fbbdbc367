"""What staff do with a voice before it is decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sayso.foundations.history.tracking import tracked
from sayso.listening.enums import Danger, Rung
from sayso.listening.models.voices import Voice


@tracked()
class Flag(models.Model):
    """A voice whose words suggest danger, and who has taken it up."""

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="flags")
    danger = models.CharField(max_length=14, choices=Danger.choices)
    found = models.CharField(max_length=80, help_text="The words that raised it.")
    raised_at = models.DateTimeField()
    taken_up_at = models.DateTimeField(null=True, blank=True)
    taken_up_by = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True)
    what_was_done = models.TextField(blank=True)

    class Meta:
        ordering = ["-raised_at"]
        constraints = [
            models.UniqueConstraint(fields=["voice", "danger"], name="flag_once"),
            models.CheckConstraint(
                name="flag_taken_up_when_and_by",
                condition=Q(taken_up_at=None, taken_up_by=None)
                | Q(taken_up_at__isnull=False, taken_up_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["raised_at"], condition=Q(taken_up_at=None), name="flag_open")]

    class PersonalData:
        says = _("Dangers that your words suggested")
        by_staff = True
        whose = ("voice__customer", "voice__speaker")
        keep = ("id", "voice", "danger", "raised_at", "taken_up_at", "taken_up_by")
        scrub = ("found", "what_was_done")

    def __str__(self) -> str:
        return f"{self.voice}: {self.get_danger_display()}"


@tracked()
class Note(models.Model):
    """What staff wrote about a voice; customers never see it."""

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="notes")
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("people.User", models.PROTECT)

    class Meta:
        ordering = ["at"]

    class PersonalData:
        says = _("What staff noted")
        by_staff = True
        whose = ("voice__customer", "voice__speaker")
        keep = ("id", "voice", "at", "by")
        scrub = ("words",)

    def __str__(self) -> str:
        return f"Note on {self.voice}"


@tracked()
class Reply(models.Model):
    """What the person who spoke was answered directly, and the message that carried it."""

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="replies")
    key = models.CharField(max_length=80, unique=True)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("people.User", models.PROTECT)
    message = models.OneToOneField(
        "communications.Message", models.PROTECT, null=True, blank=True, related_name="reply"
    )

    class Meta:
        ordering = ["at"]

    class PersonalData:
        says = _("What we answered")
        whose = ("voice__customer", "voice__speaker")
        keep = ("id", "voice", "key", "at", "by", "message")
        scrub = ("words",)

    def __str__(self) -> str:
        return f"Reply to {self.voice}"


@tracked()
class HandOn(models.Model):
    """A voice handed to the service it belongs to, with the receipt that service gave."""

    voice = models.OneToOneField(Voice, models.CASCADE, related_name="hand_on")
    to_service = models.CharField(max_length=120)
    receipt = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True)

    class PersonalData:
        says = _("To whom we handed it on")
        by_staff = True
        whose = ("voice__customer", "voice__speaker")
        keep = ("id", "voice", "to_service", "receipt", "at", "by")
        scrub = ("reason",)

    def __str__(self) -> str:
        return f"{self.voice} to {self.to_service}"


@tracked()
class Praise(models.Model):
    """Whom a compliment is about, and when it reached them."""

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="praise")
    user = models.ForeignKey("people.User", models.CASCADE, null=True, blank=True)
    team = models.CharField(max_length=120, blank=True)
    passed_on_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["voice", "user", "team"], nulls_distinct=False, name="praise_once"
            ),
            models.CheckConstraint(
                name="praise_of_someone", condition=Q(user__isnull=False) | Q(team__gt="")
            ),
        ]

    class PersonalData:
        keep = ("id", "voice", "user", "team", "passed_on_at")

    def __str__(self) -> str:
        return f"{self.voice} praises {self.user or self.team}"


@tracked()
class Escalation(models.Model):
    """An unanswered voice that climbed a rung."""

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="escalations")
    rung = models.CharField(max_length=10, choices=Rung.choices)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["voice", "rung"], name="escalation_once")]

    class PersonalData:
        keep = ("id", "voice", "rung", "at")

    def __str__(self) -> str:
        return f"{self.voice} to {self.rung}"


class SavedView(models.Model):
    """A filter of the inbox that someone keeps by name."""

    user = models.ForeignKey("people.User", models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="saved_view_name_once")]

    class PersonalData:
        keep = ("id", "user", "name", "query")

    def __str__(self) -> str:
        return self.name
