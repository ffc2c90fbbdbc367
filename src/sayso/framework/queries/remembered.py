"""What was judged last, kept in each process and brought up to date by what came in since.

Judging a year reads its whole record, and the front page, the morning's page and the promises all ask for
the same. One cheap question tells whether anything was added; then only the cells that the new facts touch,
or whose time came, are judged again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from sayso.framework.queries.renewed import renewed
from sayso.framework.queries.standing import Frame, Standing, frame, judged, standing
from sayso.people.models import Landlord

LANDLORDS = 4  # whose last standing is kept
Mark = tuple[object, ...]


@dataclass(frozen=True)
class _Kept:
    standing: Standing
    mark: Mark
    seen: frozenset[int]  # the numbers of the last facts
    until: datetime | None  # from when something else is to be seen than the facts that come in


_kept: dict[int, _Kept] = {}
_frames: dict[int, tuple[Mark, Frame]] = {}  # by landlord, with the part of the mark that they rest on


def standing_at(landlord: Landlord, as_at: datetime, *, year_of: date | None = None) -> Standing | None:
    """As `standing`, judging again only what can have changed since it was judged last."""
    if year_of is not None:
        return standing(landlord, as_at, year_of=year_of)
    kept = _kept.get(landlord.pk)
    mark, seen = _mark(landlord, kept)  # before the facts: what comes in between is found next time
    asked = _frame(landlord, mark[2:])
    if kept is not None and _may_go_on(kept, mark, as_at):
        found = renewed(landlord, kept.standing, asked, as_at, seen - kept.seen)
        if found is not None:
            if found is not kept.standing or kept.mark != mark:
                _keep(landlord, _Kept(found, mark, seen, kept.until))
            return found
    made, later = judged(landlord, as_at, asked)
    if made is not None and (kept is None or kept.standing.as_at <= as_at):
        _keep(landlord, _Kept(made, mark, seen, later))
    return made


def _may_go_on(kept: _Kept, mark: Mark, as_at: datetime) -> bool:
    """Whether the kept standing differs from the one asked for by no more than facts and time."""
    same_frame = kept.mark[2:] == mark[2:]
    return same_frame and kept.standing.as_at <= as_at and (kept.until is None or as_at < kept.until)


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


def _keep(landlord: Landlord, new: _Kept) -> None:
    if len(_kept) >= LANDLORDS and landlord.pk not in _kept:
        _kept.pop(next(iter(_kept)), None)
    _kept[landlord.pk] = new


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


def _mark(landlord: Landlord, kept: _Kept | None) -> tuple[Mark, frozenset[int]]:
    """What differs as soon as anything that a verdict rests on was added or changed, and the last facts' numbers."""
    given = {"lately": LATELY, "landlord": landlord.pk}
    with connection.cursor() as cursor:
        if kept is not None:
            cursor.execute(_MARK, given)
            mark = tuple(cursor.fetchone())
            if mark == kept.mark:
                return mark, kept.seen
        cursor.execute(_NUMBERS.format(mark=_MARK), given)
        *found, numbers = cursor.fetchone()
    return tuple(found), frozenset(numbers or ())
