"""The pack of Thirteen, held against its framework of May 2025, read by hand."""

from collections import Counter
from datetime import date

import pytest

from sayso.framework.queries.shelf import open_pack, regulations
from sayso.framework.tests.duties_in_words import rows, table

# Promise | section | sort of duty | figure | narrowed to.
COUNTED = table("""
standards-reviewed             | 3.15          | cadence | 1 while the framework runs |
standards-assured              | 2.2 and 3.15  | clock   | no date |
policy-before-committee        | 3.16          | clock   | no date |
policy-feedback-reviewed       | 3.16          | clock   | no date |
policy-changes-told            | 3.16          | clock   | no date |
strategies-seen                | 2.1 and 3.17  | clock   | no date |
framework-review               | Cover         | cadence | 1 while the framework runs |
framework-watched              | Cover         | cadence | 1 while the framework runs |
equality-assessed              | Cover         | cadence | 1 while the framework runs | equality-impact
environment-assessed           | Cover         | cadence | 1 while the framework runs | environment-impact
performance-reviewed           | 3.18          | cadence | 1 while the framework runs | performance-and-complaints
improvement-heard              | 3.18          | clock   | no date |
ombudsman-reports              | 3.20          | clock   | no date |
complaint-code-reviewed        | 3.20          | cadence | 1 every year |
learning-report                | 3.20          | clock   | no date | learning-report
service-changes                | 3.21          | clock   | no date |
projects-looked-back-at        | 3.21          | clock   | no date |
repairs-figures                | Supporting 3  | cadence | 1 while the framework runs | repairs-and-investment
fund-assessed                  | 3.22          | clock   | no date |
fund-evaluated                 | 3.22          | clock   | no date |
chair-at-board                 | 3.23          | cadence | 1 while the framework runs | board
chair-at-committee             | 3.23          | cadence | 1 while the framework runs | customer-committee
board-news                     | 3.23, Supporting 2 | clock | no date | board
committee-news                 | Supporting 2  | clock   | no date | customer-committee
committee-told                 | Supporting 2  | cadence | 1 while the framework runs | customer-committee
open-event-agenda              | 3.24          | clock   | no date |
stream-leads-elected           | 3.25          | cadence | 1 every year | stream specialised stream
project-remit                  | Supporting 2  | clock   | no date |
project-plan                   | Supporting 2  | clock   | no date |
project-in-time                | Supporting 2  | clock   | the agreed days |
project-answer                 | Supporting 2  | clock   | no date |
training                       | 3.26 and 5.10 | clock   | no date |
travel                         | 3.26          | clock   | no date |
code-of-conduct                | 3.28          | clock   | no date |
numbers-watched                | 4.1           | cadence | 1 while the framework runs |
activity-plan-reviewed         | 4.2, Supporting 2 | cadence | 1 while the framework runs |
framework-published            | 6.1           | cadence | 1 while the framework runs | involvement-framework
supporting-documents-published | 6.1           | cadence | 1 while the framework runs | involvement-supporting-documents
performance-published          | 6.2           | cadence | 1 while the framework runs | performance-information
customers-reports-published    | 6.2           | cadence | 1 while the framework runs | involved-customer-reports
enquiries-answered             | 6.3           | clock   | no date |
annual-report                  | 6.4           | cadence | 1 every year | annual-report-for-customers
other-formats                  | 6.5           | clock   | no date |
""")
# Promises without anything to count, by section.
TOLD = {
    "3.2": 6, "3.2 and 3.4": 1, "3.5, 4.6 and 5.8": 1, "Cover and 5.6": 1, "3.18": 1, "3.19": 1, "5.9": 1,
    "Supporting 3": 1, "Supporting 2": 2, "3.22": 2, "4.3 to 4.5": 1, "5.5 and 5.7": 1, "3.12 and 5.4": 1,
    "3.13": 1, "3.14": 1, "3.24": 1, "3.23": 1, "3.26": 1, "3.27": 1, "5.1": 1, "5.2": 1, "5.3": 1,
}  # fmt: skip
REMITS = {  # the roles of customers with how many tasks each has in "Roles and Remits" (the Chair's last is from 3.23)
    "chair": 11, "stream-lead": 11, "project-team-member": 7, "consumer-standards-member": 1,
    "performance-and-complaints-member": 3, "repairs-and-investment-member": 2, "community-fund-member": 4,
    "youth-group-member": 1,
}  # fmt: skip


@pytest.fixture(scope="module")
def pack():
    return open_pack("thirteen").pack


