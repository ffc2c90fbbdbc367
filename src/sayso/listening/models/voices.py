"""A voice: one thing that one person said."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, GeneratedField, Q
from django.utils.translation import gettext_lazy as _

from sayso.foundations.history.retention import Retention
from sayso.foundations.history.tracking import tracked
from sayso.listening.enums import Door, VoiceKind, VoiceState
from sayso.people.enums import Channel, Language


@tracked()
class Theme(models.Model):
    """What voices are about, in the landlord's own words."""

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="themes")
    name = models.CharField(max_length=80)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["landlord", "name"], name="theme_name_once")]

    class PersonalData:
        keep = ("id", "landlord", "name", "retired_on")

    def __str__(self) -> str:
        return self.name


@tracked(exclude=["search"])
class Voice(models.Model):
    """What one person said, through one door, on one day.

    `customer` is whom it concerns, `speaker` who said it (the same person, or someone who
    speaks for them); both empty means nobody we know. `merged_into` names the voice that
    this one says the same as: both stay, and both speakers are told.
    """

    landlord = models.ForeignKey("people.Landlord", models.PROTECT, related_name="voices")
    ref = models.CharField(max_length=12, unique=True)
    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=16, choices=VoiceKind.choices)
    door = models.CharField(max_length=14, choices=Door.choices)
    words = models.TextField()
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    customer = models.ForeignKey(
        "people.Customer", models.SET_NULL, null=True, blank=True, related_name="voices"
    )
    speaker = models.ForeignKey(
        "people.Customer", models.SET_NULL, null=True, blank=True, related_name="spoken"
    )
    contact_name = models.CharField(max_length=200, blank=True)
    contact_channel = models.CharField(max_length=10, choices=Channel.choices, blank=True)
    contact_address = models.TextField(blank=True)
    place = models.ForeignKey("people.Place", models.PROTECT, null=True, blank=True)
    said_at = models.DateTimeField()
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=60)
    from_kind = models.CharField(max_length=40, blank=True)
    from_id = models.CharField(max_length=40, blank=True)
    from_title = models.CharField(max_length=300, blank=True)
    from_url = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=VoiceState.choices, default=VoiceState.NEW)
    owner = models.ForeignKey("people.User", models.SET_NULL, null=True, blank=True, related_name="voices")
    answer_by = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    themes = models.ManyToManyField(Theme, through="VoiceTheme", related_name="voices")
    search = GeneratedField(
        expression=SearchVector("words", config="english"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="voice_has_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="voice_said_before_received", condition=Q(said_at__lte=F("received_at"))
            ),
            models.CheckConstraint(
                name="voice_not_merged_into_itself", condition=Q(merged_into=None) | ~Q(merged_into=F("id"))
            ),
            models.CheckConstraint(
                name="voice_owned_by_someone", condition=~Q(state="owned") | Q(owner__isnull=False)
            ),
            models.CheckConstraint(
                name="voice_contact_whole",
                condition=Q(contact_channel="", contact_address="")
                | Q(contact_channel__gt="", contact_address__gt=""),
            ),
        ]
        indexes = [
            models.Index(fields=["landlord", "-received_at", "-id"], name="voice_newest"),
            models.Index(
                fields=["landlord", "received_at"], condition=Q(answered_at=None), name="voice_open"
            ),
            models.Index(fields=["customer", "-received_at"], name="voice_of_customer"),
            models.Index(fields=["speaker", "-received_at"], name="voice_of_speaker"),
            models.Index(fields=["place", "-received_at"], name="voice_of_place"),
            models.Index(
                fields=["owner", "-received_at"], condition=Q(answered_at=None), name="voice_of_owner"
            ),
            models.Index(
                fields=["from_kind", "from_id", "-received_at"], condition=~Q(from_id=""), name="voice_about"
            ),
            GinIndex(fields=["search"], name="voice_search"),
            GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="voice_trigram"),
        ]

    class PersonalData:
        says = _("What you said")
        retention = Retention(
            "listening.contacts", _("How to reach people who are not in the register"),
            _("Two years after the answer nobody has to write to them any more; their words stay."),
            after="answered_at", months=24, takes=("contact_name", "contact_channel", "contact_address"),
            holds=("customer", "speaker"),
        )  # fmt: skip
        whose = ("customer", "speaker")
        keep = ("id", "landlord", "ref", "key", "kind", "door", "language", "customer", "speaker", "place", "said_at",
                "received_at", "received_by", "from_kind", "from_id", "from_title", "from_url", "state", "owner",
                "answer_by", "settled_at", "answered_at", "merged_into", "themes")  # fmt: skip
        scrub = ("words",)
        erase = ("contact_name", "contact_channel", "contact_address", "search")

    def __str__(self) -> str:
        return self.ref


@tracked()
class VoiceTheme(models.Model):
    """A voice is about a theme."""

    voice = models.ForeignKey(Voice, models.CASCADE)
    theme = models.ForeignKey(Theme, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["voice", "theme"], name="voice_theme_once")]

    class PersonalData:
        keep = ("id", "voice", "theme")

    def __str__(self) -> str:
        return f"{self.voice}: {self.theme}"
