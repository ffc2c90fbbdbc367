"""The staff inbox: voices by state, owner, theme, place and words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sayso.listening.enums import Danger, Door, Rung, VoiceKind, VoiceState
from sayso.listening.models import Flag, SavedView, Theme, Voice, VoiceTheme
from sayso.listening.permissions import READ_VOICES, SEE_UNANSWERED
from sayso.listening.rules import climbing, spelling
from sayso.people.models import Landlord, User
from sayso.people.queries import scopes, segments

OPEN = "open"
WAITING: dict[str, Any] = {"answered_at": None, "merged_into": None}
SORTS = {
    "newest": ("-received_at", "-pk"),
    "oldest": ("received_at", "pk"),
    "due": ("answer_by", "pk"),
}


# What a row of the list shows, and the list as a file.
ROW = ("ref", "words", "kind", "door", "state", "language", "contact_name", "answered_at", "answer_by", "received_at",
       "landlord", "owner__name", "place__name", "speaker__full_name", "from_title", "from_url")  # fmt: skip


@dataclass(frozen=True)
class Filter:
    """What the inbox is narrowed to; empty means everything."""

    text: str = ""
    state: str = OPEN
    owner: str = ""  # "me", "nobody", or a user's number
    kind: str = ""
    door: str = ""
    theme: int | None = None
    place: int | None = None
    segment: int | None = None
    flagged: bool = False
    customer: int | None = None
    about: tuple[str, str] | None = None  # the kind and id of what it came from
    sort: str = "newest"


def visible_to(viewer: User) -> QuerySet[Voice]:
    """The voices of the viewer's landlords and places."""
    return Voice.objects.filter(scopes.of(viewer, READ_VOICES).within()).defer("search")


def holding(found: QuerySet[Voice], text: str) -> QuerySet[Voice]:
    """Those that hold the words, or have the reference; where none does, those with words spelt much like them."""
    text = text.replace("\x00", "").strip()[:200]
    exact = found.filter(
        Q(search=SearchQuery(text, config="english", search_type="websearch")) | Q(ref=text.upper())
    )
    if '"' in text or text.startswith("-") or " -" in text or exact.order_by().exists():
        return exact
    likely = Q()
    for word in spelling.words_of(text):
        asked = SearchQuery(spelling.any_of(spelling.meant(word)), config="english", search_type="raw")
        likely &= Q(search=asked) | Q(words__trigram_word_similar=word)
    return found.filter(likely) if likely else exact


def _by_owner(found: QuerySet[Voice], owner: str, viewer: User) -> QuerySet[Voice]:
    if owner == "me":
        return found.filter(owner=viewer)
    if owner == "nobody":
        return found.filter(owner=None)
    return found.filter(owner=int(owner)) if owner.isdecimal() else found


def _of_segment(viewer: User, pk: int) -> Q:
    """What people of a segment said, or somebody for them; nothing for whoever may not see people."""
    segment = segments.one_of(viewer, pk)
    if segment is None:
        return Q(pk__in=[])
    people = segments.members(viewer, segment.rules, timezone.localdate()).order_by().values("pk")
    return Q(customer__in=people) | Q(customer=None, speaker__in=people)


def matching(viewer: User, narrowed: Filter) -> QuerySet[Voice]:
    """The visible voices that match, in order, with what a row of the list shows."""
    found = visible_to(viewer)
    if narrowed.text:
        found = holding(found, narrowed.text)
    if narrowed.state == OPEN:
        found = found.filter(**WAITING).exclude(state=VoiceState.HANDED_ON)
    elif narrowed.state in VoiceState.values:
        found = found.filter(state=narrowed.state)
    found = _by_owner(found, narrowed.owner, viewer)
    if narrowed.kind in VoiceKind.values:
        found = found.filter(kind=narrowed.kind)
    if narrowed.door in Door.values:
        found = found.filter(door=narrowed.door)
    if narrowed.theme:
        found = found.filter(Exists(VoiceTheme.objects.filter(voice=OuterRef("pk"), theme=narrowed.theme)))
    if narrowed.customer:
        found = found.filter(Q(customer=narrowed.customer) | Q(speaker=narrowed.customer))
    if narrowed.about:
        found = found.filter(from_kind=narrowed.about[0], from_id=narrowed.about[1])
    if narrowed.place:
        found = found.filter(Q(place=narrowed.place) | Q(place__path__contains=f"/{narrowed.place}/"))
    if narrowed.segment:
        found = found.filter(_of_segment(viewer, narrowed.segment))
    if narrowed.flagged:
        found = found.filter(Exists(Flag.objects.filter(voice=OuterRef("pk"), taken_up_at=None)))
    return (
        found.select_related("owner", "place", "speaker")
        .only(*ROW)
        .annotate(is_flagged=Exists(Flag.objects.filter(voice=OuterRef("pk"), taken_up_at=None)))
        .prefetch_related("themes")
        .order_by(*SORTS.get(narrowed.sort, SORTS["newest"]))
    )


