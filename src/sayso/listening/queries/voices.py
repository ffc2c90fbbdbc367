"""One voice and what belongs to it; and a customer's own voices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sayso.foundations.database.lately import Counted, lately
from sayso.listening.enums import VoiceState
from sayso.listening.models import Praise, Theme, Voice, VoiceTheme
from sayso.listening.queries import inbox
from sayso.people.models import Customer, Landlord, Place, User
from sayso.people.queries import sensitive

BEADS = {
    VoiceState.NEW: "heard",
    VoiceState.OWNED: "with",
    VoiceState.HANDED_ON: "with",
    VoiceState.DECIDED: "done",
    VoiceState.ANSWERED: "finished",
}


@dataclass(frozen=True)
class Standing:
    """Where one voice stands, in words for whoever said it."""

    voice: Voice
    bead: str
    who: str
    answer_by: datetime | None
    replies: list[str]

    @property
    def waits(self) -> bool:
        return self.voice.answered_at is None


def for_viewer(viewer: User, pk: int) -> Voice | None:
    """One voice that the viewer may read, with what its page shows."""
    return (
        inbox.visible_to(viewer)
        .select_related("landlord", "customer__home", "speaker", "place", "owner", "merged_into", "hand_on")
        .prefetch_related(
            "themes", Prefetch("merged", Voice.objects.only("ref", "merged_into"))
        )
        .annotate(speaker_needs=sensitive.has_needs("speaker"))
        .filter(pk=pk)
        .first()
    )  # fmt: skip


def by_reference(viewer: User, ref: str) -> Voice | None:
    """One visible voice by the reference people say over the phone."""
    return inbox.visible_to(viewer).filter(ref=ref.strip().upper()).first()


def standing(voice: Voice) -> Standing:
    """How the voice stands, for the person who said it. Only the first name of staff is shown."""
    owner = voice.owner.name.split()[0] if voice.owner else ""
    if voice.state == VoiceState.HANDED_ON:
        owner = voice.hand_on.to_service
    return Standing(
        voice=voice,
        bead=BEADS[VoiceState(voice.state)],
        who=owner,
        answer_by=voice.answer_by if voice.answered_at is None else None,
        replies=[one.words for one in voice.replies.all()],
    )


def _told(found: QuerySet[Voice]) -> QuerySet[Voice]:
    return found.select_related("owner", "hand_on", "landlord", "place").prefetch_related("replies")


def to_follow(pk: int) -> Voice | None:
    """The voice behind a signed link."""
    return _told(Voice.objects.filter(pk=pk)).first()


def of_customer(customer: Customer) -> QuerySet[Voice]:
    """What a customer said, or what was said for them, newest first."""
    return _told(Voice.objects.filter(Q(customer=customer) | Q(speaker=customer))).order_by(
        "-received_at", "-pk"
    )


def praise_of(user: User) -> QuerySet[Praise]:
    """The compliments that reached somebody where they work now."""
    return (
        Praise.objects.filter(user=user, voice__landlord__in=user.landlords)
        .select_related("voice", "voice__place")
        .order_by("-passed_on_at")
    )


def places(*landlords: Landlord) -> QuerySet[Place]:
    """The open places of some landlords, for a list to choose from."""
    return Place.objects.filter(landlord__in=landlords, closed_on=None).order_by("name", "pk")


def themes_counted(landlord: Landlord) -> Counted[list[Theme]]:
    """Every theme with how many voices are about it and how many of those wait."""
    return lately(lambda: list(_themes_counted(landlord)), "themes", landlord.pk)


def _themes_counted(landlord: Landlord) -> QuerySet[Theme]:
    about = VoiceTheme.objects.filter(theme=OuterRef("pk")).order_by().values("theme")
    # Counted by the few that wait, not by all that were ever said.
    waiting = about.filter(voice__answered_at=None).annotate(n=Count("pk")).values("n")
    return (
        Theme.objects.filter(landlord=landlord)
        .annotate(
            heard=Coalesce(Subquery(about.annotate(n=Count("pk")).values("n")), 0),
            waiting=Coalesce(Subquery(waiting), 0),
        )
        .order_by(F("retired_on").asc(nulls_first=True), "-heard", "name")
    )


LATELY = 500  # comparing words is dear; what belongs together mostly comes together


def alike(viewer: User, voice: Voice, limit: int = 5) -> QuerySet[Voice]:
    """Other open voices that the viewer may read and that say something like it, likeliest first; of the newest `LATELY`."""
    open_ = inbox.visible_to(viewer).filter(landlord=voice.landlord_id, answered_at=None, merged_into=None)
    # A question of its own: put into the other one, the words of all voices may be compared to find these.
    newest = list(
        open_.exclude(pk=voice.pk).order_by("-received_at", "-pk").values_list("pk", flat=True)[:LATELY]
    )
    return (
        Voice.objects.filter(pk__in=newest)
        .filter(words__trigram_word_similar=voice.words[:200])
        .annotate(likeness=TrigramWordSimilarity(voice.words[:200], "words"))
        .select_related("place")
        .order_by("-likeness", "pk")[:limit]
    )
