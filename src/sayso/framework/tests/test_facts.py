"""Recording facts: once, in time, and never changed, also not by hand in the database."""

from datetime import date, timedelta

import pytest
from django.db import Error, connection, transaction

from sayso.foundations.clocks.counting import end_of
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.commands import duties, facts, groups, packs
from sayso.framework.enums import FACT_KINDS, FactKind, expected_kind, fact_kind
from sayso.framework.models import Edition, EngagementGroup, Fact
from sayso.framework.queries.standing import standing
from sayso.framework.rules.verdicts import State
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.people.models import Landlord, Place

WHEN = moment("2026-11-04T10:00")


def put(landlord, **more):
    given = {
        "kind": "meeting.held", "landlord": landlord, "subject": Subject("meeting", "1", "Elm forum"),
        "occurred_at": WHEN, "by": ROBOT, "at": WHEN + timedelta(hours=1),
    }  # fmt: skip
    return facts.record(**{**given, **more})


def test_the_same_report_sent_twice_is_one_fact(landlord):
    assert put(landlord, key="k") == put(landlord, key="k")
    assert Fact.objects.count() == 1
    with pytest.raises(Refusal, match="sent already, for something else"):
        put(landlord, key="k", kind="meeting.minutes_published")
    other = Landlord.objects.create(name="Other", slug="other", nation="wales")
    assert put(other, key="k").landlord == other


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"kind": "meeting.heldd"}, "Did you mean “meeting.held”"),
        ({"occurred_at": WHEN + timedelta(days=1)}, "has not come yet"),
        ({"subject": Subject("meeting", " ")}, "what it is about"),
        ({"group": "nobody"}, "no group “nobody”"),
        ({"kind": "service.share_heard"}, "needs a figure"),
        ({"occurred_at": WHEN.replace(tzinfo=None)}, "time zone"),
    ],
)
def test_what_cannot_be_recorded_is_refused_in_plain_words(landlord, given, says):
    with pytest.raises(Refusal, match=says):
        put(landlord, **given)
    assert not Fact.objects.exists()


def test_a_place_of_another_landlord_is_refused(landlord):
    other = Landlord.objects.create(name="Other", slug="other", nation="wales")
    place = Place.objects.create(landlord=other, kind="estate", name="Far", source_key="f")
    with pytest.raises(Refusal, match="another landlord"):
        put(landlord, place=place)


@pytest.mark.parametrize(
    "words",
    [
        "UPDATE framework_fact SET note = 'changed'",
        "DELETE FROM framework_fact",
        "TRUNCATE framework_fact CASCADE",
    ],
)
def test_the_database_itself_keeps_facts_as_they_are(landlord, words):
    put(landlord)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words)
    assert Fact.objects.get().note == ""


def test_a_fact_is_mended_by_a_newer_one(landlord):
    fact = put(landlord)
    newer = facts.correct(
        fact=fact,
        reason="A day early",
        occurred_at=WHEN - timedelta(days=1),
        by=ROBOT,
        at=WHEN + timedelta(days=1),
    )
    assert (newer.corrects, newer.note, newer.subject_title) == (fact, "A day early", "Elm forum")
    with pytest.raises(Refusal, match="corrected already"):
        facts.correct(fact=fact, reason="Again", by=ROBOT, at=WHEN + timedelta(days=2))
    with pytest.raises(Refusal, match="Say why"):
        facts.retract(fact=newer, reason=" ", by=ROBOT, at=WHEN + timedelta(days=2))
    gone = facts.retract(fact=newer, reason="Never was", key="r", by=ROBOT, at=WHEN + timedelta(days=2))
    assert (
        facts.retract(fact=newer, reason="Never was", key="r", by=ROBOT, at=WHEN + timedelta(days=3)) == gone
    )
    with pytest.raises(Refusal, match="withdrawal already"):
        facts.retract(fact=gone, reason="x", by=ROBOT, at=WHEN + timedelta(days=3))


def test_decisions_need_a_reason_and_a_name(landlord):
    told = {"landlord": landlord, "occurrence": "x|meeting:1", "title": "t", "by": ROBOT, "at": WHEN}
    with pytest.raises(Refusal, match="Say why"):
        duties.excuse(reason="", decided_by="Head", **told)
    with pytest.raises(Refusal, match="who decided"):
        duties.pause(reason="Flood", decided_by=" ", **told)
    with pytest.raises(Refusal, match="whole number"):
        duties.extend(reason="Flood", decided_by="Head", more=0, **told)
    assert duties.extend(reason="Flood", decided_by="Head", more=2, **told).value == 2


