"""What a page costs at 1,000 voices and at 100,000, and how many queries it takes."""

from __future__ import annotations

from tools.bench.clock import Database, Spent, growth, median_of
from tools.bench.seed import World, voices_to
from tools.bench.table import Plain
from tools.bench.web import Web, signed_in

MANY = 100_000
PUBLIC, STAFF = 8, 12
Found = dict[str, tuple[int, Spent]]


def grown(web: Web, world: World, database: Database) -> list[Plain]:
    """Every page at both sizes, the small one first."""
    cookie = signed_in(world.officer)
    few = _looked(web, world, database, cookie)
    voices_to(world, MANY)
    many = _looked(web, world, database, cookie)
    return [_line(name, few[name], many[name]) for name in few]


def pages(world: World) -> dict[str, str]:
    """The pages by name; those under /staff/ are for the officer."""
    from sayso.listening.models import Theme

    theme = Theme.objects.filter(landlord=world.landlord).first()
    return {
        "home": "/", "say": "/say/", "changes": "/you-said-we-did/", "change": f"/you-said-we-did/{world.slug}/",
        "our promises": "/our-promises/", "get involved": "/get-involved/", "framework": "/framework/",
        "today": "/staff/", "inbox": "/staff/voices/", "inbox, all": "/staff/voices/?state=all",
        "inbox, with filters": "/staff/voices/?state=all&kind=question&owner=nobody&sort=oldest",
        "inbox, words": "/staff/voices/?q=black+mould&state=all",
        "inbox, misspelt": "/staff/voices/?q=extracter&state=all",
        "inbox, theme": f"/staff/voices/?theme={theme.pk}&state=all", "voice": f"/staff/voices/{world.voice}/",
        "unanswered": "/staff/voices/unanswered/", "themes": "/staff/themes/", "search": "/staff/search/?q=lift",
        "outcomes": "/staff/outcomes/", "link voices": "/staff/outcomes/new/", "messages": "/staff/messages/",
        "letters": "/staff/letters/", "duty board": "/staff/promises/", "people": "/staff/people/",
        "places": "/staff/places/",
    }  # fmt: skip


def _looked(web: Web, world: World, database: Database, cookie: str) -> Found:
    found: Found = {}
    for name, path in pages(world).items():
        given = cookie if path.startswith("/staff/") else ""
        web.get(path, given)
        asked = web.queries(path, given)
        found[name] = (asked, median_of(web.getting(path, given), database, 3))
    return found


def _line(name: str, few: tuple[int, Spent], many: tuple[int, Spent]) -> Plain:
    limit = STAFF if name in STAFF_PAGES else PUBLIC
    return Plain(
        f"Page: {name}", "the same at 1,000 voices", f"{few[1].whole:.1f} ms, {few[0]} queries",
        f"{many[1].whole:.1f} ({many[1].python:.1f} + {many[1].database:.1f}), {many[0]} queries",
        f"{growth(few[1].whole, many[1].whole):.1f} ×", f"≤ {limit} queries",
        few[0] == many[0] <= limit,
    )  # fmt: skip


PUBLIC_PAGES = {"home", "say", "changes", "change", "our promises", "get involved", "framework"}
STAFF_PAGES = {
    "today", "inbox", "inbox, all", "inbox, with filters", "inbox, words", "inbox, misspelt", "inbox, theme", "voice",
    "unanswered", "themes", "search", "outcomes", "link voices", "messages", "letters", "duty board", "people",
    "places",
}  # fmt: skip
