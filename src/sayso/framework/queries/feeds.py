"""Whose calendar address it is, and what it gives: iCalendar (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from sayso.framework.models import CalendarFeed
from sayso.framework.permissions import VIEW_BOARD
from sayso.framework.queries.calendar import Event
from sayso.framework.rules.verdicts import State
from sayso.people.models import Landlord, User

OFTEN = timedelta(hours=6)  # how often a program may ask again


def fingerprint(secret: str) -> str:
    """What is kept of an address."""
    return hashlib.sha256(secret.encode()).hexdigest()


def of_user(user: User) -> CalendarFeed | None:
    """The address that a member of staff has where they work now."""
    return CalendarFeed.objects.filter(user=user, landlord=user.landlords[0], ended_at=None).first()


def whose(secret: str) -> User | None:
    """Whose address it is, working where it was made; nobody's once it was ended, or they may no longer see the board."""
    found = (
        CalendarFeed.objects.filter(fingerprint=fingerprint(secret), ended_at=None)
        .select_related("user")
        .first()
    )
    if found is None or not found.user.is_staff_member:
        return None
    user = found.user
    user.work_at(found.landlord_id)
    return user if user.landlords[0].pk == found.landlord_id and user.may(VIEW_BOARD) else None


def as_icalendar(landlord: Landlord, events: Iterable[Event]) -> bytes:
    """The events as a file for calendar programs; an occurrence keeps its UID whatever becomes of it."""
    made = Calendar()
    made.add("prodid", "-//Sayso//Promises//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _("Promises of %(landlord)s") % {"landlord": landlord.name})
    made.add("refresh-interval", OFTEN, parameters={"VALUE": "DURATION"})
    for one in events:
        made.add_component(_entry(landlord, one))
    return made.to_ical()  # type: ignore[no-any-return]


def _entry(landlord: Landlord, one: Event) -> Entry:
    made, changed = Entry(), one.changed_at.astimezone(UTC)
    made.add("uid", f"{fingerprint(f'{landlord.slug}|{one.key}')[:40]}@sayso")
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("dtstart", one.due_at.astimezone(UTC) if one.due_at else one.due_on)
    made.add("summary", ", ".join(filter(None, (one.clause.name, one.place, one.says))))
    told = [_("Section %(section)s. %(owner)s.") % {"section": one.clause.section, "owner": one.clause.owner}]
    if one.clause.unverified:
        told.append(_("Not checked against the document: %(what)s") % {"what": one.clause.unverified})
    made.add("description", "\n".join([*told, one.clause.says]))
    asked = urlencode(
        {"of": one.key, "due": one.due_on.isoformat()}
    )  # the day says in which promise year it lies
    made.add("url", f"{settings.SITE_URL}{reverse('evidence')}?{asked}")
    made.add("status", "CANCELLED" if one.state == State.EXCUSED else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    return made
