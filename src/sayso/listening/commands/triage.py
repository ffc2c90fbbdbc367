"""Sort voices: who looks after them, what they are about, where they belong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sayso.foundations.clocks.counting import on_day
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.framework.commands import facts
from sayso.listening.commands.voices import subject_of
from sayso.listening.enums import VoiceKind, VoiceState
from sayso.listening.events import voice_merged
from sayso.listening.models import HandOn, Note, Praise, Theme, Voice, VoiceTheme
from sayso.listening.rules import states
from sayso.people.models import Landlord, Place, User


class CannotMove(Refusal):
    """The voice is past the point where this can be done."""


class NotOurs(Refusal):
    """Somebody or something of another landlord."""


class SayMore(Refusal):
    """Words are missing."""


def lock(voice: Voice) -> Voice:
    """The voice as it stands, held until the transaction ends."""
    return Voice.objects.select_for_update(of=("self",)).select_related("landlord", "place").get(pk=voice.pk)


def move(voice: Voice, then: str) -> None:
    """Set the state, or say why not."""
    if not states.may_follow(voice.state, then):
        now, wanted = voice.get_state_display(), VoiceState(then).label
        raise CannotMove(f"{voice.ref} is “{now}” and cannot become “{wanted}”.")
    voice.state = then


@command
def assign(*, voices: Iterable[Voice], owner: User, by: User, at: datetime) -> list[Voice]:
    """Give voices to somebody, who then looks after the answer."""
    if not owner.is_active or not owner.is_staff_member:
        raise NotOurs("Choose somebody who works here now.", field="owner")
    given = []
    for voice in map(lock, voices):
        if voice.owner_id != owner.pk:
            voice.owner = owner
            if voice.state in (VoiceState.NEW, VoiceState.HANDED_ON):
                move(voice, VoiceState.OWNED)
            voice.save(update_fields=["owner", "state"])
        given.append(voice)
    return given


@command
def add_themes(*, voices: Iterable[Voice], themes: Iterable[Theme], by: User, at: datetime) -> None:
    """Say what voices are about. A theme they have already stays."""
    themes = list(themes)
    links = [
        VoiceTheme(voice=voice, theme=theme)
        for voice in voices
        for theme in themes
        if theme.landlord_id == voice.landlord_id
    ]
    VoiceTheme.objects.bulk_create(links, ignore_conflicts=True)


@command
def remove_theme(*, voice: Voice, theme: Theme, by: User, at: datetime) -> None:
    """Take a theme off a voice."""
    VoiceTheme.objects.filter(voice=voice, theme=theme).delete()


@command
def add_theme(*, landlord: Landlord, name: str, by: User, at: datetime) -> Theme:
    """Make a theme, or bring a retired one of that name back."""
    name = " ".join(name.split())
    if not name:
        raise SayMore("Give the theme a name.", field="name")
    if len(name) > 80:
        raise SayMore("Use 80 characters or fewer for the name.", field="name")
    theme = Theme.objects.filter(landlord=landlord, name__iexact=name).first()
    if theme is None:
        return Theme.objects.create(landlord=landlord, name=name)
    if theme.retired_on is not None:
        theme.retired_on = None
        theme.save(update_fields=["retired_on"])
    return theme


@command
def retire_theme(*, theme: Theme, by: User, at: datetime) -> Theme:
    """Offer a theme no more; the voices that have it keep it."""
    if theme.retired_on is None:
        theme.retired_on = on_day(at)
        theme.save(update_fields=["retired_on"])
    return theme


@command
def set_place(*, voice: Voice, place: Place | None, by: User, at: datetime) -> Voice:
    """Say which place a voice is about."""
    if place is not None and place.landlord_id != voice.landlord_id:
        raise NotOurs("Choose a place of this landlord.", field="place")
    locked = lock(voice)
    locked.place = place
    locked.save(update_fields=["place"])
    return locked


@command
def add_note(*, voice: Voice, words: str, by: User, at: datetime) -> Note:
    """Write a note that only staff see."""
    if not words.strip():
        raise SayMore("Write the note.", field="words")
    return Note.objects.create(voice=voice, words=words.strip(), at=at, by=by)


@command
def hand_on(
    *, voice: Voice, to_service: str, receipt: str = "", reason: str = "", by: User, at: datetime
) -> HandOn:
    """Hand a voice to the service it belongs to; the voice stays here with the receipt."""
    if not to_service.strip():
        raise SayMore("Say which service takes it.", field="to_service")
    locked = lock(voice)
    existing = HandOn.objects.filter(voice=locked).first()
    if existing is not None and locked.state == VoiceState.HANDED_ON:
        return existing
    move(locked, VoiceState.HANDED_ON)
    locked.save(update_fields=["state"])
    made, _ = HandOn.objects.update_or_create(
        voice=locked,
        defaults={"to_service": to_service.strip(), "receipt": receipt.strip(), "reason": reason.strip(),
                  "at": at, "by": by},
    )  # fmt: skip
    return made


@command
def merge(*, voices: Iterable[Voice], into: Voice, by: User, at: datetime) -> list[Voice]:
    """Say that voices say the same as another. All stay, and all who spoke are told."""
    top = lock(into)
    if top.merged_into_id is not None:
        raise CannotMove(f"{top.ref} is itself merged into another voice; choose that one.", field="into")
    merged = []
    for voice in map(lock, voices):
        if voice.pk == top.pk or voice.merged_into_id == top.pk:
            continue
        if voice.landlord_id != top.landlord_id:
            raise NotOurs("Both voices must be of one landlord.", field="into")
        voice.merged.update(merged_into=top)
        voice.merged_into = top
        voice.save(update_fields=["merged_into"])
        voice_merged.send(sender=None, voice=voice, into=top, by=by, at=at)
        merged.append(voice)
    return merged


@command
def unmerge(*, voice: Voice, by: User, at: datetime) -> Voice:
    """Take a voice out of the one it was merged into."""
    locked = lock(voice)
    locked.merged_into = None
    locked.save(update_fields=["merged_into"])
    return locked


@command
def pass_on(
    *, voice: Voice, users: Iterable[User] = (), team: str = "", by: User, at: datetime
) -> list[Praise]:
    """Let a compliment reach the people it praises."""
    if voice.kind != VoiceKind.COMPLIMENT:
        raise CannotMove("Only a compliment is passed on to the people it praises.")
    named = [(one, "") for one in users] + ([(None, team.strip())] if team.strip() else [])
    if not named:
        raise SayMore("Choose a person or name a team.", field="users")
    praise = [
        Praise.objects.get_or_create(voice=voice, user=user, team=group, defaults={"passed_on_at": at})[0]
        for user, group in named
    ]
    facts.record(
        kind="compliment.passed_on",
        landlord=voice.landlord,
        subject=subject_of(voice),
        place=voice.place,
        occurred_at=at,
        key=f"compliment.passed_on:{voice.pk}",
        by=by,
        at=at,
    )
    return praise
