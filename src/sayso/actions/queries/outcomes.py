"""Questions about outcomes: who may see which, what is published, how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, NullIf

from sayso.actions.enums import Decision
from sayso.actions.models import Action, Outcome, OutcomeVoice
from sayso.foundations.access.permissions import Permission
from sayso.listening.models import Voice
from sayso.listening.queries.inbox import holding
from sayso.people.models import Customer, Landlord, Place, User
from sayso.people.queries import scopes

DECIDED, DOING, TO_WRITE, READY, PUBLISHED, CANNOT = (
    "decided",
    "doing",
    "to_write",
    "ready",
    "published",
    "cannot",
)
SORTS = {"title": "title", "owner": "owner__name", "voices": "voice_count", "decided": "decided_at",
         "due": "next_due", "place": "place__name"}  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """How the list of outcomes is narrowed and sorted; empty where it is not."""

    state: str = ""
    owner: str = ""
    text: str = ""
    sort: str = ""


def _stage() -> Case:
    whole = Q(decision=Decision.DONE, we_did__gt="", done_on__isnull=False) | Q(decision=Decision.CANNOT)
    return Case(
        When(published_at__isnull=False, then=Value(PUBLISHED)),
        When(whole & Q(you_said__gt=""), then=Value(READY)),
        When(decision__in=[Decision.DONE, Decision.CANNOT], then=Value(TO_WRITE)),
        When(decision=Decision.DOING, then=Value(DOING)),
        default=Value(DECIDED),
        output_field=CharField(),
    )


def _voice_count() -> Coalesce:
    linked = OutcomeVoice.objects.filter(outcome=OuterRef("pk")).order_by().values("outcome")
    return Coalesce(Subquery(linked.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def people_behind(outcome: OuterRef | int) -> QuerySet[OutcomeVoice, Any]:
    """How many people said something, each once: the register's number, else the address left, else the voice."""
    who = Coalesce(
        Cast("voice__speaker_id", CharField()),
        NullIf("voice__contact_address", Value("")),
        Concat(Value("voice:"), Cast("voice_id", CharField()), output_field=CharField()),
    )
    linked = OutcomeVoice.objects.filter(outcome=outcome).order_by().values("outcome")
    return linked.annotate(n=Count(who, distinct=True)).values("n")


def visible_to(viewer: User, permission: Permission) -> QuerySet[Outcome]:
    """The outcomes of the viewer's landlords and places, and those in which they have a part."""
    inside = scopes.of(viewer, permission).within(landlord="landlord", path="place__path")
    steps = Action.objects.filter(owner=viewer).values("outcome")
    theirs = Q(owner=viewer) | Q(decided_by=viewer) | Q(pk__in=steps)
    return (
        Outcome.objects.filter(inside | (theirs & Q(landlord=viewer.landlords[0])))
        .select_related("landlord", "place", "owner", "decided_by", "published_by")
        .annotate(stage=_stage())
    )


def of_list(viewer: User, permission: Permission, wanted: Wanted) -> QuerySet[Outcome]:
    """The outcomes asked for, with the number of voices behind each and the day its next step is due."""
    due = Action.objects.filter(outcome=OuterRef("pk"), done_at=None).order_by().values("outcome")
    found = visible_to(viewer, permission).annotate(
        voice_count=_voice_count(), next_due=Subquery(due.annotate(day=Min("due_on")).values("day"))
    )
    if wanted.state == CANNOT:
        found = found.filter(decision=Decision.CANNOT)
    elif wanted.state:
        found = found.filter(**{"stage": wanted.state})
    if wanted.owner.isdecimal():
        found = found.filter(owner=int(wanted.owner[:15]))
    for word in wanted.text.split()[:8]:
        found = found.filter(_holds(word))
    name = SORTS.get(wanted.sort.lstrip("-"))
    if name is None:
        return found.order_by("-decided_at", "-pk")
    order = F(name).desc(nulls_last=True) if wanted.sort.startswith("-") else F(name).asc(nulls_last=True)
    return found.order_by(order, "-pk")


def _holds(word: str) -> Q:
    fields = ("title", "you_said", "we_did", "reason")
    found = Q()
    for name in fields:
        found |= Q(**{f"{name}__icontains": word})
        if len(word) >= 4:  # a slip of the finger is forgiven from here
            found |= Q(**{f"{name}__trigram_word_similar": word})
    return found


