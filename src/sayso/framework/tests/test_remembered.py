"""What was judged last is kept only while nothing can have changed it, and is the same as judging anew."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts, groups
from sayso.framework.queries import remembered
from sayso.framework.queries.standing import standing
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.people.models import Landlord, Place

NOW = moment("2026-11-20T10:00")
KINDS = [
    "meeting.held",
    "meeting.minutes_published",
    "interest.received",
    "interest.answered",
    "enquiry.received",
]


@pytest.fixture(autouse=True)
def nothing_kept():
    remembered.forget()
    yield
    remembered.forget()


def report(landlord, kind, on, subject="s1", **more):
    return facts.record(
        kind=kind, landlord=landlord, subject=Subject(kind.split(".")[0], subject, subject), occurred_at=on, by=ROBOT,
        at=more.pop("at", on), **more,
    )  # fmt: skip


def same(landlord, at):
    """The kept standing, after comparing it with one judged anew."""
    kept, anew = remembered.standing_at(landlord, at), standing(landlord, at)
    assert (kept is None) == (anew is None)
    if kept is not None:
        assert kept.occurrences == anew.occurrences
        assert kept.numbers == anew.numbers
    return kept


def reads(landlord, at):
    """How many questions a look takes."""
    with CaptureQueriesContext(connection) as seen:
        remembered.standing_at(landlord, at)
    return len(seen)


def test_a_second_look_asks_one_question(landlord, places, edition):
    first = same(landlord, NOW)
    assert reads(landlord, NOW + timedelta(minutes=1)) == 1
    assert remembered.standing_at(landlord, NOW + timedelta(minutes=1)) is first


def test_a_new_fact_is_seen_at_once_and_only_what_it_touches_is_read(landlord, places, edition):
    report(landlord, "enquiry.received", NOW - timedelta(days=40), subject="s0")
    before = same(landlord, NOW)
    report(landlord, "interest.received", NOW - timedelta(days=9))
    assert reads(landlord, NOW + timedelta(minutes=1)) == 4, (
        "the mark, the new number, its fact, its subject's"
    )
    after = remembered.standing_at(landlord, NOW + timedelta(minutes=2))
    untouched = [name for name, one in after.by_clause.items() if one is before.by_clause[name]]
    assert len(untouched) == len(after.by_clause) - 1
    assert same(landlord, NOW + timedelta(minutes=2)).numbers != before.numbers


def test_a_correction_and_a_withdrawal_are_seen_at_once(landlord, places, edition):
    asked = report(landlord, "interest.received", NOW - timedelta(days=9))
    late = same(landlord, NOW).numbers.late_now
    facts.retract(fact=asked, reason="It was another landlord's.", by=ROBOT, at=NOW)
    assert same(landlord, NOW + timedelta(minutes=1)).numbers.late_now == late - 1


def test_a_place_and_a_group_that_come_or_go_are_seen_at_once(landlord, places, edition):
    count = len(same(landlord, NOW).occurrences)
    Place.objects.create(
        landlord=landlord, kind="scheme", scheme_kind="care", name="New House", source_key="new",
        opened_on=date(2026, 4, 1), registered_at=NOW,
    )  # fmt: skip
    more = len(same(landlord, NOW + timedelta(minutes=1)).occurrences)
    assert more > count
    group = groups.open_group(landlord=landlord, name="Quay forum", kind="forum", by=ROBOT, at=NOW)
    same(landlord, NOW + timedelta(minutes=2))
    groups.close(group=group, ends_on=date(2026, 11, 1), by=ROBOT, at=NOW)
    same(landlord, NOW + timedelta(minutes=3))


@pytest.mark.parametrize(
    "later", [timedelta(hours=1), timedelta(hours=15), timedelta(days=1), timedelta(days=40)]
)
def test_time_alone_changes_verdicts_and_is_noticed(landlord, places, edition, later):
    report(landlord, "enquiry.received", NOW - timedelta(hours=23, minutes=30))
    report(landlord, "meeting.held", NOW - timedelta(days=12), group="")
    same(landlord, NOW)
    same(landlord, NOW + later)


def test_what_is_recorded_for_later_is_not_seen_before_its_time(landlord, places, edition):
    same(landlord, NOW)
    report(landlord, "interest.received", NOW + timedelta(hours=2), at=NOW + timedelta(hours=2))
    at_first = same(landlord, NOW + timedelta(minutes=1)).occurrences
    assert same(landlord, NOW + timedelta(hours=3)).occurrences != at_first


def test_an_earlier_day_is_never_answered_with_what_was_kept_for_today(landlord, places, edition):
    same(landlord, NOW)
    for days in (1, 30, 100):
        same(landlord, NOW - timedelta(days=days))
    assert remembered.standing_at(landlord, NOW, year_of=date(2027, 5, 1)).year.start == date(2027, 4, 1)


def test_no_more_landlords_are_kept_than_have_room(landlord, places, edition):
    from sayso.people.tests.cast import a_landlord

    for number in range(remembered.LANDLORDS + 2):
        remembered.standing_at(a_landlord(f"Other {number}"), NOW)
    assert len(remembered._frames) <= remembered.LANDLORDS
    assert same(landlord, NOW) is not None


def test_what_came_in_before_a_flood_from_others_is_seen(landlord, places, edition, monkeypatch):
    monkeypatch.setattr(remembered, "LATELY", 4)
    same(landlord, NOW)
    report(landlord, "interest.received", NOW)
    other = Landlord.objects.create(name="Other", slug="other", nation="england")
    for number in range(6):
        report(other, "interest.received", NOW, subject=f"o{number}")
    assert "s1" in [one.name for one in same(landlord, NOW + timedelta(minutes=1)).occurrences]


def test_a_landlord_without_a_framework_stands_nowhere(landlord):
    assert remembered.standing_at(landlord, NOW) is None
