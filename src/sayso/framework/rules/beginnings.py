"""What begins in a simulated life: by itself at a likely rate, and where a clock is to go wrong."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.foundations.clocks.calendars import ONE_DAY
from sayso.foundations.clocks.periods import Period
from sayso.framework.rules.durations import (
    AGREED_DAYS,
    COUNTED_HOURS,
    DAYS,
    HOURS,
    MONTHS,
    WORKING_DAYS,
    WORKING_HOURS,
    Duration,
)
from sayso.framework.rules.faults import Fault, NoRoom
from sayso.framework.rules.happenings import HAPPENS, YEAR_ENDED
from sayso.framework.rules.lives import NOBODY, Asked, Life, Whom
from sayso.framework.rules.packs import Cadence, Clock, Selector

ANSWERED_IN = 20  # days at most, where no date is set
LAST_ABOUT = 40  # days before the end in which what is about one thing begins only to go wrong
SPARE = 8
# The fewest and most days that one of a unit can take.
LENGTHS: dict[str, tuple[float, float]] = {
    WORKING_DAYS: (1, 2.2), DAYS: (1, 1), MONTHS: (28, 31), HOURS: (0, 0.05), COUNTED_HOURS: (0, 0.3), WORKING_HOURS: (0, 1),
}  # fmt: skip


def happen(life: Life) -> None:
    """Let everything begin that starts a clock and does not come of another duty, each clock once at least."""
    for kind, only in _streams(life):
        if kind == YEAR_ENDED:
            _years(life)
            continue
        days = _before_the_last(life, only)
        for whom in life.whom(only):
            for day in life.now_and_then(days, HAPPENS[kind].a_month):
                _begin(life, kind, day, whom)
    for one in life.asked:
        if isinstance(one.clause.duty, Clock):
            _at_least_once(life, one, one.clause.duty)


def _before_the_last(life: Life, only: Selector) -> list[date]:
    """The working days of the stretch; what is about one thing begins early enough to be answered before the last."""
    last = life.stretch.end - timedelta(days=LAST_ABOUT + ANSWERED_IN if only.about else 0)
    return life.working_days(Period(life.stretch.start, last))


def _at_least_once(life: Life, one: Asked, clock: Clock) -> None:
    days = _before_the_last(life, clock.only) if clock.only.about else _starts(life, one, clock)
    whom, kind = life.whom(clock.only), root_of(life, clock.when)[0]
    if days and whom and not any(days[0] <= day <= days[-1] for day in life.begun[one.clause.id]):
        _begin(life, kind, life.chance.choice(days), life.chance.choice(whom))


def _years(life: Life) -> None:
    year = life.asked[0].terms.year
    day = year.year_of(min(one.terms.starts_on for one in life.asked)).end
    while day <= life.stretch.end:
        life.add(life.fact(YEAR_ENDED, _year(day), life.morning(day)))
        day = year.year_of(day + ONE_DAY).end


def _year(day: date) -> tuple[str, str, str]:
    """The subject that a reporting year is, by its last day."""
    return "reporting_year", f"{day.year - 1}-{day:%y}", f"{HAPPENS[YEAR_ENDED].title} {day.day} {day:%B %Y}"


def _begin(life: Life, kind: str, day: date, whom: Whom) -> None:
    """Let something begin, unless it would fill a period that is to stay without."""
    if whom == NOBODY and life.scope.places:
        whom = Whom(life.chance.choice(life.scope.places).place_id)
    fact = life.fact(kind, life.subject(kind, whom), life.morning(day), whom, HAPPENS[kind].days)
    if life.is_free(fact):
        life.add(fact)


def _streams(life: Life) -> list[tuple[str, Selector]]:
    """The kinds that begin by themselves, with whom they are about."""
    clocks = [one.clause.duty for one in life.asked if isinstance(one.clause.duty, Clock)]
    cadences = [one.clause.duty for one in life.asked if isinstance(one.clause.duty, Cadence)]
    follows = {one.then for one in clocks}
    found = {
        (one.when, one.only): None
        for one in clocks
        if one.when not in follows or one.when in HAPPENS
        if not any(each.of == one.when and _serves(life, each, one.only) for each in cadences)
    }
    return list(found)


def _serves(life: Life, cadence: Cadence, only: Selector) -> bool:
    """Whether what a cadence brings is what a clock is about."""
    members = list(life.scope.members(cadence))
    at = life.morning(life.stretch.start)
    noun = cadence.only.subject_kinds[0] if cadence.only.subject_kinds else cadence.of.split(".", 1)[0]
    return any(
        life.scope.fits(
            life.fact(cadence.of, (noun, cadence.only.about, ""), at, Whom(one.place_id, one.group)), only
        )
        for one in members
    )


def root_of(life: Life, kind: str, within: int = 0) -> tuple[str, int]:
    """What has to begin so that a fact of the kind comes to be, and in how many days at most it does."""
    if kind in HAPPENS:
        return kind, within
    for one in life.asked:
        clock = one.clause.duty
        if isinstance(clock, Clock) and clock.then == kind:
            return root_of(life, clock.when, within + _length(clock.within, clock.when)[1])
    raise NoRoom(f"Nothing brings about {kind}.")


def _length(within: Duration | None, kind: str) -> tuple[int, int]:
    """The fewest and most days that a time can take; the agreed days of what begins."""
    if within is None:
        return 0, ANSWERED_IN
    if within.unit == AGREED_DAYS:
        days = HAPPENS[kind].days or 0
        return days, days + SPARE
    fewest, most = LENGTHS[within.unit]
    return int(within.number * fewest), int(within.number * most) + SPARE


def _starts(life: Life, one: Asked, clock: Clock) -> list[date]:
    """The days on which something can begin so that the clock can go wrong in the stretch."""
    kind, before = root_of(life, clock.when)
    fewest, most = _length(clock.within, kind)
    ends = [end for end in (life.stretch.end, one.terms.ends_on) if end is not None]
    first = max(one.terms.starts_on, life.stretch.start - timedelta(days=fewest))
    last = min(ends) - timedelta(days=before + most + SPARE)
    if clock.only.about:
        first = max(first, life.stretch.end - timedelta(days=LAST_ABOUT))
    if kind != YEAR_ENDED:
        return life.working_days(Period(first, last))
    years = (one.terms.year.year_of(first + timedelta(days=366 * number)).end for number in range(3))
    return sorted({day for day in years if first <= day <= last})


def has_room(life: Life, one: Asked, clock: Clock) -> bool:
    """Whether the clock can be made to go wrong in the stretch."""
    return bool(_starts(life, one, clock)) and bool(life.whom(clock.only))


def plant(life: Life, one: Asked, clock: Clock, fault: Fault) -> None:
    """Let something begin for no other end than that this clock goes wrong. Raises NoRoom where it cannot."""
    kind, _ = root_of(life, clock.when)
    days, whom = _starts(life, one, clock), life.whom(clock.only)
    life.chance.shuffle(days)
    if kind == YEAR_ENDED:
        free = [day for day in days if (one.clause.id, *_year(day)[:2]) not in life.plan]
        if not free:
            raise NoRoom(f"{one.clause.id}: {fault}: there is one year to report on.")
        life.plan[one.clause.id, *_year(free[0])[:2]] = fault
        return
    for day in days if whom else ():
        where = life.chance.choice(whom)
        fact = life.fact(kind, life.subject(kind, where), life.morning(day), where, HAPPENS[kind].days)
        if life.is_free(fact):
            life.plan[one.clause.id, *fact.subject] = fault
            life.add(fact)
            return
    raise NoRoom(f"{one.clause.id}: {fault}: it cannot begin anywhere.")
