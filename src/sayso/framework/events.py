"""News of the framework."""

from django.dispatch import Signal

figures_wanted = Signal()
