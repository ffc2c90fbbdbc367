"""The proof: whatever pack is lived through, the report names exactly what was planted, by its kind."""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from sayso.foundations.clocks.counting import end_of, on_day
from sayso.framework.commands import packs
from sayso.framework.commands.demonstration import Fault, faults_for, open_local_groups, simulate
from sayso.framework.models import Fact
from sayso.framework.queries.shelf import shipped
from sayso.framework.queries.standing import standing
from sayso.framework.rules.durations import DAYS, WORKING_DAYS
from sayso.framework.rules.faults import NoRoom
from sayso.framework.rules.happenings import HAPPENS
from sayso.framework.rules.packs import Clock
from sayso.framework.rules.verdicts import State
from sayso.framework.tests.conftest import ROBOT, moment

SHOWN_AS = {
    Fault.LATE: State.KEPT_LATE,
    Fault.NEVER: State.LATE,
    Fault.WAITING: State.DUE,
    Fault.MISSED: State.MISSED,
    Fault.KEPT_LATE: State.KEPT_LATE,
    Fault.OFF_TARGET: State.MISSED,
}
# Of what happens once a year, one thing can go wrong: that it is done late, not answered, or not done.
ROUNDS = {
    "late": (Fault.LATE, Fault.KEPT_LATE, Fault.OFF_TARGET),
    "unanswered": (Fault.NEVER, Fault.WAITING),
    "missed": (Fault.MISSED,),
}


class Lived(NamedTuple):
    """Packs counted from a day, and the year lived through: the one in which what they ask for once is over."""

    packs: tuple[str, ...]
    counted_from: date
    year: int
    cannot_go_wrong: frozenset = frozenset()
    cannot_happen: frozenset = frozenset()

    @property
    def starts(self):
        return date(self.year, 4, 1)

    @property
    def ends(self):
        return date(self.year + 1, 3, 31)


TWO_YEARS = frozenset({"star-survey"})
THREE_YEARS = frozenset({"framework-reviewed"})
IN_2017 = frozenset({"rest-remit-reviewed"})  # asked in that year alone
FROM_2027 = frozenset({"england/stairs-answered", "england/stairs-withheld", "england/stairs-review"})
OWN = {
    "trident": Lived(("trident",), date(2027, 4, 1), 2027),
    "wheatley": Lived(("wheatley",), date(2027, 4, 1), 2027),
    "thenue": Lived(("thenue",), date(2024, 4, 1), 2026, IN_2017, IN_2017),
    "thirteen": Lived(("thirteen",), date(2028, 4, 1), 2028),
    # Its periods of two and of three years do not end in the same year of its edition.
    "one-vision": Lived(("one-vision",), date(2018, 4, 1), 2021, THREE_YEARS),
    "one-vision from 2019": Lived(("one-vision",), date(2019, 4, 1), 2021, TWO_YEARS),
}
WITH_LAW = {
    "england": Lived(("thirteen", "england"), date(2024, 4, 1), 2026, FROM_2027, FROM_2027),
    "scotland": Lived(("wheatley", "scotland"), date(2025, 4, 1), 2027),
}


# One answer ends two clocks of the Scottish code: of five working days, and of ten with more time.
ALSO_WRONG = {
    ("scotland", "late"): {"scotland/spso-stage-1"},
    ("scotland", "unanswered"): {"scotland/spso-stage-1", "scotland/spso-stage-1-at-most"},
}


def made_ready(landlord, places, lived):
    nation = packs.open_pack(lived.packs[0]).pack.nation
    landlord.nation = nation
    landlord.save()
    for name in lived.packs:
        packs.load(landlord=landlord, pack=packs.open_pack(name), measured_from=lived.counted_from, by=ROBOT,
                   at=moment(f"{lived.counted_from}T09:00"))  # fmt: skip
    open_local_groups(landlord=landlord, places=places, by=ROBOT, at=moment(f"{lived.counted_from}T09:00"))


def report(landlord, lived):
    return standing(landlord, end_of(lived.ends + timedelta(days=1)), year_of=lived.ends)


def year_of(landlord, places, lived, faults, seed):
    made = simulate(landlord=landlord, places=places, start=lived.starts, end=lived.ends, seed=seed, faults=faults,
                    by=ROBOT, at=end_of(lived.ends))  # fmt: skip
    return made, report(landlord, lived)


def by_state(found):
    """What is not kept, in what state; what is due with a date is neither kept nor wrong."""
    keys = defaultdict(set)
    for one in found.occurrences:
        if one.state == State.DUE and one.due_on is None:
            keys[State.DUE].add(one.key)
        elif one.state not in (State.KEPT, State.DUE):
            keys[one.state].add(one.key)
    return dict(keys)


def expected(made, found):
    keys = defaultdict(set)
    for fault, state in SHOWN_AS.items():
        keys[state] |= made.keys(fault)
    undated = {one.key for one in found.occurrences if one.due_on is None}
    keys[State.DUE] |= undated & set(made.open)
    return {state: those for state, those in keys.items() if those}


