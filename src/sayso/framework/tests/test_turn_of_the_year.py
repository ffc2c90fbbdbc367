"""What is late or due soon does not leave the screen because a promise year ends."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.conf import settings
from django.urls import reverse
from icalendar import Calendar

from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts
from sayso.framework.models import Fact
from sayso.framework.queries import calendar, feeds, remembered
from sayso.framework.queries.board import Narrowed, board, glance
from sayso.framework.rules.verdicts import State
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.people.tests.cast import sign_in

LAST_DAY, FIRST_DAY = moment("2027-03-31T11:00"), moment("2027-04-01T08:00")
CLAUSE = "interest-answered"


@pytest.fixture(autouse=True)
def nothing_kept():
    remembered.forget()
    yield
    remembered.forget()


@pytest.fixture
def waiting(landlord, places, edition):
    """Somebody waits since March, and somebody since the last morning of the year."""
    for name, when in (("march", moment("2027-03-12T10:00")), ("last", LAST_DAY - timedelta(hours=1))):
        facts.record(kind="interest.received", landlord=landlord, subject=Subject("interest", name, f"Interest {name}"),
                     place=places[0], occurred_at=when, by=ROBOT, at=when)  # fmt: skip
    return landlord


@pytest.fixture
def on(monkeypatch):
    return lambda when: monkeypatch.setattr("django.utils.timezone.now", lambda: when)


def pressing(landlord, at, **narrowed):
    found = board(landlord, at, Narrowed(clause=CLAUSE, **narrowed)).pressing
    return [(one.occurrence.name, one.occurrence.state, one.year) for one in found]


def test_before_the_turn_what_falls_due_after_it_is_seen(waiting):
    assert pressing(waiting, LAST_DAY) == [
        ("Interest march", State.LATE, None),
        ("Interest last", State.DUE, 2027),
    ]
    assert board(waiting, LAST_DAY, Narrowed()).late_before == 0


def test_after_the_turn_what_is_late_stays_until_it_is_done(waiting):
    assert pressing(waiting, FIRST_DAY) == [
        ("Interest march", State.LATE, 2026),
        ("Interest last", State.DUE, None),
    ]
    assert board(waiting, FIRST_DAY, Narrowed()).late_before == 1
    seen = glance(waiting, FIRST_DAY, 8)
    assert (seen.late_now, seen.numbers.late_now) == (1, 0)
    assert "Interest march" in [one.occurrence.name for one in seen.due_next]


def test_it_is_narrowed_as_the_year_is(waiting, places):
    assert pressing(waiting, FIRST_DAY, state="due") == [("Interest last", State.DUE, None)]
    assert pressing(waiting, FIRST_DAY, place=places[1].pk) == []
    assert board(waiting, FIRST_DAY, Narrowed(place=places[1].pk)).late_before == 0
    assert board(waiting, FIRST_DAY, Narrowed(state="due")).late_before == 1
    another = board(waiting, FIRST_DAY, Narrowed(clause=CLAUSE), year_of=date(2026, 5, 1))
    assert ("Interest march", None) in [(one.occurrence.name, one.year) for one in another.pressing]
    assert another.late_before == 0


def test_what_was_due_last_month_stays_in_the_calendar_of_a_program(waiting):
    names = {(one.key, one.due_on) for one in calendar.events(waiting, FIRST_DAY, Narrowed())}
    assert (f"{CLAUSE}|interest:march", date(2027, 3, 16)) in names


def test_a_programs_calendar_leads_to_the_evidence_in_whichever_year_it_lies(client, waiting, staff, on):
    on(FIRST_DAY)
    sign_in(client, staff())
    shown = calendar.events(waiting, FIRST_DAY, Narrowed(clause=CLAUSE))
    file = Calendar.from_ical(feeds.as_icalendar(waiting, shown))
    for name in ("march", "last"):
        there = next(str(one["url"]) for one in file.walk("VEVENT") if name in str(one["url"]))
        assert f"Interest {name}" in text(client.get(there.removeprefix(settings.SITE_URL)))


def links(page, to):
    return [unescape(one) for one in re.findall(f'href="({to}[^"]*)"', page)]


def text(response):
    assert response.status_code == 200, response.content[:300]
    return response.content.decode()


def test_from_the_board_to_the_record_and_back(client, waiting, staff, on):
    on(FIRST_DAY)
    sign_in(client, staff())
    page = text(client.get(reverse("promises")))
    assert "1 promise of the year before is still late" in page
    assert "Interest march" in text(client.get(reverse("promises") + links(page, r"\?[^\"]*year=2026")[0]))
    proof = next(one for one in links(page, reverse("evidence")) if "march" in one)
    record = links(text(client.get(proof)), reverse("record-fact"))[0]
    assert "For: Interest march" in text(client.get(record))
    given = {"kind": "interest.answered", "subject": "Interest march", "on_day": "1", "on_month": "4", "on_year": "2027",
             "key": "k1", "occurrence": f"{CLAUSE}|interest:march"}  # fmt: skip
    answer = client.post(record, given)
    assert answer.status_code == 302
    assert Fact.objects.get(kind="interest.answered").subject_id == "march"
    assert "Interest march" in text(client.get(answer["Location"]))
    assert "of the year before" not in text(client.get(reverse("promises")))


def test_from_the_mornings_page_to_a_decision(client, waiting, staff, on):
    on(FIRST_DAY)
    sign_in(client, staff())
    there = next(one for one in links(text(client.get("/staff/")), "/staff/promises/") if "march" in one)
    decide = links(text(client.get(there)), reverse("decide-promise"))[0]
    given = {"decision": "excuse", "reason": "They moved away.", "decided_by": "Head", "key": "k",
             "occurrence": f"{CLAUSE}|interest:march"}  # fmt: skip
    answer = client.post(decide, given)
    assert answer.status_code == 302, answer.content.decode()
    assert "They moved away." in text(client.get(answer["Location"]))
    assert pressing(waiting, FIRST_DAY + timedelta(minutes=1)) == [("Interest last", State.DUE, None)]


def test_another_year_costs_no_question_more_once_it_is_known(waiting):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    board(waiting, FIRST_DAY, Narrowed())
    with CaptureQueriesContext(connection) as seen:
        remembered.with_open_beside(waiting, FIRST_DAY + timedelta(minutes=1))
    assert len(seen) == 1
