"""The pack of Trident, held against its strategy of June 2024, read by hand: every promise, and what it answers."""

from collections import Counter

import pytest

from sayso.framework.queries.shelf import open_pack, regulations
from sayso.framework.tests.duties_in_words import rows, table

# Promise | section | sort of duty | figure | narrowed to.
COUNTED = table("""
activity-recorded        | 2   | clock   | 7 calendar days |
change-told              | 2   | clock   | no date |
officer-for-each-site    | 2   | cadence | 1 while the framework runs | estate block scheme
scheme-meeting-monthly   | 2.2 | cadence | 1 every month | scheme care supported
scheme-meeting-minutes   | 2.2 | clock   | no date | care supported
scheme-meeting-plan      | 2.2 | clock   | no date | care supported
managers-invited         | 2.2 | cadence | 1 every quarter | scheme care supported
scheme-survey            | 2.2 | cadence | months 5, 11 | scheme care supported
scheme-survey-results    | 2.2 | clock   | no date | care supported
scheme-you-said          | 2.2 | clock   | no date | care supported
young-peoples-survey     | 2.3 | cadence | 1 every year | scheme young_people
exit-interview           | 2.3 | clock   | no date | young_people
young-peoples-minutes    | 2.3 | clock   | no date | young_people
young-peoples-plan       | 2.3 | clock   | no date | young_people
leaseholder-meeting      | 2.4 | cadence | 1 every quarter | leaseholder-forum
leaseholder-minutes      | 2.4 | clock   | no date | leaseholder-forum
leaseholder-sense-check  | 2.4 | cadence | 1 every 6 months | leaseholder-forum
leaseholder-sense-check-reported | 2.4 | clock | no date | leaseholder-forum
leaseholder-pages        | 2.4 | cadence | 1 while the framework runs | leaseholder-pages
survey-results-published | 3   | clock   | no date |
tsm-published            | 1.1 | cadence | 1 while the framework runs | tenant-satisfaction-measures
quarterly-kpis           | 3   | cadence | 1 every quarter | engagement-kpis
complaint-lesson         | 3.1 | clock   | no date |
adverse-events           | 3.2 | clock   | no date |
compliments-passed-on    | 3.3 | clock   | no date |
interest-answered        | 4   | clock   | 2 working days |
induction                | 4   | clock   | no date |
training                 | 4   | clock   | no date |
customers-interview      | 4   | clock   | no date |
voice-group-meets        | 6.1 | cadence | 1 every 2 months | customer-voice-group
scrutiny-topics          | 6.1 | cadence | 1 every year |
scrutiny-report          | 6.1 | clock   | no date |
scrutiny-action-plan     | 6.1 | clock   | no date |
committee-seat           | 6.1 | cadence | 1 while the framework runs | homes-and-communities-committee
standards-self-assessed  | 6.1 | cadence | 1 while the framework runs |
standards-action-plan    | 6.1 | clock   | no date |
forum-minutes            | 6.2 | clock   | 10 working days | forum
forum-action-plan        | 6.2 | clock   | 10 working days | forum
walk-action-plan         | 6.2 | clock   | no date |
policy-signed-off        | 6.2 | clock   | no date |
procurement-signed-off   | 6.2 | clock   | no date |
strategy-reviewed        | 6.2 | clock   | no date |
recruitment-figures      | 6.3 | cadence | 1 while the framework runs | customer-voice-group
finances-reviewed        | 6.3 | cadence | 1 while the framework runs |
charter-reviewed         | 6.5 | cadence | 1 while the framework runs |
enough-voices            | 7   | target  | at least 10 |
strategy-review          | Cover | cadence | 1 while the framework runs |
voice-report             | Charter 7 | cadence | months 1 | customer-voice-report
privacy-statement        | Charter 2 | cadence | 1 while the framework runs | privacy-statement
value-for-money-report   | Charter 3 and 5 | cadence | 1 while the framework runs | value-for-money-report
annual-accounts          | Charter 3 | cadence | 1 every year | annual-accounts
procurement-framework    | Charter 4 | cadence | 1 while the framework runs | procurement-framework
home-safety-guidance     | Charter 4 | cadence | 1 while the framework runs | home-safety-guidance
portal-guidance          | Charter 5 | cadence | 1 while the framework runs | portal-guidance
partner-directory        | Charter 5 | cadence | 1 every quarter | partner-directory
enquiries-answered       | Charter 5 | clock   | 24 hours without weekends and bank holidays |
social-value-report      | Charter 5 | cadence | 1 while the framework runs | social-value-report
compliments-publicised   | Charter 5 | cadence | 1 while the framework runs |
complaints-policy        | Charter 6 | cadence | 1 while the framework runs | complaints-policy
compensation-policy      | Charter 6 | cadence | 1 while the framework runs | compensation-policy
charter-published        | 6.5 | cadence | 1 while the framework runs | customer-charter
""")
# Promises without anything to count, by section.
TOLD = {
    "2": 2, "2.1": 1, "2.2": 1, "2.3": 1, "2.5": 2, "2.6": 1, "3": 1, "3.1": 1, "5": 3, "6.2": 2, "6.3": 1, "7": 3,
}  # fmt: skip
# What the strategy says that it follows (1.1, 2.4, 3, 3.1, 6.1), where it does so.
FOLLOWS = {
    "tsm-published": {"tsm-published", "tsm-submitted"}, "communication-needs": {"tia-2-1-2"},
    "representatives": {"tia-2-1-4"}, "complaint-lesson": {"chc-9-1", "chc-9-2"},
    "concerns-below-complaints": {"chc-3-7"}, "complaints-policy": {"chc-3-4", "tia-2-5-1"},
    "standards-self-assessed": {"tia-2-2-1"}, "change-told": {"tia-1-3-1"}, "quarterly-kpis": {"tia-2-2-5"},
    "policy-signed-off": {"tia-2-3-3"}, "finances-reviewed": {"tia-2-4-4"},
    "survey-results-published": {"tia-1-5-1"},
}  # fmt: skip
# What no paragraph asks: what is the strategy's own, and what is for leaseholders (the standards are about tenants).
ANSWERS_NOTHING = {
    "officer-for-each-site", "sites-visited", "purpose-first", "leaseholder-meeting", "leaseholder-minutes",
    "leaseholder-sense-check", "leaseholder-sense-check-reported", "leaseholder-pages", "compliments-passed-on",
    "communications-plan", "best-practice", "privacy-statement", "procurement-framework", "social-value-report",
    "compliments-publicised",
}  # fmt: skip

