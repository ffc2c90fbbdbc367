"""The staff inbox: voices by state, owner, theme, place and words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sayso.listening.enums import Door, Rung, VoiceKind, VoiceState
from sayso.listening.models import Flag, SavedView, Theme, Voice, VoiceTheme
from sayso.listening.permissions import READ_VOICES, SEE_UNANSWERED
from sayso.listening.rules import climbing
from sayso.people.models import Landlord, User
from sayso.people.queries import scopes

OPEN = "open"
SORTS = {
    "newest": ("-received_at", "-pk"),
    "oldest": ("received_at", "pk"),
    "due": ("answer_by", "pk"),
}
LIKENESS = 0.45  # word similarity from which a misspelt word still counts as the same


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
    flagged: bool = False
    sort: str = "newest"


def visible_to(viewer: User) -> QuerySet[Voice]:
    """The voices of the viewer's landlords and places."""
    return Voice.objects.filter(scopes.of(viewer, READ_VOICES).within()).defer("search")


def _by_words(found: QuerySet[Voice], text: str) -> QuerySet[Voice]:
    """Full text first; a reference or a near-miss in spelling counts too."""
    text = text.replace("\x00", "").strip()[:200]
    matches = Q(search=SearchQuery(text, config="english", search_type="websearch")) | Q(ref__iexact=text)
    return found.filter(matches | Q(words__trigram_word_similar=text))


def _by_owner(found: QuerySet[Voice], owner: str, viewer: User) -> QuerySet[Voice]:
    if owner == "me":
        return found.filter(owner=viewer)
    if owner == "nobody":
        return found.filter(owner=None)
    return found.filter(owner=int(owner)) if owner.isdecimal() else found


def matching(viewer: User, narrowed: Filter) -> QuerySet[Voice]:
    """The visible voices that match, in order, with what a row of the list shows."""
    found = visible_to(viewer)
    if narrowed.text:
        found = _by_words(found, narrowed.text)
    if narrowed.state == OPEN:
        found = found.filter(answered_at=None, merged_into=None).exclude(state=VoiceState.HANDED_ON)
    elif narrowed.state in VoiceState.values:
        found = found.filter(state=narrowed.state)
    found = _by_owner(found, narrowed.owner, viewer)
    if narrowed.kind in VoiceKind.values:
        found = found.filter(kind=narrowed.kind)
    if narrowed.door in Door.values:
        found = found.filter(door=narrowed.door)
    if narrowed.theme:
        found = found.filter(Exists(VoiceTheme.objects.filter(voice=OuterRef("pk"), theme=narrowed.theme)))
    if narrowed.place:
        found = found.filter(Q(place=narrowed.place) | Q(place__path__contains=f"/{narrowed.place}/"))
    if narrowed.flagged:
        found = found.filter(Exists(Flag.objects.filter(voice=OuterRef("pk"), taken_up_at=None)))
    return (
        found.select_related("owner", "place", "customer", "speaker")
        .annotate(is_flagged=Exists(Flag.objects.filter(voice=OuterRef("pk"), taken_up_at=None)))
        .prefetch_related("themes")
        .order_by(*SORTS.get(narrowed.sort, SORTS["newest"]))
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


def open_flags(viewer: User) -> QuerySet[Flag]:
    """Flags that nobody has taken up, oldest first."""
    return (
        Flag.objects.filter(taken_up_at=None)
        .filter(scopes.of(viewer, READ_VOICES).within(landlord="voice__landlord", path="voice__place__path"))
        .select_related("voice", "voice__place")
        .order_by("raised_at")
    )


def flag(viewer: User, pk: int) -> Flag | None:
    """One flag of a visible voice."""
    return (
        Flag.objects.filter(pk=pk)
        .filter(scopes.of(viewer, READ_VOICES).within(landlord="voice__landlord", path="voice__place__path"))
        .select_related("voice")
        .first()
    )


def themes(landlord: Landlord) -> QuerySet[Theme]:
    """The themes on offer."""
    return Theme.objects.filter(landlord=landlord, retired_on=None)


def theme(landlord: Landlord, pk: int) -> Theme | None:
    """One theme of the landlord."""
    return Theme.objects.filter(landlord=landlord, pk=pk).first()


def saved_views(user: User) -> list[SavedView]:
    """The viewer's own kept filters."""
    return list(user.saved_views.all())


def saved_view(user: User, pk: int) -> SavedView | None:
    """One kept filter of the viewer's own."""
    return user.saved_views.filter(pk=pk).first()
