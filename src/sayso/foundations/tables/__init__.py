"""Tables that leave the house: CSV that a spreadsheet opens as text and never as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: object) -> str:
    """The value as text; one that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    if isinstance(value, (int, float)):
        return text
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS) else text


def csv_lines(header: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The table as lines of CSV in UTF-8, with the mark by which Excel knows the encoding."""
    yield "\ufeff"
    yield _line(header)
    for row in rows:
        yield _line(row)


def _line(row: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([safe_cell(cell) for cell in row])
    return out.getvalue()