def wrong_and_named(landlord, places, lived, faults, seed):
    """Live through the year with the faults, and hold the report beside what was planted."""
    made, found = year_of(landlord, places, lived, faults, seed)
    assert by_state(found) == expected(made, found)
    for clause, kinds in faults.items():
        for fault, number in kinds.items():
            assert sum(key.startswith(f"{clause}|") for key in made.planted[fault]) == number
    return made, found


@pytest.mark.parametrize("seed", [1, 7, 2027])
@pytest.mark.parametrize("name", OWN)
def test_exactly_what_was_planted_is_named(landlord, places, name, seed):
    lived = OWN[name]
    made_ready(landlord, places, lived)
    faults = faults_for(landlord, lived.starts, lived.ends)
    if name == "trident":
        del faults["voice-report"][Fault.KEPT_LATE]  # there is one January in which it can be missed
    made, found = wrong_and_named(landlord, places, lived, faults, seed)
    assert not made.spilt
    assert {one.id for one in found.clauses} - set(faults) == lived.cannot_go_wrong


@pytest.mark.parametrize("kinds", ROUNDS)
@pytest.mark.parametrize("name", [*OWN, *WITH_LAW])
def test_each_kind_of_fault_is_named_where_it_is_the_only_one(landlord, places, name, kinds):
    lived = (OWN | WITH_LAW)[name]
    made_ready(landlord, places, lived)
    faults = faults_for(landlord, lived.starts, lived.ends, ROUNDS[kinds])
    made, _ = wrong_and_named(landlord, places, lived, faults, 11)
    also = {key.partition("|")[0] for keys in made.spilt.values() for key in keys}
    assert also == ALSO_WRONG.get((name, kinds), set())


# Written down by hand: the days between the starts and the ends of the years above on which nobody is at work.
CLOSED = {
    "england": "2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28 2027-01-01 2027-03-26"
    " 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28 2028-01-03 2028-04-14 2028-04-17",
    "scotland": "2027-05-03 2027-05-31 2027-08-02 2027-11-30 2027-12-27 2027-12-28 2028-01-03 2028-01-04 2028-04-14",
}


def day_after(start, within, closed):
    """The last day in time, counted one day after the other."""
    day, left = start, within.number
    while left:
        day += timedelta(days=1)
        left -= within.unit == DAYS or (day.weekday() < 5 and day.isoformat() not in closed)
    return day


def assert_dates_are_counted_right(found, nation):
    closed = CLOSED[nation].split()
    for one in found.occurrences:
        if (
            one.within
            and one.within.unit in (DAYS, WORKING_DAYS)
            and on_day(one.started_at) >= found.year.start
        ):
            assert one.due_on == day_after(on_day(one.started_at), one.within, closed), one.key


@pytest.mark.parametrize("name", [*OWN, *WITH_LAW])
def test_a_year_without_faults_names_none(landlord, places, name):
    lived = (OWN | WITH_LAW)[name]
    made_ready(landlord, places, lived)
    made, found = year_of(landlord, places, lived, {}, 7)
    assert not made.planted
    assert by_state(found) == expected(made, found)
    assert_dates_are_counted_right(found, packs.open_pack(lived.packs[0]).pack.nation)
    kept = {one.clause for one in found.occurrences if one.state == State.KEPT}
    assert {one.id for one in found.clauses} - kept == lived.cannot_happen


def test_everything_that_starts_a_clock_begins_by_itself_or_follows():
    for name in shipped():
        clocks = [one.duty for one in packs.open_pack(name).pack.duties if isinstance(one.duty, Clock)]
        assert {one.when for one in clocks} <= {*HAPPENS, *(one.then for one in clocks)}, name


@pytest.mark.parametrize(
    "faults",
    [
        {"no-such-duty": {Fault.LATE: 1}},
        {"forum-minutes": {Fault.WAITING: 1}},  # it has a date
        {"change-told": {Fault.LATE: 1}},  # it has none
        {"voice-report": {Fault.MISSED: 2}},  # there is one January
        {"voice-report": {Fault.MISSED: 1, Fault.KEPT_LATE: 1}},
        {"strategy-review": {Fault.KEPT_LATE: 1}},
        {"voice-group-meets": {Fault.LATE: 1}},
        {"enough-voices": {Fault.OFF_TARGET: 1000}},
        {"enough-voices": {Fault.WAITING: 1}},
    ],
)
def test_a_fault_that_cannot_happen_is_refused(landlord, places, faults):
    lived = OWN["trident"]
    made_ready(landlord, places, lived)
    with pytest.raises(NoRoom):
        year_of(landlord, places, lived, faults, 1)


def test_the_same_seed_is_the_same_year(landlord, places):
    lived = OWN["one-vision"]
    made_ready(landlord, places, lived)
    said = ("kind", "subject_id", "occurred_at", "value")
    for _ in range(2):
        year_of(landlord, places, lived, {}, 3)
    facts = list(Fact.objects.order_by("pk").values_list(*said))
    assert facts[: len(facts) // 2] == facts[len(facts) // 2 :]
