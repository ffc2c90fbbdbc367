"""Accounts that customers sign in with."""

from __future__ import annotations

from datetime import datetime

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.people.enums import UserKind
from sayso.people.models import Customer, User


@command
def open_for(*, customer: Customer, by: Actor, at: datetime) -> User:
    """Return the customer's account, made now if need be. It has no password: a code opens it.

    The e-mail and phone stay on the customer alone, so that there is one place to change them.
    """
    Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)  # two codes of one moment make one
    user = User.objects.filter(customer=customer).first()
    if user is None:
        user = User(kind=UserKind.CUSTOMER, customer=customer, landlord_id=customer.landlord_id)
        user.set_unusable_password()
    elif user.name == customer.full_name:
        return user
    user.name = customer.full_name
    user.save()
    return user
