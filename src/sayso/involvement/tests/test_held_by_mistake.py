"""A meeting recorded as held by mistake is taken back: its fact is withdrawn, it is planned again, and one sees who did it and why."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sayso.foundations.access.permissions import STAFF, Role
from sayso.framework.commands import facts, packs
from sayso.framework.models import Fact
from sayso.framework.queries.standing import standing
from sayso.involvement.commands import arrangements, meetings
from sayso.involvement.models import HeldByMistake
from sayso.involvement.permissions import RUN_GROUPS
from sayso.involvement.queries import arrangements as asked
from sayso.involvement.tests.panels import BY, a_group, a_meeting, a_member, a_need, invited, now
from sayso.people.models import NeedMet
from sayso.people.tests.cast import a_place, a_user, sign_in

pytestmark = pytest.mark.django_db

PACK = """[framework]
name = "Plan"
landlord = "Harbour"
nation = "scotland"
edition = "1"
starts_on = 2026-04-01
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
id = "meets"
section = "1"
name = "Meetings"
says = "Each panel meets."
area = "voice"
owner = "Chair"
  [clause.cadence]
  of = "meeting.held"
  every = "month"
"""


def held(group, **more):
    asked = invited if group.memberships.exists() else a_meeting
    meeting = asked(group, days=-1, **more)
    there = [one.pk for one in meeting.invitations.all()]
    return meetings.hold(meeting=meeting, attended=there, others=3, by=BY, at=now())


def take_back(meeting, because="Wrong meeting ticked", key="t1", at=None):
    return meetings.take_back(meeting=meeting, because=because, key=key, by=BY, at=at or now())


def standing_facts(meeting):
    told = Fact.objects.filter(kind="meeting.held", subject_kind="meeting", subject_id=str(meeting.pk))
    return told.filter(retracts=False, corrected_by=None).count()


def test_it_is_planned_again_and_its_fact_is_withdrawn_with_the_reason():
    group = a_group()
    a_member(group)
    meeting = held(group)
    assert standing_facts(meeting) == 1
    made = take_back(meeting, "  Wrong   meeting ticked ")
    meeting.refresh_from_db()
    assert (meeting.held_at, meeting.others, meeting.is_open) == (None, 0, True)
    assert meeting.invitations.get().attended is None
    assert (made.because, made.undone_by) == ("Wrong meeting ticked", BY.actor_name)
    (withdrawal,) = Fact.objects.filter(kind="meeting.held", retracts=True)
    assert withdrawal.note == "Wrong meeting ticked"
    assert standing_facts(meeting) == 0


def test_what_people_need_was_neither_there_nor_missing_and_what_was_arranged_stays():
    group = a_group()
    who = a_member(group)
    need = a_need(who)
    meeting = invited(group, days=-2)
    one, other = meeting.invitations.get(), held(group, key="k2")
    arrangements.settle(invitation=one, need=need, state="done", by=BY, at=now())
    meetings.hold(meeting=meeting, attended=[one.pk], by=BY, at=now())
    for each in (one, other.invitations.get()):
        arrangements.note_met(invitation=each, need=need, was_met=False, by=BY, at=now())
    take_back(meeting)
    assert NeedMet.objects.get().key.endswith(f":{asked.occasion(other)}"), "another meeting's answer stays"
    assert one.arrangements.get().state == "done"
    history = NeedMet.pgh_event_model.objects.filter(pgh_label="delete")
    assert history.count() == 1


def test_the_promise_counts_less_and_held_again_it_counts_anew(tmp_path):
    group = a_group("Panel")
    folder = tmp_path / "plan"
    folder.mkdir()
    (folder / "pack.toml").write_text(PACK)
    start = timezone.localdate() - timedelta(days=90)
    packs.load(
        landlord=group.landlord, pack=packs.open_pack(str(folder)), measured_from=start, by=BY, at=now()
    )
    meeting = held(group)

    def counted():
        yesterday = timezone.localdate() - timedelta(days=1)  # in its promise year, whichever today is in
        found = standing(group.landlord, now(), year_of=yesterday)
        return sum(len(one.evidence) for one in found.occurrences)

    assert counted() == 1
    take_back(meeting)
    assert counted() == 0
    meetings.hold(meeting=meeting, attended=[], by=BY, at=now())
    assert counted() == 1
    assert Fact.objects.filter(kind="meeting.held", corrects=None).count() == 2, "a new fact"


def test_sent_twice_it_is_once_and_nothing_where_it_was_held_again_in_between():
    meeting = held(a_group())
    first = take_back(meeting)
    assert take_back(meeting) == first
    meetings.hold(meeting=meeting, attended=[], by=BY, at=now())
    with pytest.raises(meetings.NotSo):
        take_back(meeting)
    meeting.refresh_from_db()
    assert meeting.held_at is not None
    take_back(meeting, key="t2")
    meetings.hold(meeting=meeting, attended=[], by=BY, at=now())
    assert HeldByMistake.objects.count() == 2
    assert standing_facts(meeting) == 1


def test_one_key_is_no_bar_to_another_meeting():
    group = a_group()
    assert take_back(held(group)) != take_back(held(group, key="k2"))


@pytest.mark.parametrize("mended", ["corrected", "withdrawn"])
def test_a_fact_that_was_mended_by_hand_is_withdrawn_as_it_stands(mended):
    meeting = held(a_group())
    fact = Fact.objects.get(kind="meeting.held")
    if mended == "corrected":
        earlier = fact.occurred_at - timedelta(hours=1)
        facts.correct(fact=fact, reason="Earlier", occurred_at=earlier, by=BY, at=now())
    else:
        facts.retract(fact=fact, reason="Never", by=BY, at=now())
    take_back(meeting)
    assert standing_facts(meeting) == 0
    assert Fact.objects.filter(retracts=True).count() == 1
    meetings.hold(meeting=meeting, attended=[], by=BY, at=now())
    assert standing_facts(meeting) == 1


def test_what_cannot_be_taken_back_is_refused_and_changes_nothing():
    group = a_group()
    with pytest.raises(meetings.NotSo, match="not recorded as held"):
        take_back(a_meeting(group))
    meeting = held(group, key="k2")
    with pytest.raises(meetings.NotSo, match="Say why") as refused:
        take_back(meeting, "  ")
    assert refused.value.field == "because"
    meetings.publish_minutes(meeting=meeting, minutes="Lifts.", by=BY, at=now())
    with pytest.raises(meetings.NotSo, match="Mend the minutes"):
        take_back(meeting)
    assert standing_facts(meeting) == 1
    assert not HeldByMistake.objects.exists()


@pytest.mark.parametrize("wrong", [{"because": ""}, {"undone_at": now() - timedelta(days=9)}])
def test_the_database_itself_refuses_what_cannot_be(wrong):
    made = take_back(held(a_group()))
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldByMistake.objects.filter(pk=made.pk).update(**wrong)


@pytest.mark.parametrize("role", sorted(STAFF))
def test_whoever_runs_the_group_may_and_nobody_else(client, role):
    group = a_group()
    meeting = held(group)
    sign_in(client, a_user(role, group.landlord))
    way, may = f"/staff/groups/meetings/{meeting.pk}/held/take-back/", role in RUN_GROUPS.roles
    assert client.get(way).status_code == (200 if may else 403)
    for _twice in range(2):
        got = client.post(way, {"because": "Wrong meeting", "key": "abc"})
        assert got.status_code == (302 if may else 403)
    assert HeldByMistake.objects.count() == (1 if may else 0)


def test_nobody_of_another_place_may(client):
    mine, other = a_place(name="Mill Lane"), a_place(name="Quay")
    meeting = held(a_group("Quay forum", other))
    sign_in(client, a_user(Role.FRONTLINE, place=mine))
    way = f"/staff/groups/meetings/{meeting.pk}/held/take-back/"
    assert client.post(way, {"because": "x", "key": "abc"}).status_code == 404
    assert not HeldByMistake.objects.exists()


def test_the_page_says_who_when_and_why_and_what_to_do_when_it_is_too_late(client):
    group = a_group()
    meeting = held(group)
    user = a_user(Role.ENGAGEMENT, group.landlord)
    sign_in(client, user)
    way = f"/staff/groups/meetings/{meeting.pk}"
    assert "It was not held" in client.get(f"{way}/").content.decode()
    assert client.post(f"{way}/held/take-back/", {"because": " ", "key": "abc"}).status_code == 422
    client.post(f"{way}/held/take-back/", {"because": "Wrong <meeting>", "key": "abc"})
    page = client.get(f"{way}/").content.decode()
    assert "Recorded as held by mistake, and taken back on" in page
    assert user.name in page
    assert "Wrong &lt;meeting&gt;" in page
    assert "is not recorded as held" in client.get(f"{way}/held/take-back/").content.decode()
    meetings.hold(meeting=meeting, attended=[], by=BY, at=now())
    meetings.publish_minutes(meeting=meeting, minutes="Lifts.", by=BY, at=now())
    assert "held/take-back" not in client.get(f"{way}/").content.decode()
    assert "cannot be taken back any more" in client.get(f"{way}/held/take-back/").content.decode()
    late = client.post(f"{way}/held/take-back/", {"because": "x", "key": "def"})
    assert late.status_code == 422
    assert "Mend the minutes" in late.content.decode()
