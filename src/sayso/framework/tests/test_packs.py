"""Reading packs: every mistake is named with its file, its line and what was probably meant."""

import json

import pytest

from sayso.framework.commands.packs import PackRefused, open_pack, shipped
from sayso.framework.enums import FACT_KINDS
from sayso.framework.rules.packs import Cadence, Clock, Target
from sayso.framework.rules.positions import line_of, scan
from sayso.framework.rules.problems import PackProblems
from sayso.framework.rules.reading import pack_from, read

KINDS = {name: one.says for name, one in FACT_KINDS.items()}

GOOD = """\
[framework]
name = "Plan"
landlord = "Harbour"
nation = "scotland"
edition = "1"
starts_on = 2026-04-01
review_on = 2027-03-31
source = "Plan, 2026"

[[area]]
id = "voice"
name = "Voice"
says = "We listen."

[[group]]
id = "panel"
name = "Panel"
kind = "panel"
says = "It meets."

[[clause]]
id = "minutes"
section = "1"
name = "Minutes"
says = "Minutes come out."
area = "voice"
owner = "Chair"
  [clause.clock]
  when = "meeting.held"
  then = "meeting.minutes_published"
  within = "10 working days"
  for = { group_kind = ["panel"] }
"""


def broken(old, new):
    assert old in GOOD
    with pytest.raises(PackProblems) as caught:
        read("plan", {"plan.toml": GOOD.replace(old, new)}, KINDS)
    return [str(one) for one in caught.value.problems]


def test_a_small_pack_is_read():
    pack, content = read("plan", {"plan.toml": GOOD}, KINDS)
    assert pack.clauses[0].duty.within.number == 10
    assert pack_from("plan", json.loads(json.dumps(content))) == pack


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('when = "meeting.held"', 'when = "meeting.holded"', "plan.toml:29: No app reports “meeting.holded”."),
        ('when = "meeting.held"', 'when = "meting.held"', "Did you mean “meeting.held”?"),
        ('within = "10 working days"', 'within = "ten days"', "plan.toml:31: “within” : “ten days” is not a length"),
        ('within = "10 working days"', 'withn = "10 working days"', "plan.toml:31: [clause.clock] has no key “withn”. Did you mean “within”?"),
        ('area = "voice"', 'area = "vioce"', "plan.toml:26: There is no area “vioce”. There are: voice. Did you mean “voice”?"),
        ('["panel"]', '["pannel"]', "plan.toml:32: There is no kind of group “pannel”. There are: panel. Did you mean “panel”?"),
        ("2026-04-01", '"April"', "plan.toml:6: “starts_on” should be a day like 2026-04-01"),
        ("2027-03-31", "2026-03-31", "plan.toml:7: “review_on” is not after “starts_on”."),
        ('nation = "scotland"', 'nation = "scotlnd"', "plan.toml:4: “nation” cannot be “scotlnd”."),
        ('name = "Minutes"\n', "", "plan.toml:21: [clause] must say its “name”."),
        ('kind = "panel"', 'kind = ""', "plan.toml:18: “kind” is empty."),
        ("[[clause]]", "[[clauses]]", "plan.toml:21: There is no section “clauses”. Did you mean “clause”?"),
        ("[[area]]", "[area]", "plan.toml:10: Write [[area]], with two brackets: there can be several."),
        ("[clause.clock]", "[clause.clok]", "plan.toml:28: [clause] has no key “clok”. Did you mean “clock”?"),
        ('source = "Plan, 2026"', "source = Plan", "plan.toml:8: This is not TOML"),
        ('says = "It meets."', 'says = 3', "plan.toml:19: “says” should be a text in quotes, and is 3."),
        ('within = "10 working days"', 'within = "8 working hours"', "plan.toml:31: Working hours need “office_hours” in [framework]"),
        ('within = "10 working days"', 'within = "setting:sense"', "plan.toml:31: There is no setting “sense”."),
    ],
)  # fmt: skip
def test_each_mistake_names_its_line(old, new, says):
    told = broken(old, new)
    assert any(says in one for one in told), told


def test_sections_that_must_be_there():
    with pytest.raises(PackProblems) as caught:
        read("plan", {"a.toml": '[[area]]\nid = "x"\nname = "x"\nsays = "x"\n'}, KINDS)
    told = str(caught.value)
    assert "A pack must have a [framework]." in told
    assert "A pack must have at least one [[clause]]." in told


def test_an_id_twice_names_both_files():
    again = GOOD[GOOD.index("[[area]]") : GOOD.index("[[group]]")]
    with pytest.raises(PackProblems) as caught:
        read("plan", {"a.toml": GOOD, "b.toml": again}, KINDS)
    assert "b.toml:2: The area “voice” is there already, in a.toml:11." in str(caught.value)


def test_two_duties_in_a_clause_and_two_frameworks():
    more = '  [clause.cadence]\n  of = "meeting.held"\n  every = "month"\n'
    told = broken('  for = { group_kind = ["panel"] }\n', more)
    assert any("A clause has one duty" in one and one.startswith("plan.toml:32") for one in told)


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ('of = "meeting.held"', "A cadence says either “every” or “in_months”."),
        ('of = "meeting.held"\n  every = "fortnight"', "is not how often"),
        ('of = "meeting.held"\n  in_months = [13]', "should be a list of months from 1 to 12"),
        ('of = "meeting.held"\n  every = "month"\n  for_each = "home"', "“for_each” cannot be “home”"),
    ],
)
def test_mistakes_in_a_cadence(keys, says):
    clock = GOOD[GOOD.index("  [clause.clock]") :]
    assert any(says in one for one in broken(clock, f"  [clause.cadence]\n  {keys}\n"))


