"""Voices, themes, flags and what happened to them."""

from sayso.listening.models.clients import ApiClient
from sayso.listening.models.representation import Representation
from sayso.listening.models.triage import Escalation, Flag, HandOn, Note, Praise, Reply, SavedView
from sayso.listening.models.voices import Theme, Voice, VoiceTheme

__all__ = [
    "ApiClient",
    "Escalation",
    "Flag",
    "HandOn",
    "Note",
    "Praise",
    "Reply",
    "Representation",
    "SavedView",
    "Theme",
    "Voice",
    "VoiceTheme",
]
