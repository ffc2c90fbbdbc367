"""Questions about messages: what was told to whom, and whether it arrived."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from sayso.communications.enums import MessageState
from sayso.communications.models import Message
from sayso.communications.permissions import PRINT_LETTERS
from sayso.foundations.access.permissions import Permission
from sayso.foundations.subjects import Subject
from sayso.people.enums import Channel
from sayso.people.models import Landlord, User
from sayso.people.queries import scopes

# What somebody has to look at, in the order in which they should.
STUCK = (MessageState.FAILED, MessageState.UNCONFIRMED)
TROUBLE = (*STUCK, MessageState.HELD, MessageState.TO_CALL)


@dataclass(frozen=True)
class Wanted:
    """How a list of messages is narrowed; empty strings where it is not."""

    state: str = ""
    channel: str = ""
    text: str = ""


@dataclass(frozen=True)
class StateCount:
    state: str
    label: str
    count: int


def visible_to(viewer: User, permission: Permission) -> QuerySet[Message]:
    """The messages of the viewer's landlords, or to customers of the viewer's places."""
    inside = scopes.of(viewer, permission).within(landlord="landlord", path="customer__place__path")
    return Message.objects.filter(inside).select_related("landlord", "customer", "batch")


def of_list(viewer: User, permission: Permission, wanted: Wanted) -> QuerySet[Message]:
    """What the viewer may see and asked for: trouble first, then newest first."""
    found = visible_to(viewer, permission)
    if wanted.state in MessageState.values:
        found = found.filter(state=wanted.state)
    if wanted.channel in Channel.values:
        found = found.filter(channel=wanted.channel)
    for word in wanted.text.split()[:8]:
        found = found.filter(Q(to_name__icontains=word) | Q(title__icontains=word))
    order = Case(
        *[When(state=state, then=Value(place)) for place, state in enumerate(TROUBLE)],
        default=Value(len(TROUBLE)),
        output_field=IntegerField(),
    )
    return found.annotate(order=order).order_by("order", "-queued_at", "-pk")


def counts(viewer: User, permission: Permission) -> list[StateCount]:
    """How many of the viewer's messages are in each state, trouble first; states of none left out."""
    rows = visible_to(viewer, permission).order_by().values_list("state").annotate(count=Count("pk"))
    found = dict(rows)
    order = [*TROUBLE, *[one for one in MessageState if one not in TROUBLE]]
    return [StateCount(one, str(one.label), found[one]) for one in order if found.get(one)]


def about(subject: Subject) -> QuerySet[Message]:
    """The messages about one thing, oldest first."""
    return Message.objects.filter(about_kind=subject.kind, about_id=subject.id).order_by("pk")


def states_of(messages: Iterable[Message]) -> dict[str, int]:
    """How many of the messages are in each state."""
    found: dict[str, int] = {}
    for one in messages:
        found[one.state] = found.get(one.state, 0) + 1
    return found


def stuck(landlord: Landlord | None = None) -> int:
    """How many messages of a landlord, or of all, failed or were never confirmed."""
    found = Message.objects.filter(state__in=STUCK)
    return (found.filter(landlord=landlord) if landlord else found).count()


@dataclass(frozen=True)
class Pending:
    """What waits for somebody's hand: messages that did not arrive or go only as agreed, letters that are not printed."""

    stuck: int
    held: int
    letters: int


def pending(viewer: User, landlord: Landlord) -> Pending:
    """What is stuck at a landlord, and how many letters the viewer may print; counted at once."""
    printed_by = scopes.of(viewer, PRINT_LETTERS).landlords
    found = Message.objects.filter(state__in=[*STUCK, MessageState.HELD, MessageState.TO_PRINT]).aggregate(
        stuck=Count("pk", filter=Q(state__in=STUCK, landlord=landlord)),
        held=Count("pk", filter=Q(state=MessageState.HELD, landlord=landlord)),
        letters=Count("pk", filter=Q(state=MessageState.TO_PRINT, landlord__in=printed_by)),
    )
    return Pending(**found)
