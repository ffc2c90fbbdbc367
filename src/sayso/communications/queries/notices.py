"""Questions about notices: whom one is for, by which way it reaches them, and how far it has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.communications.enums import MessageState
from sayso.communications.models import Notice, NoticeRecipient
from sayso.communications.permissions import WRITE_TO_MANY
from sayso.communications.rules import routing
from sayso.foundations.database.lately import Counted, lately, question
from sayso.people.enums import Channel, Format, Language
from sayso.people.models import Customer, Landlord, Segment, User
from sayso.people.queries import scopes, segments

A_TEXT = 160  # characters, and fewer where letters are not of the Latin alphabet
ARRIVED = (MessageState.SENT, MessageState.CALLED, MessageState.TOLD, MessageState.PRINTED)


@dataclass(frozen=True)
class Outlook:
    """How a notice would reach people: how many by each way, who would read English for want of their own language, what a
    machine cannot make, and how many of those without the internet are reached."""

    people: int
    ways: list[tuple[str, int]]
    by_text: int
    unreachable: int
    held: int
    in_english: list[tuple[str, int]]
    by_hand: list[tuple[str, int]]
    offline: int
    offline_reached: int


@dataclass(frozen=True)
class Progress:
    """How far a sent notice has come: of how many people, how many are handed over, and by which way in which state."""

    people: int
    queued: int
    arrived: int
    unreachable: int
    rows: list[tuple[str, str, str, int]]  # channel, state, its label, how many

    @property
    def share(self) -> int:
        return round(100 * (self.queued + self.unreachable) / self.people) if self.people else 100


def visible_to(viewer: User) -> QuerySet[Notice]:
    """The notices of landlords that the viewer's role covers whole, and the viewer's own."""
    whole = scopes.of(viewer, WRITE_TO_MANY).landlords
    mine = Q(landlord__in=viewer.landlords, made_by=viewer.actor_name)
    found = Notice.objects.filter(Q(landlord__in=whole) | mine, thrown_away_at=None)
    return found.select_related("landlord", "segment").prefetch_related("words")


def audience(viewer: User, landlord: Landlord, segment: Segment | None, now: datetime) -> QuerySet[Customer]:
    """Whom it is for today: those of the segment or everybody, as far as the viewer's role lets them write."""
    inside = scopes.of(viewer, WRITE_TO_MANY).within()
    people = Customer.objects.filter(inside, landlord=landlord)
    today = timezone.localdate(now)
    if segment is not None:
        return segments.narrowed(people, segment.rules, today)
    here = Q(left_on=None) | Q(left_on__gt=today)
    return people.filter(here, merged_into=None, erasure=None)


def outlook(people: QuerySet[Customer], languages: frozenset[str]) -> Counted[Outlook]:
    """How it would reach them if it went now, in the languages that it has."""
    return lately(lambda: _outlook(people, languages), "notice", question(people), languages)


def _outlook(people: QuerySet[Customer], languages: frozenset[str]) -> Outlook:
    ways, in_english, by_hand = Counter[str](), Counter[str](), Counter[str]()
    held = offline = offline_reached = 0
    for row in people.order_by().values_list(
        "channel", "email", "phone", "postal_address", "home", "contact_rule", "language", "format", "is_online"
    ).iterator(chunk_size=5_000):  # fmt: skip
        channel, email, phone, postal, home, rule, language, form, is_online = row
        way = routing.route(routing.Reach(channel, email, phone, postal or (home and "home") or "", rule))
        ways[way.channel if way else ""] += 1
        held += bool(way and way.is_held)
        in_english[language] += language not in languages
        by_hand[form] += form in routing.MADE_BY_HAND
        offline += is_online is False
        offline_reached += is_online is False and way is not None
    return Outlook(
        ways.total(), [(str(one.label), ways[one]) for one in Channel if ways[one]], ways["text"], ways[""], held,
        [(str(one.label), in_english[one]) for one in Language if in_english[one]],
        [(str(one.label), by_hand[one]) for one in Format if by_hand[one]], offline, offline_reached,
    )  # fmt: skip


def texts(body: str) -> int:
    """How many texts a phone gets for so many characters: paid for one by one."""
    most = A_TEXT if body.isascii() else 70
    return 1 if len(body) <= most else -(-len(body) // (most - 7))


def progress(notice: Notice) -> Progress:
    """What became of it so far."""
    rows = (
        NoticeRecipient.objects.filter(notice=notice)
        .order_by()
        .values_list("is_unreachable", "message__channel", "message__state")
        .annotate(n=Count("pk"))
    )
    people = queued = arrived = unreachable = 0
    shown = []
    for is_unreachable, channel, state, n in rows:
        people += n
        unreachable += n if is_unreachable else 0
        if state:
            queued += n
            arrived += n if state in ARRIVED else 0
            shown.append((str(Channel(channel).label), state, str(MessageState(state).label), n))
    return Progress(people, queued, arrived, unreachable, sorted(shown))


def _named(notice: Notice, viewer: User) -> QuerySet[NoticeRecipient]:
    """Whom it was for, of those whom the viewer may see: somebody with a wider role may have sent it."""
    inside = scopes.of(viewer, WRITE_TO_MANY).within(
        landlord="customer__landlord", path="customer__place__path"
    )
    return NoticeRecipient.objects.filter(inside, notice=notice)


def unreachable(notice: Notice, viewer: User) -> QuerySet[NoticeRecipient]:
    """Those whom no way reaches, by name."""
    found = _named(notice, viewer).filter(is_unreachable=True)
    return found.select_related("customer__home").order_by("customer__full_name", "pk")


def on_their_way() -> list[int]:
    """Notices that were sent and are not handed out to everybody yet."""
    return list(
        Notice.objects.filter(sent_at__isnull=False, finished_at=None)
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def told(notice: Notice, viewer: User) -> Iterator[list[str]]:
    """A row for each person it was for: who, by which way, and whether it arrived."""
    found = _named(notice, viewer).select_related("customer", "message").order_by("pk")
    for one in found.iterator(chunk_size=2_000):
        message = one.message
        sent = f"{timezone.localtime(message.sent_at):%Y-%m-%d %H:%M}" if message and message.sent_at else ""
        if message is None:
            state = _("No way to reach them") if one.is_unreachable else _("Waiting to go")
        else:
            state = message.get_state_display()
        way = message.get_channel_display() if message else ""
        language = dict(settings.LANGUAGES)[message.language] if message else ""
        yield [one.customer.full_name, way, str(language), state, sent]
