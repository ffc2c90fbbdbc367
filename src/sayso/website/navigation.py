"""What every page shows around its content: the landlord, the menus."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sayso.foundations.access.doors import Door, door_of, may_enter
from sayso.people.enums import UserKind
from sayso.website.landlords import landlord_of


@dataclass(frozen=True)
class Item:
    """A place in a menu: its word and the name of its address.

    Who sees it is not said here: the door of the view says, so the two cannot differ.
    """

    label: str | Promise
    name: str
    key: str = ""
    covers: tuple[str, ...] = ()  # names of pages that stand under it, though their addresses do not


@dataclass(frozen=True)
class Link:
    """An item as it stands for one request. `current` is what aria-current holds."""

    label: str | Promise
    url: str
    key: str
    current: str


FRONT_PAGES = ("/", "/staff/")

PUBLIC = (
    Item(_("Have your say"), "say"),
    Item(_("Get involved"), "get-involved"),
    Item(_("You said, we did"), "changes"),
    Item(_("Our promises"), "our-promises"),
)
MINE = (
    Item(_("What became of what I said"), "my-voices"),
    Item(_("My groups"), "my-groups"),
    Item(_("My details"), "my-details"),
    *PUBLIC,
)
STAFF = (
    Item(_("Today"), "today", "t"),
    Item(_("Listen"), "voices", "v"),
    Item(_("Act"), "outcomes", "a"),
    Item(_("Promises"), "promises", "p", covers=("record-fact",)),
    Item(_("People"), "people", "o"),
    Item(_("Reports"), "reports", "r"),
    Item(_("More"), "more", covers=(
        "themes", "actions", "groups", "letters", "messages", "notices", "places", "team", "brand", "clients", "retention", "signing-in",
        "staff-sessions", "components",
    )),
)  # fmt: skip
# Everything else that staff may open, as the page More lists it.
MORE = (
    (_("Listening"), (
        Item(_("Log many at once"), "log-batch"), Item(_("Who takes part"), "who-takes-part"), Item(_("Unanswered"), "unanswered"), Item(_("Themes"), "themes"),
    )),
    (_("Acting"), (
        Item(_("Steps of every plan"), "actions"), Item(_("Letters to print"), "letters"),
        Item(_("Messages: who was told what"), "messages"), Item(_("Notices: one thing told to many"), "notices"), Item(_("Record what happened"), "record-fact"),
    )),
        (_("Taking part"), (
        Item(_("Groups: members, meetings, papers"), "groups"),
    )),
    (_("People and places"), (
        Item(_("Whom to ask again what they need"), "needs-to-review"), Item(_("Segments: customers meant together"), "segments"), Item(_("Getting online: who would like to, and what helps"), "getting-online"), Item(_("Records that may be one person"), "duplicates"), Item(_("Places and their officers"), "places"), Item(_("Import the register"), "people-import"),
        Item(_("Take in the nightly extract"), "extracts"),
        Item(_("Staff and their roles"), "team"),
    )),
    (_("Settings"), (
        Item(_("How long we keep records"), "retention"),
        Item(_("Name, colours and logo"), "brand"), Item(_("Keys for other systems"), "clients"),
        Item(_("How you sign in"), "signing-in"), Item(_("Where you are signed in"), "staff-sessions"),
        Item(_("Parts of the pages"), "components"),
    )),
)  # fmt: skip


@functools.cache
def _way(item: Item) -> tuple[str, Door] | None:
    """Where an item leads and whom its door lets through; None where there is no such page yet.

    The addresses are the same for the life of a process, so each is looked up once.
    """
    try:
        url = reverse(item.name)
    except NoReverseMatch:
        return None
    door = door_of(resolve(url).func)
    return (url, door) if door is not None else None


def _opens(user: Any, door: Door) -> bool:
    return door.roles is None or (user.is_authenticated and may_enter(user, door))


def links(items: Sequence[Item], *, path: str, user: Any) -> list[Link]:
    """The items this user may open, with the one they are in marked."""
    ways = [(item, *way) for item in items if (way := _way(item)) is not None]
    shown = [(item, url) for item, url, door in ways if _opens(user, door)]
    under = [(len(start), url) for item, url in shown for start in _starts(item, url) if _is_in(path, start)]
    inside = max(under, default=(0, ""))[1]
    return [
        Link(item.label, url, item.key, "" if url != inside else "page" if url == path else "true")
        for item, url in shown
    ]


def _starts(item: Item, url: str) -> list[str]:
    """Where the addresses of the pages under an item begin: its own, and the sections of those it covers."""
    covered = [way[0] for name in item.covers if (way := _way(Item("", name))) is not None]
    return [url, *("/".join(one.split("/")[:3]) + "/" for one in covered)]


def _is_in(path: str, start: str) -> bool:
    """Whether a page stands under an address; the two front pages stand for themselves alone."""
    return path == start if start in FRONT_PAGES else path.startswith(start)


def _menu(items: Sequence[Item], request: HttpRequest) -> Callable[[], list[Link]]:
    return lambda: links(items, path=request.path, user=request.user)


def _front_menu(request: HttpRequest) -> Callable[[], list[Link]]:
    """The menu of everybody's pages. Signed-in customers have one and the same on every page, their own first."""

    def made() -> list[Link]:
        items = MINE if getattr(request.user, "kind", "") == UserKind.CUSTOMER else PUBLIC
        found = links(items, path=request.path, user=request.user)
        if request.path != "/" and not request.path.startswith("/said/"):
            return found
        # The first page and what follows from speaking are of the same part.
        return [replace(one, current="true") if one.label == PUBLIC[0].label else one for one in found]

    return made


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The landlord, the current path, and the two menus, each made only if it is shown."""
    return {
        "landlord": landlord_of(request),
        "path": request.path,
        "keys_off": request.COOKIES.get("keys") == "off",
        "large_text": request.COOKIES.get("text") == "large",
        "front_menu": _front_menu(request),
        "staff_menu": _menu(STAFF, request),
    }
