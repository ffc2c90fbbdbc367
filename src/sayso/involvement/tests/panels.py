"""A group with members and a meeting, for tests."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

from django.utils import timezone
from pypdf import PdfWriter

from sayso.foundations.access.actors import System
from sayso.framework.commands import groups
from sayso.involvement.commands import meetings, members
from sayso.people.commands import needs
from sayso.people.tests.cast import a_customer, a_landlord

BY = System("test")


def now() -> Any:
    return timezone.now()


def a_group(name: str = "Scrutiny panel", place: Any = None, landlord: Any = None) -> Any:
    landlord = landlord or (place.landlord if place else a_landlord())
    return groups.open_group(landlord=landlord, name=name, kind="panel", place=place, by=BY, at=now())


def a_member(group: Any, name: str = "Ada Nwosu", **more: Any) -> Any:
    who = a_customer(group.landlord, name, **more)
    members.join(group=group, customer=who, by=BY, at=now())
    return who


def called(days: float = 9, **more: Any) -> meetings.Called:
    given = {"title": "Autumn meeting", "starts_at": now() + timedelta(days=days), "venue": "Hall", **more}
    return meetings.Called(**given)


def a_meeting(group: Any, days: float = 9, key: str = "k", **more: Any) -> Any:
    return meetings.call(group=group, called=called(days, **more), key=key, by=BY, at=now())


def invited(group: Any, days: float = 9, key: str = "k", **more: Any) -> Any:
    made = a_meeting(group, days, key, **more)
    meetings.invite(meeting=made, by=BY, at=min(now(), made.starts_at - timedelta(hours=1)))
    made.refresh_from_db()
    return made


def a_need(customer: Any, need: str = "hearing_loop", **told: Any) -> Any:
    return needs.record(customer=customer, need=need, told=needs.Told(**told), by=BY, at=now())


def a_pdf(**also: Any) -> bytes:
    """One empty page; `also` may add what no paper may have."""
    made, out = PdfWriter(), io.BytesIO()
    made.add_blank_page(200, 200)
    if script := also.get("script"):
        made.add_js(script)
    if attached := also.get("attached"):
        made.add_attachment("a.txt", attached)
    if password := also.get("password"):
        made.encrypt(password)
    made.write(out)
    return out.getvalue()
