"""Clocks, climbing and states: worked examples and what must always hold."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.clocks.calendars import Calendar
from sayso.listening.rules import answering, climbing, states
from sayso.listening.rules.answering import Length

LONDON = ZoneInfo("Europe/London")
ENGLAND, SCOTLAND = Calendar("england"), Calendar("scotland")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("calendar", "received", "length", "due"),
    [
        # An enquiry on a Tuesday at 10:00 is due on Wednesday at 10:00.
        (
            ENGLAND,
            "2026-11-10T10:00",
            Length(24, "hours without weekends and bank holidays"),
            "2026-11-11T10:00",
        ),
        # On Friday afternoon: the weekend does not count.
        (
            ENGLAND,
            "2026-11-13T15:30",
            Length(24, "hours without weekends and bank holidays"),
            "2026-11-16T15:30",
        ),
        # On Christmas Eve, a Thursday: the 25th and Monday the 28th are bank holidays.
        (
            ENGLAND,
            "2026-12-24T09:00",
            Length(24, "hours without weekends and bank holidays"),
            "2026-12-29T09:00",
        ),
        # Scotland rests on 2 January as well (in 2026 a Friday).
        (
            SCOTLAND,
            "2025-12-31T12:00",
            Length(24, "hours without weekends and bank holidays"),
            "2026-01-05T12:00",
        ),
        (
            ENGLAND,
            "2025-12-31T12:00",
            Length(24, "hours without weekends and bank holidays"),
            "2026-01-02T12:00",
        ),
    ],
)
def test_an_enquiry_is_due(calendar, received, length, due):
    assert answering.answer_by(calendar, at(received), length) == at(due)


def test_interest_is_due_at_the_end_of_the_second_working_day():
    due = answering.answer_by(ENGLAND, at("2026-11-13T16:00"), Length(2, "working days"))
    assert due.date() == date(2026, 11, 17)
    assert due.hour == 23


@pytest.mark.parametrize(
    ("days", "rung"),
    [(0, "owner"), (29, "owner"), (30, "manager"), (59, "manager"), (60, "director"), (400, "director")],
)
def test_the_ladder(days, rung):
    first = date(2026, 1, 1)
    assert climbing.rung(first, first + timedelta(days=days), manager_days=30, director_days=60) == rung


ORDER = ["owner", "manager", "director"]


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(1, 400), st.integers(1, 400))
def test_nobody_climbs_down(first, second, manager, more):
    start = date(2026, 1, 1)
    rungs = [
        climbing.rung(start, start + timedelta(days=days), manager_days=manager, director_days=manager + more)
        for days in sorted((first, second))
    ]
    assert ORDER.index(rungs[0]) <= ORDER.index(rungs[1])


def test_every_state_leads_somewhere_and_nothing_becomes_new_by_itself():
    assert all(states.NEXT.values())
    assert not states.may_follow("answered", "new")
    assert states.may_follow("new", "handed_on")


@pytest.mark.parametrize(
    ("kind", "clock"),
    [("question", "enquiry"), ("request", "enquiry"), ("interest", "interest"), ("idea", "other")],
)
def test_which_clock_runs(kind, clock):
    assert states.clock_of(kind) == clock
