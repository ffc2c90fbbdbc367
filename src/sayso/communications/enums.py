"""Messages: their states, and how often a digest goes out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MessageState(TextChoices):
    WAITING = "waiting", _("Waiting to go")
    HANDING_OVER = "handing_over", _("Being handed over")
    SENT = "sent", _("Sent")
    UNCONFIRMED = "unconfirmed", _("Handed over, not confirmed")
    FAILED = "failed", _("Could not be sent")
    TO_PRINT = "to_print", _("Waiting to be printed")
    PRINTED = "printed", _("In a print batch")
    TO_CALL = "to_call", _("Waiting for a phone call")
    CALLED = "called", _("Told by phone")
    DROPPED = "dropped", _("Not sent: the person was taken out")
    HELD = "held", _("Waiting to go as agreed with them")
    TOLD = "told", _("Told as agreed with them")


class Rhythm(TextChoices):
    NEVER = "never", _("Never")
    WORKING_DAY = "working_day", _("On every working day")
    WEEK = "week", _("On the first working day of each week")
    MONTH = "month", _("On the first working day of each month")
