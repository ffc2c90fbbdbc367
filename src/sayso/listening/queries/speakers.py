"""Who is meant by a name, an e-mail address or a phone number on a card."""

from __future__ import annotations

from django.db.models import Q

from sayso.people.models import Customer, User
from sayso.people.queries import customers


def named(viewer: User, who: str) -> list[Customer]:
    """The customers in the viewer's part of the register whom the words fit exactly; three at most."""
    who = " ".join(who.replace("\x00", "").split())[:200]
    phone = "".join(letter for letter in who if letter in "+0123456789")
    fits = Q(full_name__iexact=who) | Q(known_as__iexact=who) | Q(email__iexact=who)
    if len(phone) >= 7:
        fits |= Q(phone__endswith=phone.removeprefix("0").removeprefix("+44"))
    return list(customers.for_viewer(viewer).filter(fits).order_by("pk")[:3])
