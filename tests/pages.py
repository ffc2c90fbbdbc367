"""Which pages there are, for tests that go over every one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.urls import NoReverseMatch, get_resolver, reverse

from sayso.foundations.access.doors import Door, door_of, may_enter

# Not pages: files, pictures, pieces of pages, ways that lead on at once, and addresses that only take a POST.
NOT_PAGES = re.compile(
    r"\.(csv|svg|css|js|pdf|zip|ics|json|html)$|^brand/logo|^offline|^healthz/|^api/|/search/$|/poster/$|/export/$|well-known|^demo/|^sign-out"
    r"|^sign-in/(code|who)/|/second-factor/|/password/|/refused/$|/letters\.zip|^display/|/promises/decide/$|^staff/confirm/|/papers/x/file/$"
)


def pages(given: Mapping[str, dict[str, Any]]) -> dict[str, tuple[str, Door]]:
    """Every page by its name: its address, with the parameters given for that name, and its door."""
    found = {}
    for name, ways in get_resolver().reverse_dict.lists():
        if not isinstance(name, str):
            continue
        if NOT_PAGES.search(re.sub(r"%\(\w+\)s", "x", ways[0][0][0][0])):
            continue
        try:
            path = reverse(name, kwargs=given.get(name, {}))
        except NoReverseMatch:
            continue  # only takes a POST: no sample is given
        door = door_of(get_resolver().resolve(path).func)
        assert door is not None, path
        found[name] = path, door
    return found


def open_to(user: Any, given: Mapping[str, dict[str, Any]]) -> list[str]:
    """The addresses of the pages that the user's doors open; for None, those of a visitor."""
    return [
        path
        for path, door in pages(given).values()
        if door.roles is None or (user is not None and may_enter(user, door))
    ]


def draft_pages(pk: int) -> dict[str, dict[str, Any]]:
    """What the addresses of a draft's pages hold, by the page's name."""
    names = ("draft", "preview-draft", "open-draft-review", "close-draft-review", "approve-draft", "publish-draft",
             "reopen-draft", "drop-draft", "export-draft")  # fmt: skip
    clause = {"pk": pk, "number": 0}
    return {
        **{name: {"pk": pk} for name in names},
        "draft-duty": clause, "draft-answers": clause,
        "draft-section": {"pk": pk, "section": "clause"}, "draft-item-new": {"pk": pk, "section": "group"},
        "draft-item": {"pk": pk, "section": "clause", "number": 0},
    }  # fmt: skip
