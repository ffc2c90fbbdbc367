"""Refused rows as lists to mend and send back: the original columns, and before them what is wrong."""

from __future__ import annotations

from pathlib import Path

from sayso.foundations.tables import safe_cell
from sayso.people.commands.extracts.checking import Refused
from sayso.people.commands.extracts.reading import read

WRONG = "what is wrong, what to do"  # no field is called so: on return the column is not read


def refused_lists(path: Path, refused: list[Refused]) -> dict[str, list[list[str]]]:
    """For each part with a refused row: the header, then those rows as they came, each with all that is wrong with it.

    A row with more or fewer cells than the header comes with its explanation alone.
    """
    says: dict[tuple[str, int], list[str]] = {}
    for one in refused:
        says.setdefault((one.part, one.row), []).append(
            f"{one.column}: {one.says}" if one.column else one.says
        )
    lists: dict[str, list[list[str]]] = {}
    start: dict[str, int] = {}
    for sheet in read(path):
        before = start.get(sheet.part, 0)
        start[sheet.part] = before + 1_000_000
        for row in sheet.frame.iter_rows():
            wrong = says.get((sheet.part, row[0] + before))
            if wrong:
                header = [WRONG, *map(safe_cell, sheet.columns)]
                lines = lists.setdefault(sheet.part, [header])
                lines.append([safe_cell(" ".join(wrong)), *(_as_it_was(cell) for cell in row[1:])])
    return lists


def _as_it_was(cell: str | None) -> str:
    """A phone number keeps its plus: it is mended and sent back, so nothing may be put before it."""
    text = cell or ""
    return text if text[:1] == "+" and text[1:].replace(" ", "").isdigit() else safe_cell(text)
