"""When a digest goes out, and what is news in it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.communications.rules import digests
from sayso.foundations.clocks.calendars import Calendar
from sayso.framework.rules.packs import Clause
from sayso.framework.rules.verdicts import Occurrence, State

ENGLAND, SCOTLAND = Calendar("england"), Calendar("scotland")
DAYS = st.integers(0, 2190).map(lambda n: date(2024, 1, 1) + timedelta(days=n))
RHYTHMS = st.sampled_from(["working_day", "week", "month"])


@pytest.mark.parametrize(
    ("rhythm", "after", "comes"),
    [
        ("working_day", "2026-11-26", "2026-11-27"),
        ("working_day", "2026-11-27", "2026-11-30"),  # over a weekend
        ("working_day", "2026-12-24", "2026-12-29"),  # Boxing Day is a Saturday: Monday is given for it
        ("week", "2026-11-26", "2026-11-30"),
        ("week", "2026-04-30", "2026-05-05"),  # the Monday is a bank holiday
        ("week", "2026-05-05", "2026-05-11"),
        ("month", "2026-11-26", "2026-12-01"),
        ("month", "2026-07-31", "2026-08-03"),  # the first is a Saturday
        ("month", "2025-12-31", "2026-01-02"),
        ("never", "2026-11-26", None),
    ],
)
def test_the_day_it_goes_out(rhythm, after, comes):
    wanted = date.fromisoformat(comes) if comes else None
    assert digests.next_day(rhythm, date.fromisoformat(after), ENGLAND) == wanted


def test_each_nation_has_its_own_holidays():
    assert digests.next_day("month", date(2025, 12, 31), SCOTLAND) == date(2026, 1, 5)
    assert digests.next_day("working_day", date(2026, 11, 27), SCOTLAND) == date(
        2026, 12, 1
    )  # St Andrew's Day


@given(RHYTHMS, DAYS)
def test_it_goes_out_on_working_days_only_and_once(rhythm, after):
    day = digests.next_day(rhythm, after, ENGLAND)
    assert day > after
    assert ENGLAND.is_working(day)
    assert digests.is_due(rhythm, after, day, ENGLAND)
    assert not digests.is_due(rhythm, day, day, ENGLAND)
    assert not digests.is_due(rhythm, after, day - timedelta(days=1), ENGLAND)


def test_each_week_and_month_has_one():
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(7 * 52 * 6)]
    weeks = [day.isocalendar()[:2] for day in days if digests.is_day("week", day, ENGLAND)]
    months = [(day.year, day.month) for day in days if digests.is_day("month", day, ENGLAND)]
    assert weeks == list(dict.fromkeys(day.isocalendar()[:2] for day in days))
    assert months == list(dict.fromkeys((day.year, day.month) for day in days))


def test_what_could_not_go_in_time_goes_on_the_next_working_day():
    monday, friday = date(2026, 11, 23), date(2026, 11, 27)
    assert digests.is_due("week", date(2026, 11, 16), friday, ENGLAND)
    assert not digests.is_due("week", date(2026, 11, 16), date(2026, 11, 28), ENGLAND)  # a Saturday
    assert not digests.is_due("week", monday, friday, ENGLAND)


CLAUSE = Clause("c", "1", "C", "It.", "area", "Somebody", (), "", "", None)


def once(key, state, due="2026-11-20"):
    values = dict.fromkeys(Occurrence._fields)
    values |= {"key": key, "clause": "c", "state": state, "name": key, "due_on": date.fromisoformat(due)}
    return CLAUSE, Occurrence(**values)


def keys(those):
    return [one.key for _clause, one in those]


def test_what_is_news():
    asked = [
        once("late", State.LATE), once("soon", State.DUE, "2026-11-30"), once("far", State.DUE, "2027-01-30"),
        once("missed", State.MISSED), once("old miss", State.MISSED), once("kept late", State.KEPT_LATE),
        once("kept", State.KEPT), once("kept before", State.KEPT), once("excused", State.EXCUSED),
        once("later", State.LATE, "2026-11-10"),
    ]  # fmt: skip
    before = {"old miss": State.MISSED, "kept before": State.KEPT, "missed": State.DUE, "late": State.LATE}
    found = digests.news(asked, before, today=date(2026, 11, 26), until=date(2026, 12, 3))
    assert keys(found.late) == ["later", "late"], "what is late stays, the oldest first"
    assert keys(found.due) == ["soon"]
    assert keys(found.missed) == ["missed"]
    assert keys(found.kept_late) == ["kept late"]
    assert keys(found.excused) == ["excused"]
    assert found.kept == 1
    assert not found.is_empty
    assert digests.news(
        [once("k", State.KEPT)], {}, today=date(2026, 11, 26), until=date(2026, 12, 3)
    ).is_empty


@given(st.dictionaries(st.text(min_size=1, max_size=4), st.sampled_from(list(State)), max_size=30))
def test_what_stands_as_before_is_no_news(states):
    asked = [once(key, state) for key, state in states.items()]
    found = digests.news(asked, states, today=date(2026, 11, 26), until=date(2026, 12, 3))
    assert (found.missed, found.kept_late, found.excused, found.kept) == ((), (), (), 0)
    assert len(found.late) == list(states.values()).count(State.LATE)
