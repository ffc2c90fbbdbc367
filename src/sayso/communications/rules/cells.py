"""Tables that a spreadsheet opens and does not obey. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def safe(value: object) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> safe("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    cell = str(value)
    return f"'{cell}" if cell[:1] in _FORMULA or cell.lstrip()[:1] in _FORMULA else cell


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file, every cell safe."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(header)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return made.getvalue()
