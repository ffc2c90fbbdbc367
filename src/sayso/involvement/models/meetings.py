"""A meeting of a group: who is asked to come, what they need there, its papers and minutes."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sayso.foundations.history.tracking import tracked
from sayso.involvement.enums import Answer, Arranged


@tracked()
class Meeting(models.Model):
    """A meeting at a place, online, or both. `changes` counts how often those invited were told of another time or place."""

    group = models.ForeignKey("framework.EngagementGroup", models.PROTECT, related_name="meetings")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    venue = models.CharField(max_length=200, blank=True)
    getting_there = models.CharField(max_length=500, blank=True)
    joining_url = models.URLField(max_length=300, blank=True)
    agenda = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    invited_at = models.DateTimeField(null=True, blank=True)
    changes = models.PositiveSmallIntegerField(default=0)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_because = models.CharField(max_length=300, blank=True)
    held_at = models.DateTimeField(null=True, blank=True, help_text="When it was recorded as held.")
    others = models.PositiveSmallIntegerField(
        default=0, help_text="How many were there besides those invited by name."
    )
    minutes = models.TextField(blank=True)
    minutes_published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "key"], name="meeting_key_once"),
            models.CheckConstraint(name="meeting_somewhere", condition=~Q(venue="") | ~Q(joining_url="")),
            models.CheckConstraint(
                name="meeting_ends_after_start", condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="meeting_held_or_called_off", condition=Q(held_at=None) | Q(called_off_at=None)
            ),
            models.CheckConstraint(
                name="meeting_minutes_of_one_held",
                condition=Q(minutes_published_at=None) | (Q(held_at__isnull=False) & ~Q(minutes="")),
            ),
        ]
        indexes = [models.Index(fields=["group", "-starts_at"], name="meeting_of_group")]

    class PersonalData:
        says = _("Meetings you were invited to")
        whose = ("invitations__customer",)
        named_in = ("group__memberships__customer",)  # the chair who joined later stands in the minutes
        by_staff = True  # minutes say what others said, too
        keep = ("id", "group", "key", "starts_at", "ends_at", "joining_url", "made_at", "made_by", "invited_at",
                "changes", "called_off_at", "held_at", "others", "minutes_published_at")  # fmt: skip
        mask = ("title", "venue", "getting_there", "agenda", "called_off_because", "minutes")

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it may still be changed: neither held nor called off."""
        return self.held_at is None and self.called_off_at is None


@tracked()
class HeldByMistake(models.Model):
    """A meeting was recorded as held, and that was taken back: when, by whom and why."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="mistakes")
    key = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(help_text="When it was recorded as held.")
    undone_at = models.DateTimeField()
    undone_by = models.CharField(max_length=60)
    because = models.CharField(max_length=300)

    class Meta:
        ordering = ["meeting", "-undone_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "key"], name="held_by_mistake_key_once"),
            models.UniqueConstraint(
                fields=["meeting", "recorded_at"], name="held_by_mistake_taken_back_once"
            ),
            models.CheckConstraint(name="held_by_mistake_says_why", condition=~Q(because="")),
            models.CheckConstraint(
                name="held_by_mistake_after_it_was_recorded", condition=Q(undone_at__gte=F("recorded_at"))
            ),
        ]

    class PersonalData:
        says = _("Meetings you were invited to that were recorded as held by mistake")
        whose = ("meeting__invitations__customer",)
        named_in = ("meeting__group__memberships__customer",)
        by_staff = True
        keep = ("id", "meeting", "key", "recorded_at", "undone_at", "undone_by")
        mask = ("because",)

    def __str__(self) -> str:
        return f"{self.meeting}: {self.because}"


@tracked()
class Invitation(models.Model):
    """A member was asked to come; what they answered, and whether they were there."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    customer = models.ForeignKey("people.Customer", models.CASCADE, related_name="invitations")
    invited_at = models.DateTimeField()
    is_unreachable = models.BooleanField(default=False)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.CharField(max_length=60, blank=True)
    attended = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["meeting", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "customer"], name="invited_once"),
            models.CheckConstraint(
                name="invitation_replied_when_and_by",
                condition=Q(answer="", replied_at=None, replied_by="")
                | (~Q(answer="") & Q(replied_at__isnull=False) & ~Q(replied_by="")),
            ),
        ]

    class PersonalData:
        says = _("How you answered invitations to meetings")
        whose = ("customer",)
        keep = ("id", "meeting", "customer", "invited_at", "is_unreachable", "answer", "replied_at", "replied_by",
                "attended")  # fmt: skip

    def __str__(self) -> str:
        return f"{self.customer} to {self.meeting}"


@tracked(exclude=["note"])
class Arrangement(models.Model):
    """What was arranged at one meeting for one thing that somebody invited needs. No row: nobody has seen to it yet."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="arrangements")
    need = models.ForeignKey("people.CustomerNeed", models.CASCADE, related_name="arrangements")
    state = models.CharField(max_length=12, choices=Arranged.choices)
    note = models.CharField(max_length=200, blank=True)
    settled_at = models.DateTimeField()
    settled_by = models.CharField(max_length=60)

    class Meta:
        ordering = ["invitation", "pk"]
        constraints = [models.UniqueConstraint(fields=["invitation", "need"], name="arranged_once")]

    class PersonalData:
        says = _("What we arranged for you at meetings")
        whose = ("invitation__customer",)
        by_staff = True
        gone = True
        keep = ("id", "invitation", "need", "state", "settled_at", "settled_by")
        erase = ("note",)

    def __str__(self) -> str:
        return f"{self.need} at {self.invitation.meeting}"


@tracked()
class Paper(models.Model):
    """A paper for a meeting, for the members of its group and the staff who run it. Withdrawn, it is served to nobody."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=60)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["meeting", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "key"], name="paper_key_once")]

    class PersonalData:
        says = _("Papers of meetings you were invited to")
        whose = ("meeting__invitations__customer",)
        named_in = ("meeting__group__memberships__customer",)
        by_staff = True
        keep = ("id", "meeting", "key", "file", "added_at", "added_by", "withdrawn_at")
        mask = ("title",)

    def __str__(self) -> str:
        return self.title
