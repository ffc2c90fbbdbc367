"""News of the register."""

from django.dispatch import Signal

contact_guarded = Signal()  # customer, by, at: reached only in the way agreed with them, from now on
# customer, pattern (what names them, compiled; or None), words (whether these go too), by, at: inside the transaction
customer_erased = Signal()
duplicates_asked = Signal()  # somebody wants the register looked through now
staff_left = Signal()  # user, by, at
# user, way (a `WayIn`), ref (what makes it one), named, browser (how it names itself), by, at: inside the transaction
way_in_changed = Signal()
delivery_waits = Signal()  # delivery_id: a worker is wanted
