"""The set-based half of an import: good rows into a temporary table, then into the register.

Every step marks the rows that it changed, so that the counts are of what was really written.
`null` in a staged column means that the file does not know.
"""

# ruff: noqa: S608 (every value goes by parameter; only our own clauses are put together)

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import connection

from sayso.people.rules.import_rows import Row

# What a customer may also change themselves: taken only where the source has changed its mind.
THEIRS = ("known_as", "email", "phone", "postal_address", "channel", "language", "format")
_TYPES = {
    "date_of_birth": "date", "tenancy_start": "date", "tenancy_end": "date", "place_opened_on": "date", "is_online": "boolean", "is_holder": "boolean",
}  # fmt: skip
COLUMNS = tuple(field.name for field in fields(Row))
UNPLACED = "unplaced"


def run(sql: str, **values: Any) -> int:
    """Run one statement; returns how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


def rows_of(sql: str, **values: Any) -> list[tuple[Any, ...]]:
    """Run one question and return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def copy(rows: Iterable[tuple[int, Row]]) -> None:
    """Put the rows into the temporary table `staged`, which goes when the transaction ends."""
    run("DROP TABLE IF EXISTS staged, staged_place")
    # Every trigger asks whether it is to be passed over; where nobody ever said so, the answer is an error caught
    # for each row.
    run("SET LOCAL pgtrigger.ignore = '{}'")
    columns = ", ".join(f"{name} {_TYPES.get(name, 'text')}" for name in COLUMNS)
    run(
        f"CREATE TEMP TABLE staged (number int PRIMARY KEY, is_new boolean DEFAULT false, "
        f"is_changed boolean DEFAULT false, {columns}) ON COMMIT DROP"
    )
    names = ", ".join(("number", *COLUMNS))
    with connection.cursor() as cursor, cursor.copy(f"COPY staged ({names}) FROM STDIN") as out:
        for number, row in rows:
            values = [getattr(row, name) for name in COLUMNS]
            out.write_row([number, *values])
    run("CREATE INDEX ON staged (customer_key)")
    run("CREATE INDEX ON staged (home_key)")
    weigh("staged")


def weigh(table: str) -> None:
    """Let the planner count what was just written: a guess for an empty table costs minutes."""
    run(f"ANALYZE {table}")


def take_out(sql: str, **values: Any) -> list[tuple[int, str]]:
    """Remove the rows that the condition names; returns their numbers and what was found there."""
    return [(int(number), str(found)) for number, found in rows_of(sql, **values)]


def erased_people(landlord: int, slug: str, source: str) -> list[tuple[int, str]]:
    """Take out the rows of people who were erased: a file does not bring them back (see `commands.erasure`)."""
    if not rows_of(
        "SELECT 1 FROM people_erasure WHERE landlord_id = %(landlord)s LIMIT 1", landlord=landlord
    ):
        return []
    return take_out(
        """DELETE FROM staged USING people_erasure erasure
            WHERE erasure.landlord_id = %(landlord)s
              AND encode(sha256(convert_to(%(begin)s || staged.customer_key, 'UTF8')), 'hex') = ANY (erasure.fingerprints)
        RETURNING staged.number, ''""",
        landlord=landlord,
        begin=f"{slug}\x1f{source}\x1f",
    )


def clashing_uprns(landlord: int) -> list[tuple[int, str]]:
    """Take out the rows whose UPRN the register already gives to another home."""
    return take_out(
        """DELETE FROM staged USING people_home home
            WHERE home.uprn = staged.uprn AND home.landlord_id = %(landlord)s
              AND home.source_key IS DISTINCT FROM staged.home_key
        RETURNING staged.number, staged.uprn""",
        landlord=landlord,
    )


