"""News of voices."""

from django.dispatch import Signal

voice_merged = Signal()  # voice, into, by, at
