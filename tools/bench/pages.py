"""The three pages with a limit, each in turns with the least that bare Django takes for the same."""

from __future__ import annotations

import itertools
from typing import Any

from django.db import connection
from tools.bench.clock import Database, beside
from tools.bench.floors import Note
from tools.bench.seed import SAYINGS, World
from tools.bench.table import Line
from tools.bench.web import Web, signed_in

_number = itertools.count(1)


def detail(web: Web, world: World, database: Database) -> Line:
    """A public detail page, beside an empty view with one indexed query."""
    path = f"/you-said-we-did/{world.slug}/"
    assert b"31 " in web.get(path)
    floor, ours = beside(web.getting(f"/floor/empty/{world.slug}/"), web.getting(path), database, 60)
    return Line("A change with 31 voices", "an empty view, one indexed query", floor, ours, 6)


def listed(web: Web, world: World, database: Database) -> Line:
    """The inbox with all its filters and acts, beside a bare list page of the same rows without any."""
    cookie = signed_in(world.officer)
    for path in ("/floor/list/", "/staff/voices/"):
        assert web.get(path, cookie).count(b"<td><") >= 25
    floor, ours = beside(
        web.getting("/floor/list/", cookie), web.getting("/staff/voices/", cookie), database, 20
    )
    return Line("A list of 25 voices, filters", "a bare list of the rows, no filters", floor, ours, 2)


def board(web: Web, world: World, database: Database) -> Line:
    """The promise year, beside a bare table of the same promises and months from verdicts that lie ready."""
    cookie = signed_in(world.officer)
    for path in ("/floor/board/", "/staff/promises/"):
        assert web.get(path, cookie).count(b"<tr>") > 50
    floor, ours = beside(
        web.getting("/floor/board/", cookie), web.getting("/staff/promises/", cookie), database, 20
    )
    return Line(
        "The promise year, filters, what presses", "a bare table of the same verdicts", floor, ours, 2
    )


def posted(web: Web, world: World, database: Database) -> Line:
    """A voice said on the web, beside a form that inserts one row. What was really written is counted."""
    from sayso.listening.models import Voice

    with connection.schema_editor() as editor:
        editor.create_model(Note)
    done = {"floor": 0, "ours": 0}

    def floor() -> None:
        fields = {"key": f"bench:{next(_number)}", "kind": "idea", "words": SAYINGS[1]}
        assert web.post("/floor/note/", fields) == 302
        done["floor"] += 1

    def ours() -> None:
        assert web.post("/say/", _said(next(_number))) == 302
        done["ours"] += 1

    before = Voice.objects.count()
    found = beside(floor, ours, database, 40)
    assert Note.objects.count() == done["floor"] > 0
    assert Voice.objects.count() - before == done["ours"] > 0, "a form shown again is not a voice taken in"
    return Line("Posting a voice, with its receipt", "a form that inserts one row", *found, 6)


def _said(number: int) -> dict[str, Any]:
    return {
        "words": SAYINGS[number % len(SAYINGS)], "kind": "idea", "hear_back": "email", "name": "A Neighbour",
        "address": f"neighbour{number}@example.org", "key": f"bench{number}",
    }  # fmt: skip