def test_a_kind_is_declared_once_in_the_same_words():
    known = FACT_KINDS["meeting.held"]
    assert fact_kind("meeting.held", known.says) == known
    with pytest.raises(ValueError, match="declared twice"):
        fact_kind("meeting.held", "Other words.")
    expected_kind("tests.expected", "Expected.")
    try:
        assert fact_kind("tests.expected", "The app's own words.") == FactKind(
            "tests.expected", "The app's own words."
        )
        expected_kind("tests.expected", "Expected.")
        assert FACT_KINDS["tests.expected"].says == "The app's own words."
    finally:
        del FACT_KINDS["tests.expected"]


def pack_file(folder, edition="1", starts="2026-04-01", within="10 working days", nation="england"):
    folder.mkdir(exist_ok=True)
    (folder / "pack.toml").write_text(
        f"""[framework]
name = "Plan"
landlord = "Harbour"
nation = "{nation}"
edition = "{edition}"
starts_on = {starts}
source = "Plan"
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
  within = "{within}"
"""
    )
    return packs.open_pack(str(folder))


def test_loading_a_pack_again_changes_nothing_and_other_content_needs_a_new_edition(landlord, tmp_path):
    pack = pack_file(tmp_path / "plan")
    first = packs.load(landlord=landlord, pack=pack, by=ROBOT, at=WHEN)
    assert first.measured_from == date(2026, 11, 4), "counted from today, unless the record goes further back"
    assert packs.load(landlord=landlord, pack=pack, by=ROBOT, at=WHEN) == first
    assert EngagementGroup.objects.get(landlord=landlord).slug == "panel"
    with pytest.raises(Refusal, match="Give the changed pack a new edition"):
        packs.load(
            landlord=landlord, pack=pack_file(tmp_path / "plan", within="5 working days"), by=ROBOT, at=WHEN
        )
    with pytest.raises(Refusal, match="counts days in wales"):
        packs.load(landlord=landlord, pack=pack_file(tmp_path / "w", nation="wales"), by=ROBOT, at=WHEN)


def test_a_new_edition_never_rewrites_old_verdicts(landlord, tmp_path):
    start = date(2026, 4, 1)
    packs.load(
        landlord=landlord,
        pack=pack_file(tmp_path / "plan"),
        measured_from=start,
        by=ROBOT,
        at=moment("2026-04-01T09:00"),
    )
    put(landlord)
    put(
        landlord,
        kind="meeting.minutes_published",
        occurred_at=moment("2026-11-13T10:00"),
        at=moment("2026-11-13T10:00"),
    )
    day = end_of(date(2026, 11, 20))
    before = [(one.key, one.state, one.due_on) for one in standing(landlord, day).occurrences]
    assert before[0][1] == State.KEPT
    newer = pack_file(tmp_path / "plan", edition="2", within="2 working days")
    packs.load(landlord=landlord, pack=newer, by=ROBOT, at=moment("2026-11-21T10:00"))
    assert [(one.key, one.state, one.due_on) for one in standing(landlord, day).occurrences] == before
    assert [one.ends_on for one in Edition.objects.order_by("pk")] == [date(2026, 11, 20), None]
    when = moment("2026-11-23T10:00")
    put(landlord, subject=Subject("meeting", "2"), occurred_at=when, at=when)
    after = {one.subject[1]: one.due_on for one in standing(landlord, end_of(date(2026, 11, 30))).occurrences}
    assert after == {"1": date(2026, 11, 18), "2": date(2026, 11, 25)}


def test_a_group_opens_once_and_closes_after_it_began(landlord):
    told = {"landlord": landlord, "name": "Elm forum", "kind": "forum", "by": ROBOT, "at": WHEN}
    group = groups.open_group(starts_on=date(2026, 4, 1), **told)
    assert groups.open_group(**told) == group
    with pytest.raises(Refusal, match="before it began"):
        groups.close(group=group, ends_on=date(2026, 3, 1), by=ROBOT, at=WHEN)
    assert groups.close(group=group, ends_on=date(2026, 6, 1), by=ROBOT, at=WHEN).ends_on == date(2026, 6, 1)
