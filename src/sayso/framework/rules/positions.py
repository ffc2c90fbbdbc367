"""Where each table and key of a TOML file stands, so that an error can name its line.

The standard reader gives line numbers only for what is not TOML at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-\" ]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+|\"[^\"]*\")(\s*\.\s*[A-Za-z0-9_\-]+)*\s*=")


def scan(text: str) -> dict[Path, int]:
    """The line (from 1) of every table and key, arrays of tables numbered from 0."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    here: Path = ()
    inside = ""  # what a value that goes over several lines still waits for
    for number, line in enumerate(text.splitlines(), start=1):
        if inside:
            inside = _still_open(line, inside)
            continue
        header = _HEADER.match(line)
        if header:
            here = _resolve(header[2], counts, array=header[1] == "[[")
            found.setdefault(here, number)
            continue
        key = _KEY.match(line)
        if key:
            name = line.split("=", 1)[0].strip()
            found[(*here, *(part.strip().strip('"') for part in name.split(".")))] = number
            inside = _opens(line.split("=", 1)[1])
    return found


def _resolve(name: str, counts: dict[Path, int], *, array: bool) -> Path:
    """The path of a header, with the number of each array of tables on the way."""
    path: Path = ()
    parts = [part.strip().strip('"') for part in name.split(".")]
    for place, part in enumerate(parts):
        path = (*path, part)
        last = place == len(parts) - 1
        if last and array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _opens(value: str) -> str:
    """What a value waits for when it does not end on its line."""
    for quotes in ('"""', "'''"):
        if value.strip().startswith(quotes):
            return "" if value.strip().count(quotes) >= 2 else quotes
    bare = _without_strings(value)
    depth = bare.count("[") - bare.count("]")
    return "]" * depth if depth > 0 else ""


def _still_open(line: str, inside: str) -> str:
    if inside[0] != "]":
        return "" if inside in line else inside
    bare = _without_strings(line)
    return "]" * (len(inside) + bare.count("[") - bare.count("]"))


def _without_strings(text: str) -> str:
    return re.sub(r"\"(\\.|[^\"\\])*\"|'[^']*'", "", text).split("#", 1)[0]


def line_of(found: Mapping[Path, int], path: Path) -> int:
    """The line of a path, or of the nearest table around it; 1 where nothing is known."""
    while path:
        if path in found:
            return found[path]
        path = path[:-1]
    return 1