@dataclass(frozen=True)
class Morning:
    """What somebody finds in the morning: what waits for their answer, and what came in and waits for others."""

    mine: list[Voice]
    fresh: list[Voice]


def morning(viewer: User, limit: int) -> Morning:
    """The first of the viewer's own by when an answer is due, and the newest others: nobody's, then colleagues'."""
    waiting = visible_to(viewer).filter(**WAITING).exclude(state=VoiceState.HANDED_ON).order_by()
    mine = waiting.filter(owner=viewer).order_by("answer_by", *SORTS["newest"])
    nobodys = waiting.filter(owner=None).order_by(*SORTS["newest"])
    colleagues = waiting.exclude(owner=None).exclude(owner=viewer).order_by(*SORTS["newest"])
    # Each looked up by an order that has an index; all in one question.
    firsts = [part.values("pk")[:limit] for part in (mine, nobodys, colleagues)]
    rows = matching(viewer, Filter()).prefetch_related(None).order_by()
    found = sorted(
        rows.filter(pk__in=firsts[0].union(*firsts[1:], all=True)),
        key=lambda one: (one.owner_id is not None, -one.received_at.timestamp(), -one.pk),
    )
    own = [one for one in found if one.owner_id == viewer.pk]
    return Morning(
        mine=sorted(own, key=lambda one: (one.answer_by is None, one.answer_by)),
        fresh=[one for one in found if one.owner_id != viewer.pk][:limit],
    )


def some(viewer: User, ids: list[int]) -> list[Voice]:
    """The visible voices among those numbers."""
    return list(
        visible_to(viewer).filter(pk__in=ids[:500]).select_related("landlord", "place").order_by("pk")
    )


def unanswered(viewer: User, *, at: datetime, days: int) -> QuerySet[Voice]:
    """Voices that nobody has answered after so many days, oldest first."""
    return (
        Voice.objects.filter(scopes.of(viewer, SEE_UNANSWERED).within())
        .filter(answered_at=None, received_at__lte=at - timedelta(days=days))
        .exclude(state=VoiceState.HANDED_ON)  # the service it belongs to answers those
        .select_related("owner", "place", "landlord")
        .order_by("received_at", "pk")
    )


def on_rungs(found: Iterable[Voice], at: datetime) -> list[tuple[Voice, str, date | None]]:
    """Each voice with how far it has climbed by its landlord's rule, and since when where it has.

    The rule is asked at the moment of looking: whether the daily round has run makes no difference.
    """
    told = []
    for one in found:
        rung, day = climbing.since(
            timezone.localdate(one.received_at),
            timezone.localdate(at),
            manager_days=one.landlord.manager_days,
            director_days=one.landlord.director_days,
        )
        told.append((one, str(Rung(rung).label), None if rung == Rung.OWNER else day))
    return told


@dataclass(frozen=True)
class InDanger:
    """A voice whose flags nobody has taken up, and the dangers they name."""

    voice: Voice
    dangers: list[str]


def in_danger(viewer: User, limit: int) -> list[InDanger]:
    """The voices with an open flag that the viewer may read, a line each, oldest first."""
    flags = (
        Flag.objects.filter(taken_up_at=None)
        .filter(scopes.of(viewer, READ_VOICES).within(landlord="voice__landlord", path="voice__place__path"))
        .select_related("voice", "voice__place")
        .order_by("raised_at", "pk")[: limit * len(Danger)]
    )
    found: dict[int, InDanger] = {}
    for one in flags:
        found.setdefault(one.voice_id, InDanger(one.voice, [])).dangers.append(str(one.get_danger_display()))
    return list(found.values())[:limit]


def flag(viewer: User, pk: int) -> Flag | None:
    """One flag of a visible voice."""
    return (
        Flag.objects.filter(pk=pk)
        .filter(scopes.of(viewer, READ_VOICES).within(landlord="voice__landlord", path="voice__place__path"))
        .select_related("voice")
        .first()
    )


def themes(*landlords: Landlord) -> QuerySet[Theme]:
    """The themes on offer at some landlords."""
    return Theme.objects.filter(landlord__in=landlords, retired_on=None)


def theme(*landlords: Landlord, pk: int) -> Theme | None:
    """One theme of the landlords."""
    return Theme.objects.filter(landlord__in=landlords, pk=pk).first()


def saved_views(user: User) -> list[SavedView]:
    """The viewer's own kept filters."""
    return list(user.saved_views.all())


def saved_view(user: User, pk: int) -> SavedView | None:
    """One kept filter of the viewer's own."""
    return user.saved_views.filter(pk=pk).first()
