"""Wheatley Group's framework of 2024, held against a table read from the document by hand."""

from collections import Counter
from datetime import date

import pytest

from sayso.framework.queries.shelf import open_pack, regulations
from sayso.framework.tests.duties_in_words import line_of_duty

# Every promise with a figure, a date or a frequency, and every "when this, then that".
COUNTED = {
    "formats-and-languages": ("Cover", "clock", "no date", "format.requested > format.provided"),
    "framework-review": ("Cover", "cadence", "1 while the framework runs for each landlord", "framework.reviewed"),
    "annual-survey": ("2", "cadence", "1 every year for each landlord", "survey.issued of customer-satisfaction-survey"),
    "annual-programme": ("2", "cadence", "1 every year for each landlord", "programme.set"),
    "you-choose-new-build": ("3", "clock", "no date", "new_homes.community_started > budget_choice.opened"),
    "learning-suite": ("4", "clock", "no date", "involvement.started > training.offered"),
    "feedback-after-ordering": ("Digital Engagement", "clock", "no date", "repair.ordered > repair.order_feedback_asked"),
    "feedback-after-repair": ("Digital Engagement", "clock", "no date", "repair.completed > repair.feedback_asked"),
    "feedback-after-first-year": ("Digital Engagement", "clock", "no date", "tenancy.first_year_ended > tenancy.first_year_feedback_asked"),
    "kpi-overall-satisfaction": ("KPI 1", "target", "above 90", "survey.result of overall-satisfaction"),
    "kpi-care-satisfaction": ("KPI 2", "target", "above 90", "survey.result of care-satisfaction"),
    "kpi-families-satisfaction": ("KPI 3", "target", "at least 90", "survey.result of households-with-children-satisfaction"),
    "kpi-can-participate": ("KPI 4", "target", "at least 90", "survey.result of can-participate-in-decisions"),
    "kpi-engaged-participate": ("KPI 5", "target", "at least 95", "survey.result of engaged-customers-participate"),
    "kpi-early-milestone": ("KPI 6", "target", "at least 50", "project.early_milestone_share"),
    "kpi-customer-voices": ("KPI 7", "target", "at least 1550", "involvement.customers_counted of customer-voices"),
    "kpi-panel-events": ("KPI 8", "cadence", "3 every year for each landlord", "meeting.held of customer-voice-panel"),
    "kpi-customer-facing-projects": ("KPI 9", "clock", "no date", "project.started > project.customers_engaged"),
}  # fmt: skip

# What the framework says and gives no figure for: there, and not counted.
UNCOUNTED = {
    "Vision": {"take-part-without-commitment", "any-time-any-way", "wider-range", "information-at-hand"},
    "1": {
        "think-yes", "customer-conversations", "social-media", "voice-of-the-customer", "community-meetings",
        "learning-from-complaints", "insight-gathered",
    },
    "2": {
        "rent-consultation", "policy-proposals", "project-proposals", "service-surveys", "focus-groups",
        "work-with-rtos", "help-found-rtos", "group-scrutiny", "design-together", "customer-voices",
        "journey-mapping", "my-voice", "book-track-rate", "outcome-star",
    },
    "3": {
        "choose-repairs", "budget-calculator", "livingwell", "you-choose-greener", "you-choose-local",
        "power-handed-on", "self-directed",
    },
    "4": {"volunteering", "music-and-art", "youth-projects", "work-training-bursaries", "pathway-to-board"},
    "Digital Engagement": {"blended", "digital-widens", "nobody-left-offline", "feedback-along-the-journey"},
    "Staff resources": {"everyone-engages", "programme-overseen"},
}  # fmt: skip

# The staff roles that each pillar lists.
ROLES = {
    "listen": [
        "Housing Officer", "Stronger Voices Officer", "Foundation Team", "Care Workers and Managers",
        "Customer Service Centre staff", "Lettings Advisors", "Repairs and Investment staff", "NETs staff",
        "Locality Directors and Heads of Housing",
    ],
    "co-create": [
        "Community of Excellence Leads", "Business Leads", "Investment Managers", "Development Managers",
        "Project Officers", "Service Improvement staff", "Stronger Voices Officer",
    ],
    "give-power": [
        "Executive Team", "Director of Finance", "Managing Directors", "All Directors", "Housing Officer",
        "Stronger Voices Officer", "Foundation Team", "Development Team",
    ],
    "support": [
        "Stronger Voices Officer", "Care and Support staff", "Health and Wellbeing Assistants",
        "Wheatley Foundation Officers", "Academy staff",
    ],
}  # fmt: skip

