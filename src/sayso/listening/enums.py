"""What was said, through which door, and where it stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sayso.framework.enums import fact_kind


class VoiceKind(TextChoices):
    IDEA = "idea", _("Idea")
    SUGGESTION = "suggestion", _("Suggestion")
    COMMENT = "comment", _("Comment")
    QUESTION = "question", _("Question")
    COMPLIMENT = "compliment", _("Compliment")
    CONCERN = "concern", _("Concern")
    COMPLAINT = "complaint", _("Complaint")
    ADVERSE_EVENT = "adverse_event", _("Accident or near miss")
    REQUEST = "request", _("Request for a service")
    INTEREST = "interest", _("Wants to get involved")


class Door(TextChoices):
    WEB = "web", _("Website")
    PHONE = "phone", _("Phone")
    FACE_TO_FACE = "face_to_face", _("Face to face")
    LETTER = "letter", _("Letter")
    EMAIL = "email", _("E-mail")
    TEXT = "text", _("Text message")
    SOCIAL = "social", _("Social media")
    CARD = "card", _("Suggestion card")
    MEETING = "meeting", _("Meeting")
    WALK = "walk", _("Estate walk")
    API = "api", _("Another system")


PAPER_DOORS = frozenset({Door.LETTER, Door.CARD})


class VoiceState(TextChoices):
    NEW = "new", _("New")
    OWNED = "owned", _("With someone")
    DECIDED = "decided", _("Decided")
    ANSWERED = "answered", _("Answered")
    HANDED_ON = "handed_on", _("Handed on")


class Danger(TextChoices):
    FIRE = "fire", _("Fire")
    GAS = "gas", _("Gas")
    DAMP_CHILD = "damp_child", _("Damp or mould with a child at home")
    SAFEGUARDING = "safeguarding", _("Someone may be harmed")
    SELF_HARM = "self_harm", _("Someone may harm themselves")


class Rung(TextChoices):
    OWNER = "owner", _("Owner")
    MANAGER = "manager", _("Manager")
    DIRECTOR = "director", _("Director")


fact_kind("voice.received", "A customer said something.")
fact_kind("voice.answered", "A customer was answered.")
fact_kind("enquiry.received", "An enquiry came in that was not settled at first contact.")
fact_kind("enquiry.answered", "An enquiry was answered.")
fact_kind("interest.received", "Someone said they would like to get involved.")
fact_kind("interest.answered", "Someone who would like to get involved was answered.")
fact_kind("compliment.received", "A compliment was received.")
fact_kind("compliment.passed_on", "A compliment reached the people it praises.")
fact_kind("adverse_event.received", "An accident or near miss was reported.")
