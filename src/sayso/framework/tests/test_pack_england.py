"""The pack of English law and codes, held against the reference that it was written from."""

import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sayso.framework.queries.shelf import open_pack
from sayso.framework.tests.duties_in_words import rows, table

REFERENCE = Path(__file__).resolve().parents[4].parent / "shared" / "reference" / "england"
needs_reference = pytest.mark.skipif(
    not REFERENCE.is_dir(),
    reason="The reference on English law stands beside the repository, and is not here.",
)

# Read from the reference by hand: paragraph | section | sort of duty | figure | narrowed to.
COUNTED = table("""
sq-2-2-1                | SQ 2.2.1   | clock   | no date |
sq-2-3-2                | SQ 2.3.2   | clock   | no date |
tia-2-2-6               | TIA 2.2.6  | clock   | no date |
tia-2-2-6-responses     | TIA 2.2.6  | clock   | no date |
tia-2-3-4               | TIA 2.3.4  | cadence | 1 while the framework runs | senior-roles
tia-2-6-1               | TIA 2.6.1  | clock   | no date |
ten-2-1-6               | TEN 2.1.6  | clock   | no date |
ten-2-2-2               | TEN 2.2.2  | clock   | no date |
ten-2-3-1               | TEN 2.3.1  | cadence | 1 while the framework runs | tenancy-policies
ten-2-3-2               | TEN 2.3.2  | target  | at least 5 |
ten-2-3-2-exceptional   | TEN 2.3.2  | target  | at least 2 |
ten-2-3-3               | TEN 2.3.3  | clock   | no date |
ten-2-3-4               | TEN 2.3.4  | target  | at most 12 |
ten-2-3-4-longer        | TEN 2.3.4  | target  | at most 18 |
chc-1-5                 | Code 1.5   | clock   | no date |
chc-2-3                 | Code 2.3   | target  | at least 12 |
chc-2-4                 | Code 2.4   | clock   | no date |
chc-3-4                 | Code 3.4   | cadence | 1 while the framework runs | complaints-policy
chc-4-1                 | Code 4.1   | cadence | 1 while the framework runs | complaints-officer
chc-5-3                 | Code 5.3   | target  | at most 2 |
chc-5-9                 | Code 5.9   | clock   | no date |
chc-6-2                 | Code 6.2   | clock   | 5 working days |
chc-6-3                 | Code 6.3   | clock   | 10 working days |
chc-6-4                 | Code 6.4   | target  | at most 10 |
chc-6-5                 | Code 6.5   | clock   | no date |
chc-6-11                | Code 6.11  | clock   | 5 working days |
chc-6-14                | Code 6.14  | clock   | 20 working days |
chc-6-15                | Code 6.15  | target  | at most 20 |
chc-6-16                | Code 6.16  | clock   | no date |
chc-8-1                 | Code 8.1   | cadence | 1 every year | complaints-performance-report
chc-self-assessment     | Code 8.1   | cadence | 1 every year |
chc-8-2                 | Code 8.2   | clock   | no date | complaints-performance-report
chc-report-sent         | Ombudsman  | clock   | 84 calendar days |
chc-8-3                 | Code 8.3   | clock   | no date |
chc-8-4                 | Code 8.4   | clock   | no date |
chc-8-5                 | Code 8.5   | clock   | no date |
chc-9-4                 | Code 9.4   | cadence | 1 while the framework runs | complaints-lead
chc-9-5                 | Code 9.5   | cadence | 1 while the framework runs | member-responsible-for-complaints
tsm-collected           | TSM Direction (draft), Standard     | cadence | 1 every year |
tsm-published           | Summary of publication requirements | cadence | 1 every year |
tsm-submitted           | Letter Annex B                      | cadence | 1 every year |
tsm-timescales          | Letter Annex B                      | cadence | 1 every year | tsm-timescales
tsm-comparison          | Letter Annex B                      | cadence | 1 every year | tsm-comparison
survey-every-year       | Survey requirements                 | cadence | 1 every year | tsm
survey-accuracy         | Section 2, Table 5                  | target  | at least 100 |
survey-summary          | Para 35                             | cadence | 1 every year | tsm-survey-summary
awaab-emergency-investigated | Phase 1      | clock  | 24 hours |
awaab-emergency-made-safe    | Phase 1      | clock  | 24 hours |
awaab-emergency-summary      | Reg 9        | clock  | 3 working days |
awaab-investigated           | Reg 6        | clock  | 10 working days |
awaab-summary                | Reg 9        | clock  | 3 working days |
awaab-made-safe              | Reg 11(2)(a) | clock  | 5 working days |
awaab-works-arranged         | Phase 1      | clock  | 5 working days |
awaab-works-begun            | Phase 1      | clock  | 84 calendar days |
awaab-elsewhere              | Phase 1      | clock  | no date |
awaab-looked-again           | Phase 1      | clock  | 10 working days |
awaab-access                 | Guidance     | target | at least 3 |
stairs-scheme           | Chapter 1                  | cadence | 1 while the framework runs | stairs-publication-scheme
stairs-governance       | Chapter 1, table 1, class 1 | cadence | 1 while the framework runs | stairs-governance
stairs-spending         | Chapter 1, table 1, class 2 | cadence | 1 while the framework runs | stairs-spending
stairs-stock            | Chapter 1, table 1, class 3 | cadence | 1 while the framework runs | stairs-stock
stairs-performance      | Chapter 1, table 1, class 4 | cadence | 1 while the framework runs | stairs-performance
stairs-services         | Chapter 1, table 1, class 5 | cadence | 1 while the framework runs | stairs-services
stairs-registers        | Chapter 1, table 1, class 6 | cadence | 1 while the framework runs | stairs-registers
stairs-policies         | Chapter 1, table 1, class 7 | cadence | 1 while the framework runs | stairs-policies
stairs-answered         | Chapter 2                  | clock   | no date |
stairs-withheld         | Chapter 2                  | cadence | 1 while the framework runs | stairs-withholding-policy
stairs-review           | Chapter 2                  | clock   | no date |
s105-told               | s105                    | clock   | no date |
s105-considered         | s105                    | clock   | no date |
s105-published          | s105                    | cadence | 1 while the framework runs | section-105-arrangements
rent-notice             | Notice of a new rent    | target  | at least 28 |
rtm-assessor            | Approved assessor       | clock   | 3 months |
rtm-competence          | Competence report       | clock   | 15 months |
rtm-actions             | Actions of the assessor | clock   | 7 calendar days |
rtm-reassessed          | Assessed again          | clock   | 35 calendar days |
rtm-ballot              | Offer and ballot        | clock   | 3 months |
rtm-agreement           | Agreement               | clock   | 9 months |
s20-notice              | Stage 1                 | target  | at least 30 |
s20-estimates           | Stage 2                 | target  | at least 30 |
s20-two-estimates       | Stage 2                 | target  | at least 2 |
s20-reasons             | Stage 3                 | clock   | 21 calendar days |
s20-replies             | Replies                 | clock   | 21 calendar days |
s20-under-agreement     | Under an agreement      | target  | at least 30 |
""")
BEGINS_AND_ENDS = {  # from what to what each clock with a figure runs, as the reference says
    "chc-6-2": ("complaint.received", "complaint.acknowledged"),
    "chc-6-3": ("complaint.acknowledged", "complaint.stage_1_answered"),
    "chc-6-11": ("complaint.stage_2_started", "complaint.stage_2_acknowledged"),
    "chc-6-14": ("complaint.stage_2_acknowledged", "complaint.stage_2_answered"),
    "awaab-emergency-investigated": ("emergency_hazard.reported", "emergency_hazard.investigated"),
    "awaab-emergency-made-safe": ("emergency_hazard.reported", "emergency_hazard.made_safe"),
    "awaab-investigated": ("hazard.reported", "hazard.investigated"),
    "awaab-summary": ("hazard.investigated", "hazard.summary_sent"),
    "awaab-made-safe": ("hazard.confirmed", "hazard.made_safe"),
    "awaab-works-begun": ("hazard.more_work_needed", "hazard.more_work_begun"),
    "s20-reasons": ("section_20.contract_made", "section_20.reasons_told"),
}
HOLDS_FROM = {
    "safety-and-quality": date(2024, 4, 1), "transparency": date(2024, 4, 1), "neighbourhood": date(2024, 4, 1),
    "tenancy": date(2024, 4, 1), "tsm": date(2023, 4, 1), "complaints": date(2024, 4, 1),
    "awaabs-law": date(2025, 10, 27), "stairs": date(2026, 10, 1), "competence-and-conduct": date(2026, 10, 1),
    "electrical-safety": date(2025, 11, 1), "section-105": None, "rent": None,
    "right-to-manage": date(2012, 8, 6), "section-20": None,
}  # fmt: skip
LATER = {  # paragraphs that hold from another day than their area
    "tsm-comparison": date(2025, 4, 1), "tsm-direction": date(2026, 10, 1),
    "awaab-phase-2": date(2026, 11, 30), "awaab-phase-3": date(2027, 1, 1), "decent-homes-new": date(2035, 1, 1),
    "stairs-requests": date(2027, 4, 1), "stairs-answered": date(2027, 4, 1), "stairs-withheld": date(2027, 4, 1),
    "stairs-review": date(2027, 4, 1), "stairs-ombudsman": date(2027, 4, 1),
}  # fmt: skip