# Whom the strategy itself names; where it names nobody the owner is ours.
NAMED = {
    "scheme-meeting-monthly": "IHMO", "scheme-meeting-minutes": "IHMO", "scheme-meeting-plan": "IHMO",
    "managers-invited": "IHMO", "young-peoples-meetings": "Scheme staff", "young-peoples-minutes": "Scheme staff",
    "young-peoples-plan": "Scheme staff", "interest-answered": "Customer Engagement Team",
    "tsm-why": "Customer Engagement Team", "compliments-passed-on": "Customer Experience Manager",
    "voice-report": "Customer Voice Group",
}  # fmt: skip
ROLES = {
    "customer-engagement-manager": "Cover, 2, 3.1", "customer-engagement-team": "2, 3, 4", "ihmo": "2.2",
    "scheme-staff": "2.3", "customer-experience-manager": "3.1, 3.3", "involved-customer": "4",
    "estate-champion": "6.2", "committee-representative": "6.1",
}  # fmt: skip
PROCESSES = {
    "scrutiny-review": ["choose", "look", "report", "plan", "follow"], "policy-review": ["shape", "sign-off"],
    "procurement": ["specify", "mark", "sign-off"],
}  # fmt: skip
VOICE, COMMITTEE = "customer-voice-group", "homes-and-communities-committee"
WATCHED = {
    "standards-audit-group", "policy-review-panel", "procurement-panel", "recruitment-panel", "financial-overview",
}  # fmt: skip
GROUPS = {  # to whom it reports, whom it oversees, with whom it works (2, 6.1 to 6.3)
    "board": ("", {COMMITTEE}, set()), COMMITTEE: ("board", set(), {VOICE}),
    VOICE: ("board", WATCHED, {COMMITTEE}), "scrutiny-group": ("", set(), {VOICE}),
    **dict.fromkeys(WATCHED, (VOICE, set(), set())), "local-forum": ("", set(), set()),
    "leaseholder-forum": ("", set(), {VOICE}), "communications-panel": ("", set(), set()),
    "customer-experience-panel": ("", set(), set()), "asb-case-review": ("", set(), set()),
    "senior-management-team": ("", set(), set()), "management-team": ("", set(), set()),
    "customer-committee": ("", set(), set()),
}  # fmt: skip


