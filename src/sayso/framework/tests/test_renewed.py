"""Judging only what new facts touch gives the same as judging everything anew, whatever comes in."""

import random
from datetime import timedelta

import pytest

from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.commands import duties, facts, groups, packs
from sayso.framework.models import Fact
from sayso.framework.queries import remembered, renewed
from sayso.framework.queries.standing import standing, standings
from sayso.framework.rules.verdicts import State
from sayso.framework.tests.conftest import ROBOT, moment

STARTS = moment("2026-10-20T10:00")
AT_THE_TURN = moment("2027-03-01T10:00")  # of the promise year
PACK = """
[framework]
name = "Everything"
landlord = "Harbour Homes"
nation = "england"
edition = "1"
starts_on = 2025-04-01
review_on = 2028-03-31
source = "Made for this test"
office_hours = "09:00-17:00"
[[area]]
id = "a"
name = "A"
says = "A."
[[group]]
id = "panel"
name = "Panel"
kind = "panel"
says = "It meets."
"""
DUTIES = {
    "days": 'clock]\nwhen = "meeting.held"\nthen = "meeting.minutes_published"\nwithin = "10 working days"',
    "hours": 'clock]\nwhen = "enquiry.received"\nthen = "enquiry.answered"\nwithin = "8 working hours"',
    "agreed": 'clock]\nwhen = "service.share_heard"\nthen = "enquiry.answered"\nwithin = "agreed days"',
    "undated": 'clock]\nwhen = "compliment.received"\nthen = "enquiry.answered"',
    "group-clock": 'clock]\nwhen = "meeting.held"\nthen = "meeting.action_plan_published"\nwithin = "1 week"\n'
                   'for = { group_kind = ["panel"] }',
    "month": 'cadence]\nof = "meeting.held"\nevery = "month"',
    "scheme": 'cadence]\nof = "meeting.held"\nevery = "month"\nfor_each = "scheme"\ntimes = 2',
    "named": 'cadence]\nof = "survey.issued"\nin_months = [5, 11]\nfor_each = "scheme"\nfor = { scheme_kind = ["care"] }',
    "of-group": 'cadence]\nof = "meeting.held"\nevery = "quarter"\nfor = { group = "panel" }',
    "long": 'cadence]\nof = "framework.reviewed"\nevery = "3 years"',
    "edition": 'cadence]\nof = "publication.published"\nevery = "edition"\nfor = { about = "s1" }',
    "each": 'target]\nmeasure = "service.share_heard"\nat_least = 10',
    "mean": 'target]\nmeasure = "service.share_heard"\nat_least = 10\nuse = "mean"\nevery = "quarter"',
}  # fmt: skip
KINDS = ["meeting.held", "meeting.minutes_published", "meeting.action_plan_published", "enquiry.received",
         "enquiry.answered", "compliment.received", "survey.issued", "framework.reviewed", "publication.published",
         "service.share_heard"]  # fmt: skip


@pytest.fixture
def everything(landlord, places, tmp_path):
    clauses = [
        f'[[clause]]\nid = "{name}"\nsection = "1"\nname = "{name}"\nsays = "It."\narea = "a"\nowner = "X"\n[clause.{duty}'
        for name, duty in DUTIES.items()
    ]
    (tmp_path / "all.toml").write_text(PACK + "\n".join(clauses))
    remembered.forget()
    yield packs.load(landlord=landlord, pack=packs.open_pack(str(tmp_path)), measured_from=moment("2025-04-01T09:00").date(),
                     by=ROBOT, at=moment("2025-04-01T09:00"))  # fmt: skip
    remembered.forget()