# Which clauses stand for an entry of the reference that has no number of a paragraph: words → clauses.
COMPLAINT_EXTRAS = {
    "first_report_rule_verified": ["chc-first-report"], "working_day_verified": ["chc-working-day"],
    "contents_verified": ["chc-report-contents", "chc-self-assessment"], "submission_verified": ["chc-report-sent"],
    "refer_to_ombudsman": ["chc-to-ombudsman"],
}  # fmt: skip
AWAAB_CLOCKS = {
    "emergency_investigate_and_make_safe": ["awaab-emergency-investigated", "awaab-emergency-made-safe"],
    "significant_investigation": ["awaab-investigated"],
    "written_summary": ["awaab-summary", "awaab-emergency-summary"],
    "significant_make_safe": ["awaab-made-safe"],
    "further_works_begin": ["awaab-works-arranged", "awaab-works-begun"],
    "alternative_accommodation": ["awaab-elsewhere"],
    "renewed_in_person_investigation": ["awaab-looked-again"],
}
AWAAB_EXTRAS = {
    "definitions_verified": ["awaab-significant", "awaab-emergency", "awaab-person"],
    "working_day_verified": ["awaab-working-day"], "day_counting_verified": ["awaab-day-nought"],
    "contents_verified": ["awaab-summary-to", "awaab-summary-says", "awaab-summary-not-needed"],
    "deadline_ends_when": ["awaab-over"], "access": ["awaab-access"],
    "defence": ["awaab-reasonable"], "phase 1": ["awaab-phase-1"], "phase 3": ["awaab-phase-3"],
}  # fmt: skip
ADDITIONS = [
    ["awaab-phase-1"], ["electrical-safety"],
    ["conduct-policy", "conduct-code", "conduct-tenants", "conduct-managers", "conduct-executives"],
    ["conduct-in-standard"], ["stairs-scheme", "stairs-requests"], ["tsm-direction"], ["decent-homes-new"],
]  # fmt: skip
# Marks in the reference's texts: file, words of the line whose mark counts, clauses.
IN_TEXT = [
    ("tsm_survey.md", "households in homes the landlord owns", ["survey-whom"]),
    ("tsm_survey.md", "LCHO must be surveyed only at 1,000+ LCHO homes", ["survey-shared-owners"]),
    ("tsm_survey.md", "Combined LCRA+LCHO perception score", ["survey-combined"]),
    ("tsm_survey.md", "One response per household per year", ["survey-household-once"]),
    ("tsm_survey.md", "Leaseholders (fully staircased", ["survey-leaseholders"]),
    ("tsm_survey.md", "Empty homes drop out", ["survey-empty-homes"]),
    ("tsm_survey.md", "Exclusions from the frame", ["survey-left-out"]),
    ("tsm_survey.md", "Must be a perception survey", ["survey-perception"]),
    ("tsm_survey.md", "Either is allowed", ["survey-method"]),
    ("tsm_survey.md", "The accuracy band applies to a census too", ["survey-accuracy-census"]),
    ("tsm_survey.md", "They publish annually, re-using", ["survey-year-between"]),
    ("tsm_survey.md", "Accuracy band: not compulsory", ["survey-accuracy-small"]),
    ("tsm_survey.md", "Landlord chooses mode(s)", ["survey-mode"]),
    ("tsm_survey.md", "Incentives are allowed", ["survey-thanks"]),
    ("tsm_survey.md", "Timing: single point or rolling", ["survey-timing"]),
    ("tsm_survey.md", "Wording and response options are prescribed", ["survey-questions"]),
    ("tsm_survey.md", "TP01 first", ["survey-first-question"]),
    ("tsm_survey.md", "Extra questions are allowed", ["survey-own-questions"]),
    ("tsm_survey.md", "They must not distort", ["survey-no-bending"]),
    ("tsm_survey.md", "Introduction must tell the tenant", ["survey-introduction"]),
    ("tsm_survey.md", "the full questionnaire with its introduction", ["survey-form-published"]),
    ("tsm_survey.md", "Landlord must assess whether", ["survey-representative"]),
    ("tsm_survey.md", "results must be weighted", ["survey-weighted"]),
    (
        "tsm_survey.md",
        "## What must be published about the survey",
        [f"survey-35-{one}" for one in "abcdefghijk"],
    ),
    ("tsm_survey.md", "Summary must sit beside the results", ["survey-summary"]),
    ("stairs.md", "Private registered providers (housing", ["stairs-who"]),
    ("stairs.md", "1 October 2026: Chapter 1", ["stairs-scheme"]),
    ("stairs.md", "1 April 2027: Chapter 2", ["stairs-requests"]),
    ("stairs.md", "Requester: social housing tenant", ["stairs-asks"]),
    ("stairs.md", "## Publication scheme: seven classes", ["stairs-governance", "stairs-policies"]),
    ("stairs.md", "Duties: identify what is held", ["stairs-found", "stairs-easy", "stairs-no-new-records"]),
    ("stairs.md", "Landlord may withhold where reasonable", ["stairs-withheld"]),
    (
        "s105_and_rent.md",
        "Landlord keeps arrangements",
        ["s105-arrangements", "s105-told", "s105-considered"],
    ),
    ("s105_and_rent.md", "Matter of housing management =", ["s105-matters"]),
    ("s105_and_rent.md", "Triggered by a **new programme**", ["s105-trigger"]),
    ("s105_and_rent.md", "**Excludes rent and charges**", ["s105-not-rent"]),
    ("s105_and_rent.md", "at least four weeks for secure tenancies", ["rent-notice"]),
    ("s105_and_rent.md", "**No number of days is fixed**", ["s105-time"]),
    ("s105_and_rent.md", "Landlord publishes its arrangements", ["s105-published"]),
    ("s105_and_rent.md", "Introductory tenants: parallel duty", ["s105-introductory"]),
    ("s105_and_rent.md", "| Membership |", ["rtm-members"]),
    ("s105_and_rent.md", "| Apply for approved assessor |", ["rtm-assessor"]),
    ("s105_and_rent.md", "| Competence report |", ["rtm-competence"]),
    ("s105_and_rent.md", "| Council notifies assessor", ["rtm-actions", "rtm-reassessed"]),
    ("s105_and_rent.md", "| Offer and ballot |", ["rtm-ballot"]),
    ("s105_and_rent.md", "secret ballot rule exists", ["rtm-ballot-secret"]),
    ("s105_and_rent.md", "second test [M]", ["rtm-second-test"]),
    ("s105_and_rent.md", "| Sign agreement |", ["rtm-agreement"]),
    ("s105_and_rent.md", "| Right to Transfer", ["rtm-transfer"]),
    ("s105_and_rent.md", "Qualifying works: any one leaseholder", ["s20-agreements"]),
    ("s105_and_rent.md", "Failure caps recovery", ["s20-cap"]),
    ("s105_and_rent.md", "| 1 Notice of intention", ["s20-notice"]),
    ("s105_and_rent.md", "| 2 Statement of estimates", ["s20-estimates", "s20-two-estimates"]),
    ("s105_and_rent.md", "| 3 Notice of reasons", ["s20-reasons"]),
    ("s105_and_rent.md", "| Public-notice procurement |", ["s20-public-notice"]),
    ("s105_and_rent.md", "| Works under an existing", ["s20-under-agreement"]),
    ("s105_and_rent.md", "Notices also go to any recognised", ["s20-associations"]),
    ("s105_and_rent.md", "Days are calendar days from the notice date", ["s20-days"]),
    ("s105_and_rent.md", "landlords add postage days", ["s20-post"]),
]
# Partly seen: the reference says in words what is missing, or a mark stands for one half only.
PARTLY = {
    "tsm-submitted", "tsm-reporting-year", "tsm-direction", "survey-every-year", "awaab-phase-2",
    "conduct-transition", "stairs-answered", "stairs-review", "stairs-ombudsman", "rtm-notice", "s20-replies",
}  # fmt: skip
# Seen, by a flag for the whole table or file of the reference.
SEEN = {
    "tsm-measures", "tsm-collected", "tsm-published", "tsm-both-parts", "tsm-timescales", "tsm-comparison",
    "tsm-accurate", "tsm-more-measures", "tsm-base", "survey-accuracy", "survey-contractor", "awaab-and-complaints",
    "stairs-spending", "stairs-stock", "stairs-performance", "stairs-services", "stairs-registers",
    "stairs-current", "stairs-others", "s20-works",
}  # fmt: skip
SPLIT = {  # one paragraph with two figures or two events is two clauses
    "tia-2-2-6-responses": "tia-2-2-6", "ten-2-3-2-exceptional": "ten-2-3-2", "ten-2-3-4-longer": "ten-2-3-4",
}  # fmt: skip


