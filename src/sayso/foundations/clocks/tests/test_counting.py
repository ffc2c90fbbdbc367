"""Worked examples: weekends, each nation's holidays, year ends, leap years, clock changes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.clocks.calendars import NATIONS, Calendar, UnknownNation, bank_holidays
from sayso.foundations.clocks.counting import (
    LONDON,
    OfficeHours,
    Pause,
    add_counted_hours,
    add_hours,
    add_months,
    add_working_days,
    count_days,
    count_hours,
    working_days_between,
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("nation", "start", "number", "due"),
    [
        ("england", "2026-03-30", 10, "2026-04-15"),  # Good Friday and Easter Monday
        ("wales", "2026-03-30", 10, "2026-04-15"),
        ("scotland", "2026-03-30", 10, "2026-04-14"),  # Easter Monday is worked in Scotland
        ("northern-ireland", "2026-03-30", 10, "2026-04-15"),
        ("england", "2026-12-24", 1, "2026-12-29"),  # 28 December stands for Boxing Day
        ("england", "2027-12-24", 1, "2027-12-29"),  # Christmas on a Saturday: 27 and 28
        ("scotland", "2026-12-31", 1, "2027-01-05"),  # 4 January stands for the 2nd
        ("england", "2026-12-31", 1, "2027-01-04"),
        ("scotland", "2026-06-12", 1, "2026-06-16"),  # the one-off of 15 June 2026
        ("england", "2026-06-12", 1, "2026-06-15"),
        ("scotland", "2026-07-31", 1, "2026-08-04"),
        ("england", "2026-08-28", 1, "2026-09-01"),
        ("northern-ireland", "2026-03-16", 1, "2026-03-18"),
        ("northern-ireland", "2026-07-10", 1, "2026-07-14"),
        ("scotland", "2026-11-27", 1, "2026-12-01"),
        ("england", "2028-02-28", 2, "2028-03-01"),  # leap year
        ("england", "2026-11-07", 0, "2026-11-07"),  # nought is the day itself, a Saturday too
        ("england", "2026-11-07", 1, "2026-11-09"),
        ("england", "2026-11-09", -1, "2026-11-06"),  # counted back
        ("england", "2026-04-15", -10, "2026-03-30"),
    ],
)
def test_working_days(nation, start, number, due):
    assert add_working_days(Calendar(nation), date.fromisoformat(start), number) == date.fromisoformat(due)


def test_a_landlords_own_closed_days_do_not_count():
    fair = Calendar("scotland", frozenset({date(2026, 7, 20)}))
    assert add_working_days(fair, date(2026, 7, 17), 1) == date(2026, 7, 21)
    assert fair.why_not(date(2026, 7, 20)) == "closed that day"


def test_bank_holidays_are_counted_by_nation():
    assert len(bank_holidays("england", 2027)) == 8
    assert len(bank_holidays("scotland", 2027)) == 9
    assert bank_holidays("england", 2026)[date(2026, 4, 6)] == "Easter Monday"


def test_an_unknown_nation_says_which_there_are():
    with pytest.raises(UnknownNation, match="england, wales, scotland, northern-ireland"):
        Calendar("britain")


def test_every_day_of_a_count_is_told():
    told = count_days(Calendar("england"), date(2026, 11, 5), 10, working=True)
    assert told[-1].day == date(2026, 11, 19)
    assert [one.number for one in told][:5] == [1, None, None, 2, 3]
    assert {one.reason for one in told if one.number is None} == {"weekend"}


def test_a_pause_stands_still_until_the_day_it_goes_on():
    pause = Pause(at("2026-11-10T09:00"), at("2026-11-12T09:00"), "waiting for the customer")
    told = count_days(Calendar("england"), date(2026, 11, 9), 2, working=True, pauses=(pause,))
    assert [(one.day.day, one.number) for one in told] == [(10, None), (11, None), (12, 1), (13, 2)]
    assert told[0].reason == "stood still: waiting for the customer"


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-11-04T10:00", 24, "2026-11-05T10:00"),
        ("2026-11-06T16:00", 24, "2026-11-09T16:00"),  # Friday to Monday
        ("2026-11-07T11:00", 24, "2026-11-10T00:00"),  # Saturday counts from Monday's first hour
        ("2026-04-02T15:00", 24, "2026-04-07T15:00"),  # over Easter
        ("2026-03-27T23:30", 24, "2026-03-30T23:30"),  # the clocks go forward on the Sunday
        ("2026-10-23T08:15", 24, "2026-10-26T08:15"),  # and back
    ],
)
def test_hours_without_weekends_and_bank_holidays(start, hours, due):
    found = add_counted_hours(Calendar("england"), at(start), hours)
    assert found.isoformat()[:16] == due


def test_hours_of_every_day_are_real_hours_when_the_clocks_change():
    assert add_hours(at("2026-03-28T12:00"), 24).isoformat()[:16] == "2026-03-29T13:00"
    assert add_hours(at("2026-10-24T12:00"), 24).isoformat()[:16] == "2026-10-25T11:00"


def test_working_hours_keep_to_the_office():
    office = OfficeHours(time(9), time(17))
    found = add_counted_hours(Calendar("england"), at("2026-11-06T16:00"), 4, office=office)
    assert found.isoformat()[:16] == "2026-11-09T12:00"
    told = count_hours(Calendar("england"), at("2026-11-06T16:00"), found, office=office)
    assert [one.number for one in told] == [1, None, None, 4]


def test_a_pause_of_hours_is_taken_out():
    pause = Pause(at("2026-11-04T12:00"), at("2026-11-04T18:00"), "power cut")
    found = add_counted_hours(Calendar("england"), at("2026-11-04T10:00"), 4, pauses=(pause,))
    assert found.isoformat()[:16] == "2026-11-04T20:00"


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-12-31", 2, "2027-02-28")],
)
def test_months_end_on_their_last_day(day, months, found):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(found)


days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(st.sampled_from(NATIONS), days, st.integers(1, 60))
def test_counting_there_and_back(nation, start, number):
    calendar = Calendar(nation)
    due = add_working_days(calendar, start, number)
    assert calendar.is_working(due)
    assert working_days_between(calendar, start, due) == number
    assert count_days(calendar, start, number, working=True)[-1].day == due


@given(st.sampled_from(NATIONS), days, st.integers(0, 23), st.integers(1, 96))
def test_counted_hours_never_end_before_they_should(nation, start, hour, hours):
    begin = datetime.combine(start, time(hour), LONDON)
    due = add_counted_hours(Calendar(nation), begin, hours)
    assert due.astimezone(UTC) - begin.astimezone(UTC) >= timedelta(hours=hours)


def step_by_step(calendar, start, number):
    """The same count as anyone would do it on a wall calendar."""
    day, left = start, abs(number)
    while left:
        day += timedelta(days=1 if number > 0 else -1)
        left -= calendar.is_working(day)
    return day


@given(st.sampled_from(NATIONS), st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(-900, 900),
       st.frozensets(st.dates(date(1990, 1, 1), date(2060, 1, 1)), max_size=3))  # fmt: skip
def test_counting_by_years_is_counting_day_by_day(nation, start, number, closed):
    calendar = Calendar(nation, closed)
    end = add_working_days(calendar, start, number)
    assert end == step_by_step(calendar, start, number)
    first, last = sorted([start, end])
    counted = sum(calendar.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
    assert working_days_between(calendar, first, last) == counted
    assert working_days_between(calendar, last, first) == -counted
