"""The golden thread: from a change back to every voice, and from a voice forward to what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from sayso.actions.models import Action, Outcome, OutcomeVoice, Telling
from sayso.actions.queries.tellings import Counted, Told, told
from sayso.listening.enums import Door
from sayso.listening.models import Voice
from sayso.people.models import Customer
from sayso.people.queries.scopes import Scope


@dataclass(frozen=True)
class Heard:
    """The voices behind an outcome, counted; `unreachable` are people we have no way to tell."""

    voices: int
    doors: tuple[Counted, ...]
    themes: tuple[str, ...]
    first_at: datetime | None
    last_at: datetime | None
    unreachable: int


@dataclass(frozen=True)
class Thread:
    """What people said, what was decided, planned and done, and who was told."""

    outcome: Outcome
    heard: Heard
    actions: tuple[Action, ...]
    told: Told

    @property
    def people(self) -> int:
        """Everyone who spoke, as far as we can tell them apart."""
        return self.told.people + self.heard.unreachable


@dataclass(frozen=True)
class Line:
    """One voice of a thread. `name` is empty for those who may not know it."""

    voice: Voice
    name: str
    may_name: bool


# Written out: built by the ORM at each visit, these questions cost more than the page around them.
HEARD = """
SELECT voice.door, count(*), min(voice.said_at), max(voice.said_at),
       count(*) FILTER (WHERE speaker_id IS NULL AND contact_channel = ''),
       array_agg(DISTINCT speaker.id) FILTER (WHERE speaker.email = '' AND speaker.phone = ''
                                                AND speaker.postal_address = '' AND speaker.home_id IS NULL)
  FROM actions_outcomevoice link
  JOIN listening_voice voice ON voice.id = link.voice_id
  LEFT JOIN people_customer speaker ON speaker.id = voice.speaker_id
 WHERE link.outcome_id = %s GROUP BY voice.door
"""
THEMES = """
SELECT DISTINCT theme.name
  FROM actions_outcomevoice link
  JOIN listening_voicetheme about ON about.voice_id = link.voice_id
  JOIN listening_theme theme ON theme.id = about.theme_id
 WHERE link.outcome_id = %s ORDER BY theme.name
"""


def heard(outcome: Outcome) -> Heard:
    """The voices behind an outcome by the door they came through, with their themes."""
    with connection.cursor() as cursor:
        by_door = {row[0]: row[1:] for row in cursor.execute(HEARD, [outcome.pk])}
        themes = tuple(name for (name,) in cursor.execute(THEMES, [outcome.pk]))
    lost = {one for row in by_door.values() for one in row[4] or ()}
    counted = [Counted(str(door.label), by_door[door][0], door.value) for door in Door if door in by_door]
    return Heard(
        voices=sum(one.count for one in counted),
        doors=tuple(sorted(counted, key=lambda one: -one.count)),
        themes=themes,
        first_at=min((row[1] for row in by_door.values()), default=None),
        last_at=max((row[2] for row in by_door.values()), default=None),
        unreachable=len(lost) + sum(row[3] for row in by_door.values()),
    )


def thread(outcome: Outcome, *, actions: bool = True) -> Thread:
    """The whole thread of an outcome, without anybody's name or words."""
    steps = Action.objects.filter(outcome=outcome).select_related("owner", "done_by") if actions else ()
    return Thread(
        outcome=outcome,
        heard=heard(outcome),
        actions=tuple(steps),
        told=told(outcome),
    )


def voices_behind(outcome: Outcome) -> QuerySet[Voice]:
    """Every voice behind an outcome, in the order in which they were said."""
    return (
        Voice.objects.filter(outcome_links__outcome=outcome)
        .select_related("customer", "speaker", "place")
        .defer("search")
        .order_by("said_at", "pk")
    )


def lines(voices: Iterable[Voice], names: Scope) -> list[Line]:
    """The voices as somebody may read them: with a name only where `names` reaches."""
    return [_line(voice, names) for voice in voices]


def _line(voice: Voice, names: Scope) -> Line:
    path = voice.place.path if voice.place is not None else ""
    may = voice.landlord_id in names.landlords or any(path.startswith(one) for one in names.paths)
    return Line(voice, _name(voice) if may else "", may)


def _name(voice: Voice) -> str:
    if voice.speaker is not None and voice.customer is not None and voice.speaker != voice.customer:
        return f"{voice.speaker.full_name} ({voice.customer.full_name})"
    known = voice.speaker or voice.customer
    return known.full_name if known is not None else voice.contact_name


@dataclass(frozen=True)
class Became:
    """What became of a voice: one outcome, and when and how its speaker was told."""

    outcome: Outcome
    voice_id: int
    told_at: datetime | None
    channel: str


def for_voice(voice: Voice) -> list[Became]:
    """What became of one voice, newest decision first."""
    return _became([voice.pk], {} if voice.speaker_id is None else {voice.pk: f"customer:{voice.speaker_id}"})


def outcomes_of(voice: Voice) -> list[Outcome]:
    """The outcomes of one voice, newest decision first."""
    return list(Outcome.objects.filter(links__voice=voice).order_by("-decided_at", "-pk"))


def of_customer(customer: Customer) -> list[Became]:
    """What became of everything that a customer said, newest decision first."""
    spoken = Voice.objects.filter(Q(speaker=customer) | Q(customer=customer)).values_list("pk", "speaker")
    return _became(
        [pk for pk, _speaker in spoken],
        {pk: f"customer:{speaker}" for pk, speaker in spoken if speaker is not None},
    )


def _became(voices: list[int], who: dict[int, str]) -> list[Became]:
    links = (
        OutcomeVoice.objects.filter(voice__in=voices)
        .select_related("outcome")
        .order_by("-outcome__decided_at", "-outcome_id", "voice_id")
    )
    outcomes = {one.outcome_id for one in links}
    said = Telling.objects.filter(outcome__in=outcomes).filter(Q(who__in=who.values()) | Q(voice__in=voices))
    by_who = {(one.outcome_id, one.who): one for one in said}
    by_voice = {(one.outcome_id, one.voice_id): one for one in said}
    found = []
    for link in links:
        own = by_who.get((link.outcome_id, who.get(link.voice_id, "")))
        telling = own or by_voice.get((link.outcome_id, link.voice_id))
        found.append(
            Became(link.outcome, link.voice_id, telling.at if telling else None,
                   telling.get_channel_display() if telling else "")
        )  # fmt: skip
    return found
