"""A web process of its own that looks at pages when it is told to, so that two sizes can be measured in turns.

As a program: reads a path and a cookie a line from its input, and writes what the page cost a line to its output.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.bench.clock import Database, Spent, spent

if TYPE_CHECKING:
    from tools.bench.web import Web


@dataclass(frozen=True)
class Look:
    """What one look at a page took: its status, queries, CPU, and milliseconds by the clock."""

    status: int
    queries: int
    cost: Spent
    clock: float


class Looker:
    """Such a process on one database."""

    def __init__(self, url: str, pid: int) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.bench.looker", str(pid)], env={**os.environ, "DATABASE_URL": url},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def look(self, path: str, cookie: str = "") -> Look:
        """Open a page once. Raises RuntimeError where the process has ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([path, cookie]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"it ended at {path}")
        status, queries, python, database, clock = json.loads(line)
        return Look(status, queries, Spent(python, database), clock)

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(60)


def main() -> None:
    from tools.bench.ground import settle

    # Both sizes on one core, or a neighbour who keeps one core busy makes one size look dearer.
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    settle()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from tools.bench.web import Web

    web, database = Web(), Database(int(sys.argv[1]))
    answers = sys.stdout
    sys.stdout = sys.stderr
    for line in sys.stdin:
        path, cookie = json.loads(line)
        began = time.monotonic()
        with CaptureQueriesContext(connection) as seen:
            status, cost = _looked(web, path, cookie, database)
        queries = [one for one in seen if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "SET "))]
        clock = 1000 * (time.monotonic() - began)
        print(json.dumps([status, len(queries), cost.python, cost.database, clock]), file=answers, flush=True)


def _looked(web: Web, path: str, cookie: str, database: Database) -> tuple[int, Spent]:
    asked, status = web.environ(path, cookie), []
    cost = spent(lambda: status.append(web.ask(asked)[0]), database)
    return status[0], cost


if __name__ == "__main__":
    main()
