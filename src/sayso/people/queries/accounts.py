"""Who may be signing in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.db.models import Exists, OuterRef, Prefetch, Q

from sayso.people.enums import SECOND_FACTORS
from sayso.people.models import Customer, Landlord, RoleHolding, User
from sayso.people.queries.identifiers import survivor
from sayso.people.rules import contacts


def sharing(landlord: Landlord | None, contact: str) -> list[Customer]:
    """The customers reached at the e-mail or phone: joint tenants may share one. Left-out accounts are not."""
    contact = contact.strip()
    phone = contacts.phone_number(contact)
    if not landlord or "\x00" in contact or not (phone or contacts.is_email(contact)):
        return []
    where = Q(phone=phone) if phone else Q(email__iexact=contact)
    landlords = Q(landlord=landlord) | Q(landlord__parent=landlord)
    found = Customer.objects.filter(where, landlords).select_related("merged_into")[:50]
    standing = {survivor(one).pk for one in found}
    people = Customer.objects.filter(Q(user=None) | Q(user__is_active=True), pk__in=standing)
    return list(people.order_by("full_name", "pk")[:12])


def customers_named(ids: list[int]) -> list[Customer]:
    """The customers of these ids, by name."""
    return list(Customer.objects.filter(pk__in=ids).order_by("full_name", "pk"))


def has_second_factor(user: User) -> bool:
    """Whether the account still opens, and asks for a second factor."""
    return User.objects.filter(pk=user.pk, is_active=True).exists() and is_mfa_enabled(user, SECOND_FACTORS)


def of_session(pk: int) -> User | None:
    """Who is signed in, with their roles, the places of these, and `has_second_factor`; nobody who has left."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
    held = Prefetch("role_holdings", RoleHolding.objects.select_related("place"))
    asked = User.objects.annotate(has_second_factor=Exists(factors)).prefetch_related(held)
    return asked.filter(pk=pk, is_active=True).first()


def of_id(pk: int) -> User | None:
    """The account, if it is there."""
    return User.objects.filter(pk=pk, is_active=True).first()


def staff_of_id(pk: int) -> User | None:
    """The active member of staff."""
    return User.objects.filter(kind="staff", is_active=True, pk=pk).first()


def staff_with_email(email: str) -> User | None:
    """The active member of staff with the address."""
    if "\x00" in email:
        return None
    return User.objects.filter(kind="staff", is_active=True, email__iexact=email.strip()).first()
