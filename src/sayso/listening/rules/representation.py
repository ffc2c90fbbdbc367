"""Who takes part against who lives there, so that small numbers stay hidden however tables are subtracted.

Counts are published for the whole landlord and for some of its places, in the same groups everywhere. Three steps
keep a number below `SMALLEST` from being shown or worked out:

1. Groups in which fewer than `SMALLEST` (but not none) took part, or did not, are put together until none is left.
2. A place is published only where it, and what is left of the published place around it, are safe in every group.
3. Those who took part and those who did not are rounded to the nearest `SMALLEST` in the smallest regions that can be
   worked out, and everything else is added up from them. So whatever is added and subtracted, also across quarters,
   is a multiple of `SMALLEST`: a change by one to four people is never shown as such.

Every region that can be made from published places by adding and subtracting is then a union of regions that are
safe themselves, so no subtraction gives a small number. The totals of all tables go through step 2 first, because
they can be compared across tables. Since nothing but the rounded regions is shown, the sums tell no more than they do.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

SMALLEST = (
    5  # fewer people than this could know one another in a figure; the usual limit of official statistics
)
Z = 1.959964  # of a 95 % interval
EXPECTED = 5  # below so many expected participants a share says nothing

Cell = tuple[int, int]  # who lives there, and how many of them took part
Group = tuple[str, ...]  # the answers put together in one group


class Verdict(StrEnum):
    """How a group's share of those who take part stands to its share of those who live there."""

    FEWER = "fewer"
    AS_EXPECTED = "as_expected"
    MORE = "more"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Row:
    """One group: its counts, both shares (0 to 1), the ratio of the shares with its interval, and what it says."""

    group: Group
    lives: int
    took: int
    share_lives: float
    share_took: float
    ratio: float | None
    low: float | None
    high: float | None
    verdict: Verdict


def is_safe(cell: Cell) -> bool:
    """Whether neither those who took part nor those who did not are a small number."""
    lives, took = cell
    return all(count == 0 or count >= SMALLEST for count in (took, lives - took))


def _sum(cells: Iterable[Cell]) -> Cell:
    both = list(cells)
    return sum(lives for lives, _took in both), sum(took for _lives, took in both)


def _less(one: Cell, other: Cell) -> Cell:
    return one[0] - other[0], one[1] - other[1]


def grouped(counts: Mapping[str, Cell], apart: Collection[str] = ()) -> list[Group]:
    """The answers in groups that are safe, in the order given; empty where even all together are not.

    Answers in `apart` (not known, would not say) are put together with others only when there is no other way.
    """
    groups: list[Group] = [(answer,) for answer in counts]

    def size(group: Group) -> tuple[bool, int, int]:
        return any(one in apart for one in group), _sum(counts[one] for one in group)[0], groups.index(group)

    while True:
        unsafe = [group for group in groups if not is_safe(_sum(counts[one] for one in group))]
        if not unsafe:
            break
        if len(groups) == 1:
            return []
        first = min(unsafe, key=size)
        second = min((group for group in groups if group != first), key=size)
        order = list(counts)
        merged = tuple(sorted(first + second, key=order.index))
        groups = [merged if group == first else group for group in groups if group != second]
    return groups


def published(
    tree: Mapping[int, int | None], counts: Mapping[int, Sequence[Cell]], among: Collection[int]
) -> list[int]:
    """The places whose tables may be shown, besides the landlord's own; `counts` are of each place by itself.

    `tree` gives the place around each (None: the landlord). Larger places come first, so that the most is shown.
    """
    width = len(next(iter(counts.values()), ()))
    whole = {place: _whole(place, tree, counts, width) for place in tree}
    left: dict[int | None, list[Cell]] = {
        None: [_sum(column) for column in zip(*counts.values(), strict=True)]
    }
    shown: list[int] = []
    depth = {place: _depth(place, tree) for place in tree}
    for place in sorted(among, key=lambda one: (depth[one], -_sum(whole[one])[0], one)):
        around = _around(place, tree, set(shown))
        rest = [_less(one, other) for one, other in zip(left[around], whole[place], strict=True)]
        if _sum(whole[place])[0] and all(map(is_safe, [*whole[place], *rest])):
            shown.append(place)
            left[around], left[place] = rest, list(whole[place])
    return shown


