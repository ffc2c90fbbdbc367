"""What was decided about what people said, what was done, and who was told."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sayso.actions.enums import Decision
from sayso.foundations.history.tracking import append_only, no_truncate, tracked
from sayso.people.enums import Channel


@tracked()
class Outcome(models.Model):
    """What was decided about some voices; a change or a refusal once it is published.

    `you_said` and `we_did` are the published words of a change; `reason` and `instead` those
    of a refusal.
    """

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="outcomes")
    key = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    decision = models.CharField(max_length=10, choices=Decision.choices)
    reason = models.TextField(blank=True)
    instead = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("people.User", models.PROTECT, related_name="decided")
    owner = models.ForeignKey("people.User", models.PROTECT, related_name="outcomes")
    place = models.ForeignKey("people.Place", models.PROTECT, null=True, blank=True)
    you_said = models.TextField(blank=True)
    we_did = models.TextField(blank=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="published"
    )
    voices = models.ManyToManyField("listening.Voice", through="OutcomeVoice", related_name="outcomes")

    class Meta:
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["landlord", "slug"], name="outcome_slug_once"),
            models.CheckConstraint(
                name="outcome_refusal_has_reason", condition=~Q(decision="cannot") | Q(reason__gt="")
            ),
            models.CheckConstraint(
                name="outcome_published_when_and_by",
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
            ),
            models.CheckConstraint(
                name="outcome_published_whole",
                condition=Q(published_at=None)
                | (
                    Q(you_said__gt="")
                    & (Q(decision="cannot") | Q(decision="done", we_did__gt="", done_on__isnull=False))
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["landlord", "-published_at", "-id"], name="outcome_published"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="published_with_voices",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__published_at__isnull=False),
                func="""
                IF NOT EXISTS (SELECT 1 FROM actions_outcomevoice WHERE outcome_id = NEW.id) THEN
                    RAISE EXCEPTION 'An outcome cannot be published without voices behind it.'
                        USING ERRCODE = 'check_violation';
                END IF;
                RETURN NULL;
                """,
            )
        ]

    class PersonalData:
        says = _("What was decided")
        whose = ("voices__customer", "voices__speaker")
        keep = ("id", "landlord", "key", "decision", "decided_at", "decided_by", "owner", "place", "cost", "done_on", "published_at", "published_by",
                "voices")  # fmt: skip
        mask = ("slug", "title", "reason", "instead", "you_said", "we_did")

    def __str__(self) -> str:
        return self.title


@tracked()
class OutcomeVoice(models.Model):
    """A voice behind an outcome. One that a published outcome rests on stays there."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="links")
    voice = models.ForeignKey("listening.Voice", models.PROTECT, related_name="outcome_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outcome", "voice"], name="outcome_voice_once")]
        triggers = [
            pgtrigger.Trigger(
                name="kept_once_published",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete | pgtrigger.Update,
                func="""
                IF EXISTS (SELECT 1 FROM actions_outcome WHERE id = OLD.outcome_id AND published_at IS NOT NULL) THEN
                    RAISE EXCEPTION 'A voice behind a published outcome stays there.'
                        USING ERRCODE = 'check_violation';
                END IF;
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
                """,
            )
        ]

    class PersonalData:
        keep = ("id", "outcome", "voice")

    def __str__(self) -> str:
        return f"{self.voice} → {self.outcome}"


@tracked()
class Action(models.Model):
    """One step of an outcome's plan: who does what by when."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="actions")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey("people.User", models.PROTECT, related_name="actions")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="action_done_when_and_by",
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False, done_by__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["owner", "due_on"], condition=Q(done_at=None), name="action_open")]

    class PersonalData:
        says = _("What was planned")
        whose = ("outcome__voices__customer", "outcome__voices__speaker")
        mask = ("what",)
        keep = ("id", "outcome", "owner", "due_on", "done_at", "done_by")

    def __str__(self) -> str:
        return self.what


@tracked()
class ActionNote(models.Model):
    """Progress on an action."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="notes")
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("people.User", models.PROTECT)

    class Meta:
        ordering = ["at"]

    class PersonalData:
        says = _("How far it is")
        whose = ("action__outcome__voices__customer", "action__outcome__voices__speaker")
        mask = ("words",)
        keep = ("id", "action", "at", "by")

    def __str__(self) -> str:
        return f"Progress on {self.action}"


class Telling(models.Model):
    """One person was told one outcome, once. `who` is `customer:ID` or a contact's address."""

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="tellings")
    voice = models.ForeignKey("listening.Voice", models.PROTECT, related_name="tellings")
    who = models.CharField(max_length=330)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    message = models.OneToOneField("communications.Message", models.PROTECT, related_name="telling")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outcome", "who"], name="told_once")]
        triggers = [append_only(), no_truncate()]

    class PersonalData:
        says = _("How you were told")
        whose = ("voice__customer", "voice__speaker")
        keep = ("id", "outcome", "voice", "channel", "message", "at")
        mask = ("who",)  # `customer:ID` names nobody any more

    def __str__(self) -> str:
        return f"{self.outcome} told by {self.channel}"
