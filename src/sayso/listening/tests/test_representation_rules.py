"""Who takes part against who lives there: worked examples, and an attacker who subtracts whatever is shown."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.listening.rules.representation import (
    SMALLEST,
    Verdict,
    grouped,
    is_safe,
    published,
    rows,
    wilson,
)


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ((0, 0), True),
        ((5, 0), True),
        ((5, 5), True),
        ((10, 5), True),
        ((4, 0), False),
        ((9, 5), False),
        ((20, 4), False),
        ((20, 17), False),
    ],
)
def test_what_is_a_small_number(cell, safe):
    assert is_safe(cell) is safe


@pytest.mark.parametrize(
    ("counts", "groups"),
    [
        ({"a": (100, 50), "b": (100, 20)}, [("a",), ("b",)]),
        ({"a": (100, 50), "b": (30, 0)}, [("a",), ("b",)]),
        # The small one goes with the smallest of the others.
        ({"a": (100, 50), "b": (10, 2), "c": (40, 10)}, [("a",), ("b", "c")]),
        # Two small ones may be enough for one another.
        ({"a": (100, 50), "b": (10, 2), "c": (12, 3)}, [("a",), ("b", "c")]),
        # What is not known stays apart while it can.
        ({"a": (100, 50), "b": (30, 2), "?": (20, 6)}, [("a", "b"), ("?",)]),
        ({"a": (7, 3)}, []),
        ({"a": (4, 2), "b": (3, 1)}, []),
    ],
)  # fmt: skip
def test_small_groups_are_put_together(counts, groups):
    assert grouped(counts, apart={"?"}) == groups


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)]
)  # fmt: skip
def test_the_interval_of_wilson(hits, n, low, high):
    assert wilson(hits, n) == pytest.approx((low, high), abs=0.0005)


def test_what_the_shares_say():
    found = rows(
        [("a",), ("b",), ("c",), ("d",), ("?",)], [(500, 80), (300, 10), (190, 20), (10, 0), (400, 10)], {"?"}
    )
    assert [one.verdict for one in found] == [
        Verdict.MORE, Verdict.FEWER, Verdict.AS_EXPECTED, Verdict.TOO_FEW, Verdict.TOO_FEW,
    ]  # fmt: skip
    assert found[0].share_lives == 0.5
    assert found[0].share_took == pytest.approx(80 / 110)
    assert found[4].ratio is None


def test_everybody_in_one_group_is_compared_with_nobody():
    assert [one.ratio for one in rows([("a",), ("?",)], [(100, 14), (50, 9)], {"?"})] == [None, None]


_cell = st.tuples(st.integers(0, 25), st.integers(0, 25)).map(lambda pair: (pair[0] + pair[1], pair[1]))


@st.composite
def towns(draw):
    """A small tree of places with what is counted in each by itself, in one to three groups."""
    n, width = draw(st.integers(1, 6)), draw(st.integers(1, 3))
    tree = {place: draw(st.sampled_from([None, *range(1, place)])) for place in range(1, n + 1)}
    counts = {place: [draw(_cell) for _group in range(width)] for place in tree}
    return tree, counts


def subtree(place, tree):
    inside = {place}
    while more := {one for one, up in tree.items() if up in inside} - inside:
        inside |= more
    return frozenset(inside)


@settings(max_examples=300, deadline=None)
@given(towns())
def test_no_subtraction_of_shown_places_gives_a_small_number(town):
    """All unions, differences and intersections of what is shown, until nothing new comes of them."""
    tree, counts = town
    total = [tuple(map(sum, zip(*column, strict=True))) for column in zip(*counts.values(), strict=True)]
    if not all(map(is_safe, total)):
        return  # the landlord's own table is not shown either: its groups are made safe first
    shown = {frozenset(tree)} | {subtree(place, tree) for place in published(tree, counts, list(tree))}
    while True:
        new = {
            region
            for one, other in combinations(shown, 2)
            for region in (one | other, one & other, one - other, other - one)
        }
        if new <= shown:
            break
        shown |= new
    for region in shown:
        for group in range(len(total)):
            lives = sum(counts[place][group][0] for place in region)
            took = sum(counts[place][group][1] for place in region)
            assert all(count == 0 or count >= SMALLEST for count in (lives, took, lives - took))


@given(st.dictionaries(st.sampled_from("abcdefg?"), _cell, min_size=1))
def test_groups_hold_every_answer_once_and_are_safe(counts):
    groups = grouped(counts, apart={"?"})
    if groups:
        assert sorted(answer for group in groups for answer in group) == sorted(counts)
    for group in groups:
        assert is_safe(tuple(map(sum, zip(*(counts[one] for one in group), strict=True))))


@given(towns())
def test_the_order_of_places_does_not_count(town):
    tree, counts = town
    assert published(tree, counts, list(tree)) == published(
        dict(reversed(tree.items())), counts, list(reversed(tree))
    )


@given(st.integers(1, 500), st.data())
def test_an_interval_holds_its_share(n, data):
    hits = data.draw(st.integers(0, n))
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n + 1e-9
    assert hits / n - 1e-9 <= high <= 1
