"""What was judged last, kept in each process and brought up to date by what came in since.

Judging a year reads its whole record, and the front page, the morning's page and the promises all ask for
the same. One cheap question tells whether anything was added; then only the cells that the new facts touch,
or whose time came, are judged again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum
from typing import Any

from django.db import connection

from sayso.foundations.clocks.calendars import ONE_DAY
from sayso.foundations.clocks.counting import on_day
from sayso.foundations.clocks.periods import Period
from sayso.framework.queries.renewed import renewed
from sayso.framework.queries.standing import Frame, Standing, frame, judged, standing
from sayso.framework.rules.standing import SOON
from sayso.framework.rules.verdicts import State
from sayso.people.models import Landlord

LANDLORDS = 4  # whose last standings are kept
Mark = tuple[Any, ...]


class Beside(IntEnum):
    """A promise year, seen from the one that a moment is in."""

    BEFORE = -1
    NOW = 0
    AFTER = 1


@dataclass(frozen=True)
class _Last:
    """What differs as soon as anything that a verdict rests on was added or changed."""

    mark: Mark
    seen: frozenset[int]  # the numbers of the landlord's last facts


@dataclass(frozen=True)
class _Kept:
    standing: Standing
    last: _Last
    until: datetime | None  # from when something else is to be seen than the facts that come in


_kept: dict[tuple[int, Beside], _Kept] = {}  # by landlord and year
_frames: dict[int, tuple[Mark, Frame]] = {}  # by landlord, with the part of the mark that they rest on


def standing_at(landlord: Landlord, as_at: datetime, *, year_of: date | None = None) -> Standing | None:
    """As `standing`, judging again only what can have changed since it was judged last."""
    if year_of is not None:
        return standing(landlord, as_at, year_of=year_of)
    return _remembered(landlord, as_at, Beside.NOW, _mark(landlord))


def with_open_beside(landlord: Landlord, as_at: datetime) -> tuple[Standing | None, list[Standing]]:
    """As `standing_at`, and what is not done of the year before, and of the next once something of it is due soon.

    Those beside hold what is late or due alone: what somebody waits for does not end with the promise year.
    """
    last = _mark(landlord)
    before, now, after = (_remembered(landlord, as_at, one, last) for one in Beside)
    return now, [one for one in (before, after) if one is not None]


def _remembered(landlord: Landlord, as_at: datetime, which: Beside, last: _Last) -> Standing | None:
    kept = _kept.get((landlord.pk, which))
    asked = _frame(landlord, last.mark[2:])
    year = _year(asked, on_day(as_at), which)
    if year is None:
        return None
    if kept is not None and _may_go_on(kept, last, as_at):
        found = renewed(landlord, kept.standing, asked, as_at, last.seen - kept.last.seen, year=year)
        if found is not None:
            if found is not kept.standing or kept.last is not last:
                found = found if found is kept.standing else _trimmed(found, which)
                _keep(landlord, which, _Kept(found, last, kept.until))
            return found
    made, later = judged(landlord, as_at, asked, year_of=year.start)
    if made is not None:
        made = _trimmed(made, which)
        if kept is None or kept.standing.as_at <= as_at:
            _keep(landlord, which, _Kept(made, last, later))
    return made


def _year(asked: Frame, today: date, which: Beside) -> Period | None:
    """The year that is meant; None where nothing is asked in it, or not yet."""
    if not asked.editions:
        return None
    now = asked.year_of(today)
    if which == Beside.NOW:
        return now
    if which == Beside.AFTER:
        return asked.year_of(now.end + ONE_DAY) if now.end < today + SOON else None
    measured = any(one.measured_from < now.start for one in asked.editions)
    return asked.year_of(now.start - ONE_DAY) if measured else None


def _trimmed(found: Standing, which: Beside) -> Standing:
    """Of a year beside, what is not done alone: that is little of it."""
    if which == Beside.NOW:
        return found
    still = (State.LATE, State.DUE)
    return replace(
        found,
        by_clause={
            name: replace(one, occurrences=tuple(each for each in one.occurrences if each.state in still))
            for name, one in found.by_clause.items()
        },
    )


def _may_go_on(kept: _Kept, last: _Last, as_at: datetime) -> bool:
    """Whether the kept standing differs from the one asked for by no more than time and the facts that are known by number."""
    same_frame = kept.last.mark[2:] == last.mark[2:]
    all_known = last.mark[0] - kept.last.mark[0] <= LATELY // 2
    within = kept.standing.as_at <= as_at and (kept.until is None or as_at < kept.until)
    return same_frame and all_known and within


def _frame(landlord: Landlord, mark: Mark) -> Frame:
    """What is asked of the landlord; read again only when an edition, a place or a group has changed."""
    kept = _frames.get(landlord.pk)
    if kept is not None and kept[0] == mark:
        return kept[1]
    found = frame(landlord)
    if len(_frames) >= LANDLORDS and landlord.pk not in _frames:
        _frames.pop(next(iter(_frames)), None)
    _frames[landlord.pk] = (mark, found)
    return found


def forget() -> None:
    """Let this process judge anew what it is asked next."""
    _kept.clear()
    _frames.clear()


def _keep(landlord: Landlord, which: Beside, new: _Kept) -> None:
    known = {one for one, _which in _kept}
    if len(known) >= LANDLORDS and landlord.pk not in known:
        longest = next(iter(_kept))[0]
        for one in Beside:
            _kept.pop((longest, one), None)
    _kept[landlord.pk, which] = new


# Facts are only ever added; a number taken earlier may be written later, so the last ones are counted too.
# Of the tables that do change, their history grows with every change.
LATELY = 4000  # a number taken earlier may be written later
_MARK = """
    SELECT last.id, (SELECT count(*) FROM framework_fact WHERE id > last.id - %(lately)s),
           (SELECT max(pgh_id) FROM framework_editionevent), (SELECT max(pgh_id) FROM framework_engagementgroupevent),
           (SELECT max(pgh_id) FROM people_placeevent), (SELECT max(pgh_id) FROM people_landlordevent)
      FROM (SELECT coalesce(max(id), 0) AS id FROM framework_fact) last"""
_NUMBERS = """
    SELECT mark.*, (SELECT array_agg(id) FROM framework_fact
                     WHERE landlord_id = %(landlord)s AND id > mark.id - %(lately)s)
      FROM ({mark}) mark"""


def _mark(landlord: Landlord) -> _Last:
    """The mark now, and the numbers of the last facts; those that are kept, where it has not changed.

    Taken before the facts are read: what comes in between is found next time.
    """
    given = {"lately": LATELY, "landlord": landlord.pk}
    kept = _kept.get((landlord.pk, Beside.NOW))
    with connection.cursor() as cursor:
        if kept is not None:
            cursor.execute(_MARK, given)
            if tuple(cursor.fetchone()) == kept.last.mark:
                return kept.last
        cursor.execute(_NUMBERS.format(mark=_MARK), given)
        *found, numbers = cursor.fetchone()
    return _Last(tuple(found), frozenset(numbers or ()))
