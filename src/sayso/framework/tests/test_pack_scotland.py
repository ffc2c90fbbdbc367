"""The Scottish rules: figures held against a table by hand, and doubts held against the reference they come from."""

import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sayso.framework.queries.shelf import open_pack
from sayso.framework.tests.duties_in_words import line_of_duty

REFERENCE = Path(__file__).parents[5] / "shared" / "reference" / "scotland"
needs_reference = pytest.mark.skipif(
    not REFERENCE.is_dir(),
    reason="The reference on Scotland is not here: it lies in shared/reference/scotland beside the repository.",
)

COMPLAINT = "complaint.received > complaint.stage_1_answered"
COUNTED = {
    "arc-return": ("ARC", "clock", "within 2 months", "reporting_year.ended > return.submitted"),
    "arc-tenant-report": ("ARC", "clock", "within 7 months", "reporting_year.ended > performance_report.published"),
    "arc-survey": ("ARC", "cadence", "1 every 3 years for each landlord", "survey.issued of customer-satisfaction-survey"),
    "spso-stage-1": ("Stage 1", "clock", "within 5 working days", COMPLAINT),
    "spso-stage-1-at-most": ("Stage 1", "clock", "within 10 working days", COMPLAINT),
    "spso-stage-2-acknowledged": ("Stage 2", "clock", "within 3 working days", "complaint.stage_2_started > complaint.stage_2_acknowledged"),
    "spso-stage-2-points": ("Stage 2", "clock", "no date", "complaint.stage_2_started > complaint.stage_2_points_agreed"),
    "spso-stage-2": ("Stage 2", "clock", "within 20 working days", "complaint.stage_2_started > complaint.stage_2_answered"),
    "spso-stage-2-longer": ("Stage 2", "clock", "no date", "complaint.stage_2_extended > complaint.stage_2_extension_told"),
    "spso-ombudsman-named": ("Stage 2", "clock", "no date", "complaint.stage_2_answered > complaint.ombudsman_named"),
    "spso-to-the-board": ("Reporting", "cadence", "1 every quarter for each landlord", "board.report_received of complaints"),
    "spso-published-quarterly": ("Reporting", "cadence", "1 every quarter for each landlord", "report.published of complaints-outcomes-and-actions"),
    "spso-annual-report": ("Reporting", "cadence", "1 every year for each landlord", "report.published of complaints-performance-report"),
    "act-53-strategy": ("s.53(1)", "cadence", "1 while the framework runs for each landlord", "publication.published of tenant-participation-strategy"),
    "act-53-register": ("s.53(3)", "cadence", "1 while the framework runs for each landlord", "publication.published of register-of-tenant-organisations"),
    "act-54-notify": ("s.54(1)", "clock", "no date", "proposal.made > proposal.notified"),
    "act-54-regard": ("s.54(1)", "clock", "no date", "proposal.made > proposal.regard_recorded"),
    "act-25-notice": ("s.25", "target", "at least 28", "rent.notice_given"),
    "act-25-consult": ("s.25; G02, para 71", "clock", "no date", "rent.increase_planned > rent.tenants_consulted"),
    "act-25-regard": ("s.25(4)", "clock", "no date", "rent.increase_planned > rent.views_weighed"),
    "rto-committee": ("Schedule, Part I", "target", "at least 3", "tenant_organisation.committee_counted"),
    "rto-registered": ("art. 5", "clock", "no date", "tenant_organisation.applied > tenant_organisation.answered"),
    "rto-removed": ("art. 6", "clock", "no date", "tenant_organisation.removal_proposed > tenant_organisation.removal_answered"),
    "shr-assurance-statement": ("Framework, section 3", "clock", "within 7 months", "reporting_year.ended > assurance_statement.submitted"),
}  # fmt: skip

# Each body of rules: from when and until when it holds, and how many paragraphs it has here.
BODIES = {
    "charter": (date(2022, 11, 1), None, 17),
    "arc": (None, None, 46),
    "complaints": (None, None, 33),
    "act-2001": (date(2002, 9, 30), None, 21),
    "registration": (date(2002, 9, 30), None, 12),
    "act-2025": (None, None, 1),
    "regulator": (date(2024, 4, 1), None, 14),
    "standards-2016": (date(2016, 1, 1), None, 7),
    "standards-2005": (date(2005, 1, 1), date(2016, 12, 31), 10),
}

