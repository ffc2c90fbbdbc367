"""A landlord's nightly extract, beside two bare COPYs into tables without an index.

One copies the cells of the lists, as text; the other the rows that the extract leaves in the register and its history, each value in its own type.
"""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import connection
from django.utils import timezone
from tools.bench.clock import Database, Spent, spent
from tools.bench.ground import in_the_empty_one
from tools.bench.seed import World
from tools.bench.table import Line, Plain

CUSTOMERS = 125_000
LIMIT = 3.0
START = "import sys; from sayso.config.cli import main; sys.exit(main())"
SLUG = "extract-homes"
REGISTER = tuple(
    f"people_{one}" for one in ("place", "home", "tenancy", "customer", "tenancyperson", "sourcerecord")
)
LEFT = (*REGISTER, *(f"{one}event" for one in REGISTER[:-1]))


def extracts(world: World, database: Database) -> list[Line | Plain]:
    """The first extract, the same again, and one in which a hundredth is different; then the first one of a second landlord."""
    took: list[float] = []

    def timed(act: Callable[[], object]) -> Spent:
        started = time.monotonic()
        cost = spent(act, database)
        took.append(time.monotonic() - started)
        return cost

    def median(act: Callable[[], object]) -> Spent:
        return sorted([timed(act) for _ in range(3)], key=lambda one: one.whole)[1]

    with tempfile.TemporaryDirectory() as name:
        folder, typed, done = Path(name, "lists"), Path(name, "typed"), []
        folder.mkdir()
        typed.mkdir()
        rows = _write(folder, CUSTOMERS)
        with in_the_empty_one():
            take = _taker(folder, done)
            floor = median(lambda: _bare(folder))
            peaks = [_most_memory(folder, "--dry-run")]
            took.clear()
            first = timed(take)
            _keep_typed(typed)
            again = timed(take)
            _write(folder, CUSTOMERS, changed=100)
            night = timed(take)
            clock = ", ".join(f"{one:.1f} s" for one in took)
            least = median(lambda: _bare_typed(typed))
            peaks.append(_most_memory(folder, "--anew"))
        second = timed(_taker(folder, done))
    assert done[0]["New person"] == done[3]["New person"] == CUSTOMERS, done
    assert done[1] == {}, done[1]
    return _table(rows, (floor, least), (first, second, again, night), clock, peaks)


def _table(
    rows: int,
    floors: tuple[Spent, Spent],
    costs: tuple[Spent, Spent, Spent, Spent],
    clock: str,
    peaks: list[float],
) -> list[Line | Plain]:
    (floor, least), (first, second, again, night) = floors, costs
    cells, left = "bare COPY of its cells as text", "bare COPY of the rows it leaves"
    return [
        Line(f"Extract of {CUSTOMERS:,} customers, {rows:,} rows", cells, floor, first, LIMIT),
        Line("… the same, into an empty register", left, least, first, LIMIT),
        Line("… where another landlord's people are", left, least, second),
        Line("The same extract again", cells, floor, again, LIMIT),
        Line("One customer in a hundred different", cells, floor, night, LIMIT),
        Plain("First, again, a hundredth, by the clock", "", "", clock),
        Plain(
            "Extract, most memory: first, every row anew", "", "", " and ".join(f"{one:.0f} MB" for one in peaks),
            limit="≤ 500 MB", holds=max(peaks) <= 500,
        ),
    ]  # fmt: skip


def _taker(folder: Path, done: list[dict[str, int]]) -> Callable[[], None]:
    from sayso.foundations.access.actors import System
    from sayso.people.commands.extracts import take_extract
    from sayso.people.tests.cast import a_landlord

    landlord = a_landlord("Extract Homes", nation="england")

    def take() -> None:
        found = take_extract(
            landlord=landlord, source_name="bench", path=folder, by=System("bench"), at=timezone.now()
        )
        assert not found.refused, found.refused[:3]
        done.append(found.counts)

    return take


def _most_memory(folder: Path, how: str) -> float:
    """What `sayso take-extract` holds at most, in MB: in a process of its own, as at a landlord's."""
    arguments = (str(folder), "--landlord", SLUG, "--source", "bench", how)
    taker = subprocess.Popen(
        [sys.executable, "-c", START, "take-extract", *arguments], stdout=subprocess.DEVNULL
    )
    most = 0
    while taker.poll() is None:
        with contextlib.suppress(OSError):  # it may end between the two
            said = Path(f"/proc/{taker.pid}/status").read_text()
            most = max(
                [most, *(int(line.split()[1]) for line in said.splitlines() if line.startswith("VmHWM:"))]
            )
        time.sleep(0.05)
    assert taker.returncode == 0, taker.returncode
    return most / 1024


