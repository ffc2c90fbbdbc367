"""Questions about telling back: who is to hear, who has heard, whom we cannot reach."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db import connection
from django.db.models import TextChoices

from sayso.actions.models import Outcome, Telling
from sayso.communications.commands.messages import Recipient
from sayso.communications.enums import MessageState
from sayso.communications.rules import routing
from sayso.listening.commands.voices import recipient_of
from sayso.listening.models import Voice
from sayso.people.enums import Channel, Format


@dataclass(frozen=True)
class Listener:
    """One person to tell: the first voice they raised, and the way that reaches them."""

    who: str
    voice: Voice
    recipient: Recipient
    channel: str


@dataclass(frozen=True)
class Counted:
    """How many of a kind; `kind` is its value, where words of another manner are wanted than its label."""

    label: str
    count: int
    kind: str = ""


@dataclass(frozen=True)
class Audience:
    """Everyone behind an outcome: those still to tell, how many are told, and whom nothing reaches."""

    voices: tuple[Voice, ...]
    listeners: tuple[Listener, ...]
    told: int
    unreachable: tuple[Voice, ...]

    @property
    def by_channel(self) -> list[Counted]:
        """How many would be told by each channel."""
        found = Counter(one.channel for one in self.listeners)
        return [Counted(str(channel.label), found[channel]) for channel in Channel if found[channel]]


def who_of(recipient: Recipient) -> str:
    """What makes two voices those of one person: the register's number, or the address left."""
    if recipient.customer_id is not None:
        return f"customer:{recipient.customer_id}"
    reach = recipient.reach
    return f"{reach.channel}:{(reach.email or reach.phone or reach.postal).strip().lower()}"[:330]


def audience(outcome: Outcome) -> Audience:
    """Sort everyone who spoke by whether they are told, can be told, or cannot be reached.

    Somebody who left only an address is not told again where a customer with that address is.
    """
    voices = tuple(
        Voice.objects.filter(outcome_links__outcome=outcome)
        .select_related("speaker__home", "landlord", "place")
        .order_by("pk")
    )
    before = list(Telling.objects.filter(outcome=outcome).values_list("who", "message__to_address"))
    told = {who for who, _address in before}
    fresh, lost = _sort(voices, told)
    addresses: dict[str, str] = {address.strip().lower(): who for who, address in before}
    listeners: list[Listener] = []
    for one, address in sorted(fresh, key=lambda pair: not pair[0].who.startswith("customer:")):
        same = addresses.setdefault(address, one.who)
        both_customers = same.startswith("customer:") and one.who.startswith("customer:")
        if same == one.who or both_customers:
            listeners.append(one)
    listeners.sort(key=lambda one: one.voice.pk)
    return Audience(voices, tuple(listeners), len(told), lost)


def _sort(voices: tuple[Voice, ...], told: set[str]) -> tuple[list[tuple[Listener, str]], tuple[Voice, ...]]:
    """Those not told yet, once each with their address; and the voices of those whom nothing reaches."""
    fresh: dict[str, tuple[Listener, str]] = {}
    lost: dict[str, Voice] = {}
    for voice in voices:
        recipient = recipient_of(voice)
        if recipient is None:
            lost[f"voice:{voice.pk}"] = voice
            continue
        who = who_of(recipient)
        if who in told or who in fresh:
            continue
        way = routing.route(recipient.reach)
        if way is None:
            lost.setdefault(who, voice)
        else:
            fresh[who] = (Listener(who, voice, recipient, way.channel), way.address.strip().lower())
    return list(fresh.values()), tuple(lost.values())


@dataclass(frozen=True)
class Told:
    """How many people were told, by which channel, in which format where it is not standard, and how it stands."""

    people: int
    by_channel: tuple[Counted, ...]
    by_format: tuple[Counted, ...]
    by_state: tuple[Counted, ...]


TOLD = """
SELECT message.channel, message.format, message.state, count(*)
  FROM actions_telling telling JOIN communications_message message ON message.id = telling.message_id
 WHERE telling.outcome_id = %s GROUP BY 1, 2, 3
"""


def told(outcome: Outcome) -> Told:
    """Who was told an outcome, counted in one question; nobody before it is published."""
    rows: list[tuple[str, str, str, int]] = []
    if outcome.published_at is not None:
        with connection.cursor() as cursor:
            cursor.execute(TOLD, [outcome.pk])
            rows = cursor.fetchall()
    channels: Counter[str] = Counter()
    formats: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for channel, wanted, state, count in rows:
        channels[channel] += count
        formats[wanted] += count
        states[state] += count
    formats.pop(Format.STANDARD, None)
    return Told(
        people=sum(channels.values()),
        by_channel=_labelled(Channel, channels),
        by_format=_labelled(Format, formats),
        by_state=_labelled(MessageState, states),
    )


def _labelled(choices: type[TextChoices], found: Counter[str]) -> tuple[Counted, ...]:
    return tuple(Counted(str(one.label), found[one], one.value) for one in choices if found[one])
