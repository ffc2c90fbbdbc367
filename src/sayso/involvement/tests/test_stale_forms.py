"""Forms that are old, sent twice at once, or of another tab: nothing comes back that was ended, and nobody sees an error page."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.framework.commands import groups
from sayso.framework.models import EngagementGroup, Fact
from sayso.involvement.commands import arrangements, meetings, members, papers
from sayso.involvement.models import Invitation, Meeting, Membership, Paper
from sayso.involvement.queries import groups as group_queries
from sayso.involvement.queries import meetings as meeting_queries
from sayso.involvement.tests.panels import (
    BY,
    a_group,
    a_meeting,
    a_member,
    a_need,
    a_pdf,
    called,
    invited,
    now,
)
from sayso.people.commands import merging
from sayso.people.models import NeedMet
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user, sign_in

db = pytest.mark.django_db


@pytest.fixture
def officer(client):
    return sign_in(client, a_user(Role.ENGAGEMENT, a_landlord()))


@db
def test_who_left_does_not_come_back_by_a_change_of_role(client, officer):
    group = a_group(landlord=officer.landlord)
    who = a_member(group)
    pk = who.memberships.get().pk
    client.post(f"/staff/groups/members/{pk}/leave/")
    answer = client.post(f"/staff/groups/members/{pk}/role/", {"role": "chair"}, follow=True)
    assert "They belong to the group no more." in answer.content.decode()
    assert not Membership.objects.filter(customer=who, ends_on=None).exists()


@db
def test_a_role_is_changed_and_twice_is_once(client, officer):
    one = a_member(a_group(landlord=officer.landlord)).memberships.get()
    for _twice in range(2):
        client.post(f"/staff/groups/members/{one.pk}/role/", {"role": "chair"})
    one.refresh_from_db()
    assert one.role == "chair"
    client.post(f"/staff/groups/members/{one.pk}/role/", {"role": "emperor"})
    one.refresh_from_db()
    assert one.role == "chair"


def at_once(act, times=3):
    """The same act from several connections in the same moment."""
    ready = Barrier(times)

    def run(_number):
        try:
            ready.wait(10)
            return act().pk
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return set(pool.map(run, range(times)))


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_sent_three_times_at_once_it_is_one():
    group = a_group()
    who, meeting = a_customer(group.landlord, "Ada Nwosu"), a_meeting(group)
    assert len(at_once(lambda: members.join(group=group, customer=who, by=BY, at=now()))) == 1
    assert len(at_once(lambda: meetings.call(group=group, called=called(), key="same", by=BY, at=now()))) == 1
    content = a_pdf()
    paper = {"meeting": meeting, "title": "Repairs", "content": content, "key": "same", "by": BY}
    assert len(at_once(lambda: papers.add(**paper, at=now()))) == 1
    assert (Membership.objects.count(), Meeting.objects.count(), Paper.objects.count()) == (1, 2, 1)


@db
def test_the_same_key_elsewhere_is_another_form(client, officer):
    one, two = (a_group(name, landlord=officer.landlord) for name in ("One", "Two"))
    first, second = a_meeting(one, key="k"), a_meeting(two, key="k")
    assert first != second
    for meeting in (first, second):
        file = SimpleUploadedFile("x.pdf", a_pdf())
        sent = {"title": "P", "file": file, "key": "p"}
        assert client.post(f"/staff/groups/meetings/{meeting.pk}/papers/", sent).status_code == 302
    assert Paper.objects.count() == 2


@db
def test_an_old_form_of_taking_back_does_nothing_to_what_was_held_since(client, officer):
    group = a_group(landlord=officer.landlord)
    a_member(group)
    meeting = invited(group, days=-1)
    address, sent = f"/staff/groups/meetings/{meeting.pk}/held/take-back/", {"because": "A slip", "key": "kk"}
    meetings.hold(meeting=meeting, attended=[], by=BY, at=now())
    for _twice in range(2):
        assert client.post(address, sent).status_code == 302
    meetings.hold(meeting=meeting, attended=[], by=BY, at=now())
    again = client.post(address, sent)
    assert again.status_code == 422
    assert "recorded anew since" in again.content.decode()
    meeting.refresh_from_db()
    assert meeting.held_at is not None


@db
def test_whether_a_need_was_met_is_not_kept_of_a_meeting_taken_back_meanwhile():
    group = a_group()
    need = a_need(a_member(group))
    meeting = invited(group, days=-1)
    asked = meeting.invitations.get()
    meetings.hold(meeting=meeting, attended=[asked.pk], by=BY, at=now())
    old = Invitation.objects.select_related("meeting").get(pk=asked.pk)
    meetings.take_back(meeting=meeting, because="A slip", key="k", by=BY, at=now())
    with pytest.raises(arrangements.NotArranged):
        arrangements.note_met(invitation=old, need=need, was_met=True, by=BY, at=now())
    assert not NeedMet.objects.exists()


@db
def test_whom_an_officer_does_not_see_is_not_recorded_as_absent(client):
    landlord = a_landlord()
    here, there = a_place(landlord, "One"), a_place(landlord, "Two")
    group = a_group(place=here)
    near, far = a_member(group, "Near One", place=here), a_member(group, "Far Away", place=there)
    meeting = invited(group, days=-1)
    sign_in(client, a_user(Role.FRONTLINE, landlord, place=here))
    address = f"/staff/groups/meetings/{meeting.pk}/held/"
    client.post(address, {"attended": [meeting.invitations.get(customer=near).pk], "others": "0"})
    assert dict(meeting.invitations.values_list("customer", "attended")) == {near.pk: True, far.pk: None}
    meetings.hold(meeting=meeting, attended=[meeting.invitations.get(customer=far).pk], by=BY, at=now())
    client.post(address, {"attended": [], "others": "0"})
    assert meeting.invitations.get(customer=far).attended


@db
def test_two_members_who_are_one_person_are_one():
    group = a_group()
    kept, merged = a_member(group), a_member(group)
    meeting = invited(group)
    done = merging.merge(kept=kept, merged=merged, by=BY, at=now())
    officer = a_user(Role.ENGAGEMENT, group.landlord)

    def counted():
        return (
            group_queries.members(group, officer).count(),
            group_queries.listed(officer, now()).get().members,
            meeting_queries.coming(meeting).asked,
            meeting_queries.invited(meeting, officer).count(),
        )

    assert counted() == (1, 1, 1, 1)
    merging.take_apart(merge=done, by=BY, at=now())
    assert counted() == (2, 2, 2, 2)


@db
def test_names_in_any_script_are_groups_of_their_own(client, officer):
    a_group("Scrutiny panel", landlord=officer.landlord)
    names = ("مجموعة السكان", "居民小组")
    for name in names:
        for _twice in range(2):
            made = client.post("/staff/groups/new/", {"name": name, "kind": "panel", "place": ""})
            assert made.status_code == 302
    found = EngagementGroup.objects.filter(name__in=names)
    assert found.count() == 2
    meetings.hold(meeting=a_meeting(found[0], days=-1), attended=[], by=BY, at=now())
    assert Fact.objects.get(kind="meeting.held").group == found[0].slug != ""


@db
def test_a_name_that_is_taken_is_refused_and_so_is_a_day_to_come(client, officer):
    old = a_group("Scrutiny panel", landlord=officer.landlord)
    place = a_place(officer.landlord)
    sent = {"name": "Scrutiny Panel!", "kind": "panel", "place": str(place.pk)}
    refused = client.post("/staff/groups/new/", sent)
    assert refused.status_code == 422
    assert "of this name already" in refused.content.decode()
    groups.close(group=old, ends_on=timezone.localdate(), by=BY, at=now())
    assert client.post("/staff/groups/new/", {**sent, "place": ""}).status_code == 422
    late = {
        "name": "Later",
        "kind": "panel",
        "place": "",
        "starts_on_day": "31",
        "starts_on_month": "12",
        "starts_on_year": "9998",
    }
    assert client.post("/staff/groups/new/", late).status_code == 422
    assert EngagementGroup.objects.count() == 1


@db
def test_a_closed_group_calls_nobody():
    group = a_group()
    a_member(group)
    meeting = a_meeting(group)
    groups.close(group=group, ends_on=timezone.localdate(), by=BY, at=now())
    with pytest.raises(meetings.NotSo):
        meetings.invite(meeting=meeting, by=BY, at=now())
    with pytest.raises(meetings.NotSo):
        meetings.change(meeting=meeting, called=called(days=40), by=BY, at=now() + timedelta(minutes=1))
    meetings.call_off(meeting=meeting, because="The group is closed", by=BY, at=now())
