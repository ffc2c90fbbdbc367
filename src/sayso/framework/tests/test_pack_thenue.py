"""Thenue Housing's strategy of 2016, held against a table read from the document by hand."""

from datetime import date

import pytest

from sayso.framework.queries.shelf import open_pack, regulations
from sayso.framework.tests.duties_in_words import line_of_duty

A_YEAR = "1 every year for each landlord"
EACH_GROUP = "1 every year for each group"

# Every promise with a figure, a date or a frequency, and every "when this, then that".
COUNTED = {
    "told-what-changed": ("4", "clock", "no date", "change.made > change.published"),
    "complaints-reviewed": ("4", "clock", "no date", "complaint.closed > complaint.lesson_recorded"),
    "action-plan-monitored": ("4", "cadence", "1 every 6 months for each landlord", "programme.reviewed"),
    "charter-report": ("4 and 5.2", "cadence", A_YEAR, "report.published of charter-report"),
    "survey-questions-reviewed": ("4 and 7.2", "clock", "no date", "survey.drafted > survey.questions_reviewed of customer-satisfaction-survey"),
    "consultation-weighed": ("5.1", "clock", "no date", "decision_paper.presented > decision_paper.consultation_weighed"),
    "tenants-notified": ("5.1", "clock", "no date", "proposal.made > proposal.notified"),
    "regard-had": ("5.1", "clock", "no date", "proposal.made > proposal.regard_recorded"),
    "first-interest": ("7.1", "clock", "no date", "interest.received > interest.answered"),
    "survey-action-plans": ("7.2", "clock", "no date", "survey.closed > survey.action_plan_made"),
    "three-yearly-survey": ("7.2", "cadence", "1 every 3 years for each landlord", "survey.issued of customer-satisfaction-survey"),
    "minutes-of-agreement": ("7.4", "clock", "no date", "tenant_organisation.recognised > tenant_organisation.agreement_signed"),
    "association-funded": ("7.4", "cadence", EACH_GROUP, "fund.grant_paid of area association"),
    "joint-meeting": ("7.4", "cadence", A_YEAR, "meeting.held of associations-joint-meeting"),
    "association-report": ("7.4", "cadence", EACH_GROUP, "tenant_organisation.report_received of area association"),
    "association-accounts": ("7.4 and 8.3", "cadence", EACH_GROUP, "tenant_organisation.accounts_received of area association"),
    "rest-remit-reviewed": ("7.5", "cadence", A_YEAR, "group.remit_reviewed of rest"),
    "retirement-committee": ("7.6", "cadence", "1 every month for each landlord", "meeting.held of retirement-association"),
    "conference": ("7.8", "cadence", A_YEAR, "activity.held of tenants-conference"),
    "budget": ("8.1", "cadence", A_YEAR, "budget.set"),
    "formula-reviewed": ("8.3", "cadence", A_YEAR, "fund.formula_reviewed"),
    "unspent-grants": ("8.3", "clock", "no date", "fund.left_unspent > fund.case_made"),
    "action-plan": ("11", "cadence", A_YEAR, "programme.set"),
    "customers-review": ("12", "cadence", A_YEAR, "programme.reviewed_by_customers"),
    "strategy-publicised": ("13", "clock", "no date", "strategy.adopted > strategy.publicised"),
    "summary-leaflet": ("13", "clock", "no date", "strategy.adopted > strategy.summary_published"),
}  # fmt: skip

# What the strategy says and gives no figure for: there, and not counted.
UNCOUNTED = {
    "2.2": {"value-for-money-asked"},
    "3.1": {"wider-than-the-few"},
    "3.2": {"preferences-recorded"},
    "3.2 and 10": {"profiles"},
    "4": {
        "everyone-has-a-say", "information-to-influence", "no-group-left-out", "representative", "limits-said",
        "old-and-new-ways", "new-fields",
    },
    "5.1": {"participation-strategy"},
    "5.2": {"charter-self-assessment"},
    "6": {"equal-chances"},
    "7.1": {"a-menu", "well-founded"},
    "7.2": {"raise-anything"},
    "7.3": {"focus-groups"},
    "7.4": {
        "associations-heard", "new-associations", "all-areas-to-rest", "officer-supports", "association-training",
    },
    "7.5": {"rest-independent", "rest-scrutinises"},
    "7.6": {"retirement-activities", "retirement-supported"},
    "7.7": {"community-councils"},
    "7.8": {"conference-advertised"},
    "7.9": {"complaints-procedure"},
    "7.9 and 10": {"complaints-systematic"},
    "8.2": {"three-grants", "help-in-kind"},
    "8.3": {"grant-conditions"},
    "8.4": {"training"},
    "9.1": {"online-access", "digital-services", "digital-engagement", "groups-online", "social-media-plan"},
    "10": {"associations-priorities", "rest-focus"},
    "12": {"continuous-review", "checked-in-survey"},
}  # fmt: skip

