"""Unanswered voices climb: from their owner to a manager, then to a director."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from sayso.communications.commands import messages
from sayso.communications.rules.routing import Reach
from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.foundations.history.context import command
from sayso.foundations.subjects import Subject
from sayso.listening.enums import Rung, VoiceState
from sayso.listening.models import Escalation, Voice
from sayso.listening.rules import climbing
from sayso.people.models import Landlord
from sayso.people.queries import staff

CLIMBING = System("climbing")
RUNG_ROLE = {Rung.MANAGER: Role.MANAGER, Rung.DIRECTOR: Role.DIRECTOR}


@command
def climb(*, landlord: Landlord, by: System, at: datetime) -> list[Escalation]:
    """Move every unanswered voice to the rung its age asks for, and tell those who stand there."""
    today = timezone.localtime(at).date()
    limit = at - timedelta(days=landlord.manager_days - 1)
    unanswered = Voice.objects.filter(landlord=landlord, answered_at=None, received_at__lt=limit).exclude(
        state=VoiceState.HANDED_ON
    )
    there = set(Escalation.objects.filter(voice__in=unanswered).values_list("voice_id", "rung"))
    new = []
    for voice in unanswered.only("id", "received_at"):
        rung = climbing.rung(
            timezone.localtime(voice.received_at).date(),
            today,
            manager_days=landlord.manager_days,
            director_days=landlord.director_days,
        )
        if rung != Rung.OWNER and (voice.pk, rung) not in there:
            new.append(Escalation(voice=voice, rung=rung, at=at))
    made = Escalation.objects.bulk_create(new, ignore_conflicts=True)
    for rung in (Rung.MANAGER, Rung.DIRECTOR):
        climbed = sum(one.rung == rung for one in made)
        if climbed:
            _tell(landlord, rung, climbed, at)
    return made


def _tell(landlord: Landlord, rung: Rung, climbed: int, at: datetime) -> None:
    link = f"{settings.SITE_URL}/staff/voices/unanswered/"
    drafts = [
        messages.Draft(
            key=f"climb:{landlord.pk}:{rung}:{person.pk}:{at:%Y-%m-%d}",
            recipient=messages.Recipient(person.name, Reach("email", email=person.email)),
            title="People are waiting for an answer",
            body=f"{climbed} more unanswered since the last look. See who waits: {link}",
            about=Subject("unanswered", str(rung), "Unanswered", "/staff/voices/unanswered/"),
        )
        for person in staff.holders(RUNG_ROLE[rung], landlord=landlord, place=None)
        if person.email
    ]
    messages.queue(landlord=landlord, drafts=drafts, by=CLIMBING, at=at)
