"""Which measurements there are, in the order in which they build on one another."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from tools.bench import duties, extracts, growth, imports, letters, memory, notices, pages
from tools.bench.clock import Database
from tools.bench.ground import keep_empty
from tools.bench.seed import World, voices_to, world
from tools.bench.table import Line, Plain
from tools.bench.web import Web

FEW = 1_000
Lines = list[Line | Plain]


def measure(parts: list[str], pid: int) -> Lines:
    """Make the world and measure the parts asked for."""
    database = Database(pid)
    keep_empty()
    say("Seeding the demonstration's landlord …")
    made = world()
    voices_to(made, FEW)
    web = Web()
    lines: Lines = []
    for name in parts:
        say(f"Measuring {name} …")
        try:
            lines += STEPS[name](web, made, database)
        except Exception as trouble:  # the other lines are still worth having
            lines.append(
                Plain(f"{name} could not be measured", "", "", f"{type(trouble).__name__}: {trouble}"[:120])
            )
            traceback.print_exc()
    return lines


def _pages(web: Web, made: World, database: Database) -> Lines:
    return [one(web, made, database) for one in (pages.detail, pages.listed, pages.board, pages.posted)]


STEPS: dict[str, Callable[[Web, World, Database], Lines]] = {
    "pages": _pages,
    "letters": lambda _web, made, database: [letters.letters(made, database)],
    "imports": lambda _web, made, database: imports.imports(made, database),
    "extracts": lambda _web, made, database: extracts.extracts(made, database),
    "notices": lambda _web, _made, database: notices.notices(database),
    "memory": lambda _web, _made, _database: [*memory.memory()],
    "growth": lambda _web, made, database: [*growth.grown(made, database)],
    "duties": lambda _web, _made, _database: [*duties.duties()],
}


def say(words: str) -> None:
    """A line for whoever waits."""
    print(words, flush=True)
