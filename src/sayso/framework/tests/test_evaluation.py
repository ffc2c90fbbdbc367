"""Worked examples of each duty, and what must hold for any record."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundations.clocks.calendars import Calendar
from sayso.foundations.clocks.counting import LONDON, OfficeHours, on_day
from sayso.foundations.clocks.periods import YearStart
from sayso.framework.rules.durations import BadDuration, parse_duration, parse_every
from sayso.framework.rules.evaluation import evaluate
from sayso.framework.rules.explaining import count_of, days_late, runs
from sayso.framework.rules.packs import Cadence, Clause, Clock, Selector, Target
from sayso.framework.rules.record import FactRow
from sayso.framework.rules.scope import Member, Scope, Terms
from sayso.framework.rules.standing import in_year, numbers, year_cells
from sayso.framework.rules.verdicts import State

ANY = Selector()


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def fact(number, kind, when, subject="m", recorded=None, **more):
    row = FactRow(number, kind, "meeting", subject, f"Meeting {subject}", "", None, "", None, at(when),
                  at(recorded or when), "user:1", "", "", "", None, False)  # fmt: skip
    return row._replace(**more)


def clause(duty):
    return Clause("it", "1", "It", "It is done.", "voice", "Chair", (), "", "", duty)


def clock(within, only=ANY):
    return clause(Clock("a", "b", parse_duration(within) if within else None, only))


def cadence(every="", months=(), times=1, for_each="landlord", only=ANY):
    return clause(Cadence("a", times, parse_every(every) if every else None, months, for_each, only))


def terms(nation="england", start="2025-04-01", until="2027-03-31", **more):
    return Terms(Calendar(nation), YearStart(), date.fromisoformat(start), date.fromisoformat(until), **more)


def judged(duty, facts, as_at, scope=None, held=None):
    return evaluate([duty], facts, scope or Scope("Harbour"), held or terms(), at(as_at))


@pytest.mark.parametrize(
    ("within", "start", "nation", "due"),
    [
        ("10 working days", "2026-03-30T18:00", "england", "2026-04-15T23:59"),
        ("10 working days", "2026-03-30T18:00", "scotland", "2026-04-14T23:59"),
        ("2 working days", "2025-12-24T10:00", "england", "2025-12-30T23:59"),  # Christmas
        ("2 working days", "2025-12-31T10:00", "scotland", "2026-01-06T23:59"),  # 1 and 2 January
        ("1 week", "2026-02-25T10:00", "england", "2026-03-04T23:59"),
        ("1 month", "2026-01-31T10:00", "england", "2026-02-28T23:59"),
        ("24 hours", "2026-03-28T12:00", "england", "2026-03-29T13:00"),  # the clocks go forward
        ("24 hours without weekends and bank holidays", "2026-04-02T15:00", "england", "2026-04-07T15:00"),
        ("24 hours without weekends and bank holidays", "2026-04-02T15:00", "scotland", "2026-04-06T15:00"),
        ("8 working hours", "2026-11-06T16:00", "england", "2026-11-09T16:00"),
    ],
)
def test_when_a_clock_is_due(within, start, nation, due):
    office = OfficeHours(at("2026-01-01T09:00").time(), at("2026-01-01T17:00").time())
    (one,) = judged(
        clock(within), [fact(1, "a", start)], "2026-12-01T00:00", held=terms(nation, office=office)
    )
    assert one.due_at.astimezone(LONDON).isoformat()[:16] == due
    assert one.state == State.LATE


@pytest.mark.parametrize(
    ("done", "as_at", "state"),
    [
        (None, "2026-11-06T23:59", State.DUE),
        (None, "2026-11-07T00:01", State.LATE),
        ("2026-11-06T23:30", "2026-11-20T00:00", State.KEPT),
        ("2026-11-09T09:00", "2026-11-20T00:00", State.KEPT_LATE),
        ("2026-11-03T23:00", "2026-11-20T00:00", State.LATE),  # done before it began does not count
    ],
)
def test_states_of_a_clock(done, as_at, state):
    facts = [fact(1, "a", "2026-11-04T10:00"), *([fact(2, "b", done)] if done else [])]
    (one,) = judged(clock("2 working days"), facts, as_at)
    assert one.state == state
    assert one.due_on == date(2026, 11, 6)


def test_without_a_date_it_waits_and_is_never_late():
    (one,) = judged(clock(""), [fact(1, "a", "2026-01-04T10:00")], "2026-11-20T00:00")
    assert (one.state, one.due_on) == (State.DUE, None)
    done = [fact(1, "a", "2026-01-04T10:00"), fact(2, "b", "2026-11-01T10:00")]
    assert judged(clock(""), done, "2026-11-20T00:00")[0].state == State.KEPT


def test_a_clock_about_one_thing_starts_anew_each_day_that_happens_to_it():
    yearly = clock("1 month", Selector(about="m"))
    facts = [fact(1, "a", "2025-06-02T10:00"), fact(2, "b", "2025-06-20T10:00"), fact(3, "a", "2026-06-01T10:00"),
             fact(4, "a", "2026-06-01T11:00"), fact(5, "a", "2026-06-02T10:00", subject="other")]  # fmt: skip
    first, second = judged(yearly, facts, "2026-11-20T00:00")
    assert (first.key, first.state) == ("it|meeting:m|2025-06-02", State.KEPT)
    assert (second.key, second.state) == ("it|meeting:m|2026-06-01", State.LATE)
    excused = about(6, "duty.excused", "2026-07-20T10:00")._replace(subject_id=second.key)
    assert judged(yearly, [*facts, excused], "2026-11-20T00:00")[1].state == State.EXCUSED


def about(number, kind, when, note="because", value=None):
    return fact(number, kind, when, subject="it|meeting:m", subject_kind="duty", note=note, value=value)


def test_a_pause_moves_the_date_and_is_explained():
    facts = [fact(1, "a", "2026-11-09T10:00"), about(2, "duty.paused", "2026-11-10T09:00", "they are away"),
             about(3, "duty.resumed", "2026-11-12T09:00")]  # fmt: skip
    (one,) = judged(clock("2 working days"), facts, "2026-11-13T10:00")
    assert (one.due_on, one.state) == (date(2026, 11, 13), State.DUE)
    told = runs(count_of(one, terms()))
    assert [(run.first.day, run.last.day, run.from_number, run.reason) for run in told] == [
        (10, 11, None, "stood still: they are away"), (12, 13, 1, ""),
    ]  # fmt: skip
    standing = judged(clock("2 working days"), facts[:2], "2026-11-30T10:00")[0]
    assert (standing.state, standing.paused) == (State.DUE, True)


def test_more_time_counts_only_if_it_was_given_in_time():
    start = fact(1, "a", "2026-11-04T10:00")
    given_in_time = [start, about(2, "duty.extended", "2026-11-06T10:00", value=3)]
    assert judged(clock("2 working days"), given_in_time, "2026-11-30T10:00")[0].due_on == date(2026, 11, 11)
    too_late = [start, about(2, "duty.extended", "2026-11-07T10:00", value=3)]
    assert judged(clock("2 working days"), too_late, "2026-11-30T10:00")[0].due_on == date(2026, 11, 6)


def test_an_excuse_has_its_reason_and_does_not_undo_what_was_kept():
    start = fact(1, "a", "2026-11-04T10:00")
    excuse = about(2, "duty.excused", "2026-11-08T10:00", "the hall burnt down")
    one = judged(clock("2 working days"), [start, excuse], "2026-11-30T10:00")[0]
    assert (one.state, one.excuse.note) == (State.EXCUSED, "the hall burnt down")
    kept = [start, excuse, fact(3, "b", "2026-11-05T10:00")]
    assert judged(clock("2 working days"), kept, "2026-11-30T10:00")[0].state == State.KEPT


SCHEMES = Scope(
    "Harbour",
    places=(
        Member("place:1", "Care House", place_id=1, kind="scheme", scheme_kind="care"),
        Member("place:2", "Young House", place_id=2, kind="scheme", scheme_kind="young_people"),
        Member(
            "place:3",
            "Closed House",
            place_id=3,
            kind="scheme",
            scheme_kind="care",
            ends_on=date(2026, 5, 20),
        ),
    ),
    groups=(
        Member("group:voice", "Voice", group="voice", kind="voice group"),
        Member("group:elm", "Elm forum", group="elm", kind="forum"),
    ),
)
CARE = Selector(scheme_kinds=("care",))


def test_a_cadence_is_asked_of_each_place_that_was_there_for_the_whole_period():
    found = judged(
        cadence(months=(5, 11), for_each="place", only=CARE), [fact(1, "a", "2026-05-12T10:00", place_id=1)],
        "2026-12-01T10:00", SCHEMES,
    )  # fmt: skip
    assert [(one.name, one.due_on.isoformat(), one.state) for one in found] == [
        ("Care House", "2025-05-31", State.MISSED),
        ("Closed House", "2025-05-31", State.MISSED),
        ("Care House", "2025-11-30", State.MISSED),
        ("Closed House", "2025-11-30", State.MISSED),
        ("Care House", "2026-05-31", State.KEPT),
        ("Care House", "2026-11-30", State.MISSED),
    ]


def test_what_is_done_after_a_named_month_is_kept_late():
    late = [fact(1, "a", "2026-12-03T10:00")]
    one = next(
        one
        for one in judged(cadence(months=(5, 11)), late, "2026-12-10T10:00")
        if one.due_on == date(2026, 11, 30)
    )
    assert (one.state, one.done_at) == (State.KEPT_LATE, at("2026-12-03T10:00"))


@pytest.mark.parametrize(
    ("every", "as_at", "expected"),
    [
        ("2 months", "2025-08-01T10:00", ["kept", "missed", "due", "due", "due", "due"]),
        ("quarter", "2025-08-01T10:00", ["kept", "due", "due", "due"]),
        ("year", "2026-04-01T10:00", ["kept", "due"]),
    ],
)
def test_periods_of_a_year(every, as_at, expected):
    facts = [fact(1, "a", "2025-04-08T10:00", group="voice")]
    until = "2026-04-01" if every == "year" else "2026-03-31"
    found = judged(cadence(every, only=Selector(group="voice")), facts, as_at, SCHEMES, terms(until=until))
    assert [one.state.value for one in found] == expected


def test_the_same_meeting_twice_is_one_and_another_groups_is_none():
    facts = [fact(1, "a", "2025-04-08T10:00", group="voice"), fact(2, "a", "2025-04-09T10:00", group="voice"),
             fact(3, "a", "2025-04-09T10:00", "other", group="elm")]  # fmt: skip
    found = judged(
        cadence("month", times=2, only=Selector(group="voice")), facts, "2025-05-01T10:00", SCHEMES
    )
    assert (found[0].counted, found[0].state) == (1, State.MISSED)


def test_a_clock_of_a_kind_of_group():
    facts = [
        fact(1, "a", "2026-11-04T10:00", group="elm"),
        fact(2, "a", "2026-11-04T10:00", "v", group="voice"),
    ]
    found = judged(clock("1 week", Selector(group_kinds=("forum",))), facts, "2026-11-20T10:00", SCHEMES)
    assert [one.subject[1] for one in found] == ["m"]


@pytest.mark.parametrize(
    ("target", "values", "state"),
    [
        (Target("a", 10, None, "each", None, ANY), [10], State.KEPT),
        (Target("a", 10, None, "each", None, ANY), [9.9], State.MISSED),
        (Target("a", None, None, "each", None, ANY, above=10), [10], State.MISSED),
        (Target("a", None, None, "each", None, ANY, above=10), [10.1], State.KEPT),
        (Target("a", 90, None, "mean", parse_every("year"), ANY), [88, 92], State.KEPT),
        (Target("a", 90, None, "latest", parse_every("year"), ANY), [95, 89], State.MISSED),
        (Target("a", None, 5, "sum", parse_every("year"), ANY), [3, 3], State.MISSED),
        (Target("a", 2, None, "count", parse_every("year"), ANY), [3, 3], State.KEPT),
        (Target("a", 90, None, "mean", parse_every("year"), ANY), [], State.MISSED),
    ],
)
def test_targets(target, values, state):
    facts = [fact(n, "a", f"2025-05-0{n + 1}T10:00", str(n), value=value) for n, value in enumerate(values)]
    found = judged(clause(target), facts, "2026-04-02T10:00", held=terms(until="2026-03-31"))
    assert found[0].state == state


def test_a_correction_counts_from_when_it_was_recorded():
    facts = [
        fact(1, "a", "2026-11-02T10:00"),
        fact(2, "b", "2026-11-03T10:00"),
        fact(3, "b", "2026-11-09T10:00", recorded="2026-11-20T10:00", corrects_id=2),
        fact(4, "b", "2026-11-09T10:00", recorded="2026-11-25T10:00", corrects_id=3, retracts=True),
    ]
    states = {
        day: judged(clock("2 working days"), facts, f"2026-11-{day}T12:00")[0].state for day in (10, 21, 26)
    }
    assert states == {10: State.KEPT, 21: State.KEPT_LATE, 26: State.LATE}


def test_a_new_edition_takes_over_without_a_gap():
    old = terms(start="2025-04-01", until="2026-03-31", ends_on=date(2025, 8, 15))
    new = terms(start="2025-08-16", until="2026-03-31")
    asked = [
        one.period.start.month
        for held in (old, new)
        for one in judged(cadence("month"), [], "2026-04-02T10:00", held=held)
    ]
    assert asked == [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]


def test_what_is_asked_once_an_edition_is_shown_when_it_was_done_and_lasts():
    held = terms(start="2025-04-01", until="2026-03-31", closes_on=date(2027, 6, 30))
    done = [fact(1, "a", "2025-05-06T10:00")]
    (one,) = judged(cadence("edition"), done, "2026-01-01T10:00", held=held)
    assert (one.state, one.due_on, one.month) == (State.KEPT, date(2027, 6, 30), date(2025, 5, 1))
    next_year = YearStart().year_of(date(2026, 5, 1))
    assert in_year([one], next_year) == [one]
    (waiting,) = judged(cadence("edition"), [], "2026-01-01T10:00", held=held)
    assert (waiting.state, waiting.month) == (State.DUE, date(2027, 6, 1))


def test_the_numbers_on_top():
    facts = [fact(1, "a", "2026-11-02T10:00", "1"), fact(2, "b", "2026-11-03T10:00", "1"),
             fact(3, "a", "2026-11-02T10:00", "2"), fact(4, "b", "2026-11-05T10:00", "2"),
             fact(5, "a", "2026-11-02T10:00", "3"), fact(6, "a", "2026-11-06T10:00", "4")]  # fmt: skip
    found = judged(clock("2 working days"), facts, "2026-11-09T10:00")
    total = numbers(found, date(2026, 11, 9))
    assert (total.kept, total.kept_late, total.late_now, total.due_soon, total.on_time) == (1, 1, 1, 1, 33.3)
    november = year_cells(found, YearStart().year_of(date(2026, 11, 9)))[7]
    assert (november.state, november.count, november.total) == (State.LATE, 1, 4)
    assert numbers([], date(2026, 11, 9)).on_time is None


def test_how_late_is_counted_in_the_duties_own_days():
    (one,) = judged(clock("2 working days"), [fact(1, "a", "2026-11-04T10:00")], "2026-11-09T10:00")
    assert days_late(one, terms(), date(2026, 11, 9)) == 1


@pytest.mark.parametrize("text", ["", "ten days", "0 days", "10 workdays", "-1 days", "10", "1.5 hours"])
def test_bad_durations(text):
    with pytest.raises(BadDuration):
        parse_duration(text)


@pytest.mark.parametrize("text", ["fortnight", "0 months", "every month", ""])
def test_bad_periods(text):
    with pytest.raises(BadDuration):
        parse_every(text)


# What must hold for any record
GOODNESS = {State.KEPT: 3, State.EXCUSED: 2, State.DUE: 2, State.KEPT_LATE: 1, State.LATE: 0, State.MISSED: 0}
moments = st.datetimes(datetime(2025, 4, 1), datetime(2026, 11, 1)).map(
    lambda one: one.replace(tzinfo=LONDON)
)
rows = st.builds(
    lambda number, kind, subject, when, later, place: fact(number, kind, "2026-01-01T00:00", subject)._replace(
        occurred_at=when, recorded_at=when + timedelta(hours=later), place_id=place
    ),
    st.integers(1, 10**6), st.sampled_from("ab"), st.sampled_from("mnop"), moments, st.integers(0, 500),
    st.sampled_from([None, 1, 2]),
)  # fmt: skip
records = st.lists(rows, max_size=12, unique_by=lambda one: one.id)
DUTIES = [
    clock("10 working days"), clock("24 hours without weekends and bank holidays"), clock(""),
    cadence("month"), cadence(months=(5, 11), for_each="place", only=CARE),
]  # fmt: skip
duties = st.sampled_from(DUTIES)


@settings(deadline=None)
@given(duties, records, st.randoms())
def test_the_order_of_the_facts_does_not_matter(duty, facts, chance):
    mixed = list(facts)
    chance.shuffle(mixed)
    assert judged(duty, facts, "2026-12-01T10:00", SCHEMES) == judged(
        duty, mixed, "2026-12-01T10:00", SCHEMES
    )


@settings(deadline=None)
@given(duties, records, rows)
def test_a_fact_more_makes_no_verdict_worse(duty, facts, more):
    before = judged(duty, facts, "2026-12-01T10:00", SCHEMES)
    answer = more._replace(id=10**7, kind="b" if isinstance(duty.duty, Clock) else "a")
    after = {one.key: one.state for one in judged(duty, [*facts, answer], "2026-12-01T10:00", SCHEMES)}
    for one in before:
        assert GOODNESS[after[one.key]] >= GOODNESS[one.state]


@settings(deadline=None)
@given(duties, records, moments, moments)
def test_what_was_decided_stays_decided_unless_more_was_recorded(duty, facts, one_day, other_day):
    early, late = sorted([one_day, other_day])
    seen = [one for one in facts if one.recorded_at <= early]
    then = {one.key: one for one in evaluate([duty], facts, SCHEMES, terms(), early)}
    again = {one.key: one for one in evaluate([duty], seen, SCHEMES, terms(), early)}
    assert then == again
    after = {one.key: one for one in evaluate([duty], seen, SCHEMES, terms(), late)}
    for key, one in then.items():
        if one.state in (State.KEPT, State.KEPT_LATE, State.MISSED):
            assert after[key].state == one.state


@settings(deadline=None)
@given(st.sampled_from(["england", "scotland", "wales", "northern-ireland"]), moments, st.integers(1, 40))
def test_working_days_are_never_due_on_a_day_off(nation, when, number):
    held = terms(nation)
    start = fact(1, "a", "2026-01-01T00:00")._replace(occurred_at=when, recorded_at=when)
    (one,) = judged(clock(f"{number} working days"), [start], "2027-06-01T10:00", held=held)
    assert held.calendar.is_working(one.due_on)
    counted = count_of(one, held)
    assert counted[-1].day == one.due_on
    assert [day.number for day in counted if day.number] == list(range(1, number + 1))
    assert on_day(one.due_at) == one.due_on
