"""Customers come into the register, and change how they are reached."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.commands import duplicates
from sayso.people.enums import Channel, CustomerKind, Format, Language
from sayso.people.models import Customer, Home, Landlord
from sayso.people.rules import contacts

BY_HAND = "by hand"  # the source of those whom no file brought


class NotAName(Refusal):
    """The name is empty."""


class NotAnAddress(Refusal):
    """What was given is not a phone number or an e-mail address."""


class CannotBeReached(Refusal):
    """The channel chosen has no address to go to."""


class UnknownChoice(Refusal):
    """The channel, language, format or need is not one of those offered."""


def _contact(email: str, phone: str) -> tuple[str, str]:
    email, number = email.strip(), phone.strip()
    if email and not contacts.is_email(email):
        raise NotAnAddress(
            _("This is not an e-mail address. It needs the form name@example.org."), field="email"
        )
    found = contacts.phone_number(number) if number else ""
    if found is None:
        raise NotAnAddress(_("This is not a phone number. Type it as 07700 900123."), field="phone")
    return email, found


def _reachable(channel: str, email: str, phone: str) -> None:
    if channel not in Channel.values:
        raise UnknownChoice(_("Choose one of the ways to be reached."), field="channel")
    wrong = contacts.unreachable_because(channel, email=email, phone=phone)
    if wrong:
        raise CannotBeReached(_(wrong[1]), field=wrong[0])


@command
def register(
    *,
    landlord: Landlord,
    full_name: str,
    kind: str = CustomerKind.TENANT,
    known_as: str = "",
    date_of_birth: date | None = None,
    email: str = "",
    phone: str = "",
    postal_address: str = "",
    channel: str = "",
    language: str = Language.ENGLISH,
    format: str = Format.STANDARD,
    home: Home | None = None,
    key: str = "",
    by: Actor,
    at: datetime,
) -> Customer:
    """Put a person into the register. Without a channel, the best that their contact allows.

    `key` is the form's own: sent twice, it makes one person.

    Raises `NotAName`, `NotAnAddress`, `CannotBeReached`.
    """
    full_name = " ".join(full_name.split())
    if not full_name:
        raise NotAName(_("Give the person's name."), field="full_name")
    email, phone = _contact(email, phone)
    channel = channel or contacts.best_channel(email=email, phone=phone)
    _reachable(channel, email, phone)
    values = {
        "full_name": full_name, "kind": kind, "known_as": known_as.strip(), "date_of_birth": date_of_birth,
        "email": email, "phone": phone, "postal_address": postal_address.strip(), "channel": channel,
        "language": language, "format": format, "home": home, "place": home.place if home else None,
    }  # fmt: skip
    made, is_new = _made(landlord, key, values)
    if is_new:
        duplicates.find_for(customer=made, by=by, at=at)
    return made


def _made(landlord: Landlord, key: str, values: dict[str, Any]) -> tuple[Customer, bool]:
    if not key:
        return Customer.objects.create(landlord=landlord, source=BY_HAND, **values), True
    return Customer.objects.get_or_create(
        landlord=landlord, source=BY_HAND, source_key=key[:100], defaults=values
    )


@command
def set_preferences(
    *,
    customer: Customer,
    channel: str,
    language: str,
    format: str,
    is_online: bool | None = None,
    by: Actor,
    at: datetime,
) -> Customer:
    """How the customer wants to be reached, and whether they are online. Raises `CannotBeReached`, `UnknownChoice`."""
    kept = Customer.objects.select_for_update().get(pk=customer.pk)
    _reachable(channel, kept.email, kept.phone)
    if language not in Language.values:
        raise UnknownChoice(_("Choose one of the languages."), field="language")
    if format not in Format.values:
        raise UnknownChoice(_("Choose one of the formats."), field="format")
    kept.channel, kept.language, kept.format, kept.is_online = channel, language, format, is_online
    kept.save()
    return kept


@command
def update_contact(
    *, customer: Customer, email: str, phone: str, channel: str = "", by: Actor, at: datetime
) -> Customer:
    """New e-mail and phone; the channel, old or new, must still have somewhere to go.

    Raises `NotAnAddress`, `CannotBeReached`.
    """
    kept = Customer.objects.select_for_update().get(pk=customer.pk)
    email, phone = _contact(email, phone)
    channel = channel or kept.channel
    _reachable(channel, email, phone)
    kept.email, kept.phone, kept.channel = email, phone, channel
    kept.save()
    return kept


@command
def update_details(
    *,
    customer: Customer,
    email: str,
    phone: str,
    channel: str,
    language: str,
    format: str,
    is_online: bool | None = None,
    by: Actor,
    at: datetime,
) -> Customer:
    """Contact and preferences together, as a form gives them: all of it, or nothing.

    Raises as `update_contact` and `set_preferences` do.
    """
    update_contact(customer=customer, email=email, phone=phone, channel=channel, by=by, at=at)
    return set_preferences(
        customer=customer,
        channel=channel,
        language=language,
        format=format,
        is_online=is_online,
        by=by,
        at=at,
    )
