"""The facts as they were known at a moment: corrections applied, found by kind and subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from sayso.framework.enums import ABOUT_DUTIES, EXCUSED


class FactRow(NamedTuple):
    """One reported fact, as the record holds it."""

    id: int
    kind: str
    subject_kind: str
    subject_id: str
    subject_title: str
    subject_url: str
    place_id: int | None
    group: str
    value: float | None
    occurred_at: datetime
    recorded_at: datetime
    recorded_by: str
    note: str
    evidence_url: str
    decided_by: str
    corrects_id: int | None
    retracts: bool

    @property
    def subject(self) -> tuple[str, str]:
        return self.subject_kind, self.subject_id


_moment, _number = (itemgetter(FactRow._fields.index(name)) for name in ("occurred_at", "id"))


def _sort(facts: list[FactRow]) -> None:
    """The earliest first, then by number; twice by one thing is quicker than once by two."""
    facts.sort(key=_number)
    facts.sort(key=_moment)


NOTHING: list[FactRow] = []


class Record:
    """What the record said at a moment: later facts unseen, corrected and withdrawn ones gone."""

    def __init__(self, facts: Iterable[FactRow], as_at: datetime) -> None:
        self.as_at = as_at
        seen = [one for one in facts if one.recorded_at <= as_at]
        replaced = {one.corrects_id for one in seen if one.corrects_id is not None}
        self._by_kind: dict[str, list[FactRow]] = defaultdict(list)
        for one in seen:
            if not one.retracts and one.id not in replaced and one.occurred_at <= as_at:
                self._by_kind[one.kind].append(one)
        for found in self._by_kind.values():
            _sort(found)
        self._subjects: dict[str, dict[tuple[str, str], list[FactRow]]] = {}

    def of(self, kind: str) -> list[FactRow]:
        """The facts of a kind, the earliest first."""
        return self._by_kind.get(kind, [])

    def by_subject(self, kind: str) -> dict[tuple[str, str], list[FactRow]]:
        """The facts of a kind for each subject, the earliest first."""
        if kind not in self._subjects:
            found: dict[tuple[str, str], list[FactRow]] = defaultdict(list)
            for one in self.of(kind):
                found[one.subject].append(one)
            self._subjects[kind] = dict(found)
        return self._subjects[kind]

    @cached_property
    def _about_duties(self) -> dict[str, list[FactRow]]:
        found: dict[str, list[FactRow]] = defaultdict(list)
        for kind in sorted(ABOUT_DUTIES):
            for one in self.of(kind):
                found[one.subject_id].append(one)
        for rows in found.values():
            _sort(rows)
        return dict(found)

    def about(self, key: str) -> list[FactRow]:
        """Excuses, pauses and extensions of one occurrence, the earliest first."""
        return self._about_duties.get(key, NOTHING)

    def excuse(self, key: str) -> FactRow | None:
        """The last excuse of one occurrence."""
        about = self._about_duties.get(key)
        return next((one for one in reversed(about) if one.kind == EXCUSED.name), None) if about else None