def something(chance, landlord, places, at):
    """Let one thing of any kind come in."""
    kind = chance.choice(KINDS)
    known = list(
        Fact.objects.filter(landlord=landlord, corrected_by=None, retracts=False).exclude(
            kind__startswith="duty."
        )
    )
    act = chance.choice(["fact"] * 6 + ["correct", "retract", "excuse", "extend", "pause", "resume"])
    happened = at - timedelta(days=chance.choice([0, 0, 1, 5, 20, 60, 300]), hours=chance.randint(0, 5))
    try:
        if act == "fact" or not known:
            facts.record(
                kind=kind, landlord=landlord, subject=Subject("thing", f"s{chance.randint(1, 9)}", "Thing"),
                occurred_at=happened, place=chance.choice([None, *places]), group=chance.choice(["", "panel"]),
                value=chance.randint(0, 30) if kind == "service.share_heard" else None, by=ROBOT, at=at,
            )  # fmt: skip
        elif act == "correct":
            facts.correct(
                fact=chance.choice(known), occurred_at=happened, reason="Wrong day.", by=ROBOT, at=at
            )
        elif act == "retract":
            facts.retract(fact=chance.choice(known), reason="It was not so.", by=ROBOT, at=at)
        else:
            one = chance.choice(standing(landlord, at).occurrences)
            more = {"more": 3} if act == "extend" else {}
            why = {} if act == "resume" else {"reason": "Because."}
            getattr(duties, act)(landlord=landlord, occurrence=one.key, title=one.name, decided_by="Head", by=ROBOT,
                                 at=at, **more, **why)  # fmt: skip
    except Refusal:
        pass


def beside(landlord, at):
    """The years beside that are looked at, after comparing each with one judged anew."""
    found = remembered.with_open_beside(landlord, at)[1]
    for one in found:
        whole = standing(landlord, at, year_of=one.year.start).occurrences
        assert one.occurrences == tuple(each for each in whole if each.state in (State.LATE, State.DUE)), at
    return [one.year.start.year for one in found]


@pytest.mark.parametrize(
    ("seed", "starts"), [*((n, STARTS) for n in range(6)), *((n, AT_THE_TURN) for n in (6, 7, 8))]
)
def test_whatever_comes_in_the_renewed_standing_is_the_one_judged_anew(
    landlord, places, everything, seed, starts
):
    chance, at = random.Random(seed), starts
    remembered.standing_at(landlord, at)
    years = []
    renewals = 0
    for _ in range(40):
        at += timedelta(minutes=chance.choice([1, 1, 1, 90, 60 * 24, 60 * 24 * 9]))
        for _ in range(chance.choice([0, 1, 1, 1, 4])):
            something(chance, landlord, places, at)
        before = remembered._kept[landlord.pk, remembered.Beside.NOW].standing
        kept, anew = remembered.standing_at(landlord, at), standing(landlord, at)
        renewals += any(kept.by_clause[name] is one for name, one in before.by_clause.items())
        for name, one in anew.by_clause.items():
            assert kept.by_clause[name].occurrences == one.occurrences, (seed, name, at)
        assert kept.numbers == anew.numbers
        years += [beside(landlord, at)]
    assert renewals > 10, "mostly, only what changed was judged"
    assert [2025] in years
    if starts == AT_THE_TURN:
        assert [2025, 2027] in years
        assert [2026] in years
    days = [moment(f"{year}-06-01T12:00").date() for year in (2027, 2025, 2026)]
    together = standings(landlord, at, days)
    assert [one.year.start.year for one in together] == [2025, 2026, 2027]
    for one, day in zip(together, sorted(days), strict=True):
        assert one.by_clause == standing(landlord, at, year_of=day).by_clause, (seed, day)


def test_a_crowd_of_facts_is_judged_anew(landlord, places, everything, monkeypatch):
    monkeypatch.setattr(renewed, "MOST", 3)
    remembered.standing_at(landlord, STARTS)
    for number in range(9):
        facts.record(kind="enquiry.received", landlord=landlord, subject=Subject("thing", f"n{number}", "Thing"),
                     occurred_at=STARTS, by=ROBOT, at=STARTS)  # fmt: skip
    later = STARTS + timedelta(minutes=1)
    assert remembered.standing_at(landlord, later).by_clause == standing(landlord, later).by_clause


def test_a_group_that_opens_ends_what_is_kept(landlord, places, everything):
    before = remembered.standing_at(landlord, STARTS)
    groups.open_group(landlord=landlord, name="Other", kind="panel", by=ROBOT, at=STARTS)
    after = remembered.standing_at(landlord, STARTS + timedelta(minutes=1))
    assert after.scope != before.scope
