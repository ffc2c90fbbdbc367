"""The calendar of what is due: the page, and the private address for calendar programs."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from sayso.foundations.subjects import Subject
from sayso.framework.commands import duties, facts
from sayso.framework.models import CalendarFeed
from sayso.framework.queries.board import Narrowed
from sayso.framework.queries.calendar import events
from sayso.framework.queries.feeds import as_icalendar
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.people.tests.cast import a_landlord, sign_in

AT = moment("2026-05-04T12:00")


@pytest.fixture(autouse=True)
def in_may(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


def told(landlord, kind, when, name="one"):
    facts.record(kind=kind, landlord=landlord, subject=Subject("interest", name, "Mrs Jones of 4 Elm"),
                 occurred_at=moment(when), by=ROBOT, at=moment(when))  # fmt: skip


def month(client, **given):
    response = client.get(reverse("calendar"), given)
    assert response.status_code == 200
    return unescape(re.sub(r"\s+", " ", response.content.decode()))


def test_each_day_shows_what_is_due_and_today_is_marked(client, landlord, places, edition, staff):
    sign_in(client, staff())
    told(landlord, "interest.received", "2026-05-01T10:00")  # Monday 4 May is a bank holiday
    page = month(client)
    assert "Due in May 2026" in page
    assert page.count('aria-current="date"') == 1
    sixth = page.split('datetime="2026-05-06"')[1].split("</td>")[0]
    assert "Interest answered in two working days" in sixth
    assert "of=interest-answered%7Cinterest%3Aone" in sixth
    last = page.split('datetime="2026-05-31"')[1].split("</td>")[0]
    assert "A survey in May and November" in last
    assert "due, 6" in last
    assert "month=2026-04" in page and "month=2026-06" in page  # noqa: PT018


def test_the_calendar_is_narrowed_as_the_board_and_light(client, landlord, places, edition, staff):
    sign_in(client, staff())
    month(client)
    with CaptureQueriesContext(connection) as seen:
        page = month(client, owner="Scheme manager", month="2026-06", answers="england")
    assert len(seen) <= 12
    assert "Due in June 2026" in page
    assert 'name="month" value="2026-06"' in page
    assert "month=2026-07" in page and "owner=Scheme+manager" in page  # noqa: PT018
    for odd in ("\x00", "2026-13", "1999-01", "2100-12", "0001-01"):
        assert "Due in May 2026" in month(client, month=odd)
    assert "Due in June 2028" in month(client, month="2028-06")


def entries(response):
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    return {str(one["url"]): one for one in Calendar.from_ical(response.content).walk("VEVENT")}


def address_of(client):
    page = client.post(reverse("calendar-feed")).content.decode()
    return re.search(r'value="https?://[^/]+(/calendar/[^"]+\.ics)"', page)[1]


def test_an_address_opens_without_signing_in_and_names_nobody(client, landlord, places, edition, staff):
    sign_in(client, staff("auditor"))
    told(landlord, "interest.received", "2026-05-01T10:00")
    program, path = Client(), address_of(client)
    found = entries(program.get(path))
    one = next(one for url, one in found.items() if "interest-answered" in url)
    assert one["dtstart"].dt == date(2026, 5, 6)
    assert one["status"] == "CONFIRMED"
    assert "Jones" not in program.get(path).content.decode()
    assert CalendarFeed.objects.get().fingerprint not in path
    only = entries(program.get(path, {"owner": "IHMO"}))
    assert 0 < len(only) < len(found)
    assert path not in client.get(reverse("calendar-feed")).content.decode()


def test_renewed_ended_or_left_the_address_opens_nothing(client, landlord, places, edition, staff):
    user = staff("engagement")
    sign_in(client, user)
    first = address_of(client)
    second = address_of(client)
    program = Client()
    assert program.get(first).status_code == 404
    assert program.get(second).status_code == 200
    assert client.get(reverse("calendar-feed-end")).status_code == 405
    client.post(reverse("calendar-feed-end"))
    assert program.get(second).status_code == 404
    third = address_of(client)
    user.role_holdings.update(ends_on=AT.date() - timedelta(days=1))
    assert program.get(third).status_code == 404
    user.role_holdings.update(ends_on=None)
    assert program.get(third).status_code == 200
    user.is_active = False
    user.save()
    assert program.get(third).status_code == 404
    assert program.get("/calendar/nothing.ics").status_code == 404


def test_an_address_is_of_the_landlord_where_it_was_made(client, landlord, places, edition, staff):
    user, other = staff("engagement"), a_landlord("Elsewhere")
    held = user.role_holdings.create(role="auditor", landlord=other, starts_on=date(2020, 1, 1))
    sign_in(client, user)
    client.post(reverse("work-for"), {"landlord": other.pk})
    there = address_of(client)
    client.post(reverse("work-for"), {"landlord": landlord.pk})
    here = address_of(client)
    told(landlord, "interest.received", "2026-05-01T10:00")
    program = Client()
    assert entries(program.get(here))
    assert entries(program.get(there)) == {}
    held.delete()
    assert program.get(there).status_code == 404
    assert program.get(here).status_code == 200


def test_guessing_is_slowed_down(landlord, edition, settings):
    settings.SAYSO_LIMITS = {"calendar": (2, 600)}
    program = Client(REMOTE_ADDR="192.0.2.7")
    assert [program.get("/calendar/guess.ics").status_code for _ in range(3)] == [404, 404, 429]


def of(landlord, at):
    file = as_icalendar(landlord, events(landlord, at, Narrowed(clause="interest-answered")))
    (one,) = Calendar.from_ical(file).walk("VEVENT")
    return one, file


def test_an_entry_keeps_its_id_and_says_when_it_changed(landlord, places, edition):
    told(landlord, "interest.received", "2026-05-01T10:00")
    due, file = of(landlord, AT)
    assert file == of(landlord, AT + timedelta(minutes=5))[1]
    told(landlord, "interest.answered", "2026-05-05T10:00")
    kept, _file = of(landlord, moment("2026-05-05T12:00"))
    assert kept["uid"] == due["uid"]
    assert kept["last-modified"].dt == moment("2026-05-05T10:00") > due["last-modified"].dt
    assert str(kept["summary"]).endswith("kept")


def test_what_is_excused_is_cancelled(landlord, places, edition):
    told(landlord, "interest.received", "2026-05-01T10:00")
    duties.excuse(landlord=landlord, occurrence="interest-answered|interest:one", title="one", reason="Moved away.",
                  decided_by="Director", by=ROBOT, at=moment("2026-05-02T10:00"))  # fmt: skip
    assert of(landlord, AT)[0]["status"] == "CANCELLED"
