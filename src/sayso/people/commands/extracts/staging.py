"""The good rows into temporary tables, which go when the transaction ends."""

# ruff: noqa: S608 (every value goes by parameter; only our own names are put together)

from __future__ import annotations

from typing import Any

import polars as pl
from django.db import connection

from sayso.people.commands.imports.staging import rows_of, run
from sayso.people.rules.extract_parts import PARTS, Part
from sayso.people.rules.extract_values import DAYS, FLAGS

TABLES = (
    "x_person", "x_root", "x_merge", "x_property", "x_tenancy", "x_member", "x_contact", "x_wish", "x_touched", "x_lives",
    "x_best", "x_wanted", "staged", "staged_place",
)  # fmt: skip

MANY = 1_000


def prepare() -> None:
    """Empty tables for every part, whether or not the delivery has it, and room to work in memory."""
    run("DROP TABLE IF EXISTS " + ", ".join([*TABLES, *(f"x_{part.name}" for part in PARTS)]))
    # Every trigger asks whether it is to be passed over; where nobody ever said so, the answer is an error caught
    # for each row, which grows with the square of the rows.
    run("SET LOCAL pgtrigger.ignore = '{}'")
    run("SET LOCAL work_mem = '96MB'")
    run("SET LOCAL maintenance_work_mem = '256MB'")
    for part in PARTS:
        kinds = {
            name: "boolean" if name in FLAGS else "date" if name in DAYS else "text" for name in part.by_name
        }
        also = ", is_split boolean" if part.name == "people" else ""
        columns = ", ".join(f"{name} {kind}" for name, kind in kinds.items())
        run(f"CREATE TEMP TABLE x_{part.name} (number int, {columns}{also}) ON COMMIT DROP")


def copy(part: Part, frame: pl.DataFrame) -> None:
    """Put the rows into the part's table."""
    names = ", ".join(frame.columns)
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY x_{part.name} ({names}) FROM STDIN (FORMAT csv)") as out:
            for piece in frame.iter_slices(20_000):
                out.write(piece.write_csv(include_header=False, quote_style="non_numeric").encode())
    _count(f"x_{part.name}")


def make(table: str, query: str, **values: Any) -> None:
    """A temporary table of what the query gives, counted for the planner."""
    run(f"CREATE TEMP TABLE {table} ON COMMIT DROP AS {query}", **values)
    _count(table)


def _count(table: str) -> None:
    """Count it for the planner, roughly: it is asked a few times, and gone with the transaction."""
    run(
        f"SET LOCAL default_statistics_target = 10; ANALYZE {table}; SET LOCAL default_statistics_target TO DEFAULT"
    )


def weigh(tables: str, added: int) -> None:
    """Let the planner count what was just written, where it was much: a guess for an empty table costs minutes."""
    if added >= MANY:
        run(f"ANALYZE {tables}")


def taken_out(table: str, condition: str, found: str, **values: Any) -> list[tuple[int, str]]:
    """Remove the rows for which the condition holds; their numbers and what was found there."""
    gone = rows_of(f"DELETE FROM {table} WHERE {condition} RETURNING number, {found}", **values)
    return [(int(number), str(said or "")) for number, said in gone]