def owners(viewer: User, permission: Permission) -> list[tuple[int, str]]:
    """Those who look after an outcome that the viewer may see, by name."""
    found = visible_to(viewer, permission).order_by("owner__name").values_list("owner_id", "owner__name")
    return list(dict.fromkeys(found))


def published(landlord: Landlord) -> QuerySet[Outcome]:
    """What a landlord has published, newest first, with the number of people behind each."""
    return (
        Outcome.objects.filter(landlord=landlord, published_at__isnull=False)
        .select_related("place", "landlord")
        .annotate(
            people_count=Coalesce(Subquery(people_behind(OuterRef("pk")), output_field=IntegerField()), 0)
        )
        .order_by("-published_at", "-pk")
    )


# Written out, as customers open these pages most: built by the ORM it costs half as much as the page.
ONE_PUBLISHED = """
SELECT outcome.*, place.name AS place_name
  FROM actions_outcome outcome LEFT JOIN people_place place ON place.id = outcome.place_id
 WHERE outcome.landlord_id = %s AND outcome.slug = %s AND outcome.published_at IS NOT NULL
"""


def one_published(landlord: Landlord, slug: str) -> Outcome | None:
    """One published change or refusal by the name in its address, with its `place_name`."""
    return next(iter(Outcome.objects.raw(ONE_PUBLISHED, [landlord.pk, slug])), None)


def search_published(
    landlord: Landlord, *, place: str = "", kind: str = "", text: str = ""
) -> QuerySet[Outcome]:
    """Published outcomes narrowed by place, by whether it was done, and by words."""
    found = published(landlord)
    if place.isdecimal():
        found = found.filter(place__path__contains=f"/{int(place[:15])}/")
    if kind in (Decision.DONE, Decision.CANNOT):
        found = found.filter(decision=kind)
    for word in text.split()[:8]:
        found = found.filter(_holds(word))
    return found


def places_with_changes(landlord: Landlord) -> QuerySet[Place]:
    """The places about which something is published."""
    used = Outcome.objects.filter(landlord=landlord, published_at__isnull=False).values("place")
    return Place.objects.filter(pk__in=used).order_by("name")


@dataclass(frozen=True)
class Counts:
    """Changes that customers caused, and refusals given with a reason."""

    changes: int
    refusals: int


def counts(landlord: Landlord, since: date) -> Counts:
    """How many changes customers caused since a day, and how many times the answer was no."""
    found = dict(
        Outcome.objects.filter(landlord=landlord, published_at__date__gte=since)
        .order_by()
        .values_list("decision")
        .annotate(count=Count("pk"))
    )
    return Counts(changes=found.get(Decision.DONE, 0), refusals=found.get(Decision.CANNOT, 0))


def voices_to_link(
    viewer: User, permission: Permission, text: str, outcome: Outcome | None = None
) -> QuerySet[Voice]:
    """Voices the viewer may put behind an outcome: found by words or reference; else the newest unanswered."""
    inside = scopes.of(viewer, permission).within(landlord="landlord", path="place__path")
    found = (
        Voice.objects.filter(inside, merged_into=None)
        .select_related("place", "customer", "speaker")
        .defer("search")
    )
    if outcome is not None:
        found = found.filter(landlord=outcome.landlord_id).exclude(outcome_links__outcome=outcome)
    if not text.strip():
        return found.filter(answered_at=None).order_by("-received_at", "-pk")
    return holding(found, text).order_by("-received_at", "-pk")


def chosen_voices(viewer: User, permission: Permission, numbers: list[str]) -> list[Voice]:
    """The voices of these numbers that lie in the viewer's scope, in the order in which they were said."""
    asked = [int(one) for one in numbers[:500] if one.isdecimal() and len(one) < 18]
    inside = scopes.of(viewer, permission).within(landlord="landlord", path="place__path")
    found = Voice.objects.filter(inside, pk__in=asked).select_related(
        "landlord", "place", "customer", "speaker"
    )
    return list(found.defer("search").order_by("said_at", "pk"))


def behind_which_stands(customer: Customer) -> list[int]:
    """The numbers of the outcomes that rest on what a customer said, or what was said for them."""
    theirs = Q(voice__customer=customer) | Q(voice__speaker=customer)
    return list(OutcomeVoice.objects.filter(theirs).values_list("outcome", flat=True).distinct())