def rounded(cell: Cell) -> Cell:
    """Who took part and who did not, each to the nearest multiple of `SMALLEST`; of safe cells none becomes nobody."""
    lives, took = cell
    took, others = ((count + SMALLEST // 2) // SMALLEST * SMALLEST for count in (took, lives - took))
    return took + others, took


def figures(
    tree: Mapping[int, int | None], counts: Mapping[int, Sequence[Cell]], shown: Collection[int]
) -> dict[int | None, list[Cell]]:
    """What is shown of the whole landlord (None) and of each shown place: all that is in it, added up after rounding."""
    width = len(next(iter(counts.values()), ()))
    regions: dict[int | None, list[Cell]] = {one: [(0, 0)] * width for one in (None, *shown)}
    for place, cells in counts.items():
        at = place if place in shown else _around(place, tree, shown)
        regions[at] = [_sum(both) for both in zip(regions[at], cells, strict=True)]
    parts = {one: [rounded(cell) for cell in cells] for one, cells in regions.items()}
    inside = {one: [other for other in parts if one is None or one in _ways_up(other, tree)] for one in parts}
    return {
        one: [_sum(column) for column in zip(*(parts[other] for other in inside[one]), strict=True)]
        for one in parts
    }


def _whole(
    place: int, tree: Mapping[int, int | None], counts: Mapping[int, Sequence[Cell]], width: int
) -> list[Cell]:
    """The counts of a place with all that is in it."""
    inside = [cells for one, cells in counts.items() if place in _ways_up(one, tree)]
    return [_sum(column) for column in zip(*inside, strict=True)] if inside else [(0, 0)] * width


def _ways_up(place: int | None, tree: Mapping[int, int | None]) -> list[int]:
    found = []
    while place is not None:
        found.append(place)
        place = tree.get(place)
    return found


def _depth(place: int, tree: Mapping[int, int | None]) -> int:
    return len(_ways_up(place, tree))


def _around(place: int, tree: Mapping[int, int | None], shown: Collection[int]) -> int | None:
    return next((one for one in _ways_up(tree.get(place), tree) if one in shown), None)


def rows(groups: Sequence[Group], cells: Sequence[Cell], unknown: Collection[str] = ()) -> list[Row]:
    """Each group with its shares among those whose answer is known, and what they say (Wilson interval, 95 %)."""
    known = [not set(group) <= set(unknown) for group in groups]
    lives = sum(cell[0] for cell, is_known in zip(cells, known, strict=True) if is_known)
    took = sum(cell[1] for cell, is_known in zip(cells, known, strict=True) if is_known)
    return [
        _row(group, cell, (lives, took))
        if is_known
        else Row(group, *cell, 0, 0, None, None, None, Verdict.TOO_FEW)
        for group, cell, is_known in zip(groups, cells, known, strict=True)
    ]


def _row(group: Group, cell: Cell, of: Cell) -> Row:
    share_lives = cell[0] / of[0] if of[0] else 0.0
    share_took = cell[1] / of[1] if of[1] else 0.0
    if not of[1] or cell[0] in (0, of[0]):  # nobody, or everybody: there is nothing to compare with
        return Row(group, *cell, share_lives, share_took, None, None, None, Verdict.TOO_FEW)
    low, high = wilson(cell[1], of[1])
    ratio = (share_took / share_lives, low / share_lives, high / share_lives)
    verdict = Verdict.AS_EXPECTED
    if of[1] * share_lives < EXPECTED:
        verdict = Verdict.TOO_FEW
    elif high < share_lives:
        verdict = Verdict.FEWER
    elif low > share_lives:
        verdict = Verdict.MORE
    return Row(group, *cell, share_lives, share_took, *ratio, verdict)


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The Wilson score interval of a share, 95 %. `n` is at least 1."""
    share, square = hits / n, Z * Z / n
    middle = (share + square / 2) / (1 + square)
    half = Z * math.sqrt(share * (1 - share) / n + square / (4 * n)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)
