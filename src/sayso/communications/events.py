"""News of messages."""

from django.dispatch import Signal

messages_queued = Signal()
batch_started = Signal()
notice_sent = Signal()
