"""Read the facts that verdicts rest on: of a stretch of time, of some cells, or those that came in lately."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connections, router
from django.db.backends.utils import CursorWrapper
from psycopg.types.datetime import TimestamptzLoader

from sayso.foundations.clocks.counting import end_of, start_of
from sayso.framework.enums import ABOUT_DUTIES
from sayso.framework.models import Fact
from sayso.framework.rules.cells import Reach
from sayso.framework.rules.record import FactRow
from sayso.people.models import Landlord

AT_ONCE = 500  # rows: as many as the socket holds, so that the database writes the next while these are read
FAR = datetime(9999, 1, 1, tzinfo=UTC)
_COLUMNS = ", ".join(f'f."{name}"::float8' if name == "value" else f'f."{name}"' for name in FactRow._fields)
_SELECT = f"SELECT {_COLUMNS} FROM framework_fact f"  # noqa: S608

# All of the stretch; and of what is outside it whatever changes the meaning of what is in it: decisions about
# duties with all that is about their subjects, corrections, and the first time that something began which
# begins again in the stretch.
_STRETCH = f"""
    WITH reach AS (SELECT * FROM unnest(%(kinds)s::text[], %(since)s::timestamptz[], %(until)s::timestamptz[])
                            AS r(kind, since, until)),
         inside AS ({_SELECT} JOIN reach r ON r.kind = f.kind
                     WHERE f.landlord_id = %(landlord)s AND f.occurred_at BETWEEN r.since AND r.until),
         about AS (SELECT DISTINCT split_part(subject_id, '|', 2) AS subject FROM framework_fact
                    WHERE landlord_id = %(landlord)s AND kind = ANY(%(about)s))
    SELECT * FROM inside
    UNION ALL (
        {_SELECT} WHERE f.landlord_id = %(landlord)s AND f.kind = ANY(%(about)s)
        UNION
        {_SELECT} JOIN about a ON f.subject_kind = split_part(a.subject, ':', 1)
                              AND f.subject_id = substr(a.subject, length(f.subject_kind) + 2)
             JOIN reach r ON r.kind = f.kind
            WHERE f.landlord_id = %(landlord)s AND NOT f.occurred_at BETWEEN r.since AND r.until
        UNION
        {_SELECT} JOIN reach r ON r.kind = f.kind
            WHERE f.landlord_id = %(landlord)s AND f.corrects_id IS NOT NULL
              AND NOT f.occurred_at BETWEEN r.since AND r.until
        UNION
        {_SELECT} JOIN reach r ON r.kind = f.kind
            WHERE f.landlord_id = %(landlord)s AND f.kind = ANY(%(starting)s) AND f.occurred_at < r.since
              AND EXISTS (SELECT FROM framework_fact i
                           WHERE i.landlord_id = f.landlord_id AND i.kind = f.kind AND i.subject_kind = f.subject_kind
                             AND i.subject_id = f.subject_id AND i.occurred_at BETWEEN r.since AND r.until))"""  # noqa: S608


def of_stretch(
    landlord: Landlord, reaches: Iterable[Reach], starting: Iterable[str], *, long: bool = False
) -> list[FactRow]:
    """The facts within the reaches, and of earlier or later ones those that bear on them.

    `starting` are the kinds that start clocks; `long` reads while the database still looks for the rest.
    """
    widest = _widest(reaches)
    given = {
        "landlord": landlord.pk, "kinds": list(widest), "since": [one[0] for one in widest.values()],
        "until": [one[1] for one in widest.values()], "about": sorted(ABOUT_DUTIES), "starting": list(starting),
    }  # fmt: skip
    if not long:
        return _rows(_STRETCH, given)
    with _cursor() as cursor:
        # The driver's own cursor, which gives rows as they come; Django's waits for the last one.
        return list(map(FactRow._make, cursor.cursor.stream(_STRETCH, given, size=AT_ONCE)))


@dataclass(frozen=True)
class Wanted:
    """What has to be read to judge some cells."""

    subjects: frozenset[tuple[str, str, str]]  # kind of fact, kind and id of the subject
    members: frozenset[
        tuple[str, str, int | None, str, date, date]
    ]  # kind, for each, place, group, since, until
    kinds: frozenset[tuple[str, date, date]]


_CELLS = f"""
    WITH subject AS (SELECT * FROM unnest(%(s_kind)s::text[], %(s_of)s::text[], %(s_id)s::text[])
                              AS s(kind, subject_kind, subject_id)),
         member AS (SELECT * FROM unnest(%(m_kind)s::text[], %(m_each)s::text[], %(m_place)s::bigint[],
                                         %(m_group)s::text[], %(m_since)s::timestamptz[], %(m_until)s::timestamptz[])
                             AS m(kind, each, place, in_group, since, until))
    {_SELECT} JOIN subject USING (kind, subject_kind, subject_id) WHERE f.landlord_id = %(landlord)s
    UNION
    {_SELECT} JOIN member m ON m.kind = f.kind WHERE f.landlord_id = %(landlord)s
        AND f.occurred_at BETWEEN m.since AND m.until
        AND (m.each <> 'place' OR f.place_id = m.place) AND (m.each <> 'group' OR f."group" = m.in_group)
    UNION
    {_SELECT} WHERE f.landlord_id = %(landlord)s AND f.corrects_id IS NOT NULL AND f.kind = ANY(%(kinds)s)
    UNION
    {_SELECT} WHERE f.landlord_id = %(landlord)s AND f.kind = ANY(%(about)s)"""  # noqa: S608


def of_cells(landlord: Landlord, wanted: Wanted) -> list[FactRow]:
    """The facts that some cells rest on."""
    subjects, members = sorted(wanted.subjects), sorted(wanted.members, key=str)
    members += [(kind, "landlord", None, "", since, until) for kind, since, until in sorted(wanted.kinds)]
    given = {
        "landlord": landlord.pk, "about": sorted(ABOUT_DUTIES),
        "s_kind": [one[0] for one in subjects], "s_of": [one[1] for one in subjects],
        "s_id": [one[2] for one in subjects],
        "m_kind": [one[0] for one in members], "m_each": [one[1] for one in members],
        "m_place": [one[2] for one in members], "m_group": [one[3] for one in members],
        "m_since": [start_of(one[4]) for one in members], "m_until": [end_of(one[5]) for one in members],
        "kinds": sorted({one[0] for one in subjects} | {one[0] for one in members}),
    }  # fmt: skip
    return _rows(_CELLS, given)


def by_number(landlord: Landlord, numbers: Iterable[int]) -> list[FactRow]:
    """The facts of some numbers."""
    wanted = sorted(set(numbers))
    if not wanted:
        return []
    return _rows(f"{_SELECT} WHERE f.landlord_id = %(landlord)s AND f.id = ANY(%(numbers)s)",
                 {"landlord": landlord.pk, "numbers": wanted})  # fmt: skip


def _widest(reaches: Iterable[Reach]) -> dict[str, tuple[datetime, datetime]]:
    """One stretch for each kind, wide enough for every duty that looks at it."""
    found: dict[str, list[Reach]] = defaultdict(list)
    for one in reaches:
        found[one.kind].append(one)
    return {
        kind: (
            min(start_of(one.since) for one in those),
            max(FAR if one.until is None else end_of(one.until) for one in those),
        )
        for kind, those in found.items()
    }


def _rows(query: str, given: dict[str, Any]) -> list[FactRow]:
    with _cursor() as cursor:
        cursor.execute(query, given)
        return list(map(FactRow._make, cursor.fetchall()))


@contextmanager
def _cursor() -> Iterator[CursorWrapper]:
    """Django's cursor, but for how it reads moments: the driver's own way is written in C."""
    with connections[router.db_for_read(Fact)].cursor() as cursor:
        cursor.cursor.adapters.register_loader("timestamptz", TimestamptzLoader)
        yield cursor
