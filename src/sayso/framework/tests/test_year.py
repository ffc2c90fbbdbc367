"""The proof: a year over the whole framework that keeps everything but what is planted."""

from datetime import date, timedelta

import pytest

from sayso.foundations.clocks.calendars import Calendar
from sayso.foundations.clocks.counting import (
    add_working_days,
    end_of,
    last_of_month,
    on_day,
    working_days_between,
)
from sayso.framework.commands.demonstration import Fault, simulate
from sayso.framework.queries.standing import standing
from sayso.framework.rules.verdicts import State
from sayso.framework.tests.conftest import ENDS, PLANTED, ROBOT, STARTS

WRONG = {State.LATE, State.MISSED, State.KEPT_LATE}
YEAR_END = end_of(ENDS)


def lived(landlord, places, faults, seed=7):
    made = simulate(
        landlord=landlord,
        places=places,
        start=STARTS,
        end=ENDS,
        seed=seed,
        faults=faults,
        by=ROBOT,
        at=YEAR_END,
    )
    return made, standing(landlord, YEAR_END)


@pytest.mark.parametrize("seed", [1, 7, 2027])
def test_a_year_that_keeps_everything_is_reported_so(landlord, places, edition, seed):
    made, found = lived(landlord, places, {}, seed)
    assert made.facts > 1500
    assert [one.key for one in found.occurrences if one.state in WRONG] == []
    seen = {one.clause for one in found.occurrences}
    assert seen == {one.id for one in found.clauses}, "every duty of the framework was asked"


@pytest.mark.parametrize("seed", [1, 7, 2027])
def test_exactly_what_was_planted_is_named_with_its_evidence(landlord, places, edition, seed):
    made, found = lived(landlord, places, PLANTED, seed)
    wrong = {one.key: one for one in found.occurrences if one.state in WRONG}
    assert set(wrong) == made.keys(*Fault)
    by_clause = {}
    for one in wrong.values():
        by_clause.setdefault(one.clause, []).append(one)
    assert {name: len(all_of) for name, all_of in by_clause.items()} == {
        "forum-minutes": 3, "scheme-survey": 2, "interest-answered": 1, "activity-recorded": 1,
    }  # fmt: skip

    england = Calendar("england")
    for one in by_clause["forum-minutes"]:
        held, published = one.evidence
        assert one.state == State.KEPT_LATE
        assert (held.kind, published.kind) == ("meeting.held", "meeting.minutes_published")
        assert one.due_on == add_working_days(england, on_day(held.occurred_at), 10)
        assert on_day(published.occurred_at) > one.due_on
    for one in by_clause["scheme-survey"]:
        assert one.state == State.MISSED
        assert one.due_on in (date(2026, 5, 31), date(2026, 11, 30))
        assert one.evidence == ()
        assert one.name.startswith(("Care House", "Supported House"))
    (interest,) = by_clause["interest-answered"]
    asked, answered = interest.evidence
    assert working_days_between(england, on_day(asked.occurred_at), on_day(answered.occurred_at)) == 3
    (activity,) = by_clause["activity-recorded"]
    held, recorded = activity.evidence
    assert on_day(recorded.occurred_at) == add_working_days(
        england, on_day(held.occurred_at) + timedelta(days=7), 1
    )


def test_a_past_day_says_what_was_known_then(landlord, places, edition):
    made, _ = lived(landlord, places, PLANTED)
    for key in made.planted[Fault.MISSED]:
        last = last_of_month(date.fromisoformat(key.split("|")[1]))
        then, later = standing(landlord, end_of(last)), standing(landlord, end_of(last + timedelta(days=1)))
        assert state_of(then, key) == State.DUE, "on the last day of its month it was still due"
        assert state_of(later, key) == State.MISSED
        assert standing(landlord, end_of(last)) == then


def state_of(found, key):
    return next(one.state for one in found.occurrences if one.key == key)
