"""Take in what people say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from sayso.communications.commands import messages
from sayso.communications.rules.routing import Reach
from sayso.foundations.access.actors import Actor
from sayso.foundations.clocks.calendars import Calendar
from sayso.foundations.clocks.counting import on_day
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts
from sayso.framework.commands.facts import Report
from sayso.listening.commands import flags
from sayso.listening.enums import Door, VoiceKind, VoiceState
from sayso.listening.models import Theme, Voice, VoiceTheme
from sayso.listening.queries import advice, lengths, references
from sayso.listening.rules import answering, danger, states
from sayso.people.models import Customer, Landlord, Place, User

MOST_WORDS = 20_000  # characters
EARLIEST = 1900


class NothingSaid(Refusal):
    """There are no words."""


class TooMuchSaid(Refusal):
    """More words than one voice holds."""


class NotYet(Refusal):
    """Said in the future."""


class TooLongAgo(Refusal):
    """Said before anybody now alive could have said it."""


class Unknown(Refusal):
    """Somebody or something of another landlord."""


@dataclass(frozen=True)
class Contact:
    """How to reach someone who is not in the register and wants to hear back."""

    name: str
    channel: str
    address: str


@dataclass(frozen=True)
class Said:
    """What was said and by whom. `speaker` only where somebody speaks for the customer."""

    kind: str
    door: str
    words: str
    customer: Customer | None = None
    speaker: Customer | None = None
    contact: Contact | None = None
    place: Place | None = None
    said_at: datetime | None = None
    language: str = "en"
    source: Subject | None = None
    themes: tuple[Theme, ...] = ()
    owner: User | None = None
    settled: bool = False  # dealt with at first contact, so no clock runs


def subject_of(voice: Voice) -> Subject:
    """The voice as others may point to it."""
    return Subject("voice", str(voice.pk), voice.ref, f"/staff/voices/{voice.pk}/")


def _check(landlord: Landlord, said: Said, at: datetime) -> str:
    words = said.words.replace("\x00", "").strip()
    if not words:
        raise NothingSaid(_("Write what was said."), field="words")
    if len(words) > MOST_WORDS:
        raise TooMuchSaid(
            _("Use %(most)s characters or fewer; this has %(count)s.")
            % {"most": f"{MOST_WORDS:,}", "count": f"{len(words):,}"},
            field="words",
        )
    if said.said_at is not None and said.said_at > at:
        raise NotYet(_("The day it was said must be today or in the past."), field="said_on")
    if said.said_at is not None and said.said_at.year < EARLIEST:
        raise TooLongAgo(_("Check the year: it is too long ago."), field="said_on")
    for one, field in ((said.customer, "customer"), (said.speaker, "speaker"), (said.place, "place")):
        if one is not None and one.landlord_id != landlord.pk:
            raise Unknown(_("Choose one from the list."), field=field)
    return words


def _owner(said: Said, place: Place | None) -> User | None:
    if said.owner is not None:
        return said.owner
    officer = place.officer if place is not None else None
    return officer if officer is not None and officer.is_active else None


@command
def log(*, landlord: Landlord, said: Said, key: str, by: Actor, at: datetime) -> Voice:
    """Take in one voice: owner, clock, flags, facts and a receipt follow. Once for each key."""
    known = Voice.objects.filter(key=key).first()
    if known is not None:
        return known
    made = _made(landlord, said, _check(landlord, said, at), key, by, at)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        # Sent twice in the same moment: the other one is in.
        return Voice.objects.get(key=key)
    VoiceTheme.objects.bulk_create([VoiceTheme(voice=made, theme=one) for one in said.themes])
    _report(made, by, at)
    signs = danger.signs(made.words)
    for sign in signs:
        flags.raise_flag(voice=made, sign=sign, by=by, at=at)
    if signs or said.door in (Door.WEB, Door.TEXT, Door.EMAIL):
        _send_receipt(made, [sign.danger for sign in signs], by, at)
    return made


def _made(landlord: Landlord, said: Said, words: str, key: str, by: Actor, at: datetime) -> Voice:
    place = said.place or (said.customer.place if said.customer else None)
    owner = _owner(said, place)
    contact = said.contact or Contact("", "", "")
    source = said.source or Subject("", "", "")
    state = VoiceState.ANSWERED if said.settled else VoiceState.OWNED if owner else VoiceState.NEW
    return Voice(
        landlord=landlord, ref=references.new_reference(), key=key, kind=said.kind, door=said.door, words=words,
        language=said.language, customer=said.customer, speaker=said.speaker or said.customer, place=place,
        contact_name=contact.name, contact_channel=contact.channel, contact_address=contact.address,
        said_at=said.said_at or at, received_at=at, received_by=by.actor_name, from_kind=source.kind,
        from_id=source.id, from_title=source.title[:300], from_url=source.url, owner=owner, state=state,
        settled_at=at if said.settled else None, answered_at=at if said.settled else None,
        answer_by=None if said.settled else _answer_by(landlord, said.kind, at),
    )  # fmt: skip


def _answer_by(landlord: Landlord, kind: str, at: datetime) -> datetime:
    length = lengths.of_answer(landlord, states.clock_of(kind), on_day(at))
    return answering.answer_by(Calendar(landlord.nation), at, length)


RECEIVED_AS = {
    states.ENQUIRY: "enquiry.received",
    states.INTEREST: "interest.received",
}


def _report(voice: Voice, by: Actor, at: datetime) -> None:
    """Tell the framework that it was received, under each name it runs a clock for."""
    kinds = ["voice.received"]
    clock = states.clock_of(voice.kind)
    if clock in RECEIVED_AS and voice.settled_at is None:
        kinds.append(RECEIVED_AS[clock])
    if voice.kind == VoiceKind.COMPLIMENT:
        kinds.append("compliment.received")
    if voice.kind == VoiceKind.ADVERSE_EVENT:
        kinds.append("adverse_event.received")
    reports = [Report(kind, subject_of(voice), f"{kind}:{voice.pk}", voice.place) for kind in kinds]
    facts.record_all(landlord=voice.landlord, reports=reports, by=by, at=at)


def recipient_of(voice: Voice) -> messages.Recipient | None:
    """Who spoke, as somebody who can be told; None where nobody left a way."""
    if voice.speaker is not None:
        return messages.Recipient.of(voice.speaker)
    if voice.contact_channel:
        email = voice.contact_address if voice.contact_channel == "email" else ""
        phone = voice.contact_address if voice.contact_channel in ("text", "phone") else ""
        postal = voice.contact_address if voice.contact_channel == "letter" else ""
        return messages.Recipient(
            name=voice.contact_name,
            reach=Reach(voice.contact_channel, email=email, phone=phone, postal=postal),
            language=voice.language,
        )
    return None


def follow_url(voice: Voice) -> str:
    """The address at which whoever spoke can see what became of it."""
    return f"{settings.SITE_URL}/said/{references.link_token(voice.pk)}/"


def _what_to_do(landlord: Landlord, dangers: list[str]) -> str:
    """The advice about some dangers, to stand above the rest of a message."""
    lines = [one.says for one in advice.of(dangers)]
    if lines and landlord.emergency_phone:
        lines.append(_("Ring us at any hour on %(phone)s.") % {"phone": landlord.emergency_phone})
    return "".join(f"{line}\n\n" for line in lines)


def way_on(voice: Voice, recipient: messages.Recipient, *, ask_for: str = "") -> str:
    """The last words of a message: the number, and the way to ask more that fits how it arrives.

    Nobody can follow a long address from paper or from a phone call: there the phone and a name help.
    """
    given = {"ref": voice.ref, "phone": voice.landlord.phone, "name": ask_for}
    spoken = recipient.reach.channel in ("letter", "phone") and voice.landlord.phone
    if not spoken:
        return _("Your number is %(ref)s. See it here: %(link)s") % {
            "ref": voice.ref,
            "link": follow_url(voice),
        }
    if ask_for:
        return _("Your number is %(ref)s. To ask more, ring %(phone)s and ask for %(name)s.") % given
    return _("Your number is %(ref)s. To ask more, ring %(phone)s.") % given


def _send_receipt(voice: Voice, dangers: list[str], by: Actor, at: datetime) -> None:
    """Say at once that it arrived, to those who wrote from a screen; where it rang, also what to do now.

    The title says nothing of it: somebody else may be looking at the phone.
    """
    recipient = recipient_of(voice)
    if recipient is None or recipient.reach.channel not in ("email", "text"):
        return
    with translation.override(recipient.language):
        draft = messages.Draft(
            key=f"receipt:{voice.pk}",
            recipient=recipient,
            title=_("We have what you said"),
            body=_what_to_do(voice.landlord, dangers)
            + _("We have what you said. Your number is %(ref)s.\n\nSee what becomes of it: %(link)s")
            % {"ref": voice.ref, "link": follow_url(voice)},
            about=subject_of(voice),
        )
    messages.queue(landlord=voice.landlord, drafts=[draft], by=by, at=at)
