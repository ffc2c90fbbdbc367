"""What was excused in a year: how often, with which reason, and who decided."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sayso.framework.queries.standing import ClauseStanding
from sayso.framework.rules.packs import Clause
from sayso.framework.rules.record import FactRow
from sayso.framework.rules.verdicts import Occurrence, State

SHOWN = 12


@dataclass(frozen=True)
class Excuse:
    """One reason given by one person for one promise: how often, and when last; `key` where it was once."""

    clause: Clause
    reason: str
    decided_by: str
    decided_at: datetime
    count: int
    key: str


@dataclass(frozen=True)
class Excuses:
    """All that was excused, the newest decisions first, and how much of it each person decided."""

    count: int
    shown: tuple[Excuse, ...]
    more: int  # further lines, that are not shown
    by_decider: tuple[tuple[str, int], ...]


def excuses(asked: Iterable[ClauseStanding]) -> Excuses:
    """What was excused of some clauses."""
    alike: dict[tuple[str, str, str], list[tuple[Clause, Occurrence, FactRow]]] = defaultdict(list)
    deciders: Counter[str] = Counter()
    for each in asked:
        for one in each.only(state=State.EXCUSED).occurrences:
            if one.excuse is not None:
                said = one.excuse
                alike[each.clause.id, said.note, said.decided_by].append((each.clause, one, said))
                deciders[said.decided_by] += 1
    lines = sorted((_line(those) for those in alike.values()), key=lambda one: one.decided_at, reverse=True)
    return Excuses(
        count=deciders.total(),
        shown=tuple(lines[:SHOWN]),
        more=max(len(lines) - SHOWN, 0),
        by_decider=tuple(deciders.most_common()),
    )


def _line(those: list[tuple[Clause, Occurrence, FactRow]]) -> Excuse:
    clause, one, said = max(those, key=lambda each: (each[2].occurred_at, each[2].id))
    key = one.key if len(those) == 1 else ""
    return Excuse(clause, said.note, said.decided_by, said.occurred_at, len(those), key)