def _bare(folder: Path) -> None:
    """The same cells into tables that find nothing: read and copied."""
    with connection.cursor() as cursor:
        for path in sorted(folder.glob("*.csv")):
            with path.open("rb") as file:
                columns = file.readline().decode().strip().split(",")
                cursor.execute(f"DROP TABLE IF EXISTS bare_{path.stem}")
                cursor.execute(
                    f"CREATE TABLE bare_{path.stem} ({', '.join(f'{one} text' for one in columns)})"
                )
                with cursor.copy(f"COPY bare_{path.stem} FROM STDIN (FORMAT csv)") as out:
                    while block := file.read(1 << 18):
                        out.write(block)


def _keep_typed(folder: Path) -> None:
    """The rows that an extract left in the register and its history, in a file for each table."""
    with connection.cursor() as cursor:
        for table in LEFT:
            with (folder / table).open("wb") as file, cursor.copy(f"COPY {table} TO STDOUT") as rows:
                for row in rows:
                    file.write(row)


def _bare_typed(folder: Path) -> None:
    """The same rows into tables with the same columns and nothing else."""
    with connection.cursor() as cursor:
        for table in LEFT:
            cursor.execute(f"DROP TABLE IF EXISTS typed_{table}")
            cursor.execute(f"CREATE TABLE typed_{table} (LIKE {table})")
            with (folder / table).open("rb") as file, cursor.copy(f"COPY typed_{table} FROM STDIN") as out:
                while block := file.read(1 << 18):
                    out.write(block)


def _write(folder: Path, customers: int, changed: int = 0) -> int:
    """The five lists of a landlord: four homes for five people, joint tenants, two contacts each. Returns how many rows."""
    total = 0
    for name, header, rows in _lists(customers, changed):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            out.write(header + "\n")
            for row in rows:
                out.write(row + "\n")
                total += 1
    return total


def _lists(customers: int, changed: int) -> Iterator[tuple[str, str, Iterator[str]]]:
    from sayso.people.tests.files import FIRST, LAST

    homes = customers * 4 // 5
    seed = random.Random(7)
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    picked = [seed.choice(names) for _ in range(customers)]
    born = [
        f"{seed.randint(1930, 2005)}-{seed.randint(1, 12):02}-{seed.randint(1, 28):02}"
        for _ in range(customers)
    ]

    def other(at: int) -> bool:
        return bool(changed) and at % changed == 0

    yield "properties", "property_ref,uprn,address_line_1,city_name,post_code,site_ref,site_name,area_name", (
        f"U{at:06},{100_000_000_000 + at},{at % 190 + 1} Mill {'Lane' if at % 2 else 'Road'},Northford,NF{at % 20 + 1} {at % 9}AA,S{at % 900},"
        f"Estate {at % 900},Area {at % 6}" for at in range(homes)
    )  # fmt: skip
    yield "people", "person_ref,full_name,date_of_birth,preferred_language", (
        f"P{at:06},{picked[at]}{' Renamed' if other(at) else ''},{born[at]},{'Polish' if at % 30 == 0 else 'English'}" for at in range(customers)
    )  # fmt: skip
    yield "tenancies", "tenancy_ref,property_ref,tenancy_type,tenancy_status,start_date,end_date", (
        f"T{at:06},U{at:06},Secure,current,{2000 + at % 25}-0{at % 9 + 1}-1{at % 9}," for at in range(homes)
    )  # fmt: skip
    yield "tenancy_people", "tenancy_ref,person_ref,role,is_contract_holder", (
        f"T{at % homes:06},P{at:06},{'tenant' if at < homes else 'joint_tenant'},yes" for at in range(customers)
    )  # fmt: skip
    yield "contacts", "contact_ref,person_ref,contact_type,sub_type,value,is_preferred,is_active", (
        f"C{at:06},P{at // 2:06},phone,mobile,07{700_900_000 + at // 2:09},,yes" if at % 2
        else f"C{at:06},P{at // 2:06},email,home,person{at // 2}{'.new' if other(at // 2) else ''}@example.org,yes,yes"
        for at in range(customers * 2)
    )  # fmt: skip