SIZES = {
    "areas": 4, "aims": 5, "principles": 6, "outcomes": 22, "groups": 9, "roles": 32, "opportunities": 24,
    "programme": 3, "processes": 1, "reviews": 1, "funds": 0, "samples": 0, "clauses": 61, "duties": 18,
}  # fmt: skip


@pytest.fixture(scope="module")
def pack():
    return open_pack("wheatley").pack


def test_the_document(pack):
    assert (pack.landlord, pack.nation, pack.approved_by) == (
        "Wheatley Group",
        "scotland",
        "Wheatley Group Board",
    )
    assert pack.approved_on == pack.starts_on == date(2024, 2, 21)
    assert pack.review_on is not None
    assert pack.review_on.year == 2027
    assert [(one.on.year, one.kind) for one in pack.reviews] == [(2027, "planned")]
    assert "equality impact assessment" in pack.equality
    assert "trade unions" in pack.consultation
    assert "Greener Homes, Greener Lives" in pack.environment


def test_every_counted_promise(pack):
    assert {one.id: line_of_duty(one) for one in pack.duties} == COUNTED


def test_the_nine_indicators(pack):
    kpis = {one.section: one.id for one in pack.clauses if one.section.startswith("KPI")}
    assert list(kpis) == [f"KPI {number}" for number in range(1, 10)]
    assert set(kpis.values()) <= set(COUNTED)


def test_everything_else_is_there_and_not_counted(pack):
    found: dict[str, set[str]] = {}
    for one in pack.clauses:
        if one.duty is None:
            found.setdefault(one.section, set()).add(one.id)
    assert found == UNCOUNTED


def test_what_is_not_exactly_said_says_so(pack):
    """What is the whole group's is not each landlord's."""
    assert "whole group" in pack.clause("kpi-customer-voices").note
    assert "each landlord" in pack.clause("kpi-panel-events").note
    undated = [name for name, line in COUNTED.items() if line[2] == "no date"]
    assert len(undated) == 7
    assert all("sets no date" in pack.clause(name).note for name in undated)


def test_six_languages_and_the_formats(pack):
    says = pack.clause("formats-and-languages").says
    for word in (
        "English",
        "Polish",
        "Portuguese",
        "Arabic",
        "Persian",
        "Urdu",
        "large print",
        "Braille",
        "tape",
    ):
        assert word in says


def test_pillars_with_their_outcomes_and_roles(pack):
    assert [one.id for one in pack.areas] == list(ROLES)
    assert [one.section for one in pack.areas] == ["1", "2", "3", "4"]
    found = {
        area: [one.name for one in pack.roles if one.area == area and one.held_by == ("staff",)]
        for area in ROLES
    }
    assert found == ROLES
    assert sum(map(len, ROLES.values())) == 29
    outcomes = Counter(one.area for one in pack.outcomes)
    assert outcomes == {"listen": 6, "co-create": 5, "give-power": 7, "support": 2, "": 2}


def test_what_the_groups_are_said_to_have(pack):
    """The framework names no papers of a group and nothing that one decides, but for the challenge."""
    assert not [one.id for one in pack.groups if one.papers]
    assert [one.id for one in pack.groups if one.decides] == ["you-choose-community"]


def test_customers_parts(pack):
    customers = [one.id for one in pack.roles if "customer" in one.held_by]
    assert customers == ["customer-voice", "scrutiny-panel-member", "customer-board-member"]


def test_you_choose_is_a_process(pack):
    (process,) = pack.processes
    assert [one.id for one in process.phases] == [
        "sum",
        "ideas",
        "feasibility",
        "vote",
        "carry-out",
        "report",
    ]
    assert not [one for one in process.phases if one.at_least or one.at_most], (
        "the framework gives no lengths"
    )


def test_the_programme_points_at_its_promises(pack):
    assert {one.id: one.clause for one in pack.programme} == {
        "programme-set": "annual-programme",
        "panel-events": "kpi-panel-events",
        "satisfaction-survey": "annual-survey",
    }


def test_nothing_went_missing(pack):
    assert {name: len(getattr(pack, name)) for name in SIZES} == SIZES


def test_answers_lead_to_the_law(pack):
    law = regulations()["scotland"]
    answers = [one for clause in pack.clauses for one in clause.answers]
    assert len(answers) > 40
    assert all(one.startswith("scotland/") and law.clause(one.partition("/")[2]) for one in answers)
    assert {"scotland/charter-2", "scotland/charter-3", "scotland/act-54-notify"} <= set(answers)