def homes_without_address(landlord: int) -> list[tuple[int, str]]:
    """Take out the rows that name a home we do not know and no row gives the address of."""
    return take_out(
        """DELETE FROM staged WHERE home_key IS NOT NULL AND NOT EXISTS (
                SELECT FROM people_home WHERE landlord_id = %(landlord)s AND source_key = staged.home_key)
              AND NOT EXISTS (
                SELECT FROM staged other WHERE other.home_key = staged.home_key AND other.address IS NOT NULL)
        RETURNING number, home_key""",
        landlord=landlord,
    )


def places(landlord: int, at: datetime) -> int:
    """Areas, then the estates, blocks and schemes in them, registered at that moment. Returns how many are new.

    The day a place opened is taken when it enters the register; a later file does not move it, because
    what was reported before rests on it.
    """
    _staged_places(landlord)
    areas = run(
        """INSERT INTO people_place (landlord_id, path, kind, scheme_kind, name, source_key, registered_at)
           SELECT %(landlord)s, '', 'area', '', min(area), area_key, %(at)s FROM staged_place
            WHERE area_key IS NOT NULL AND NOT EXISTS (
                SELECT FROM people_place WHERE landlord_id = %(landlord)s AND source_key = area_key)
            GROUP BY area_key""",
        landlord=landlord,
        at=at,
    )
    sites = _sites(landlord, at)
    run(
        """WITH RECURSIVE walk AS (
             SELECT id, '/' || id || '/' AS path FROM people_place
              WHERE landlord_id = %(landlord)s AND parent_id IS NULL
             UNION ALL
             SELECT child.id, walk.path || child.id || '/' FROM people_place child
               JOIN walk ON child.parent_id = walk.id)
           UPDATE people_place place SET path = walk.path FROM walk
            WHERE walk.id = place.id AND place.path <> walk.path""",
        landlord=landlord,
    )
    return areas + sites


def _staged_places(landlord: int) -> None:
    """One row for each place that the file names, and one for homes without any."""
    run("""CREATE TEMP TABLE staged_place ON COMMIT DROP AS
           SELECT place_key, max(place) AS name, max(place_kind) AS kind, max(scheme_kind) AS scheme_kind,
                  max('area:' || left(lower(area), 90)) AS area_key, max(area) AS area,
                  max(place_opened_on) AS opened_on
             FROM staged WHERE place_key IS NOT NULL OR area IS NOT NULL GROUP BY place_key, lower(area)""")
    if rows_of("""SELECT 1 FROM staged LEFT JOIN people_home home
                      ON home.landlord_id = %(landlord)s AND home.source_key = staged.home_key
                   WHERE home_key IS NOT NULL AND home.id IS NULL AND place_key IS NULL AND area IS NULL
                   LIMIT 1""", landlord=landlord):  # fmt: skip
        run(
            "INSERT INTO staged_place (area_key, area) VALUES (%(key)s, 'Homes with no estate given')",
            key=UNPLACED,
        )


def _sites(landlord: int, at: datetime) -> int:
    wanted = """
        SELECT place_key, max(staged_place.name) AS name, max(staged_place.kind) AS kind,
               max(staged_place.scheme_kind) AS scheme_kind, max(area.id) AS area_id,
               max(staged_place.opened_on) AS opened_on
          FROM staged_place LEFT JOIN people_place area
               ON area.landlord_id = %(landlord)s AND area.source_key = staged_place.area_key
         WHERE place_key IS NOT NULL GROUP BY place_key"""
    run(
        f"""WITH wanted AS ({wanted}), done AS (
              UPDATE people_place place
                 SET name = coalesce(wanted.name, place.name), parent_id = coalesce(wanted.area_id, place.parent_id),
                     kind = coalesce(wanted.kind, place.kind),
                     scheme_kind = CASE WHEN wanted.kind IS NULL THEN place.scheme_kind
                                        ELSE coalesce(wanted.scheme_kind, '') END
                FROM wanted
               WHERE place.landlord_id = %(landlord)s AND place.source_key = wanted.place_key
                 AND (place.name, place.parent_id, place.kind, place.scheme_kind) IS DISTINCT FROM
                     (coalesce(wanted.name, place.name), coalesce(wanted.area_id, place.parent_id), coalesce(wanted.kind, place.kind),
                      CASE WHEN wanted.kind IS NULL THEN place.scheme_kind
                           ELSE coalesce(wanted.scheme_kind, '') END)
           RETURNING place.source_key)
            UPDATE staged SET is_changed = true FROM done WHERE staged.place_key = done.source_key""",
        landlord=landlord,
    )
    return run(
        f"""WITH wanted AS ({wanted})
            INSERT INTO people_place (landlord_id, parent_id, path, kind, scheme_kind, name, source_key,
                   registered_at, opened_on)
            SELECT %(landlord)s, area_id, '', coalesce(kind, 'estate'), coalesce(scheme_kind, ''), coalesce(name, place_key),
                   place_key, %(at)s, opened_on
              FROM wanted WHERE NOT EXISTS (
                SELECT FROM people_place WHERE landlord_id = %(landlord)s AND source_key = place_key)""",
        landlord=landlord,
        at=at,
    )


