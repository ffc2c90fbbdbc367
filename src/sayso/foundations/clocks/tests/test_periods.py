"""Periods: how they start, how they end, which belong to a range."""

from datetime import date

from sayso.foundations.clocks.periods import (
    Period,
    YearStart,
    every_months,
    every_weeks,
    in_months,
    months_of,
)

APRIL = YearStart(4, 1)


def test_every_two_months_from_the_landlords_year():
    found = list(every_months(2, date(2026, 4, 1), date(2027, 3, 31), APRIL))
    assert found[0] == Period(date(2026, 4, 1), date(2026, 5, 31))
    assert found[-1] == Period(date(2027, 2, 1), date(2027, 3, 31))
    assert len(found) == 6


def test_a_period_that_began_before_the_range_is_not_asked():
    found = list(every_months(3, date(2026, 5, 2), date(2027, 3, 31), APRIL))
    assert [one.start for one in found] == [date(2026, 7, 1), date(2026, 10, 1), date(2027, 1, 1)]


def test_named_months_and_a_leap_february():
    assert list(in_months((5, 11), date(2026, 5, 1), date(2026, 12, 31))) == [
        Period(date(2026, 5, 1), date(2026, 5, 31)),
        Period(date(2026, 11, 1), date(2026, 11, 30)),
    ]
    assert next(in_months((2,), date(2028, 1, 1), date(2028, 3, 1))).end == date(2028, 2, 29)


def test_weeks_go_from_monday_to_sunday():
    found = list(every_weeks(2, date(2026, 11, 4), date(2026, 11, 30)))
    assert found == [
        Period(date(2026, 11, 9), date(2026, 11, 22)),
        Period(date(2026, 11, 23), date(2026, 12, 6)),
    ]


def test_the_year_that_holds_a_day():
    assert APRIL.year_of(date(2026, 3, 31)) == Period(date(2025, 4, 1), date(2026, 3, 31))
    assert YearStart(1, 1).year_of(date(2026, 3, 31)) == Period(date(2026, 1, 1), date(2026, 12, 31))
    assert len(months_of(APRIL.year_of(date(2026, 4, 1)))) == 12
