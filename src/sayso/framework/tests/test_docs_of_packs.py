"""What docs/packs.md shows is so: every block of it loads, and means what is written beside it."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from sayso.foundations.clocks.calendars import Calendar
from sayso.foundations.clocks.counting import LONDON
from sayso.foundations.clocks.periods import Period
from sayso.framework.queries.shelf import from_texts
from sayso.framework.rules.bodies import is_quorate, may_serve_again, seats_for, term_ends
from sayso.framework.rules.clocks import due
from sayso.framework.rules.funds import award_is_allowed, grant
from sayso.framework.rules.packs import Cadence, Clock
from sayso.framework.rules.processes import draw, seed_of
from sayso.framework.tests.packs_of_docs import DOCS, FRAGMENTS, WHOLE

# What a fragment is added to: its last table is a promise, so that a duty alone belongs to that.
SMALL = """
[framework]
name = "Small"
landlord = "Small Homes"
nation = "england"
edition = "1"
starts_on = 2026-04-01
source = "Small"
[[area]]
id = "collaborative"
name = "Together"
says = "Together."
[[group]]
id = "forum"
name = "Forum"
kind = "forum"
says = "It meets."
[[clause]]
id = "first"
section = "1"
name = "First"
says = "First."
owner = "Us"
area = "collaborative"
"""


def loaded(text):
    return from_texts("small", {"pack.toml": text}).pack


@pytest.fixture(scope="module")
def pack():
    assert len(WHOLE) == 1
    return from_texts("quayside", {"pack.toml": WHOLE[0]}).pack


@pytest.fixture(scope="module")
def together():
    """All fragments that begin a section, added to one small pack."""
    return loaded(SMALL + "".join(one for one in FRAGMENTS if one.startswith("[[")))


@pytest.mark.parametrize("text", FRAGMENTS)
def test_every_example_can_be_added_to_a_pack(text):
    assert loaded(SMALL + text).clauses


def test_there_are_examples_of_everything_that_the_page_explains(together, pack):
    assert len(FRAGMENTS) >= 9
    for section in ("levels", "outcomes", "roles", "funds", "processes", "programme", "reviews"):
        assert getattr(together, section), section
    assert pack.samples


@pytest.mark.parametrize(
    ("homes", "seats"), [([25], 1), ([26], 2), ([60], 2), ([61], 3), ([10, 40, 90, 200], 9), ([], 0)]
)
def test_seats_for_each_scheme_by_its_size(pack, homes, seats):
    assert seats_for(pack.group("neighbours-panel"), homes) == seats


def test_a_panel_with_no_chair_a_quorum_and_three_terms_of_three_years(pack):
    panel = pack.group("neighbours-panel")
    assert panel.chair == "none"
    assert [is_quorate(panel, present) for present in (4, 5)] == [False, True]
    assert term_ends(panel.service, date(2026, 4, 1)) == date(2029, 4, 1)
    assert [may_serve_again(panel.service, served) for served in (0, 2, 3)] == [True, True, False]


def test_the_sample_draws_ten_by_the_seed_that_the_page_shows(pack):
    (sample,) = pack.samples
    quarter = Period(date(2026, 4, 1), date(2026, 6, 30))
    seed = seed_of("quayside", sample, quarter)
    assert f"`{seed}`" in DOCS.read_text("utf-8")
    cases = [f"case-{number}" for number in range(40)]
    drawn = draw(seed, cases, sample.number(len(cases)))
    assert len(drawn) == 10
    assert drawn == draw(seed, reversed(cases), 10)
    assert (sample.every.months, sample.number(3)) == (3, 3)


def test_the_yearly_report_goes_to_the_group_above(pack):
    duty = pack.clause("yearly-report").duty
    assert isinstance(duty, Cadence)
    assert (duty.every.months, duty.times, duty.only.group) == (12, 1, "parent-committee")
    assert pack.group("neighbours-panel").reports_to == "parent-committee"


def test_the_service_standard_counts_working_hours_of_the_clock(pack):
    duty = pack.clause("enquiry-answered").duty
    assert isinstance(duty, Clock)
    friday = datetime(2026, 6, 5, 16, tzinfo=LONDON)
    due_at = due(duty.within, friday, Calendar("england"), None, ())
    assert due_at.astimezone(LONDON) == datetime(2026, 6, 9, 16, tzinfo=LONDON)


def test_the_fund_has_a_cap_for_each_award(pack):
    (fund,) = pack.funds
    amounts = ("49.99", "50", "1500", "1500.01")
    assert [award_is_allowed(fund, Decimal(one)) for one in amounts] == [False, True, True, False]
    assert (fund.pot, fund.every.months, fund.decided_by) == (Decimal(20000), 12, "neighbours-panel")


def test_the_grant_by_formula_and_what_is_carried_over(together):
    (fund,) = together.funds
    area = {"tenant": 200, "owner": 40}
    assert grant(fund, area).pays == Decimal("770.00")
    assert grant(fund, area, last=Decimal(600), unspent=Decimal(300)).pays == Decimal("385.00")
    assert grant(fund, area, last=Decimal(600), unspent=Decimal(299)).pays == Decimal("770.00")
    assert grant(fund, area, last=Decimal(600), unspent=Decimal(300), case_made=True).pays == Decimal(
        "770.00"
    )


def test_the_process_and_the_programme(together):
    look, tell = together.processes[0].phases
    assert (str(look.at_least), str(look.at_most)) == ("28 calendar days", "3 months")
    assert tell.publishes == ("the report", "our answer")
    assert [(one.months, one.every and one.every.months) for one in together.programme] == [
        ((6,), None),
        ((), 3),
    ]
