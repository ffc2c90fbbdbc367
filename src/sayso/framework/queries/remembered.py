"""What was judged last, kept in each process for as long as nothing can have changed it.

Judging a year reads the whole record, and the front page, the morning's page and the promises all ask
for the same. One cheap question tells whether anything was added since; time alone changes a verdict
only when a day begins or something falls due.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import thread_time

from django.db import connection

from sayso.foundations.clocks.counting import end_of, on_day
from sayso.framework.queries.standing import Frame, Standing, frame, judged, standing
from sayso.framework.rules.verdicts import State
from sayso.people.models import Landlord

LANDLORDS = 4  # whose last standing is kept
DEAR = 0.3  # seconds of judging from which a page for a quick look may be behind
SHARE = 100  # a dear judging is good for so many times its own length
Mark = tuple[object, ...]


@dataclass(frozen=True)
class _Kept:
    standing: Standing
    mark: Mark
    until: datetime
    took: float

    def holds(self, as_at: datetime) -> bool:
        """Whether no verdict can differ at that moment, were the record the same."""
        return self.standing.as_at <= as_at < self.until

    def may_be_behind(self, as_at: datetime) -> bool:
        """Whether judging costs so much that new facts may wait a little."""
        return self.took > DEAR and as_at - self.standing.as_at < timedelta(seconds=self.took * SHARE)


_kept: dict[int, _Kept] = {}
_frames: dict[int, tuple[Mark, Frame]] = {}  # by landlord, with the part of the mark that they rest on


def standing_at(
    landlord: Landlord, as_at: datetime, *, year_of: date | None = None, at_a_glance: bool = False
) -> Standing | None:
    """As `standing`; where nothing can have changed since it was judged last, that very standing.

    `at_a_glance` is for counts that many look at: over a very long record they may be minutes behind.
    """
    if year_of is not None:
        return standing(landlord, as_at, year_of=year_of)
    mark = _mark()  # before the facts: what comes in between is found next time
    kept = _kept.get(landlord.pk)
    still = kept is not None and kept.holds(as_at)
    if kept and still and (kept.mark == mark or (at_a_glance and kept.may_be_behind(as_at))):
        return kept.standing
    started = thread_time()
    found, later = judged(landlord, as_at, _frame(landlord, mark[2:]))
    if found is not None and (kept is None or kept.standing.as_at <= as_at):
        _keep(landlord, _Kept(found, mark, _until(found, later), thread_time() - started))
    return found


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


def _until(found: Standing, later: datetime | None) -> datetime:
    """The first moment at which a verdict may change although nothing is added."""
    moments = [end_of(on_day(found.as_at)), *([later] if later else [])]
    for one in found.occurrences:
        if one.paused:
            return found.as_at  # its time moves with the clock
        if one.state == State.DUE and one.due_at is not None and one.due_at > found.as_at:
            moments.append(one.due_at)
    return min(moments)


# Facts are only ever added; a number taken earlier may be written later, so the last ones are counted too.
# Of the tables that do change, their history grows with every change.
_MARK = """
    SELECT last.id, (SELECT count(*) FROM framework_fact WHERE id > last.id - 2000),
           (SELECT max(pgh_id) FROM framework_editionevent), (SELECT max(pgh_id) FROM framework_engagementgroupevent),
           (SELECT max(pgh_id) FROM people_placeevent), (SELECT max(pgh_id) FROM people_landlordevent)
      FROM (SELECT coalesce(max(id), 0) AS id FROM framework_fact) last"""


def _mark() -> Mark:
    """What differs as soon as anything that a verdict rests on was added or changed."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        return tuple(cursor.fetchone())
