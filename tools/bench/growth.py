"""What every page costs at 1,000 customers with 10,000 voices, and at 100,000 with a million; and how many queries it takes.

Measured is what a page costs that was looked at a moment before: standings are remembered, and counts that took
long are kept for a while. What the first look took is said beside it where it was much more.
"""

from __future__ import annotations

import time
from typing import Any

from tools.bench.clock import Database, Spent, growth, median_of, spent
from tools.bench.seed import World, customers_to, voices_to
from tools.bench.table import Plain
from tools.bench.web import Web, signed_in

FEW, MANY = (1_000, 10_000), (100_000, 1_000_000)  # customers, voices
DEARER, SEARCH_DEARER = 1.3, 2.0
PUBLIC, STAFF = 8, 12
SLOW = 1000  # milliseconds
Found = dict[str, tuple[int, Spent, float]]  # queries, cost, milliseconds of the first look
MUCH_MORE = 5


def grown(web: Web, world: World, database: Database) -> list[Plain]:
    """Every page at both sizes, the small one first."""
    cookie = signed_in(_who_may_all(world))
    customers_to(world, FEW[0])
    voices_to(world, FEW[1])
    paths = {**pages(), **searches(world)}
    few = _looked(web, paths, database, cookie)
    customers_to(world, MANY[0])
    voices_to(world, MANY[1])
    many = _looked(web, paths, database, cookie)
    return [_line(name, paths[name], few[name], many[name]) for name in few if name in many]


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


def _looked(web: Web, paths: dict[str, str], database: Database, cookie: str) -> Found:
    """Each page's queries and cost; a page that takes seconds is asked less often."""
    found: Found = {}
    for name, path in paths.items():
        given = cookie if path.startswith("/staff/") else ""
        began = time.monotonic()
        if web.ask(web.environ(path, given))[0] != 200:
            continue  # it only takes what a form sends, or leads on
        first = 1000 * (time.monotonic() - began)
        asked = web.queries(path, given)
        once = spent(web.getting(path, given), database)
        cost = once if once.whole > SLOW else median_of(web.getting(path, given), database, 3)
        found[name] = (asked, cost, first)
    return found


def _line(name: str, path: str, few: tuple[int, Spent, float], many: tuple[int, Spent, float]) -> Plain:
    most = STAFF if path.startswith("/staff/") else PUBLIC
    limit = SEARCH_DEARER if name.startswith("search") else DEARER
    times = growth(few[1].whole, many[1].whole)
    first = f", first {many[2]:,.0f} ms" if many[2] > MUCH_MORE * many[1].whole else ""
    return Plain(
        f"Page: {name}", "the same at 1,000 customers", f"{few[1].whole:.1f} ms, {few[0]} queries",
        f"{many[1].whole:.1f} ({many[1].python:.1f} + {many[1].database:.1f}), {many[0]} queries{first}",
        f"{times:.1f} ×", f"≤ {limit:g} ×, {most} queries", times <= limit and many[0] <= few[0] <= most,
    )  # fmt: skip
