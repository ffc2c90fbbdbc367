"""An assurance report of a period: how the promises were kept, rebuilt to the byte for any past day.

It rests on nothing that changes later: facts by when they were recorded, editions by when they were loaded,
places and groups by their history. Names of people are not in it, for those are erased when they leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sayso.foundations.clocks.calendars import ONE_DAY
from sayso.foundations.clocks.counting import end_of, on_day, start_of
from sayso.foundations.database.replica import reads_replica
from sayso.framework.enums import clear_words
from sayso.framework.models import Fact
from sayso.framework.queries import record
from sayso.framework.queries.coverage import NOW, paragraphs_of
from sayso.framework.queries.known import frame_at
from sayso.framework.queries.standing import Frame, Standing, standing_of, unswept
from sayso.framework.rules import assurance as rules
from sayso.framework.rules.packs import Clause
from sayso.framework.rules.verdicts import Occurrence, State
from sayso.people.models import Landlord

LONGEST = 3 * 366  # days


class NoReport(ValueError):
    """There is no report of that; the words say why."""


@dataclass(frozen=True)
class Report:
    """A report: its content as plain data, the file that this is, and the file's fingerprint."""

    content: dict[str, Any]

    @cached_property
    def file(self) -> bytes:
        return rules.canonical(self.content)

    @cached_property
    def sha256(self) -> str:
        return rules.fingerprint(self.file)


@dataclass(frozen=True)
class _Year:
    standing: Standing
    asked: list[tuple[Clause, Occurrence]]


@reads_replica
def report(landlord: Landlord, since: date, until: date, as_at: date) -> Report:
    """What the record said at the end of a day about all that was due from one day to another.

    Raises NoReport where there was nothing to report on.
    """
    if since > until or (until - since).days > LONGEST:
        raise NoReport("The last day is not before the first, and at most three years after it.")
    moment = end_of(as_at)
    asked = frame_at(landlord, moment)
    if not asked.editions:
        raise NoReport("No framework was on the record at the end of that day.")
    seen: set[str] = set()
    years = [
        _year(landlord, asked, moment, year, (since, until), seen) for year in _years(asked, since, until)
    ]
    return Report(
        {
            "form": rules.FORM, "landlord": asked.scope.landlord, "from": since.isoformat(),
            "to": until.isoformat(), "as_at": as_at.isoformat(),
            "editions": _editions(asked, since, until), **_verdicts(asked, years, as_at),
            "coverage": _coverage(years[-1].standing),
            "corrected": list(_corrected(landlord, since, until, moment)),
        }
    )  # fmt: skip


def _verdicts(asked: Frame, years: list[_Year], as_at: date) -> dict[str, Any]:
    """The numbers of all that was asked, and each time something went wrong or was excused."""
    pairs = [(year.standing, clause, one) for year in years for clause, one in year.asked]
    found = [one for _standing, _clause, one in pairs]
    areas = {one.id: one.name for edition in asked.editions for one in edition.pack.areas}
    words = {clause.id: clause for _standing, clause, _one in pairs}
    told = [
        rules.told(one, clause, standing.terms_of(one), standing.scope, as_at)
        | {"area": areas.get(clause.area, clause.area)}
        | ({"excuse": rules.excuse_of(one.excuse)} if one.excuse else {})
        for standing, clause, one in pairs
        if one.state in rules.WRONG or one.state == State.EXCUSED
    ]
    return {
        "numbers": rules.in_numbers(found, as_at),
        "areas": rules.by(found, lambda one: areas.get(words[one.clause].area, ""), as_at),
        "owners": rules.by(found, lambda one: words[one.clause].owner, as_at),
        "wrong": [one for one in told if one["state"] != State.EXCUSED],
        "excused": [one for one in told if one["state"] == State.EXCUSED],
    }


def _years(asked: Frame, since: date, until: date) -> Iterator[Any]:
    year = asked.year_of(since)
    while year.start <= until:
        yield year
        year = asked.year_of(year.end + ONE_DAY)


def _year(
    landlord: Landlord, asked: Frame, moment: datetime, year: Any, days: tuple[date, date], seen: set[str]
) -> _Year:
    """One of the landlord's years, with what was due in it from one day to another, each once."""
    with unswept():
        rows = record.of_stretch(landlord, asked.reaches(year), asked.starting())
        made = standing_of(asked, rows, moment, year)
    found = []
    for each in made.by_clause.values():
        for one in each.occurrences:
            day = one.due_on or (on_day(one.started_at) if one.started_at else None)
            if day is not None and days[0] <= day <= days[1] and one.key not in seen:
                seen.add(one.key)
                found.append((each.clause, one))
    return _Year(made, found)


def _editions(asked: Frame, since: date, until: date) -> list[dict[str, Any]]:
    """The editions in force in the period, with the fingerprint of what each says."""
    return [
        {
            "pack": one.pack.slug, "name": one.pack.name, "edition": one.pack.edition, "kind": one.pack.kind,
            "counted_from": one.measured_from.isoformat(), "sha256": one.sha256,
            "counted_until": one.ends_on.isoformat() if one.ends_on else None,
            "loaded_on": on_day(one.loaded_at).isoformat(),
        }
        for one in asked.editions
        if one.measured_from <= until and (one.ends_on is None or one.ends_on >= since)
    ]  # fmt: skip


def _coverage(found: Standing) -> list[dict[str, Any]]:
    """What answered each regulation that was counted here: others are not part of the record."""
    told = []
    for pack in sorted((one for one in found.packs if one.is_regulation), key=lambda one: one.slug):
        holding = [one for one in paragraphs_of(found, pack) if one.holds == NOW]
        told.append(
            {
                "regulation": pack.slug, "name": pack.name, "hold": len(holding),
                "areas": [
                    {"name": area.name, "hold": len(mine), **{by: sum(1 for one in mine if one.by == by)
                     for by in ("answered", "counted", "nothing")}}
                    for area in pack.areas
                    if (mine := [one for one in holding if one.area == area])
                ],
                "nothing": [
                    {"id": one.clause.id, "section": one.clause.section, "name": one.clause.name,
                     "unverified": one.clause.unverified}
                    for one in holding
                    if one.by == "nothing"
                ],
            }
        )  # fmt: skip
    return told


def _corrected(landlord: Landlord, since: date, until: date, moment: datetime) -> Iterator[dict[str, Any]]:
    """What was said to have happened in the period, and was corrected or withdrawn by the day of the report."""
    newer = Fact.objects.filter(
        landlord=landlord, corrects__isnull=False, recorded_at__lte=moment,
        corrects__occurred_at__gte=start_of(since), corrects__occurred_at__lte=end_of(until),
    )  # fmt: skip
    for one in newer.select_related("corrects").order_by("recorded_at", "pk"):
        earlier = one.corrects
        assert earlier is not None
        yield {
            "fact": earlier.pk, "by_fact": one.pk, "kind": one.kind, "says": clear_words(one.kind),
            "about": one.subject_title or one.subject_id, "withdrawn": one.retracts, "reason": one.note,
            "happened_on": [on_day(earlier.occurred_at).isoformat(), on_day(one.occurred_at).isoformat()],
            "value": [None if each is None else float(each) for each in (earlier.value, one.value)],
            "recorded_on": on_day(one.recorded_at).isoformat(),
        }  # fmt: skip


__all__ = ["LONGEST", "NoReport", "Report", "report"]
