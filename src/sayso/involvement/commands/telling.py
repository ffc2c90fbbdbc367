"""What members are told of a meeting: each by their own channel, in their language and print, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sayso.communications.commands import messages
from sayso.communications.rules import routing
from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.subjects import Subject
from sayso.involvement.models import Invitation, Meeting
from sayso.people.models import Customer


class News(StrEnum):
    """What there is to tell."""

    INVITED = "invited"
    CHANGED = "changed"
    CALLED_OFF = "called_off"
    MINUTES = "minutes"


SCREENS = ("email", "text")


def subject_of(meeting: Meeting) -> Subject:
    """The meeting, as messages and facts name it."""
    return Subject("meeting", str(meeting.pk), meeting.title, reverse("meeting", args=[meeting.pk]))


@command
def tell(
    *, meeting: Meeting, news: News, invitations: Iterable[Invitation], needs: Mapping[int, list[str]], by: Actor, at: datetime
) -> int:  # fmt: skip
    """Queue a message to each of those invited; safe to repeat. `needs` has each one's own, in words, by customer.

    Marks whom no way reaches. Returns how many are told.
    """
    told = list(invitations)
    papers = meeting.papers.filter(withdrawn_at=None).count()
    drafts = {
        one.pk: _draft(meeting, news, one.customer, needs.get(one.customer_id, []), papers, key=str(one.pk))
        for one in told
        if not _is_gone(one.customer)
    }
    queued = messages.queue(landlord=meeting.group.landlord, drafts=drafts.values(), by=by, at=at)
    reached = {one.key for one in queued}
    for is_unreachable in (False, True):
        those = [
            one.pk
            for one in told
            if (one.pk not in drafts or drafts[one.pk].key not in reached) == is_unreachable
        ]
        Invitation.objects.filter(pk__in=those).exclude(is_unreachable=is_unreachable).update(
            is_unreachable=is_unreachable
        )
    return len(queued)


@command
def hand_round(*, meeting: Meeting, members: Iterable[Customer], by: Actor, at: datetime) -> int:
    """Queue the minutes to members who were not invited; safe to repeat. Returns how many are told."""
    drafts = [_draft(meeting, News.MINUTES, one, [], 0, key=f"member{one.pk}") for one in members]
    return len(messages.queue(landlord=meeting.group.landlord, drafts=drafts, by=by, at=at))


def _is_gone(customer: Customer) -> bool:
    return customer.merged_into_id is not None or hasattr(customer, "erasure")


def _draft(
    meeting: Meeting, news: News, customer: Customer, needed: list[str], papers: int, *, key: str
) -> messages.Draft:
    who = messages.Recipient.of(customer)
    way = routing.route(who.reach)
    channel = way.channel if way else ""
    with translation.override(who.language):
        title, parts = _said(meeting, news, channel, needed, papers)
    number = meeting.changes if news is News.CHANGED else ""
    return messages.Draft(
        key=f"meeting:{meeting.pk}:{news}{number}:{key}", recipient=who, title=title,
        body="\n\n".join(part for part in parts if part), about=subject_of(meeting),
    )  # fmt: skip


def _said(
    meeting: Meeting, news: News, channel: str, needed: list[str], papers: int
) -> tuple[str, list[str]]:
    named = {"title": meeting.title, "group": meeting.group.name}
    if news is News.CALLED_OFF:
        title = _("Called off: %(title)s") % named
        because = [_("Because: %(why)s") % {"why": meeting.called_off_because}]
        return title, [
            _("%(group)s: the meeting does not take place.") % named,
            when(meeting),
            *because,
            _ring(meeting),
        ]
    if news is News.MINUTES:
        title = _("What was said and decided: %(title)s") % named
        if channel == "text":
            return title, [title, _link(meeting)]
        return title, [
            when(meeting),
            meeting.minutes,
            _link(meeting) if channel == "email" else _ring(meeting),
        ]
    title = _("You are invited: %(title)s") if news is News.INVITED else _("Something changed: %(title)s")
    if channel == "text":
        return title % named, [title % named, when(meeting), meeting.venue, _link(meeting)]
    return title % named, [
        named["group"], when(meeting), *_where(meeting, channel), *_agenda(meeting, channel, papers), _needs(needed), _answer(meeting, channel),
    ]  # fmt: skip


def when(meeting: Meeting) -> str:
    """The day and hours in words of the language that is active."""
    start = timezone.localtime(meeting.starts_at)
    day = date_format(start, "l j F Y")
    if meeting.ends_at is None:
        return _("%(day)s at %(start)s") % {"day": day, "start": f"{start:%H:%M}"}
    end = timezone.localtime(meeting.ends_at)
    return _("%(day)s, %(start)s to %(end)s") % {"day": day, "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}


def _where(meeting: Meeting, channel: str) -> list[str]:
    told = [_("Where: %(venue)s") % {"venue": meeting.venue}] if meeting.venue else []
    if meeting.getting_there:
        told.append(_("How to get there: %(way)s") % {"way": meeting.getting_there})
    if meeting.joining_url and channel in SCREENS:
        told.append(_("Join online: %(link)s") % {"link": meeting.joining_url})
    elif meeting.joining_url:
        told.append(_("You can also join by phone or online. Ring us and we tell you how."))
    return told


def _agenda(meeting: Meeting, channel: str, papers: int) -> list[str]:
    told = [_("What it is about:") + f"\n{meeting.agenda}"] if meeting.agenda else []
    if papers and channel == "email":
        told.append(_("The papers are here: %(link)s") % {"link": _address(meeting)})
    elif papers:
        told.append(_("There are papers to read before. Ask us and we send them to you on paper."))
    return told


def _needs(needed: list[str]) -> str:
    if not needed:
        return _(
            "Do you need something to take part? An interpreter, step-free access, help to get there: tell us."
        )
    listed = "\n".join(f"– {one}" for one in needed)
    return _("We know that you need this, and see to it:") + f"\n{listed}\n" + _("Tell us if it has changed.")


def _answer(meeting: Meeting, channel: str) -> str:
    if channel in SCREENS:
        return _("Tell us whether you come: %(link)s") % {"link": _address(meeting)}
    return _ring(meeting)


def _ring(meeting: Meeting) -> str:
    phone = meeting.group.landlord.phone
    return _("Ring us on %(phone)s.") % {"phone": phone} if phone else ""


def _link(meeting: Meeting) -> str:
    return _("See it here: %(link)s") % {"link": _address(meeting)}


def _address(meeting: Meeting) -> str:
    return f"{settings.SITE_URL}{reverse('my-meeting', args=[meeting.pk])}"