def homes(landlord: int, *, marks: bool = True) -> int:
    """Homes, in the place that the file says, else where they were; `marks` staged rows. Returns how many are new."""
    wanted = """
        SELECT home_key, max(uprn) AS uprn, max(address) AS address, max(postcode) AS postcode,
               max(coalesce(site.id, area.id)) AS place_id
          FROM staged
          LEFT JOIN people_place site ON site.landlord_id = %(landlord)s AND site.source_key = staged.place_key
          LEFT JOIN people_place area ON area.landlord_id = %(landlord)s
               AND area.source_key = 'area:' || left(lower(staged.area), 90)
         WHERE home_key IS NOT NULL GROUP BY home_key"""
    run(
        f"""WITH wanted AS ({wanted}), done AS (
              UPDATE people_home home
                 SET uprn = coalesce(wanted.uprn, home.uprn), address = coalesce(wanted.address, home.address),
                     postcode = coalesce(wanted.postcode, home.postcode),
                     place_id = coalesce(wanted.place_id, home.place_id)
                FROM wanted
               WHERE home.landlord_id = %(landlord)s AND home.source_key = wanted.home_key
                 AND (home.uprn, home.address, home.postcode, home.place_id) IS DISTINCT FROM
                     (coalesce(wanted.uprn, home.uprn), coalesce(wanted.address, home.address),
                      coalesce(wanted.postcode, home.postcode), coalesce(wanted.place_id, home.place_id))
           RETURNING home.source_key)
            UPDATE staged SET is_changed = true FROM done WHERE staged.home_key = done.source_key""",
        landlord=landlord,
    )
    added = """INSERT INTO people_home (landlord_id, place_id, source_key, uprn, address, postcode)
              SELECT %(landlord)s, coalesce(wanted.place_id, unplaced.id), home_key, coalesce(uprn, ''), address,
                     coalesce(postcode, '')
                FROM wanted LEFT JOIN people_place unplaced
                     ON unplaced.landlord_id = %(landlord)s AND unplaced.source_key = %(unplaced)s
               WHERE NOT EXISTS (
                  SELECT FROM people_home WHERE landlord_id = %(landlord)s AND source_key = home_key)"""
    if marks:
        added = f"""done AS ({added} RETURNING source_key)
            UPDATE staged SET is_changed = true FROM done WHERE staged.home_key = done.source_key"""
    return run(
        f"WITH wanted AS ({wanted}){',' if marks else ''} {added}", landlord=landlord, unplaced=UNPLACED
    )


def counts() -> tuple[int, int, int]:
    """How many rows were added, changed and left as they were."""
    added, changed, same = rows_of(
        """SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE is_changed AND NOT is_new),
                  count(*) FILTER (WHERE NOT is_changed AND NOT is_new) FROM staged"""
    )[0]
    return int(added), int(changed), int(same)
