"""The roles in a group, answers to an invitation, and what became of what somebody needs at a meeting."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sayso.people.enums import Need

# What every message keeps to by itself: nothing is arranged for these at a meeting.
HOW_TO_REACH = frozenset({Need.EMAIL_ONLY, Need.SAFE_CONTACT, Need.RELAY})


class GroupRole(TextChoices):
    MEMBER = "member", _("Member")
    CHAIR = "chair", _("Chair")
    VICE_CHAIR = "vice_chair", _("Vice chair")
    SECRETARY = "secretary", _("Secretary")
    TREASURER = "treasurer", _("Treasurer")


class Answer(TextChoices):
    """What somebody said to an invitation."""

    NONE = "", _("No answer yet")
    COMES = "comes", _("I will come")
    REMOTELY = "remotely", _("I will join online or by phone")
    NOT = "not", _("I cannot come")


class Arranged(TextChoices):
    """What became of one thing that somebody needs at a meeting."""

    OPEN = "open", _("To arrange")
    DONE = "done", _("Arranged")
    NOT_NEEDED = "not_needed", _("Not needed this time")
    CANNOT = "cannot", _("Cannot be arranged")
