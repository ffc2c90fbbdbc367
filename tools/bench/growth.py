"""What every page costs at 1,000 customers with 10,000 voices, and at 100,000 with a million; and how many queries it takes.

The two sizes are two databases of one server, each with a web process of its own, asked in turns, so that
whatever else the machine does falls on both. Measured is what a page costs that was looked at a moment before:
standings are remembered, and counts that took long are kept for a while. What the first look took is said beside
it where it was much more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
from tools.bench.clock import Database, Spent, growth
from tools.bench.looker import Look, Looker
from tools.bench.seed import World, customers_to, voices_to
from tools.bench.table import Plain
from tools.bench.web import signed_in

FEW, MANY = (1_000, 10_000), (100_000, 1_000_000)  # customers, voices
DEARER, SEARCH_DEARER = 1.3, 2.0
PUBLIC, STAFF = 8, 12
ROUNDS = 9
SLOW = 1000  # milliseconds; looked at less often
MUCH_MORE = 5  # times


@dataclass(frozen=True)
class Looked:
    """A page at one size: its queries, its median cost, and milliseconds of the first look."""

    queries: int
    cost: Spent
    first: float


def grown(world: World, database: Database) -> list[Plain]:
    """Every page at both sizes, in turns."""
    cookie = signed_in(_who_may_all(world))
    customers_to(world, FEW[0])
    voices_to(world, FEW[1])
    paths = {**pages(), **searches(world)}
    urls = _copied()
    customers_to(world, MANY[0])
    voices_to(world, MANY[1])
    lookers = [Looker(url, database.pid) for url in urls]
    try:
        looked = {
            name: _in_turns(lookers, path, cookie if path.startswith("/staff/") else "")
            for name, path in paths.items()
        }
    finally:
        for one in lookers:
            one.end()
    return [_line(name, paths[name], *pair) for name, pair in looked.items() if pair is not None]


def _copied() -> list[str]:
    """Keep a copy of the database as it is. Returns the addresses of the copy and of the one that grows."""
    from django.db import connections

    connections.close_all()
    connections["default"].close_pool()  # type: ignore[attr-defined]
    from django.conf import settings

    given = settings.DATABASES["default"]
    at = f"?host={given['HOST']}"
    with psycopg.connect(f"postgresql://{given['USER']}@/postgres{at}", autocommit=True) as link:
        link.execute(f'CREATE DATABASE few TEMPLATE "{given["NAME"]}"')
    return [f"postgresql://{given['USER']}@/{name}{at}" for name in ("few", given["NAME"])]


def _who_may_all(world: World) -> Any:
    """Somebody to whom every door of staff opens."""
    from sayso.foundations.access.permissions import STAFF as ROLES
    from sayso.people.models import RoleHolding
    from sayso.people.tests.cast import LONG_AGO

    for role in ROLES:
        RoleHolding.objects.get_or_create(
            user=world.officer, role=role, landlord=world.landlord, defaults={"starts_on": LONG_AGO}
        )
    return world.officer


def pages() -> dict[str, str]:
    """Every page of the product that a visitor or staff may open, by the name of its address."""
    from tests.pages import pages as every
    from tests.samples import samples

    return {
        name: path
        for name, (path, door) in every(samples()).items()
        if not path.startswith("/mine/") and _reads(door)
    }


def _reads(door: Any) -> bool:
    return getattr(door, "methods", None) is None or "GET" in door.methods


def searches(world: World) -> dict[str, str]:
    """What people look for, and the lists narrowed as people narrow them."""
    from sayso.listening.models import Theme

    theme = Theme.objects.filter(landlord=world.landlord).first()
    return {
        "voices, all": "/staff/voices/?state=all",
        "voices, with filters": "/staff/voices/?state=all&kind=question&owner=nobody&sort=oldest",
        "voices, theme": f"/staff/voices/?theme={theme.pk}&state=all",
        "search of voices, words": "/staff/voices/?q=black+mould&state=all",
        "search of voices, misspelt": "/staff/voices/?q=extracter&state=all",
        "search of everything": "/staff/search/?q=lift", "search of people": "/staff/people/?q=campbell+seed",
        "search of people, address": "/staff/people/?q=77+seed+street",
    }  # fmt: skip


def _in_turns(lookers: list[Looker], path: str, cookie: str) -> tuple[Looked, Looked] | None:
    """Both sizes' looks; None where the address only takes what a form sends, or leads on."""
    firsts = [one.look(path, cookie) for one in lookers]
    if any(one.status != 200 for one in firsts):
        return None
    rounds: list[tuple[Look, Look]] = []
    while len(rounds) < ROUNDS and not (rounds and max(one.clock for one in rounds[-1]) > SLOW):
        few, many = (one.look(path, cookie) for one in lookers)
        rounds.append((few, many))
    few, many = (
        Looked(looks[0].queries, sorted((one.cost for one in looks), key=lambda one: one.whole)[len(looks) // 2], first.clock)
        for looks, first in zip(zip(*rounds, strict=True), firsts, strict=True)
    )  # fmt: skip
    return few, many


def _line(name: str, path: str, few: Looked, many: Looked) -> Plain:
    most = STAFF if path.startswith("/staff/") else PUBLIC
    limit = SEARCH_DEARER if name.startswith("search") else DEARER
    times = growth(few.cost.whole, many.cost.whole)
    first = f", first {many.first:,.0f} ms" if many.first > MUCH_MORE * many.cost.whole else ""
    return Plain(
        f"Page: {name}", "the same at 1,000 customers", f"{few.cost.whole:.1f} ms, {few.queries} queries",
        f"{many.cost.whole:.1f} ({many.cost.python:.1f} + {many.cost.database:.1f}), {many.queries} queries{first}",
        f"{times:.1f} ×", f"≤ {limit:g} ×, {most} queries", times <= limit and many.queries <= few.queries <= most,
    )  # fmt: skip