@pytest.fixture(scope="module")
def pack():
    return open_pack("england").pack


def of_reference(name):
    text = (REFERENCE / name).read_text("utf-8")
    return tomllib.loads(text) if name.endswith(".toml") else text


def expected_marks():
    """For each clause whether the reference calls it verified, in full."""
    standards, code, law = (
        of_reference(f"{one}.toml") for one in ("consumer_standards", "complaints", "awaabs_law")
    )
    found = {one["id"].lower().replace(".", "-"): one["verified"] is True for one in standards["entry"]}
    found |= {again: found[first] for again, first in SPLIT.items()}
    found |= {f"chc-{one['id'].replace('.', '-')}": one["verified"] is True for one in code["provision"]}
    flags = [
        (code["definitions"] | code["annual_report"] | {one["id"]: one["verified"] for one in code["clock"]}, COMPLAINT_EXTRAS),
        ({one["id"]: one["verified"] for one in law["clock"]}, AWAAB_CLOCKS),
        (law["definitions"] | {"contents_verified": law["written_summary"]["contents_verified"]}
         | {one: law[one]["verified"] for one in ("deadline_ends_when", "access")} | {"defence": law["meta"]["verified"]}
         | {f"phase {one['number']}": one.get("verified") for one in law["phase"]}, AWAAB_EXTRAS),
        (dict(enumerate(one["verified"] for one in standards["addition"])), dict(enumerate(ADDITIONS))),
    ]  # fmt: skip
    for marks, clauses in flags:
        found |= {name: marks[key] is True for key, names in clauses.items() for name in names}
    for file, words, names in IN_TEXT:
        mark = re.search(r"\[([VMP])", of_reference(file).split(words, 1)[1] if "[" not in words else words)
        found |= dict.fromkeys(names, mark[1] == "V")
    return found | dict.fromkeys(SEEN, True) | dict.fromkeys(PARTLY, False)


