"""News of the register."""

from django.dispatch import Signal

contact_guarded = Signal()  # customer, by, at: reached only in the way agreed with them, from now on
staff_left = Signal()  # user, by, at
