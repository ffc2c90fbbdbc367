"""Typical profiles: customers who are alike, found by k-modes over what the register says of everybody.

Huang's k-modes (1998) with the start of Cao, Liang and Bai (2009): no chance in it, and the order of the register does
not count. How many profiles: as many as still make people clearly more alike, none of them small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST, FEWEST = 8, 2
GAIN = 0.08  # one profile more must leave people so much more alike, as a share of what is unlike with one
SMALLEST_SHARE, SMALLEST = 0.04, 20  # no profile is smaller: a few people are no type
ROUNDS = 30
TYPICAL, APART = 0.6, 0.15  # said of a profile: true of so many of it, and of so many more than of everybody

Row = tuple[str, ...]


@dataclass(frozen=True)
class Trait:
    """One thing that is typical: which attribute, which value, and the share of the profile and of everybody (0 to 1)."""

    attribute: str
    value: str
    share: float
    of_all: float


@dataclass(frozen=True)
class Profile:
    """People who are alike: how many, and what sets them apart, the most telling first."""

    size: int
    traits: tuple[Trait, ...]


def find(counts: Mapping[Row, int], attributes: Sequence[str]) -> list[Profile]:
    """The profiles of everybody, largest first; empty where there are too few people. `counts` is by distinct rows."""
    rows = sorted(counts)
    total = sum(counts.values())
    if total < FEWEST * SMALLEST or not rows:
        return []
    best = [0] * len(rows)
    alone = _cost(rows, counts, [_mode(rows, counts, range(len(rows)))], best)
    before = alone
    for k in range(FEWEST, min(MOST, len(rows)) + 1):
        given, cost = _clustered(rows, counts, k)
        sizes = Counter(dict.fromkeys(range(k), 0))
        for row, cluster in zip(rows, given, strict=True):
            sizes[cluster] += counts[row]
        if min(sizes.values()) < max(SMALLEST, SMALLEST_SHARE * total) or before - cost < GAIN * alone:
            break
        best, before = given, cost
    return _described(rows, counts, best, attributes)


def _clustered(rows: Sequence[Row], counts: Mapping[Row, int], k: int) -> tuple[list[int], int]:
    modes = _start(rows, counts, k)
    given = [_nearest(row, modes) for row in rows]
    for _round in range(ROUNDS):
        modes = [
            _mode(rows, counts, [at for at, one in enumerate(given) if one == cluster]) or mode
            for cluster, mode in enumerate(modes)
        ]
        again = [_nearest(row, modes) for row in rows]
        if again == given:
            break
        given = again
    return given, _cost(rows, counts, modes, given)


def _start(rows: Sequence[Row], counts: Mapping[Row, int], k: int) -> list[Row]:
    """The densest row, and then each time the row that is dense and far from those taken."""
    total, width = sum(counts.values()), len(rows[0])
    told = [Counter[str]() for _at in range(width)]
    for row in rows:
        for at, value in enumerate(row):
            told[at][value] += counts[row]
    density = {row: sum(told[at][value] for at, value in enumerate(row)) / (total * width) for row in rows}
    taken = [max(rows, key=lambda row: (density[row], counts[row], row))]
    while len(taken) < k:
        taken.append(
            max(
                rows,
                key=lambda row: (density[row] * min(_unlike(row, one) for one in taken), counts[row], row),
            )
        )
    return taken


def _unlike(one: Row, other: Row) -> int:
    return sum(mine != theirs for mine, theirs in zip(one, other, strict=True))


def _nearest(row: Row, modes: Sequence[Row]) -> int:
    return min(range(len(modes)), key=lambda at: (_unlike(row, modes[at]), at))


def _mode(rows: Sequence[Row], counts: Mapping[Row, int], members: Sequence[int]) -> Row:
    """The commonest value of each attribute."""
    if not members:
        return ()
    found = []
    for at in range(len(rows[0])):
        told = Counter[str]()
        for member in members:
            told[rows[member][at]] += counts[rows[member]]
        found.append(max(told, key=lambda value: (told[value], value)))
    return tuple(found)


def _cost(rows: Sequence[Row], counts: Mapping[Row, int], modes: Sequence[Row], given: Sequence[int]) -> int:
    """In how many answers people differ from what is typical of their profile."""
    return sum(counts[row] * _unlike(row, modes[cluster]) for row, cluster in zip(rows, given, strict=True))


def _described(
    rows: Sequence[Row], counts: Mapping[Row, int], given: Sequence[int], attributes: Sequence[str]
) -> list[Profile]:
    everybody = [_shares(rows, counts, at) for at in range(len(attributes))]
    found = []
    for cluster in set(given):
        members = [row for row, one in zip(rows, given, strict=True) if one == cluster]
        traits = []
        for at, name in enumerate(attributes):
            shares = _shares(members, counts, at)
            value = max(shares, key=lambda one: (shares[one], one))
            if shares[value] >= TYPICAL and (
                len(set(given)) == 1 or shares[value] - everybody[at][value] >= APART
            ):
                traits.append(Trait(name, value, shares[value], everybody[at][value]))
        traits.sort(key=lambda one: (one.of_all - one.share, one.attribute))
        found.append(Profile(sum(counts[row] for row in members), tuple(traits)))
    return sorted(found, key=lambda one: (-one.size, [trait.attribute + trait.value for trait in one.traits]))


def _shares(rows: Sequence[Row], counts: Mapping[Row, int], at: int) -> dict[str, float]:
    told = Counter[str]()
    for row in rows:
        told[row[at]] += counts[row]
    total = sum(told.values())
    return {value: count / total for value, count in told.items()}
