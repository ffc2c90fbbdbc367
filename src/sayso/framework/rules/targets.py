"""Targets: a measured figure compared with the promised one."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.foundations.clocks.counting import end_of, on_day, start_of
from sayso.foundations.clocks.periods import Period
from sayso.framework.rules.cadences import Dated, periods
from sayso.framework.rules.packs import Clause, Target
from sayso.framework.rules.record import FactRow, Record
from sayso.framework.rules.scope import Scope, Terms
from sayso.framework.rules.verdicts import Occurrence, State


def target_occurrences(
    clause: Clause, target: Target, record: Record, scope: Scope, terms: Terms
) -> Iterator[Occurrence]:
    """One occurrence for each figure, or for each period."""
    facts = [
        one for one in record.of(target.measure) if one.value is not None and scope.fits(one, target.only)
    ]
    rhythm = target.rhythm
    if rhythm is None:
        for fact in facts:
            if terms.holds_on(on_day(fact.occurred_at)):
                yield _each(clause, target, fact, record)
        return
    dated = Dated(facts)
    for period in periods(rhythm, terms):
        yield _period(
            clause, target, period, dated.between(start_of(period.start), end_of(period.end)), record
        )


def meets(target: Target, value: float | None) -> bool:
    """Whether a figure is what was promised."""
    if value is None:
        return False
    if target.at_least is not None:
        return value >= target.at_least
    if target.above is not None:
        return value > target.above
    return target.at_most is not None and value <= target.at_most


def figure(target: Target, facts: list[FactRow]) -> float | None:
    """The figure of a period; None where nothing was measured (a count or a sum is then nought)."""
    values = [one.value for one in facts if one.value is not None]
    if target.use == "count":
        return float(len(values))
    if target.use == "sum":
        return float(sum(values))
    if not values:
        return None
    return float(values[-1]) if target.use == "latest" else float(sum(values)) / len(values)


def _each(clause: Clause, target: Target, fact: FactRow, record: Record) -> Occurrence:
    key = f"{clause.id}|{fact.subject_kind}:{fact.subject_id}|{on_day(fact.occurred_at).isoformat()}"
    excuse = record.excuse(key)
    met = meets(target, fact.value)
    state = State.KEPT if met else State.EXCUSED if excuse else State.MISSED
    return Occurrence(
        key=key, clause=clause.id, state=state, name=fact.subject_title or clause.name,
        due_on=on_day(fact.occurred_at), due_at=fact.occurred_at, done_at=fact.occurred_at if met else None,
        started_at=fact.occurred_at, period=None, place_id=fact.place_id, group=fact.group,
        subject=(fact.subject_kind, fact.subject_id, fact.subject_title, fact.subject_url),
        wants=target.measure, needed=1, counted=1, value=fact.value, evidence=(fact,), excuse=excuse,
    )  # fmt: skip


def _period(
    clause: Clause, target: Target, period: Period, facts: list[FactRow], record: Record
) -> Occurrence:
    key = f"{clause.id}|{period.start.isoformat()}|landlord"
    excuse = record.excuse(key)
    value, due_at = figure(target, facts), end_of(period.end)
    state = State.DUE
    if due_at < record.as_at:
        met = meets(target, value)
        state = State.KEPT if met else State.EXCUSED if excuse else State.MISSED
    return Occurrence(
        key=key, clause=clause.id, state=state, name=clause.name, due_on=period.end, due_at=due_at,
        done_at=facts[-1].occurred_at if facts and state == State.KEPT else None, started_at=None,
        period=period, place_id=None, group=target.only.group,
        subject=(target.measure.split(".", 1)[0], target.only.about, "", ""), wants=target.measure, needed=1,
        counted=len(facts), value=value, evidence=tuple(facts), excuse=excuse,
    )  # fmt: skip
