"""Figures of a simulated life: each as promised, but those that are to be off."""

from __future__ import annotations

from datetime import date

from sayso.foundations.clocks.counting import on_day
from sayso.framework.enums import FACT_KINDS
from sayso.framework.rules.cadences import periods
from sayso.framework.rules.faults import Fault, NoRoom
from sayso.framework.rules.happenings import HAPPENS
from sayso.framework.rules.lives import Asked, Life
from sayso.framework.rules.packs import Target
from sayso.framework.rules.record import FactRow

A_MONTH = 0.5  # figures, where each is compared
PER_CENT = 100


def has_room(life: Life, one: Asked, target: Target) -> bool:
    """Whether a figure can be off in the stretch."""
    if not life.whom(target.only):
        return False
    if target.rhythm is None:
        return bool(life.days(one.terms))
    return any(period.end in life.stretch for period in periods(target.rhythm, one.terms))


def measure(life: Life, one: Asked, target: Target, off: int) -> None:
    """Let a thing be measured now and then, or in each period; so many of the figures are off."""
    if not life.whom(target.only):
        if off:
            raise NoRoom(f"{one.clause.id}: there is nobody to measure it for.")
        return
    if target.rhythm is not None:
        _each_period(life, one, target, off)
        return
    can = life.days(one.terms)
    days = life.now_and_then(can, A_MONTH)
    spare = [day for day in can if day not in days]
    days += life.chance.sample(spare, min(len(spare), max(0, off + 1 - len(days))))
    if len(days) < off:
        raise NoRoom(f"{one.clause.id}: {off} figures, and there is room for {len(days)}.")
    wrong = set(life.chance.sample(days, off))
    for number, day in enumerate(sorted(days)):
        fact = _figure(life, one, target, day, number + 1, is_off=day in wrong)
        life.add(fact)
        _note(life, fact, one if day in wrong else None)


def _note(life: Life, fact: FactRow, meant: Asked | None) -> None:
    """Write down of which clauses a figure is off: of the one that is meant, or of others by the packs' own words."""
    day = on_day(fact.occurred_at)
    for one in life.asked:
        target = one.clause.duty
        if not isinstance(target, Target) or target.use != "each" or target.measure != fact.kind:
            continue
        if life.scope.fits(fact, target.only) and one.terms.holds_on(day) and _is_off(target, fact.value):
            key = f"{one.clause.id}|{fact.subject_kind}:{fact.subject_id}|{day.isoformat()}"
            (life.planted if one is meant else life.spilt)[Fault.OFF_TARGET].append(key)
        elif one is meant:
            raise NoRoom(f"{one.clause.id}: no figure can be on the wrong side.")


def _is_off(target: Target, value: float | None) -> bool:
    assert value is not None
    least, above, most = target.at_least, target.above, target.at_most
    return (
        (least is not None and value < least)
        or (above is not None and value <= above)
        or (most is not None and value > most)
    )


def _each_period(life: Life, one: Asked, target: Target, off: int) -> None:
    assert target.rhythm is not None
    found = [period for period in periods(target.rhythm, one.terms) if period.start <= life.stretch.end]
    over = [period for period in found if period.end in life.stretch]
    if len(over) < off:
        raise NoRoom(f"{one.clause.id}: {off} periods, and there is room for {len(over)}.")
    wrong = life.chance.sample(over, off)
    for number, period in enumerate(found):
        is_off = period in wrong
        if is_off:
            life.planted[Fault.OFF_TARGET].append(f"{one.clause.id}|{period.start.isoformat()}|landlord")
        day = period.start + (min(period.end, life.stretch.end) - period.start) * life.chance.uniform(
            0.1, 0.9
        )
        if target.use != "count":
            life.add(_figure(life, one, target, day, number + 1, is_off=is_off))
            continue
        for part in range(int(_value(life, target, is_off=is_off))):
            life.add(_figure(life, one, target, day, number * PER_CENT + part, is_off=is_off))


def _figure(life: Life, one: Asked, target: Target, day: date, number: int, *, is_off: bool) -> FactRow:
    whom = life.chance.choice(life.whom(target.only))
    known = HAPPENS.get(target.measure)
    title = f"{known.title} {number}" if known else one.clause.name
    name = whom.about or f"{one.clause.id.rpartition('/')[2]}-{number}"
    subject = (whom.noun or target.measure.split(".", 1)[0], name, title)
    return life.fact(target.measure, subject, life.morning(day), whom, _value(life, target, is_off=is_off))


def _value(life: Life, target: Target, *, is_off: bool) -> float:
    """A figure on one side of the promised one, often the very next or the promised one itself."""
    chance, step = life.chance, life.chance.choice([1, 1, 2, 9])
    if target.at_most is not None:
        return target.at_most + step if is_off else target.at_most - chance.choice([0, target.at_most // 2])
    if target.above is not None:
        value = target.above if is_off else target.above + step
    else:
        assert target.at_least is not None
        value = max(0.0, target.at_least - step) if is_off else target.at_least + chance.choice([0, 1, 20])
    kind = FACT_KINDS.get(target.measure)
    return min(value, PER_CENT) if kind is not None and kind.unit == "%" else value