def test_every_counted_promise_is_there_with_its_figure(pack):
    assert rows(pack) == COUNTED
    assert Counter(one.section for one in pack.clauses if one.duty is None) == TOLD
    assert (len(pack.clauses), len(pack.duties)) == (72, 43)


def test_the_document_and_its_dates(pack):
    assert (pack.starts_on, pack.review_on) == (date(2025, 5, 1), date(2028, 5, 31))
    assert [(one.on, one.kind) for one in pack.reviews] == [
        (date(2025, 4, 30), "reactive"), (date(2026, 7, 31), "planned"), (date(2028, 5, 31), "planned"),
    ]  # fmt: skip
    assert pack.author == "Head of Touchpoints"
    assert all((pack.equality, pack.environment, pack.consultation))
    assert (len(pack.principles), len(pack.aims), len(pack.outcomes)) == (8, 7, 3)
    assert [one.id for one in pack.activities if not one.counts] == ["personal-concern"]


def test_the_streams_and_who_sits_where(pack):
    assert [one.id for one in pack.areas] == [
        "consumer-standards", "performance-and-complaints", "repairs-and-investment", "community-fund",
        "youth-group", "policies", "taking-part",
    ]  # fmt: skip
    assert Counter(one.kind for one in pack.groups) == {
        "stream": 3, "specialised stream": 2, "project group": 1, "panel": 1, "leads": 1, "board": 1,
        "committee": 1, "management": 1,
    }  # fmt: skip
    for name in ("board", "customer-committee"):
        assert [one.who for one in pack.group(name).seats] == [
            "The Chair of the Customer Involvement Framework"
        ]
    assert {one.id for one in pack.roles if one.held_by == ("staff",)} == {
        "director", "head-of-touchpoints", "customer-experience-manager", "involvement-team",
    }  # fmt: skip
    assert {one.id: len(one.remit) for one in pack.roles if one.held_by == ("customer",)} == REMITS
    lead = next(one for one in pack.roles if one.id == "stream-lead")
    assert (lead.chosen_by, lead.service.term.months) == ("election", 12)


def test_a_policy_meets_customers_before_committee(pack):
    assert {one.id: len(one.phases) for one in pack.processes} == {
        "policy-before-committee": 5, "project": 5, "deeper-look": 4, "service-change": 4, "fund-application": 4,
    }  # fmt: skip
    policy = next(one for one in pack.processes if one.id == "policy-before-committee")
    names = [one.id for one in policy.phases]
    assert names.index("ask") < names.index("weigh") < names.index("approve") < names.index("tell")
    assert next(one for one in policy.phases if one.id == "approve").who == (
        "Committee",
        "Board",
    )  # 3.16: either
    deeper = next(one for one in pack.processes if one.id == "deeper-look")
    assert next(one for one in deeper.phases if one.id == "refer").ends == "scrutiny.review_started"
    duty = pack.clause("policy-before-committee").duty
    assert (duty.when, duty.then) == ("policy.drafted", "policy.customers_consulted")


def test_the_fund_names_no_sum(pack):
    (fund,) = pack.funds
    assert (fund.pot, fund.every, fund.assessed, fund.decided_by) == (None, None, None, "community-fund")
    assert (len(fund.applicants), len(fund.conditions)) == (2, 2)


def test_the_yearly_lines_and_the_menu(pack):
    assert {one.clause for one in pack.programme} == {
        "complaint-code-reviewed", "stream-leads-elected", "annual-report",
    }  # fmt: skip
    assert len(pack.opportunities) == 19
    assert {one.area for one in pack.opportunities} == {one.id for one in pack.areas}


def test_the_standards_it_names_are_answered(pack):
    law = regulations()["england"]
    answered = {one for clause in pack.clauses for one in clause.answers}
    assert all(law.clause(one.removeprefix("england/")) for one in answered)
    areas = {law.clause(one.removeprefix("england/")).area for one in answered}
    assert areas == {
        "safety-and-quality", "tenancy", "neighbourhood", "transparency", "complaints", "awaabs-law", "tsm",
    }  # fmt: skip
    assert "england/chc-self-assessment" in pack.clause("complaint-code-reviewed").answers
    assert "england/sq-1-2-1" in pack.clause("assures-decent-homes").answers
    assert [one.id for one in pack.clauses if one.section.startswith("3.2") and one.id.startswith("assures-")] == [
        "assures-safety-and-quality", "assures-tenancy", "assures-neighbourhood", "assures-transparency",
        "assures-tsm", "assures-decent-homes", "assures-awaabs-law",
    ]  # fmt: skip