def test_lines_are_found_through_long_values():
    text = 'a = """\n[not.a.table]\n"""\n[[one]]\nx = [\n  "[[two]]",\n  "b = 3",\n]\ny = 1\n[[one.two]]\nz = 2\n'
    found = scan(text)
    assert found[("one", 0, "y")] == 9
    assert found[("one", 0, "two", 0, "z")] == 11
    assert ("not", "a", "table") not in found
    assert line_of(found, ("one", 0, "two", 0, "missing")) == 10


def test_every_shipped_pack_is_right():
    for name in shipped():
        assert open_pack(name).pack.clauses


def test_a_pack_that_is_not_there():
    with pytest.raises(PackRefused, match="Did you mean “trident”"):
        open_pack("tridant")


# The promises of the strategy that carry a figure or a date, read from it by hand.
FIGURES = {
    "activity-recorded": ("2", "within 7 calendar days"),
    "scheme-meeting-monthly": ("2.2", "every month, care and supported schemes"),
    "managers-invited": ("2.2", "every quarter, care and supported schemes"),
    "scheme-survey": ("2.2", "in months 5, 11, care and supported schemes"),
    "young-peoples-survey": ("2.3", "every year, young_people schemes"),
    "leaseholder-meeting": ("2.4", "every quarter"),
    "leaseholder-sense-check": ("2.4", "every 6 months"),
    "quarterly-kpis": ("3", "every quarter"),
    "interest-answered": ("4", "within 2 working days"),
    "voice-group-meets": ("6.1", "every 2 months"),
    "scrutiny-topics": ("6.1", "every year"),
    "forum-minutes": ("6.2", "within 10 working days"),
    "forum-action-plan": ("6.2", "within 10 working days"),
    "voice-report": ("Charter 7", "in months 1"),
    "annual-accounts": ("Charter 3", "every year"),
    "partner-directory": ("Charter 5", "every quarter"),
    "enquiries-answered": ("Charter 5", "within 24 hours without weekends and bank holidays"),
    "enough-voices": ("7", "at least 10"),
    "strategy-review": ("Cover", "while the framework runs"),
}


def said(clause):
    duty = clause.duty
    schemes = f", {' and '.join(duty.only.scheme_kinds)} schemes" if duty.only.scheme_kinds else ""
    if isinstance(duty, Clock):
        return f"within {duty.within}" if duty.within else "no date"
    if isinstance(duty, Target):
        return f"at least {duty.at_least}"
    assert isinstance(duty, Cadence)
    if duty.months:
        return f"in months {', '.join(map(str, duty.months))}{schemes}"
    return f"{duty.every}{schemes}"


def test_trident_holds_the_figures_of_its_strategy():
    pack = open_pack("trident").pack
    assert {name: (pack.clause(name).section, said(pack.clause(name))) for name in FIGURES} == FIGURES
    dated = {
        one.id for one in pack.duties
        if said(one) not in ("no date", "while the framework runs") and one.id not in FIGURES
    }  # fmt: skip
    assert dated == set(), "no figure that the strategy does not have"
    assert (pack.starts_on.isoformat(), pack.review_on.isoformat()) == ("2024-06-01", "2027-06-30")


def test_trident_is_whole():
    pack = open_pack("trident").pack
    assert [one.id for one in pack.areas] == [
        "your-feedback",
        "collaborative",
        "people-focused",
        "accountability",
    ]
    assert [one.name for one in pack.promises] == [
        "Customer voice", "Fairness and respect", "Communication", "Safety", "Your services", "Resolution",
        "Accountability",
    ]  # fmt: skip
    assert [len(one.delivered_by) for one in pack.promises] == [6, 4, 5, 5, 7, 4, 6]
    assert [len(one.measures) for one in pack.promises] == [7, 4, 5, 5, 7, 5, 4]
    assert len(pack.asked) == 8
    assert (len(pack.clauses), len(pack.duties), len(pack.opportunities)) == (80, 61, 28)
    assert {one.menu for one in pack.opportunities} == {"everyone", "leaseholders", "schemes", "young people"}
    voice = pack.group("customer-voice-group")
    assert voice.reports_to == "board"  # 6.1: it gives the board assurance, and works with the committee
    assert voice.links_with == ("homes-and-communities-committee",)
    assert {"standards-audit-group", "policy-review-panel"} <= set(voice.oversees)
    scrutiny = pack.group(
        "scrutiny-group"
    )  # 6.1: independent of the voice group, which watches its action plans
    assert "scrutiny-group" not in voice.oversees
    assert (scrutiny.reports_to, scrutiny.links_with) == ("", ("customer-voice-group",))
    satisfied = [one for promise in pack.promises for one in promise.measures if "How satisfied" in one.says]
    assert {name for one in satisfied for name in one.clauses} <= {"tsm-published"}
    published = {one.duty.only.about for one in pack.duties if isinstance(one.duty, Cadence)} - {""}
    assert published >= {
        "privacy-statement", "value-for-money-report", "annual-accounts", "social-value-report",
        "procurement-framework", "home-safety-guidance", "portal-guidance", "complaints-policy",
        "compensation-policy", "partner-directory", "customer-voice-report", "customer-charter",
    }  # fmt: skip


RING = """
[[group]]
id = "committee"
name = "Committee"
kind = "committee"
says = "It oversees."
reports_to = "panel"
oversees = ["panel"]
"""


def test_groups_that_report_in_a_ring_are_named():
    with pytest.raises(PackProblems) as caught:
        read("plan", {"plan.toml": GOOD + RING}, KINDS)
    said = [str(one) for one in caught.value.problems]
    assert any("“committee”, “panel” report to one another in a ring" in one for one in said)
    read("plan", {"plan.toml": GOOD + RING.replace('reports_to = "panel"\n', "")}, KINDS)