# Marks of the reference's tables that are false, and the paragraphs that rest on them.
FALSE_MARKS = {
    "arc.satisfaction_survey.verified": {"arc-survey", "arc-survey-record"},
    "clock.day_one_verified": {"spso-day-one"},
    "stage1.response_mode_verified": {"spso-stage-1-how"},
    "stage1.extension_verified": {"spso-stage-1-at-most"},
    "recording.verified": {"spso-record"},
    "kpi.split_stage2_verified": {"spso-kpi-on-time", "spso-kpi-average-days", "spso-kpi-outcomes"},
    "compare_england.resolved_verified": set(),  # about England
}

# Doubts that the reference puts in words, and the paragraphs that rest on them.
DOUBTS = {
    "charter.toml": {
        "belonged to Gypsy/Traveller sites (memory)": {"arc-revised", "arc-gt-pitch-rent", "arc-gt-satisfaction"},
    },
    "complaints.toml": {
        "Adoption date April 2021 is from memory": {"spso-model"},
        "part 5 from memory": {"spso-model"},
        "draft list; check the SPSO's final": {
            "spso-kpi-learning", "spso-kpi-received", "spso-kpi-on-time", "spso-kpi-average-days",
            "spso-kpi-outcomes", "spso-kpi-by-choice",
        },
    },
    "tenant_participation.md": {
        "Also [memory]: how information on proposals is given": {"act-53-resources"},
        "(the retrieved text stops mid-sentence here)": {"rto-accounts"},
        "(text cut off; reasons and appeal [memory])": {"rto-refused"},
        "Part II criteria were not retrieved ([memory]": {"rto-removal-criteria"},
        "[memory] s.55 concerns": {"act-55"},
        "[memory, s.25(4)] have regard": {"act-25-regard"},
        "the text and commencement were **not** retrieved": {"act-2025-notices"},
        "[memory, framework section 3, all landlords]": {
            "shr-assurance-statement", "shr-engagement-plan", "shr-learn-from-complaints", "shr-equality-data",
            "shr-serious-failures",
        },
        "[memory] **Regulatory Standard 2**": {
            "shr-standard-2", "shr-standard-2-1", "shr-standard-2-2", "shr-standard-2-3", "shr-standard-2-4",
        },
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def pack():
    return open_pack("scotland").pack


def reference(name):
    return (REFERENCE / name).read_text(encoding="utf-8")


def marks(table):
    """Every mark of a table itself, by its name."""
    return {
        name: value for name, value in table.items() if name.endswith("verified") and isinstance(value, bool)
    }


def false_marks(table, path=""):
    """The path of every false mark in a table and the tables inside it; lists of entries are looked at apart."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from false_marks(value, f"{path}{name}.")
        elif name in marks(table) and value is False:
            yield f"{path}{name}"


def test_the_document(pack):
    assert (pack.kind, pack.nation, pack.landlord) == ("regulation", "scotland", "")
    assert pack.issuer
    assert pack.applies_to


def test_every_counted_duty(pack):
    assert {one.id: line_of_duty(one) for one in pack.duties} == COUNTED
    assert (len(pack.clauses), len(pack.duties)) == (161, 24)


def test_every_body_of_rules(pack):
    sizes = Counter(one.area for one in pack.clauses)
    assert {one.id: (one.holds_from, one.holds_until, sizes[one.id]) for one in pack.areas} == BODIES
    assert all(one.source for one in pack.areas)


def test_paragraphs_that_begin_or_end(pack):
    areas = {one.id: (one.holds_from, one.holds_until) for one in pack.areas}
    held = {one.id: (one.holds_from, one.holds_until) for one in pack.clauses}
    held = {name: those for name, those in held.items() if those != areas[pack.clause(name).area]}
    from_2025, until_2025 = (date(2025, 4, 1), None), (None, date(2025, 3, 31))
    assert held == {
        "arc-revised": from_2025,
        "arc-damp-mould-average-time": from_2025,
        "arc-damp-mould-reopened": from_2025,
        "arc-damp-mould-open": from_2025,
        "arc-electrical-safety": from_2025,
        "arc-fire-safety": from_2025,
        "arc-gt-pitch-rent": until_2025,
        "arc-gt-satisfaction": until_2025,
    }


def test_day_one_is_a_choice(pack):
    """The days stand as the model says them, and each can be made one shorter until it is known when they begin."""
    choices = {one.id: (one.value, one.choices) for one in pack.settings}
    assert choices == {
        "stage-1-within": ("5 working days", ("5 working days", "4 working days")),
        "stage-1-at-most": ("10 working days", ("10 working days", "9 working days")),
        "stage-2-acknowledged-within": ("3 working days", ("3 working days", "2 working days")),
        "stage-2-within": ("20 working days", ("20 working days", "19 working days")),
    }


def test_ways_of_working(pack):
    lengths = {
        one.id: [(phase.id, str(phase.at_least or ""), str(phase.at_most or "")) for phase in one.phases]
        for one in pack.processes
    }
    assert {name: len(phases) for name, phases in lengths.items()} == {
        "section-54": 5, "rent-increase": 4, "registration": 4, "complaint": 4,
    }  # fmt: skip
    assert [one for phases in lengths.values() for one in phases if one[1] or one[2]] == [
        ("notice", "28 calendar days", ""),
        ("stage-1", "", "5 working days"),
        ("acknowledgement", "", "3 working days"),
        ("stage-2", "", "20 working days"),
    ]


def test_the_standards(pack):
    def numbers(area):
        return [int(one.section) for one in pack.clauses if one.area == area]

    assert numbers("standards-2016") == list(range(1, 8))
    assert numbers("standards-2005") == list(range(1, 11))
    assert not [one for one in pack.clauses if one.area.startswith("standards") and one.unverified]


@needs_reference
def test_every_outcome_and_indicator_of_the_reference(pack):
    charter = tomllib.loads(reference("charter.toml"))
    outcomes = [one["number"] for one in charter["outcome"]]
    assert [one.section for one in pack.clauses if one.area == "charter"][1:] == [str(n) for n in outcomes]
    assert len(outcomes) == charter["charter"]["count"] == 16
    indicators = {
        f"arc-{one['slug']}": one.get("number")
        for one in [*charter["arc"]["indicator"], *charter["arc"]["indicator_2025"]]
    }
    found = {
        one.id: re.search(r"^Indicator (\d+)", one.section)
        for one in pack.clauses
        if one.section.startswith("Indicator")
    }
    assert {name: int(number[1]) if number else None for name, number in found.items()} == indicators


@needs_reference
def test_exactly_what_the_reference_doubts_is_marked(pack):
    charter, complaints = (tomllib.loads(reference(name)) for name in ("charter.toml", "complaints.toml"))
    assert {*false_marks(charter), *false_marks(complaints)} == set(FALSE_MARKS)
    doubted = set().union(*FALSE_MARKS.values(), *(ids for one in DOUBTS.values() for ids in one.values()))
    doubted |= {f"charter-{one['number']}" for one in charter["outcome"] if not all(marks(one).values())}
    doubted |= {
        f"arc-{one['slug']}"
        for one in [*charter["arc"]["indicator"], *charter["arc"]["indicator_2025"]]
        if not all(marks(one).values())
    }
    assert {one.id for one in pack.clauses if one.unverified} == doubted


@needs_reference
def test_every_doubt_in_words_is_accounted_for():
    for name, doubts in DOUBTS.items():
        text = re.sub(r"\s+", " ", reference(name))
        assert [one for one in doubts if one not in text] == [], name
    text = reference("tenant_participation.md")
    listed = sum("[memory" in one for one in DOUBTS["tenant_participation.md"])
    assert len(re.findall(r"\[memory", text)) == listed + 1, "and the sentence that says what the mark means"


def test_a_doubt_says_what_was_not_checked(pack):
    for one in pack.clauses:
        assert not one.unverified or re.search(r"not checked|not found", one.unverified, re.I), one.id


def test_numbers_of_paragraphs_are_those_that_the_reference_gives(pack):
    """Of section 53 it gives the first part and the third; what else is in it has no number for us."""
    found = {one.id: one.section for one in pack.clauses if one.id.startswith("act-53")}
    assert {name for name, section in found.items() if section == "s.53"} == {
        "act-53-views", "act-53-told", "act-53-resources",
    }  # fmt: skip
    assert (found["act-53-strategy"], found["act-53-register"]) == ("s.53(1)", "s.53(3)")


def test_each_tenant_is_told(pack):
    process = next(one for one in pack.processes if one.id == "section-54")
    told = next(one for one in process.phases if one.id == "notice").says
    assert told.startswith("Each tenant and every registered tenant organisation")
