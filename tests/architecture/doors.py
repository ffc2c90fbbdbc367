"""The matrix of roles and addresses, read from the doors that the views declare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from sayso.foundations.access.doors import Door, door_of
from sayso.foundations.access.permissions import REGISTER, ROLE_NAMES, Role

PATH = Path(__file__).resolve().parents[2] / "docs" / "generated" / "doors.md"


@dataclass(frozen=True)
class Address:
    """One address: how it is written, the view behind it, its door, and its parameters' converters."""

    route: str
    name: str
    view: object
    door: Door | None
    converters: dict[str, object]


def addresses() -> list[Address]:
    """Every address, once, by its route. Static files are served before any view."""
    found = {one.route: one for one in _walk(get_resolver().url_patterns, "/", {})}
    return [found[route] for route in sorted(found)]


def _walk(patterns: list, prefix: str, converters: dict[str, object]) -> Iterator[Address]:
    for one in patterns:
        route = prefix + str(one.pattern)
        known = {**converters, **one.pattern.converters}
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, route, known)
        elif isinstance(one, URLPattern):
            yield Address(route, one.name or "", one.callback, door_of(one.callback), known)


def matrix() -> str:
    """The matrix as a page of documentation."""
    roles = list(Role)
    lines = [
        "# Who may open what",
        "",
        "Made from the code by `python -m tests.architecture.write_doors`; a test compares the two, and another",
        "really requests every address as every role. \u201cFresh proof\u201d: whoever last gave a password, a code or a passkey more",
        "than fifteen minutes ago gives one again first; a third test asks each such address so.",
        "",
        "| Address | Door | Anyone | " + " | ".join(ROLE_NAMES[role] for role in roles) + " |",
        "| --- " * (len(roles) + 3) + "|",
    ]
    for one in addresses():
        assert one.door is not None, f"{one.route} has no door"
        allowed = one.door.roles
        says = one.door.permission.name if one.door.permission else one.door.kind
        says += ", fresh proof" if one.door.fresh else ""
        marks = ["yes" if allowed is None or role in allowed else "" for role in roles]
        anyone = "yes" if allowed is None else ""
        lines.append(f"| `{one.route}` | {says} | {anyone} | " + " | ".join(marks) + " |")
    lines += ["", "## What the permissions mean", ""]
    lines += [f"- `{name}`: {REGISTER[name].says}" for name in sorted(REGISTER)]
    return "\n".join(lines) + "\n"


def write() -> None:
    """Write the page of documentation anew."""
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.write_text(matrix())
