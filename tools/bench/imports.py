"""Customers by the ten thousand, beside the least that the database needs to take the same cells in."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from django.db import connection
from django.utils import timezone
from tools.bench.clock import Database, Spent, spent
from tools.bench.seed import World
from tools.bench.table import Line, Plain

ROWS = 20_000


def imports(world: World, database: Database) -> list[Line | Plain]:
    """The first import of a file, and the same file again."""
    from sayso.foundations.access.actors import System
    from sayso.people.commands.imports import import_customers
    from sayso.people.tests.cast import a_landlord
    from sayso.people.tests.files import a_file, a_row

    landlord = a_landlord("Bench Homes", nation="england")
    with tempfile.TemporaryDirectory() as folder:
        path = a_file(Path(folder) / "customers.csv", [a_row(at) for at in range(ROWS)])

        def take() -> None:
            found = import_customers(
                landlord=landlord, source_name="bench", path=path, by=System("bench"), at=timezone.now()
            )
            done.append((found.added, found.changed, found.unchanged, found.refused_rows))

        done: list[tuple[int, ...]] = []
        floors = [spent(lambda: _bare(path), database) for _ in range(3)]
        floor = sorted(floors, key=lambda one: one.whole)[1]
        first, again = spent(take, database), spent(take, database)
    assert done == [(ROWS, 0, 0, 0), (0, 0, ROWS, 0)], done
    beside = "bare COPY, no index, unlogged"
    return [
        Line(f"Import of {ROWS:,} customers", beside, floor, first),
        Line("The same file again", beside, floor, again),
        Plain("Import, per customer", "", "", _each(first), limit="–"),
    ]


def _each(cost: Spent) -> str:
    return f"{cost.whole / ROWS:.3f} ms"


def _bare(path: Path) -> None:
    """The same cells into tables that keep nothing safe and find nothing: read, split, copied."""
    tables = {"bare_person": range(0, 5), "bare_tenancy": range(5, 9), "bare_home": range(9, 16)}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    with connection.cursor() as cursor:
        for name, cells in tables.items():
            cursor.execute(f"DROP TABLE IF EXISTS {name}")
            columns = ", ".join(f"c{at} text" for at in cells)
            cursor.execute(f"CREATE UNLOGGED TABLE {name} ({columns})")
            with cursor.copy(f"COPY {name} FROM STDIN") as out:
                for row in rows:
                    out.write_row(row[cells.start : cells.stop])
