"""Live through a stretch of time under some packs: each cadence in its period, things that begin, and faults."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sayso.foundations.clocks.calendars import ONE_DAY
from sayso.foundations.clocks.counting import on_day
from sayso.foundations.clocks.periods import Period, in_months
from sayso.framework.rules import beginnings, figures
from sayso.framework.rules.cadences import periods
from sayso.framework.rules.faults import Fault, Faults, NoRoom, faults_of
from sayso.framework.rules.lives import Asked, Life, Slot, Whom
from sayso.framework.rules.packs import Cadence, Clock, Target
from sayso.framework.rules.record import FactRow

A_YEAR = timedelta(days=366)


def live(life: Life, faults: Faults) -> None:
    """Let everything happen. Raises NoRoom where a fault that is to be planted cannot happen."""
    can = {one.clause.id: faults_of(one.clause.duty) for one in life.asked}
    for clause, wanted in faults.items():
        wrong = [fault for fault in wanted if fault not in can.get(clause, ())]
        if wrong or clause not in can:
            raise NoRoom(f"{clause}: there is no such duty, or it cannot go so wrong. {' '.join(wrong)}")
    _cadences(life, faults)
    for one in life.asked:
        duty, wanted = one.clause.duty, faults.get(one.clause.id, {})
        if isinstance(duty, Target):
            figures.measure(life, one, duty, wanted.get(Fault.OFF_TARGET, 0))
        elif isinstance(duty, Clock):
            for fault in (fault for fault, number in wanted.items() for _ in range(number)):
                beginnings.plant(life, one, duty, fault)
    beginnings.happen(life)
    if life.plan:
        raise NoRoom(f"There was no room for {life.plan}.")


def every_fault(life: Life, kinds: Iterable[Fault] = tuple(Fault)) -> dict[str, dict[Fault, int]]:
    """One fault of each of the kinds for every duty that can have it in the stretch."""
    wanted, found = set(kinds), {}
    for one in life.asked:
        here = {
            fault: 1 for fault in faults_of(one.clause.duty) if fault in wanted and _room(life, one, fault)
        }
        if here:
            found[one.clause.id] = here
    return found


def _room(life: Life, one: Asked, fault: Fault) -> bool:
    duty = one.clause.duty
    if isinstance(duty, Clock):
        return beginnings.has_room(life, one, duty)
    if isinstance(duty, Cadence):
        return bool(_candidates(life, slots(life, one, duty), fault))
    return isinstance(duty, Target) and figures.has_room(life, one, duty)


def slots(life: Life, one: Asked, cadence: Cadence) -> list[Slot]:
    """Every period of every member in which a cadence is asked, up to the end."""
    return [
        Slot(one, cadence, member, period, _until(cadence, period))
        for member in life.scope.members(cadence)
        for period in periods(cadence, one.terms)
        if member.there_for(period) and period.start <= life.stretch.end
    ]


def _until(cadence: Cadence, period: Period) -> date:
    """The last day on which what is done still counts, in time or late."""
    if not cadence.months:
        return period.end
    following = in_months(cadence.months, period.end + ONE_DAY, period.end + A_YEAR)
    return next(following).start - ONE_DAY


def _candidates(life: Life, found: list[Slot], fault: Fault) -> list[Slot]:
    """The periods in which a fault can happen: they end in the stretch, with room after them for what is late."""
    over = [one for one in found if one.period.end in life.stretch]
    if fault == Fault.MISSED:
        return over
    late = timedelta(days=7)
    return [one for one in over if one.until > one.period.end and one.period.end + late <= life.stretch.end]


def _cadences(life: Life, faults: Faults) -> None:
    kept: list[Slot] = []
    wrong: list[tuple[Slot, Fault]] = []
    for one in life.asked:
        if not isinstance(one.clause.duty, Cadence):
            continue
        found = slots(life, one, one.clause.duty)
        for fault, number in faults.get(one.clause.id, {}).items():
            can = _candidates(life, found, fault)
            if len(can) < number:
                raise NoRoom(f"{one.clause.id}: {number} times “{fault}”, and there is room for {len(can)}.")
            for slot in life.chance.sample(can, number):
                found.remove(slot)
                wrong.append((slot, fault))
                life.blocked[slot.cadence.of].append(slot)
                life.planted[fault].append(slot.key)
        kept += found
    for slot, fault in wrong:
        _go_wrong(life, slot, fault)
    for slot in sorted(kept, key=lambda one: one.period.end - one.period.start):
        _meet(life, slot)


def _go_wrong(life: Life, slot: Slot, fault: Fault) -> None:
    """One time too few; or all of it, but after the month."""
    times = slot.cadence.times
    if fault == Fault.MISSED:
        when = slot.period
        times -= 1
    else:
        when = Period(slot.period.end + ONE_DAY, min(slot.until, life.stretch.end))
    for number in range(times):
        if not _let_happen(life, slot, when, number):
            raise NoRoom(f"{slot.key}: “{fault}” is not possible beside another fault.")


def _meet(life: Life, slot: Slot) -> None:
    """Let a cadence happen in its period as often as it did not yet."""
    there = [
        one
        for one in life.of_kind[slot.cadence.of]
        if slot.takes(one, life.scope) and on_day(one.occurred_at) <= slot.period.end
    ]
    for number in range(len(there), slot.cadence.times):
        if not _let_happen(life, slot, slot.period, number):
            if slot.period.end in life.stretch:
                life.spilt[Fault.MISSED].append(slot.key)
            return


def _let_happen(life: Life, slot: Slot, period: Period, number: int) -> bool:
    """Let a cadence happen once, where it may; False where every day is to stay without."""
    cadence, member = slot.cadence, slot.member
    kind, _, what = cadence.of.partition(".")
    about, nouns = cadence.only.about, cadence.only.subject_kinds
    name = about or f"{what}-{member.key}-{period.start.isoformat()}-{number}".replace(":", "-")
    landlords = about or member.key == "landlord"
    title = slot.asked.clause.name if landlords else f"{member.name}: {kind}"
    whom = Whom(member.place_id, member.group)

    def on(day: date) -> FactRow:
        return life.fact(cadence.of, (nouns[0] if nouns else kind, name, title), life.morning(day), whom)

    first, last = period.start, min(period.end, life.stretch.end)
    near = min(last, first + timedelta(days=80))
    day = first + (near - first) * life.chance.uniform(0.1, 0.8)
    made = on(min(slot.asked.terms.calendar.next_working(day), near))
    if not life.is_free(made, slot):
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        free = [one for one in days if life.is_free(on(one), slot)]
        if not free:
            return False
        made = on(life.chance.choice(free))
    return life.add(made, slot)
