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


class ClientMay(TextChoices):
    """What another system's key opens."""

    VOICES = "voices", _("Send what customers say")
    EXTRACTS = "extracts", _("Send the nightly extract of the register")


PAPER_DOORS = frozenset({Door.LETTER, Door.CARD})


class VoiceState(TextChoices):
    NEW = "new", _("New")
    OWNED = "owned", _("With someone")
    DECIDED = "decided", _("Decided")
    ANSWERED = "answered", _("Answered")
    HANDED_ON = "handed_on", _("Handed on")


class Danger(TextChoices):
    FIRE = "fire", _("Fire")
    ELECTRICS = "electrics", _("Electrics")
    GAS = "gas", _("Gas")
    DAMP_CHILD = "damp_child", _("Damp or mould with a child or someone ill")
    SAFEGUARDING = "safeguarding", _("Someone may be harmed")
    SELF_HARM = "self_harm", _("Someone may harm themselves")


# What somebody who may be in danger should do at once. Short: it is read out, and sent as a text message.
ADVICE = {
    Danger.SELF_HARM: _(
        "If you think you may hurt yourself, ring 999 now. You can talk to Samaritans at any time, free, on 116 123."
        " You matter to us."
    ),
    Danger.SAFEGUARDING: _(
        "If you or someone else is in danger now, ring 999. If you cannot speak, ring 999 from a mobile, then press 55."
    ),
    Danger.FIRE: _("If there is fire or smoke, get out, stay out and ring 999."),
    Danger.ELECTRICS: _(
        "Do not touch a wire or socket that is bare, wet, hot or sparking. Turn the power off at the main switch if you"
        " can get to it safely. If there is smoke, get out and ring 999."
    ),
    Danger.GAS: _(
        "If you smell gas, open the windows, touch no switch, go outside and ring 0800 111 999. If you feel dizzy or"
        " sick, ring 999."
    ),
    Danger.DAMP_CHILD: _(
        "If someone has trouble breathing, ring 999. If you are worried about a chest or a cough, ring 111."
    ),
}


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
