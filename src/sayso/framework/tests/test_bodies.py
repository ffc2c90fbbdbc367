"""Seats by size, quorum and terms; grants by a formula with what is carried over; draws that can be made again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.clocks.periods import Period
from sayso.framework.rules.bodies import (
    Group,
    Seat,
    Service,
    is_quorate,
    may_serve_again,
    seats_for,
    term_ends,
)
from sayso.framework.rules.durations import Every
from sayso.framework.rules.funds import CarryOver, Fund, Part, award_is_allowed, grant
from sayso.framework.rules.processes import Sample, draw, seed_of

PANEL = Group(
    "panel", "Panel", "panel", "", "It meets.", "", (), (), False, quorum=4,
    seats=(
        Seat("independent", 2),
        Seat("resident", 1, "scheme", homes_to=25),
        Seat("resident", 2, "scheme", homes_from=26, homes_to=60),
        Seat("resident", 3, "scheme", homes_from=61),
    ),
)  # fmt: skip
FUND = Fund(
    "associations", "Associations", "A sum each year.", "8.3",
    parts=(
        Part("flat", "A flat sum", Decimal(500), "group"),
        Part("tenants", "For each tenant", Decimal("1.25"), "tenant"),
        Part("owners", "For each owner", Decimal("0.50"), "owner"),
        Part("other", "What else is agreed", None, "group"),
    ),
    carry_over=CarryOver("Half unspent: the same share less.", deduct="unspent share"),
)  # fmt: skip
AREA = {"tenant": 200, "owner": 40}  # 500 + 250 + 20
pounds = st.decimals(0, 5000, places=2)


@pytest.mark.parametrize(
    ("homes", "seats"), [([], 2), ([25], 3), ([26], 4), ([60], 4), ([61], 5), ([10, 40, 90], 8)]
)
def test_seats_go_by_the_size_of_each_scheme(homes, seats):
    assert seats_for(PANEL, homes) == seats


def test_a_quorum_where_there_is_one():
    assert [is_quorate(PANEL, present) for present in (3, 4)] == [False, True]
    assert is_quorate(replace(PANEL, quorum=None), 0)


def test_three_years_at_most_three_times():
    three = Service(Every(months=36), 3)
    assert term_ends(three, date(2026, 2, 28)) == date(2029, 2, 28)
    assert [may_serve_again(three, served) for served in (0, 2, 3)] == [True, True, False]
    assert term_ends(Service(), date(2026, 1, 1)) is None
    assert may_serve_again(Service(), 40)


@pytest.mark.parametrize(
    ("last", "unspent", "case_made", "deducted"),
    [
        ("0", "0", False, "0"),
        ("600", "299.99", False, "0"),  # not largely unspent
        ("600", "300", False, "385.00"),  # half unspent: half of 770
        ("600", "600", False, "770.00"),
        ("600", "600", True, "0"),
    ],
)
def test_a_grant_and_what_is_carried_over(last, unspent, case_made, deducted):
    found = grant(FUND, AREA, last=Decimal(last), unspent=Decimal(unspent), case_made=case_made)
    assert [(one.times, one.makes) for one in found.lines] == [
        (1, Decimal("500.00")), (200, Decimal("250.00")), (40, Decimal("20.00")),
    ]  # fmt: skip
    assert (found.formula, found.deducted) == (Decimal("770.00"), Decimal(deducted))
    assert found.pays == found.formula - found.deducted


@given(pounds, pounds, st.integers(0, 5000), st.sampled_from(["unspent share", "unspent sum", "nothing"]))
def test_no_grant_is_below_nought_or_above_the_formula(last, unspent, tenants, deduct):
    fund = replace(FUND, carry_over=CarryOver("It.", deduct=deduct))
    if unspent > last:
        with pytest.raises(ValueError, match="No more can be left"):
            grant(fund, {"tenant": tenants}, last=last, unspent=unspent)
        return
    found = grant(fund, {"tenant": tenants}, last=last, unspent=unspent)
    assert 0 <= found.pays <= found.formula
    assert found.formula == sum(one.makes for one in found.lines)


def test_counts_below_nought_are_refused():
    with pytest.raises(ValueError, match="below nought"):
        grant(FUND, {"tenant": -1})


def test_an_award_keeps_to_its_least_and_most():
    capped = replace(FUND, award_at_least=Decimal(50), award_at_most=Decimal(500))
    assert [award_is_allowed(capped, Decimal(one)) for one in (49, 50, 500, 501)] == [
        False,
        True,
        True,
        False,
    ]


QUARTER = Period(date(2026, 4, 1), date(2026, 6, 30))
cases = st.lists(st.text("abcdef0123456789", min_size=1, max_size=6), max_size=40)


@given(cases, st.integers(0, 12), st.randoms())
def test_a_draw_is_the_same_whatever_the_order_and_can_be_made_again(found, number, chance):
    mixed = [*found, *found]
    chance.shuffle(mixed)
    drawn = draw("harbour:closed:2026-04-01", found, number)
    assert draw("harbour:closed:2026-04-01", mixed, number) == drawn
    assert len(drawn) == min(number, len(set(found)))
    assert set(drawn) <= set(found)


def test_every_period_draws_by_another_seed_and_each_case_has_its_chance():
    sample = Sample(
        "closed", "Closed cases", "Ten each quarter.", "complaint.closed", Every(months=3), size=10
    )
    assert seed_of("harbour", sample, QUARTER) == "harbour:closed:2026-04-01"
    everyone = [f"case-{number}" for number in range(40)]
    drawn = [one for n in range(400) for one in draw(f"harbour:closed:{n}", everyone, 10)]
    assert all(60 <= drawn.count(one) <= 140 for one in everyone), (
        "each is drawn about a hundred times of 400"
    )


@pytest.mark.parametrize(
    ("size", "share", "of", "number"), [(10, None, 7, 7), (None, 10, 41, 5), (None, 10, 0, 0)]
)
def test_how_many_are_drawn(size, share, of, number):
    sample = Sample("s", "S", "S.", "complaint.closed", Every(months=3), size=size, share=share)
    assert sample.number(of) == number
