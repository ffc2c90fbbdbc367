"""Two quarters of who takes part, and an attacker who subtracts whatever the one shows from whatever the other shows."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sayso.listening.commands.representation import tables
from sayso.listening.rules.representation import SMALLEST, figures, is_safe, rounded

ANSWERS = ("a", "b", "c", "unknown")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ((0, 0), (0, 0)), ((5, 5), (5, 5)), ((7, 7), (5, 5)), ((8, 8), (10, 10)), ((12, 5), (10, 5)), ((13, 5), (15, 5)),
        ((16, 8), (20, 10)), ((14, 7), (10, 5)), ((100, 53), (100, 55)), ((101, 53), (105, 55)),
    ],
)  # fmt: skip
def test_both_sides_are_rounded_to_five(cell, shown):
    assert rounded(cell) == shown


def test_sums_are_made_of_what_is_rounded():
    tree = {1: None, 2: 1, 3: 1, 4: None}
    counts = {1: [(8, 0)], 2: [(8, 8)], 3: [(16, 8)], 4: [(7, 7)], 0: [(6, 6)]}
    found = figures(tree, counts, [1, 2])
    assert found[2] == [(10, 10)]
    assert found[1] == [
        (10 + 15 + 10, 10 + 10)
    ]  # itself with the third, 24 of whom 8 took part; and the second
    assert found[None] == [(35 + 15, 20 + 15)]  # and the fourth with those who have no place


SAFE = [n for n in range(203) if n == 0 or n >= SMALLEST]


def test_no_two_shown_numbers_say_that_the_change_was_small():
    """For every two numbers that can be shown: what may be true of them is never one to four people, and nothing else."""
    behind = {}
    for n in SAFE:
        behind.setdefault(rounded((n, n))[0], set()).add(n)
    for one, other in product(behind.values(), repeat=2):
        changes = {abs(a - b) for a in one for b in other}
        assert not changes <= set(range(1, SMALLEST))
        assert len(changes) > 2 or 0 in (*one, *other)


_cell = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (pair[0] + pair[1], pair[1]))


@st.composite
def two_quarters(draw):
    """A small tree of places, with what is counted in one quarter, and in the next: mostly the same with a few people more or less."""
    tree = {
        place: draw(st.sampled_from([None, *range(1, place)])) for place in range(1, draw(st.integers(2, 6)))
    }
    answers = ANSWERS[: draw(st.integers(2, 4))]
    first = {place: {one: draw(_cell) for one in answers} for place in (0, *tree)}
    second = {
        place: {one: _changed(draw, cell) for one, cell in cells.items()} for place, cells in first.items()
    }
    return tree, {"sex": first}, {"sex": second}


def _changed(draw, cell):
    took, others = (max(0, count + draw(st.integers(-6, 6))) for count in (cell[1], cell[0] - cell[1]))
    return took + others, took


def inside(place, tree):
    found = {place}
    while more := {one for one, up in tree.items() if up in found} - found:
        found |= more
    return frozenset(found)


def regions(table, tree):
    """Every region that can be made from what one quarter shows, with its numbers: by adding and subtracting until nothing is new."""
    found = {frozenset((0, *tree)): [tuple(cell) for cell in table["cells"]]}
    found |= {
        inside(int(place), tree): [tuple(cell) for cell in cells] for place, cells in table["places"].items()
    }
    while len(found) < 300:
        new = {}
        for (one, mine), (other, theirs) in combinations(found.items(), 2):
            if not one & other:
                new[one | other] = [(a[0] + b[0], a[1] + b[1]) for a, b in zip(mine, theirs, strict=True)]
            elif one < other:
                new[other - one] = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(mine, theirs, strict=True)]
            elif other < one:
                new[one - other] = [(a[0] - b[0], a[1] - b[1]) for a, b in zip(mine, theirs, strict=True)]
        if new.keys() <= found.keys():
            break
        found |= {region: cells for region, cells in new.items() if region not in found}
    return found


def numbers(table, tree):
    """For each region and each set of answers that can be made: who lives there, who took part, who did not."""
    groups = [frozenset(group) for group in table["groups"]]
    for region, cells in regions(table, tree).items():
        for size in range(1, len(groups) + 1):
            for chosen in combinations(range(len(groups)), size):
                lives, took = (sum(cells[at][side] for at in chosen) for side in (0, 1))
                yield (region, frozenset().union(*(groups[at] for at in chosen))), (lives, took, lives - took)


@settings(max_examples=200, deadline=None)
@given(two_quarters())
def test_no_subtraction_of_two_quarters_shows_that_a_few_came_or_went(quarters):
    """All unions and differences of all that either shows, in all sets of groups that both can make."""
    tree, *counted = quarters
    made = [tables(tree, counts, {"sex": list(ANSWERS)}).get("sex") for counts in counted]
    assume(all(one and one["groups"] for one in made))
    before, after = (dict(numbers(one, tree)) for one in made)
    for each in (before, after):
        assert all(count == 0 or count >= SMALLEST for counts in each.values() for count in counts)
    for what in before.keys() & after.keys():
        for was, now in zip(before[what], after[what], strict=True):
            assert now == was or abs(now - was) >= SMALLEST


@settings(max_examples=100, deadline=None)
@given(two_quarters())
def test_what_is_shown_is_near_the_truth_and_adds_up(quarters):
    tree, counts, _next = quarters
    table = tables(tree, counts, {"sex": list(ANSWERS)}).get("sex")
    assume(table and table["groups"])
    parts = len(table["places"]) + 1
    for place, cells in [(None, table["cells"]), *table["places"].items()]:
        there = set(counts["sex"]) if place is None else inside(int(place), tree)
        for group, (lives, took) in zip(table["groups"], cells, strict=True):
            true = [
                sum(counts["sex"][one][answer][side] for one in there for answer in group) for side in (0, 1)
            ]
            assert abs(took - true[1]) <= 2 * parts
            assert abs(lives - true[0]) <= 4 * parts
            assert is_safe((lives, took))
