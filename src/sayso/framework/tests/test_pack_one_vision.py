"""The pack of One Vision Housing, held against its framework of 2018 to 2021, read by hand."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from sayso.framework.queries.shelf import open_pack, regulations
from sayso.framework.tests.duties_in_words import rows, table

# Promise | section | sort of duty | figure | narrowed to.
COUNTED = table("""
tmo-agreement            | Table | clock   | no date |
two-scrutiny-reviews     | Table | cadence | 2 every year |
concern-investigated     | Table | clock   | no date |
indicators-agreed        | Table | cadence | 1 while the framework runs |
shortfalls-explained     | Table | clock   | no date |
inspections-reported     | Table | clock   | no date |
brand-group-meets        | Table | cadence | 2 every year | brand-group
publications-approved    | Table | clock   | no date |
policies-read            | Table | clock   | no date |
complaints-panel         | Table | clock   | no date |
event-each-year          | Table | cadence | 1 every year |
star-survey              | Table | cadence | 1 every 2 years | star
fund-panel-meets         | Table | cadence | 1 every quarter | community-fund-panel
fund-pot                 | Table | target  | at least 10000, sum every year |
fund-assessed            | Table | clock   | no date |
training                 | Support for Customer Empowerment | clock | no date |
terms-and-conduct        | Support for Customer Empowerment | cadence | 1 while the framework runs | \
scrutiny group voice group inspectors panel residents' group complaints panel fund panel focus group \
tenant management organisation
expenses                 | Support for Customer Empowerment | clock | no date |
residents-groups-helped  | Support for Customer Empowerment | clock | no date |
board-reports            | Links with OVH Governance Structures | cadence | 1 while the framework runs | board
committee-twice-a-year   | Links with OVH Governance Structures | cadence | 2 every year | business-assurance-committee
recommendations-assigned | Links with OVH Governance Structures | clock | no date |
budget-reviewed          | Framework Monitoring and Review | cadence | 1 every year |
training-satisfaction    | Framework Monitoring and Review | cadence | 1 while the framework runs |
spend-compared           | Framework Monitoring and Review | cadence | 1 while the framework runs |
profile-watched          | Framework Monitoring and Review | cadence | 1 while the framework runs |
framework-reviewed       | Framework Monitoring and Review | cadence | 1 every 3 years |
""")
# Promises without anything to count, by section.
TOLD = {
    "Wheel of Involvement": 1, "Table": 11, "Support for Customer Empowerment": 1,
    "Links with OVH Governance Structures": 1, "Our Future Goals": 3, "Framework Monitoring and Review": 1,
}  # fmt: skip
LEVELS = {  # every body of the table by its level
    "high": {
        "board", "tenant-management-organisation", "scrutiny-team", "service-review-group", "tenant-inspectors",
        "brand-group",
    },
    "medium": {"residents-group", "policy-review-group", "complaints-panel"},
    "low": {"focus-group", "community-fund-panel"},
}  # fmt: skip
NO_BODIES = {"customer-event", "survey", "informal"}  # lines of the table that nobody is a member of


@pytest.fixture(scope="module")
def pack():
    return open_pack("one-vision").pack


def test_every_counted_promise_is_there_with_its_figure(pack):
    assert rows(pack) == COUNTED
    assert Counter(one.section for one in pack.clauses if one.duty is None) == TOLD
    assert (len(pack.clauses), len(pack.duties)) == (45, 27)


def test_the_document_and_its_dates(pack):
    assert (pack.starts_on, pack.review_on, pack.review_every.months) == (
        date(2018, 1, 1), date(2021, 12, 31), 36,
    )  # fmt: skip
    assert (len(pack.aims), len(pack.outcomes), len(pack.areas)) == (6, 3, 5)
    assert pack.consultation


def test_every_body_has_its_level_what_it_asks_and_what_comes_of_it(pack):
    assert [one.id for one in pack.levels] == ["high", "medium", "low"]
    found = {}
    for one in pack.groups:
        found.setdefault(one.level, set()).add(one.id)
    assert found.pop("") == {"business-assurance-committee"}, "of the Board, not of the wheel"
    assert found == LEVELS
    wheel = [one for one in pack.groups if one.level]
    assert [one.id for one in wheel if not (one.commitment and one.outcome)] == []
    own_rules = {"board"}
    assert {one.id for one in wheel if "Code of conduct" not in one.papers} == own_rules
    assert len(pack.group("tenant-management-organisation").service.criteria) == 4
    assert len(pack.group("residents-group").service.criteria) == 2


def test_who_reports_to_whom(pack):
    reports = {one.id: one.reports_to for one in pack.groups if one.reports_to}
    assert reports == {"business-assurance-committee": "board", "tenant-inspectors": "service-review-group"}
    assert {one.id: one.oversees for one in pack.groups if one.oversees} == {
        "board": ("business-assurance-committee",), "service-review-group": ("tenant-inspectors",),
    }  # fmt: skip
    phases = {phase.id: (phase.begins, phase.ends) for phase in pack.processes[0].phases}
    assert phases["look"] == ("scrutiny.review_started", "")


def test_the_wheel_is_the_menu(pack):
    bodies = {one.group for one in pack.opportunities if one.group}
    assert bodies == set().union(*LEVELS.values())
    assert {one.id for one in pack.opportunities if not one.group} == NO_BODIES
    assert len(pack.opportunities) == 14
    for one in pack.opportunities:
        level = pack.group(one.group).level if one.group else "low"
        assert one.says.startswith(f"{level.title()} level."), one.id


def test_the_fund(pack):
    (fund,) = pack.funds
    assert (fund.pot, fund.every.months, fund.assessed.months) == (Decimal(10000), 12, 3)
    assert (fund.decided_by, len(fund.themes)) == ("community-fund-panel", 6)


def test_roles_processes_and_what_comes_round(pack):
    assert Counter(one.held_by for one in pack.roles) == {("customer",): 9, ("board",): 1, ("staff",): 1}
    assert {one.id: len(one.phases) for one in pack.processes} == {
        "scrutiny-review": 5, "independent-complaint-review": 3, "tenant-management": 5, "fund-application": 3,
    }  # fmt: skip
    assert [one.clause for one in pack.programme] == [
        "two-scrutiny-reviews", "committee-twice-a-year", "brand-group-meets", "fund-panel-meets", "event-each-year",
        "star-survey", "budget-reviewed", "framework-reviewed",
    ]  # fmt: skip
    for line in pack.programme:
        assert str(line.every) == str(pack.clause(line.clause).duty.every), line.id


def test_answers_lead_to_paragraphs(pack):
    law = regulations()["england"]
    answered = [one for clause in pack.clauses for one in clause.answers]
    assert all(law.clause(one.removeprefix("england/")) for one in answered)
    assert "england/tia-2-2-4" in pack.clause("tmo-agreement").answers
