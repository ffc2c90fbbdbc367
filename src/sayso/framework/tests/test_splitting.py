"""What a page asks of a year, in parts that are kept: the same as looking through all of it."""

from dataclasses import replace
from datetime import date

import pytest

from sayso.foundations.clocks.periods import months_of
from sayso.framework.commands import packs
from sayso.framework.commands.demonstration import simulate
from sayso.framework.queries.standing import WorstFirst, standing
from sayso.framework.rules.standing import merged, worst_then_newest, year_cells
from sayso.framework.rules.verdicts import State
from sayso.framework.tests.conftest import PLANTED, ROBOT, moment

pytestmark = pytest.mark.django_db
START, END = date(2025, 4, 1), date(2026, 3, 31)


@pytest.fixture
def year(landlord, places):
    packs.load(
        landlord=landlord,
        pack=packs.open_pack("trident"),
        measured_from=START,
        by=ROBOT,
        at=moment("2025-04-01T09:00"),
    )
    simulate(landlord=landlord, places=places, start=START, end=END, seed=7, by=ROBOT, at=moment("2026-03-31T23:00"), faults=PLANTED)  # fmt: skip
    return standing(landlord, moment("2026-03-31T23:30"))


def test_the_rows_of_several_promises_are_one_row_of_all_they_were_asked(year):
    of = [one for one in year.by_clause.values() if one.occurrences]
    assert len(of) > 10
    for number in (1, 2, 5, len(of)):
        for at in range(0, len(of) - number + 1, 3):
            some = of[at : at + number]
            asked = [each for one in some for each in one.occurrences]
            assert merged([one.cells for one in some]) == year_cells(asked, year.year)


def test_parts_are_what_looking_through_everything_finds(year):
    places = {one.place_id for one in year.occurrences if one.place_id}
    assert places
    for each in year.by_clause.values():
        for state in ("", *State):
            for month in ("", *(f"{one:%Y-%m}" for one in months_of(year.year)), "2031-01", "rubbish"):
                for place in (None, *sorted(places)[:2]):
                    wanted = [
                        one
                        for one in each.occurrences
                        if (not state or one.state == state)
                        and (not month or (one.month is not None and f"{one.month:%Y-%m}" == month))
                        and (not place or one.place_id == place)
                    ]
                    assert list(each.only(state=state, month=month, place=place).occurrences) == wanted


def test_a_list_of_several_promises_is_in_order_wherever_it_is_opened(year):
    parts = list(year.by_clause.values())
    found = WorstFirst([*parts, replace(parts[0], occurrences=())])
    whole = sorted(year.occurrences, key=worst_then_newest)
    assert len(found) == len(whole)
    assert [one for _clause, one in found[:]] == whole
    for start in (0, 1, 9, len(whole) - 3, len(whole) + 5):
        assert [one for _clause, one in found[start : start + 10]] == whole[start : start + 10]
    assert found[3][1] == whole[3]
    assert all(one.clause == clause.id for clause, one in found)


def test_nothing_is_an_empty_list():
    assert not WorstFirst([])[:10]
    assert len(WorstFirst([])) == 0
    assert merged([]) == ()