def test_every_counted_paragraph_is_there_with_its_figure(pack):
    assert rows(pack) == COUNTED
    clocks = {name: pack.clause(name).duty for name in BEGINS_AND_ENDS}
    assert {name: (one.when, one.then) for name, one in clocks.items()} == BEGINS_AND_ENDS


def test_how_much_there_is(pack):
    assert pack.is_regulation
    sorts = Counter(sort for _, sort, _, _ in COUNTED.values())
    assert (len(pack.clauses), len(pack.duties), dict(sorts)) == (
        302, 84, {"clock": 44, "cadence": 25, "target": 15},
    )  # fmt: skip
    assert Counter(one.area for one in pack.clauses) == {
        "safety-and-quality": 19, "transparency": 29, "neighbourhood": 13, "tenancy": 26, "complaints": 78,
        "tsm": 50, "awaabs-law": 25, "stairs": 20, "competence-and-conduct": 7, "electrical-safety": 1,
        "section-105": 9, "rent": 1, "right-to-manage": 11, "section-20": 13,
    }  # fmt: skip
    assert [one.id for one in pack.roles] == [
        "complaints-officer", "complaints-lead", "member-responsible-for-complaints",
    ]  # fmt: skip
    assert {one.id: len(one.phases) for one in pack.processes} == {
        "complaint": 4, "significant-hazard": 4, "emergency-hazard": 2, "section-105-consultation": 3,
        "change-of-landlord": 2, "section-20-consultation": 3, "right-to-manage": 5,
    }  # fmt: skip