@pytest.fixture(scope="module")
def pack():
    return open_pack("trident").pack


def test_every_counted_promise_is_there_with_its_figure(pack):
    assert rows(pack) == COUNTED
    assert Counter(one.section for one in pack.clauses if one.duty is None) == TOLD
    assert (len(pack.clauses), len(pack.duties)) == (80, 61)


def test_how_much_else_there_is(pack):
    assert (len(pack.areas), len(pack.groups), len(pack.opportunities), len(pack.promises)) == (4, 17, 28, 7)
    assert (len(pack.roles), len(pack.funds), len(pack.processes)) == (8, 0, 3)
    assert [one.id for one in pack.settings] == ["sense-check-every"]


def test_whom_the_strategy_names_for_what(pack):
    assert {name: pack.clause(name).owner for name in NAMED} == NAMED
    assert {one.id: one.section for one in pack.roles} == ROLES
    seat = next(one for one in pack.roles if one.id == "committee-representative")
    assert (seat.seats, seat.group) == (1, "homes-and-communities-committee")
    champion = next(one for one in pack.roles if one.id == "estate-champion")
    assert len(champion.remit) == 4  # grounds, cleaning, repairs, anti-social behaviour
    assert {one.id: [phase.id for phase in one.phases] for one in pack.processes} == PROCESSES
    assert not [phase for one in pack.processes for phase in one.phases if phase.at_least or phase.at_most]


def test_who_watches_over_whom(pack):
    assert {one.id: (one.reports_to, set(one.oversees), set(one.links_with)) for one in pack.groups} == GROUPS


def test_the_charter_as_it_is_watched(pack):
    watched = {one.number: [measure.watched_by for measure in one.measures] for one in pack.promises}
    both, staff = ("customer-voice-group", "board"), ("senior-management-team", "customer-voice-group")
    assert watched == {
        1: [both, (), both, both, (), staff, staff],
        2: [(), both, both, ()],
        3: [(), ("customer-voice-group", "management-team"), both, both, staff],
        4: [(), (), staff, staff, ("homes-and-communities-committee", "customer-voice-group")],
        5: [(), (), staff, staff, (), (), ()],
        6: [(), (), both, both, both],
        7: [(), ("senior-management-team", "customer-committee"), staff, ()],
    }  # fmt: skip


def test_answers_lead_to_paragraphs(pack):
    law = regulations()["england"]
    answers = {one.id: {name.removeprefix("england/") for name in one.answers} for one in pack.clauses}
    assert {name for one in answers.values() for name in one if law.clause(name) is None} == set()
    assert {name: answers[name] & wanted for name, wanted in FOLLOWS.items()} == FOLLOWS
    assert {name for name, one in answers.items() if not one} == ANSWERS_NOTHING
    areas = {law.clause(name).area for one in answers.values() for name in one}
    assert areas == {"transparency", "safety-and-quality", "neighbourhood", "tsm", "complaints", "stairs"}
