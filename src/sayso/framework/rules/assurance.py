"""An assurance report as plain data, and its bytes: the same content is the same file, and has the same fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sayso.foundations.clocks.counting import on_day
from sayso.framework.rules.explaining import count_of, counts_working_days, days_late, runs
from sayso.framework.rules.packs import Clause
from sayso.framework.rules.record import FactRow
from sayso.framework.rules.scope import Scope, Terms
from sayso.framework.rules.standing import numbers
from sayso.framework.rules.verdicts import Occurrence, State

FORM = 1  # of the content; a later form of the report has another number
Plain = dict[str, Any]
WRONG = (State.MISSED, State.LATE, State.KEPT_LATE)


def canonical(content: Mapping[str, Any]) -> bytes:
    """The content as a file: keys in order, UTF-8, one line end, nothing that differs from one day to the next."""
    return (json.dumps(content, sort_keys=True, ensure_ascii=False, indent=1) + "\n").encode()


def fingerprint(file: bytes) -> str:
    """What tells one file from another (SHA-256), as any other program counts it too."""
    return hashlib.sha256(file).hexdigest()


def in_numbers(occurrences: Iterable[Occurrence], today: date) -> Plain:
    """Asked, kept, kept late, missed, late now, due, excused, and the share of those decided that was kept on time."""
    found = list(occurrences)
    told = numbers(found, today)
    return {
        "asked": len(found), "kept": told.kept, "kept_late": told.kept_late, "missed": told.missed,
        "late_now": told.late_now, "due": told.due_soon + told.coming + told.undated, "excused": told.excused,
        "kept_on_time_per_cent": told.on_time,
    }  # fmt: skip


def by(occurrences: Iterable[Occurrence], name: Callable[[Occurrence], str], today: date) -> list[Plain]:
    """The numbers for each name, in the order of the names."""
    of: dict[str, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        of[name(one)].append(one)
    return [{"name": each, **in_numbers(those, today)} for each, those in sorted(of.items())]


def told(one: Occurrence, clause: Clause, terms: Terms, scope: Scope, as_at: date) -> Plain:
    """One occurrence with how its time was counted, and the numbers of the facts it rests on."""
    place = scope.place_by_id.get(one.place_id) if one.place_id is not None else None
    group = scope.group_by_id.get(one.group)
    return {
        "key": one.key, "clause": clause.id, "section": clause.section, "promise": clause.name,
        "owner": clause.owner, "about": one.name, "place": place.name if place else "",
        "group": group.name if group else "", "state": one.state.value, "due_on": _day(one.due_on),
        "done_on": _day(on_day(one.done_at)) if one.done_at else None, "needed": one.needed,
        "counted": one.counted, "value": one.value, "evidence": [fact.id for fact in one.evidence],
        "days_late": days_late(one, terms, as_at) if one.state in (State.LATE, State.KEPT_LATE) else 0,
        "in_working_days": counts_working_days(one), "unverified": clause.unverified,
        "why": {
            "within": str(one.within) if one.within else "",
            "started_on": _day(on_day(one.started_at)) if one.started_at else None,
            "period": [_day(one.period.start), _day(one.period.end)] if one.period else None,
            "days": [
                {"from": _day(run.first), "to": _day(run.last), "numbers": [run.from_number, run.to_number],
                 "not_counted": run.reason if run.from_number is None else ""}
                for run in runs(count_of(one, terms))
            ],
        },
    }  # fmt: skip


def excuse_of(said: FactRow) -> Plain:
    """An excuse with its reason and who decided."""
    return {"reason": said.note, "decided_by": said.decided_by, "decided_on": _day(on_day(said.occurred_at)),
            "recorded_on": _day(on_day(said.recorded_at)), "fact": said.id}  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