def test_from_which_day_each_holds(pack):
    assert {one.id: one.holds_from for one in pack.areas} == HOLDS_FROM
    own = {one.id: one.holds_from for one in pack.clauses if one.holds_from != HOLDS_FROM[one.area]}
    assert own == LATER
    assert all(one.source for one in pack.areas)


def test_whom_they_are_for(pack):
    assert "shared owners" in pack.clause("awaab-phase-1").says
    assert "by their size" in pack.applies_to
    lead = next(one for one in pack.roles if one.id == "complaints-lead")
    assert lead.remit == ("Judges themes and risks.",)


def test_choices_that_go_by_the_size_of_the_landlord(pack):
    assert {one.id: (one.choices, one.value) for one in pack.settings} == {
        "code-assessment-within": (("12 weeks", "6 months"), "12 weeks"),
        "tsm-survey-every": (("year", "2 years"), "year"),
    }


@needs_reference
def test_every_paragraph_of_the_reference_is_there(pack):
    standards, code = of_reference("consumer_standards.toml"), of_reference("complaints.toml")
    ids = [one["id"].lower().replace(".", "-") for one in standards["entry"]]
    ids += [f"chc-{one['id'].replace('.', '-')}" for one in code["provision"]]
    assert len(ids) == 83 + 72
    assert [one for one in ids if pack.clause(one) is None] == []
    assert Counter(one.split("-")[0] for one in ids) == {"sq": 18, "tia": 28, "nc": 13, "ten": 24, "chc": 72}


