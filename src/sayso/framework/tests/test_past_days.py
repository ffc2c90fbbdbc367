"""A place that is added later changes nothing of what was reported before."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundations.clocks.counting import end_of
from sayso.framework.commands.demonstration import simulate
from sayso.framework.queries import remembered
from sayso.framework.queries.standing import standing
from sayso.framework.rules.evaluation import evaluate
from sayso.framework.rules.scope import Member, Scope
from sayso.framework.tests.conftest import ENDS, ROBOT, STARTS, moment
from sayso.framework.tests.test_evaluation import CARE, SCHEMES, cadence, duties, moments, records, terms
from sayso.people.commands.imports import import_customers
from sayso.people.models import Place
from sayso.people.tests.files import a_file, a_row

ROSE = {"site_id": "rose", "site_name": "Rose Court", "scheme_type": "care"}


def with_another(opened, since):
    rose = Member("place:9", "Rose Court", place_id=9, kind="scheme", scheme_kind="care",
                  starts_on=opened, known_since=since)  # fmt: skip
    return Scope(SCHEMES.landlord, (*SCHEMES.places, rose), SCHEMES.groups)


@settings(deadline=None)
@given(duties, records, moments, st.timedeltas(timedelta(seconds=1), timedelta(days=400)),
       st.dates(date(2020, 1, 1), date(2027, 1, 1)))  # fmt: skip
def test_adding_a_place_changes_no_verdict_of_an_earlier_day(duty, facts, as_at, later, opened):
    wider = with_another(opened, as_at + later)
    assert evaluate([duty], facts, wider, terms(), as_at) == evaluate([duty], facts, SCHEMES, terms(), as_at)


@pytest.mark.parametrize(
    ("opened", "asked"),
    [
        (date(2025, 4, 1), ["2025-05-31", "2025-11-30", "2026-05-31", "2026-11-30"]),
        (date(2026, 5, 1), ["2026-05-31", "2026-11-30"]),
        (date(2026, 5, 2), ["2026-11-30"]),
    ],
)
def test_a_place_is_asked_from_the_day_it_opened(opened, asked):
    duty = cadence(months=(5, 11), for_each="place", only=CARE)
    as_at = moment("2026-12-01T10:00")
    found = evaluate([duty], [], with_another(opened, as_at), terms(), as_at)
    assert [one.due_on.isoformat() for one in found if one.place_id == 9] == asked


def taken(landlord, tmp_path, **cells):
    path = a_file(tmp_path / "in.csv", [a_row(1, **ROSE, **cells)])
    at = moment("2026-11-25T10:00")
    return import_customers(landlord=landlord, source_name="QL", path=path, by=ROBOT, at=at)


def wrong(found, place):
    return [one for one in found.occurrences if one.place_id == place.pk and one.state != "due"]


def test_an_import_rewrites_no_earlier_day(landlord, places, edition, tmp_path):
    simulate(landlord=landlord, places=places, start=STARTS, end=ENDS, seed=7, by=ROBOT, at=end_of(ENDS))  # fmt: skip
    days = [end_of(date(2026, 8, 1)), end_of(date(2026, 10, 31)), end_of(date(2026, 11, 24))]
    before = [standing(landlord, day).occurrences for day in days]
    taken(landlord, tmp_path)
    assert [standing(landlord, day).occurrences for day in days] == before
    rose = Place.objects.get(source_key="rose")
    assert (rose.registered_at, rose.opened_on) == (moment("2026-11-25T10:00"), None)
    assert wrong(standing(landlord, end_of(date(2026, 11, 30))), rose) == []
    assert wrong(standing(landlord, end_of(date(2027, 1, 1))), rose), "it is asked from the next month on"


def test_a_file_can_say_when_a_place_opened_and_a_later_one_does_not_move_it(landlord, edition, tmp_path):
    taken(landlord, tmp_path, scheme_opened="2026-09-01")
    rose = Place.objects.get(source_key="rose")
    assert rose.opened_on == date(2026, 9, 1)
    today = standing(landlord, end_of(date(2026, 11, 25)))
    assert {one.period.start.month for one in wrong(today, rose) if one.period} >= {9, 10}
    assert wrong(standing(landlord, end_of(date(2026, 11, 24))), rose) == []
    taken(landlord, tmp_path, scheme_opened="2026-04-01")
    rose.refresh_from_db()
    assert rose.opened_on == date(2026, 9, 1)


def test_a_place_to_come_ends_what_is_remembered(landlord, places, edition):
    coming = moment("2027-03-01T10:00")
    Place.objects.create(landlord=landlord, kind="scheme", scheme_kind="care", name="New House",
                         source_key="new", registered_at=coming, opened_on=STARTS)  # fmt: skip
    before = remembered.standing_at(landlord, moment("2027-03-01T09:00"))
    after = remembered.standing_at(landlord, moment("2027-03-01T11:00"))
    assert len(after.occurrences) > len(before.occurrences)
