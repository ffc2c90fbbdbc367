"""Who is meant by a name, an e-mail address or a phone number on a card."""

from __future__ import annotations

from django.db.models import Q

from sayso.listening.models import Voice
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


def voices_of(customer: Customer) -> list[int]:
    """The numbers of all that a customer said, or that was said for them."""
    return list(Voice.objects.filter(Q(customer=customer) | Q(speaker=customer)).values_list("pk", flat=True))