@needs_reference
def test_exactly_what_was_not_checked_says_so(pack):
    marks = expected_marks()
    assert {one.id for one in pack.clauses} == set(marks)
    wrong = {one.id: one.unverified for one in pack.clauses if bool(one.unverified) == marks[one.id]}
    assert wrong == {}


@needs_reference
def test_the_figures_of_the_clocks_are_those_of_the_reference(pack):
    code, law = of_reference("complaints.toml"), of_reference("awaabs_law.toml")
    days = {one["id"]: one.get("days", one.get("max_days", one.get("months"))) for one in code["clock"]}
    for name, clock in {"stage1_ack": "chc-6-2", "stage1_response": "chc-6-3", "stage2_ack": "chc-6-11",
                        "stage2_response": "chc-6-14"}.items():  # fmt: skip
        assert pack.clause(clock).duty.within.number == days[name], name
    assert pack.clause("chc-6-4").duty.at_most == days["stage1_extension"]
    assert pack.clause("chc-6-15").duty.at_most == days["stage2_extension"]
    assert pack.clause("chc-2-3").duty.at_least == days["acceptance_window"]
    for one in law["clock"]:
        for name in AWAAB_CLOCKS[one["id"]]:
            within = pack.clause(name).duty.within
            if name == "awaab-works-begun":
                assert within.number == one["long_stop_weeks"] * 7
            elif within:
                assert within.number == one.get("hours", one.get("working_days")), name
