"""News of people."""

from django.dispatch import Signal

staff_left = Signal()  # user, by, at