SIZES = {
    "areas": 8, "aims": 5, "principles": 14, "outcomes": 8, "groups": 13, "roles": 6, "opportunities": 15,
    "programme": 7, "processes": 1, "reviews": 0, "funds": 2, "samples": 0, "clauses": 70, "duties": 26,
}  # fmt: skip


@pytest.fixture(scope="module")
def pack():
    return open_pack("thenue").pack


def test_the_document(pack):
    assert (pack.landlord, pack.nation, pack.edition) == ("Thenue Housing", "scotland", "2016 draft")
    assert pack.starts_on == date(2016, 6, 7)
    assert pack.review_on is None, "the strategy is always under review and names no day"
    assert "Equality Act 2010" in pack.equality


def test_every_counted_promise(pack):
    assert {one.id: line_of_duty(one) for one in pack.duties} == COUNTED


def test_everything_else_is_there_and_not_counted(pack):
    found: dict[str, set[str]] = {}
    for one in pack.clauses:
        if one.duty is None:
            found.setdefault(one.section, set()).add(one.id)
    assert found == UNCOUNTED


def test_what_has_no_date_says_so(pack):
    undated = [
        name
        for name, line in COUNTED.items()
        if line[2] == "no date" and "if it asks" not in pack.clause(name).says
    ]
    assert all(
        "sets no date" in pack.clause(name).note or "no number of days" in pack.clause(name).note
        for name in undated
    )


def test_the_remit_of_rest_is_asked_in_one_year_only(pack):
    clause = pack.clause("rest-remit-reviewed")
    assert (clause.holds_from, clause.holds_until) == (date(2017, 4, 1), date(2018, 3, 31))
    assert [one.id for one in pack.clauses if one.holds_from or one.holds_until] == ["rest-remit-reviewed"]


def test_four_associations_and_what_a_new_one_must_meet(pack):
    associations = [one for one in pack.groups if one.kind == "area association"]
    assert [one.name for one in associations if not one.local] == [
        "Calton Area Association", "Bridgeton and Dalmarnock Area Association", "Cranhill Area Association",
        "Netherholm Area Association",
    ]  # fmt: skip
    assert all(one.papers == ("constitution", "minute of agreement") for one in associations)
    assert len(pack.group("area-association").service.criteria) == 2


def test_papers_are_those_the_strategy_names(pack):
    papers = {one.id: one.papers for one in pack.groups if one.papers and one.kind != "area association"}
    assert papers == {"rest": ("constitution", "remit")}


def test_the_grant_and_its_formula(pack):
    fund = next(one for one in pack.funds if one.id == "area-association-grant")
    assert [(one.id, one.per) for one in fund.parts] == [
        ("community-regeneration-fund", "group"), ("tenants", "tenant"), ("owners", "owner"),
    ]  # fmt: skip
    assert [one.amount for one in fund.parts] == [None, None, None], "the strategy gives no sums"
    assert len(fund.conditions) == 4
    assert (str(fund.every), str(fund.assessed)) == ("every year", "every year")
    rule = fund.carry_over
    assert (rule.largely_unspent_from, rule.deduct) == (50, "unspent share")
    assert "plans" in rule.unless


def test_five_objectives_and_ten_standards(pack):
    assert [one.id[:11] for one in pack.aims] == [f"objective-{number}" for number in range(1, 6)]
    assert [one.id for one in pack.principles[:4]] == ["passion", "connection", "excellence", "respect"]
    standards = [one.id for one in pack.principles[4:]]
    assert [one.split("-")[1] for one in standards] == [str(number) for number in range(1, 11)]


def test_consultation_is_a_process(pack):
    (process,) = pack.processes
    assert [one.id for one in process.phases] == ["weigh", "notify", "representations", "regard", "tell"]
    assert not [one for one in process.phases if one.at_least or one.at_most], "the strategy gives no lengths"


def test_the_programme_points_at_its_promises(pack):
    assert {one.id: (one.clause, str(one.every)) for one in pack.programme} == {
        "joint-meeting": ("joint-meeting", "every year"),
        "conference": ("conference", "every year"),
        "grants": ("association-funded", "every year"),
        "monitoring": ("action-plan-monitored", "every 6 months"),
        "charter-report": ("charter-report", "every year"),
        "retirement-committee": ("retirement-committee", "every month"),
        "satisfaction-survey": ("three-yearly-survey", "every 3 years"),
    }


def test_nothing_went_missing(pack):
    assert {name: len(getattr(pack, name)) for name in SIZES} == SIZES


def test_answers_lead_to_the_law(pack):
    law = regulations()["scotland"]
    answers = {one for clause in pack.clauses for one in clause.answers}
    assert all(one.startswith("scotland/") and law.clause(one.partition("/")[2]) for one in answers)
    assert answers >= {
        "scotland/charter-2", "scotland/charter-3", "scotland/act-53-strategy", "scotland/act-54-notify",
        "scotland/act-54-regard",
    }  # fmt: skip
