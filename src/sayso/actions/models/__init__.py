"""Outcomes, actions, changes, tellings."""

from sayso.actions.models.outcomes import Action, ActionNote, Outcome, OutcomeVoice, Telling

__all__ = ["Action", "ActionNote", "Outcome", "OutcomeVoice", "Telling"]
