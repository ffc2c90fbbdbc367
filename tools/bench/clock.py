"""CPU time of this process and of the database, never the clock on the wall: other work may share the machine."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

ROUNDS = 7


@dataclass
class Database:
    """The database's processes, as the system counts their time."""

    pid: int

    def spent(self) -> float:
        """Seconds of CPU of the server and its children; those that ended are counted with the server."""
        return sum(_spent(one) for one in self._backends())

    def _backends(self) -> list[int]:
        """Those that answer queries. The rest (checkpoints, statistics) works for nobody in particular."""
        return [one.pid for one in psutil.Process(self.pid).children() if _answers(one)]


def _answers(one: psutil.Process) -> bool:
    try:
        return "postgres: sayso " in " ".join(one.cmdline())
    except psutil.NoSuchProcess:  # it has ended meanwhile, as those that tidy up do
        return False


def _spent(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except FileNotFoundError:
        try:
            times = psutil.Process(pid).cpu_times()
        except psutil.NoSuchProcess:
            return 0.0
        return float(times.user + times.system)


@dataclass(frozen=True)
class Spent:
    """CPU of one act, in milliseconds."""

    python: float
    database: float

    @property
    def whole(self) -> float:
        return self.python + self.database


def spent(act: Callable[[], object], database: Database, times: int = 1) -> Spent:
    """What an act costs, over so many times."""
    python, others = time.process_time(), database.spent()
    for _ in range(times):
        act()
    return Spent((time.process_time() - python) * 1000 / times, (database.spent() - others) * 1000 / times)


def beside(
    floor: Callable[[], object], measured: Callable[[], object], database: Database, times: int = 40
) -> tuple[Spent, Spent]:
    """Floor and measured in turns, so that whatever else the machine does falls on both; the medians."""
    for act in (floor, measured):
        spent(act, database, 10)
    rounds = [(spent(floor, database, times), spent(measured, database, times)) for _ in range(ROUNDS)]
    return _median([one for one, _ in rounds]), _median([other for _, other in rounds])


def _median(found: list[Spent]) -> Spent:
    return sorted(found, key=lambda one: one.whole)[len(found) // 2]


def median_of(act: Callable[[], object], database: Database, times: int = 5, rounds: int = 3) -> Spent:
    """The median cost of an act that has no floor of its own."""
    spent(act, database, 1)
    return _median([spent(act, database, times) for _ in range(rounds)])


def growth(small: float, large: float) -> float:
    """How many times dearer."""
    return large / small if small else statistics.fmean([large])
