"""Queue messages, each to one person, once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from sayso.communications.enums import MessageState
from sayso.communications.events import messages_queued
from sayso.communications.models import Message
from sayso.communications.rules import routing
from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.people.enums import ContactRule
from sayso.people.models import Customer, Landlord
from sayso.people.queries.languages import spoken


class NotWaiting(Refusal):
    """The message is past the state in which this could be done."""


@dataclass(frozen=True)
class Recipient:
    """Whom a message goes to: a customer of the register, or someone who left a contact.

    `language` is the one we write in, which is English for those whose own we do not speak yet.
    """

    name: str
    reach: routing.Reach
    language: str = "en"
    format: str = "standard"
    customer_id: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", spoken(self.language))

    @classmethod
    def of(cls, customer: Customer) -> Recipient:
        """The customer with their own channel, language and format."""
        postal = customer.postal_address or (str(customer.home) if customer.home else "")
        return cls(
            name=customer.known_as or customer.full_name,
            reach=routing.Reach(
                customer.channel, customer.email, customer.phone, postal, customer.contact_rule
            ),
            language=customer.language,
            format=customer.format,
            customer_id=customer.pk,
        )


@dataclass(frozen=True)
class Draft:
    """One message to be queued. `key` is what makes it one."""

    key: str
    recipient: Recipient
    title: str
    body: str
    about: Subject = field(default_factory=lambda: Subject("", "", ""))
    stop_url: str = ""


FIRST_STATE = {
    "email": MessageState.WAITING,
    "text": MessageState.WAITING,
    "letter": MessageState.TO_PRINT,
    "phone": MessageState.TO_CALL,
}


def _message(landlord: Landlord, draft: Draft, at: datetime) -> Message | None:
    way = routing.route(draft.recipient.reach)
    if way is None:
        return None
    return Message(
        landlord=landlord,
        key=draft.key,
        customer_id=draft.recipient.customer_id,
        to_name=draft.recipient.name,
        to_address=way.address,
        channel=way.channel,
        language=draft.recipient.language,
        format=draft.recipient.format,
        title=draft.title,
        body=draft.body,
        about_kind=draft.about.kind,
        about_id=draft.about.id,
        about_title=draft.about.title[:300],
        about_url=draft.about.url,
        stop_url=draft.stop_url,
        state=MessageState.HELD if way.is_held else FIRST_STATE[way.channel],
        queued_at=at,
    )


@command
def queue(*, landlord: Landlord, drafts: Iterable[Draft], by: Actor, at: datetime) -> list[Message]:
    """Queue each draft once and return the messages in the drafts' order, without the unreachable.

    A draft whose key was queued before gives the message of that time.
    """
    drafts = list(drafts)
    made = [one for one in (_message(landlord, draft, at) for draft in drafts) if one is not None]
    Message.objects.bulk_create(made, ignore_conflicts=True, batch_size=1000)
    kept = {one.key: one for one in Message.objects.filter(key__in=[draft.key for draft in drafts])}
    messages_queued.send(sender=None)
    return [kept[draft.key] for draft in drafts if draft.key in kept]


def _unconfirmed(message: Message) -> Message:
    locked = Message.objects.select_for_update().get(pk=message.pk)
    if locked.state not in (MessageState.UNCONFIRMED, MessageState.FAILED):
        raise NotWaiting("This message has already been dealt with.")
    return locked


def _address_now(message: Message) -> str:
    """The customer's address by that channel as the register has it now; the one used where it has none."""
    if message.customer is None:
        return message.to_address
    reach = Recipient.of(message.customer).reach
    return {"email": reach.email, "text": reach.phone}.get(message.channel, "") or message.to_address


def _is_guarded(message: Message) -> bool:
    """Whether it goes to somebody who is reached only in the way agreed with them."""
    return message.customer is not None and message.customer.contact_rule == ContactRule.AGREED


@command
def send_again(*, message: Message, by: Actor, at: datetime) -> Message:
    """Put a message that failed, or that nobody can be sure of, back in the queue.

    It goes to the address that the register has now, which may have been mended.
    """
    locked = _unconfirmed(message)
    locked.to_address = _address_now(locked)
    locked.state = MessageState.HELD if _is_guarded(locked) else MessageState.WAITING
    locked.attempts, locked.try_after, locked.error = 0, None, ""
    locked.save(update_fields=["to_address", "state", "attempts", "try_after", "error"])
    messages_queued.send(sender=None)
    return locked


@command
def send_as_letter(*, message: Message, by: Actor, at: datetime) -> Message:
    """Turn a message that could not be sent into a letter, where there is an address."""
    locked = _unconfirmed(message)
    customer = locked.customer
    if _is_guarded(locked):
        raise NotWaiting(_("This person is reached only in the way agreed with them."))
    postal = Recipient.of(customer).reach.postal if customer else ""
    if not postal:
        raise NotWaiting("There is no postal address for this person.")
    locked.channel, locked.to_address, locked.state = "letter", postal, MessageState.TO_PRINT
    locked.try_after, locked.error = None, ""
    locked.save(update_fields=["channel", "to_address", "state", "try_after", "error"])
    return locked


@command
def confirm(*, message: Message, by: Actor, at: datetime) -> Message:
    """Record that a message nobody was sure of did arrive."""
    locked = _unconfirmed(message)
    locked.state, locked.sent_at = MessageState.SENT, locked.handed_over_at or at
    locked.save(update_fields=["state", "sent_at"])
    return locked


@command
def told_by_phone(*, message: Message, by: Actor, at: datetime) -> Message:
    """Record that somebody rang and told the person, also where another channel had failed."""
    locked = Message.objects.select_for_update().get(pk=message.pk)
    if locked.state == MessageState.CALLED:
        return locked
    if locked.state not in (MessageState.TO_CALL, MessageState.FAILED, MessageState.UNCONFIRMED):
        raise NotWaiting("This message is not waiting for a phone call.")
    locked.state, locked.sent_at = MessageState.CALLED, at
    locked.save(update_fields=["state", "sent_at"])
    return locked


def _held(message: Message) -> Message:
    locked = Message.objects.select_for_update().get(pk=message.pk)
    if locked.state != MessageState.HELD:
        raise NotWaiting(_("This message has already been dealt with."))
    return locked


@command
def release(*, message: Message, by: Actor, at: datetime) -> Message:
    """It may go now: somebody has seen that this is what was agreed with the person."""
    locked = _held(message)
    locked.to_address = _address_now(locked)
    locked.state = FIRST_STATE[locked.channel]
    locked.save(update_fields=["to_address", "state"])
    messages_queued.send(sender=None)
    return locked


@command
def told_as_agreed(*, message: Message, by: Actor, at: datetime) -> Message:
    """Somebody told the person in the way agreed with them; it goes by no other."""
    locked = _held(message)
    locked.state, locked.sent_at = MessageState.TOLD, at
    locked.save(update_fields=["state", "sent_at"])
    return locked


@command
def hold_all(*, customer: Customer, by: Actor, at: datetime) -> int:
    """Keep back what waits to go to somebody who is from now on reached only as agreed. Returns how many."""
    on_the_way = [MessageState.WAITING, MessageState.TO_PRINT, MessageState.TO_CALL]
    return Message.objects.filter(customer=customer, state__in=on_the_way).update(
        state=MessageState.HELD, try_after=None
    )
