"""One table: each line beside its floor from the same run."""

from __future__ import annotations

from dataclasses import dataclass

from tools.bench.clock import Spent


@dataclass(frozen=True)
class Line:
    """Something measured, beside the least that it could cost."""

    what: str
    beside: str
    floor: Spent
    measured: Spent
    limit: float | None = None  # how many times the floor

    @property
    def ratio(self) -> float:
        return self.measured.whole / self.floor.whole

    @property
    def cells(self) -> list[str]:
        return [
            self.what, self.beside, _ms(self.floor), _ms(self.measured), f"{self.ratio:.1f} ×",
            f"≤ {self.limit:g} ×" if self.limit else "–", _held(self.ratio, self.limit),
        ]  # fmt: skip


@dataclass(frozen=True)
class Plain:
    """Something measured by itself, in a unit of its own."""

    what: str
    beside: str
    floor: str
    measured: str
    ratio: str = "–"
    limit: str = "–"
    holds: bool | None = None

    @property
    def cells(self) -> list[str]:
        held = "–" if self.holds is None else "holds" if self.holds else "MISSES"
        return [self.what, self.beside, self.floor, self.measured, self.ratio, self.limit, held]


def _ms(one: Spent) -> str:
    return f"{one.whole:,.2f} ({one.python:,.2f} + {one.database:,.2f})"


def _held(value: float, limit: float | None) -> str:
    return "–" if limit is None else "holds" if value <= limit else "MISSES"


HEADS = ["What", "Beside", "Floor, ms (Python + database)", "Measured, ms", "Ratio", "Limit", "Holds"]


def show(lines: list[Line | Plain]) -> None:
    """Print the table, as wide as its words."""
    rows = [HEADS, *[one.cells for one in lines]]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADS))]
    for number, row in enumerate(rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if number == 0:
            print("  ".join("─" * width for width in widths))
