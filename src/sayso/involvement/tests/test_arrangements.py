"""What people need at a meeting: seen by those who may, each look kept, seen to, and met or not."""

from datetime import timedelta

import pytest

from sayso.foundations.access.permissions import Role
from sayso.involvement.commands import arrangements, meetings
from sayso.involvement.models import Arrangement, Meeting
from sayso.involvement.queries import arrangements as queries
from sayso.involvement.tests.panels import BY, a_group, a_member, a_need, invited, now
from sayso.people.models import NeedMet, SensitiveView
from sayso.people.tests.cast import a_place, a_user, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    group = a_group()
    ada, ben, cat = (a_member(group, name) for name in ("Ada", "Ben", "Cat"))
    loop, secret = a_need(ada), a_need(ben, "carer", confidentiality="restricted")
    a_need(cat, "step_free")
    meeting = invited(group)
    return group, meeting, ada, ben, cat, loop, secret


def one_of(meeting, customer):
    return meeting.invitations.get(customer=customer)


def test_the_list_has_what_each_needs_and_only_that_more_was_told(scene):
    group, meeting, ada, ben, cat, _loop, _secret = scene
    viewer = a_user(Role.ENGAGEMENT, group.landlord)
    found = {one.invitation.customer_id: one for one in queries.wanted(meeting, viewer)}
    assert [line.words for line in found[ada.pk].lines] == ["A hearing loop"]
    assert found[ben.pk].lines == ()
    assert found[ben.pk].in_confidence
    meetings.answer(invitation=one_of(meeting, cat), answer="not", by=BY, at=now())
    assert cat.pk not in {one.invitation.customer_id for one in queries.wanted(meeting, viewer)}


def test_each_look_is_kept_with_each_person(scene, client):
    group, meeting, ada, ben, cat, *_rest = scene
    viewer = sign_in(client, a_user(Role.FRONTLINE, group.landlord))
    page = client.get(f"/staff/groups/meetings/{meeting.pk}/needs/").content.decode()
    assert "A hearing loop" in page
    assert "carer" not in page
    assert set(SensitiveView.objects.filter(viewer=viewer).values_list("customer", flat=True)) == {
        ada.pk,
        ben.pk,
        cat.pk,
    }


@pytest.mark.parametrize("role", [Role.ADVISER, Role.AUDITOR, Role.DIRECTOR, Role.ADMINISTRATOR])
def test_who_may_not_see_needs_sees_none_here(scene, client, role):
    group, meeting, ada, _ben, _cat, loop, _secret = scene
    sign_in(client, a_user(role, group.landlord))
    assert client.get(f"/staff/groups/meetings/{meeting.pk}/needs/").status_code == 403
    way = f"/staff/groups/meetings/{meeting.pk}/needs/{one_of(meeting, ada).pk}/{loop.pk}/"
    assert client.post(way, {"state": "done"}).status_code == 403


def test_settled_twice_is_once_and_the_count_of_open_ones_falls(scene):
    _group, meeting, ada, _ben, _cat, loop, _secret = scene
    before = queries.still_open(meeting)
    for state in ("open", "done", "done"):
        arrangements.settle(
            invitation=one_of(meeting, ada), need=loop, state=state, note="Tried", by=BY, at=now()
        )
    assert Arrangement.objects.get().state == "done"
    assert queries.still_open(meeting) == before - 1


@pytest.mark.parametrize("what", ["held", "called off"])
def test_nothing_is_arranged_for_a_meeting_that_is_over(scene, client, what):
    group, meeting, ada, _ben, _cat, loop, _secret = scene
    if what == "held":
        Meeting.objects.filter(pk=meeting.pk).update(starts_at=now() - timedelta(days=1))
        meetings.hold(meeting=meeting, attended=[], by=BY, at=now())
    else:
        meetings.call_off(meeting=meeting, because="Flu", by=BY, at=now())
    with pytest.raises(arrangements.NotArranged):
        arrangements.settle(invitation=one_of(meeting, ada), need=loop, state="done", by=BY, at=now())
    sign_in(client, a_user(Role.FRONTLINE, group.landlord))
    listed = f"/staff/groups/meetings/{meeting.pk}/needs/"
    assert 'name="state"' not in client.get(listed).content.decode()
    way = f"{listed}{one_of(meeting, ada).pk}/{loop.pk}/"
    assert "held or called off" in client.post(way, {"state": "done"}, follow=True).content.decode()


def test_nobody_settles_what_is_not_theirs_or_was_told_in_confidence(scene, client):
    group, meeting, ada, ben, cat, loop, secret = scene
    with pytest.raises(arrangements.NotArranged):
        arrangements.settle(invitation=one_of(meeting, cat), need=loop, state="done", by=BY, at=now())
    sign_in(client, a_user(Role.ENGAGEMENT, group.landlord))
    for who, need in ((ada, secret), (ben, secret), (cat, loop)):
        way = f"/staff/groups/meetings/{meeting.pk}/needs/{one_of(meeting, who).pk}/{need.pk}/"
        assert client.post(way, {"state": "done"}).status_code == 404
        assert client.post(f"{way}met/", {"was_met": "yes"}).status_code == 404


def test_an_officer_of_one_place_settles_nothing_of_another(client):
    mine, other = a_place(name="Mill Lane"), a_place(name="Quay")
    group = a_group("Quay forum", other)
    who = a_member(group, "Ada", place=other)
    need, meeting = a_need(who), None
    meeting = invited(group)
    sign_in(client, a_user(Role.FRONTLINE, place=mine))
    assert client.get(f"/staff/groups/meetings/{meeting.pk}/needs/").status_code == 404
    way = f"/staff/groups/meetings/{meeting.pk}/needs/{one_of(meeting, who).pk}/{need.pk}/"
    assert client.post(way, {"state": "done"}).status_code == 404


def test_whether_it_was_there_is_kept_with_the_persons_needs_and_may_be_mended(scene):
    _group, meeting, ada, _ben, _cat, loop, _secret = scene
    with pytest.raises(arrangements.NotArranged):
        arrangements.note_met(invitation=one_of(meeting, ada), need=loop, was_met=True, by=BY, at=now())
    type(meeting).objects.filter(pk=meeting.pk).update(starts_at=now(), invited_at=now())
    meeting.refresh_from_db()
    meetings.hold(meeting=meeting, attended=[one_of(meeting, ada).pk], by=BY, at=now())
    meeting.refresh_from_db()
    for was_met in (True, False, False):
        arrangements.note_met(invitation=one_of(meeting, ada), need=loop, was_met=was_met, by=BY, at=now())
    kept = NeedMet.objects.get()
    assert (kept.need, kept.was_met, kept.occasion) == (loop, False, "Autumn meeting")
    viewer = a_user(Role.ENGAGEMENT, meeting.group.landlord)
    (line,) = next(
        one for one in queries.wanted(meeting, viewer) if one.invitation.customer_id == ada.pk
    ).lines
    assert line.was_met is False


def test_everything_can_be_seen_to_where_more_was_told_in_confidence(scene):
    _group, meeting, ada, _ben, cat, loop, _secret = scene
    step_free = cat.needs.get()
    for who, need in ((ada, loop), (cat, step_free)):
        arrangements.settle(invitation=one_of(meeting, who), need=need, state="done", by=BY, at=now())
    assert queries.still_open(meeting) == 0


def test_how_somebody_is_reached_is_nothing_to_arrange(scene):
    group, meeting, ada, *_rest = scene
    a_need(ada, "email_only")
    found = queries.wanted(meeting, a_user(Role.ENGAGEMENT, group.landlord))
    (line,) = next(one for one in found if one.invitation.customer_id == ada.pk).lines
    assert line.need.need == "hearing_loop"
    assert queries.in_words([ada.pk]) == {ada.pk: ["A hearing loop"]}
    assert [one.need for one in queries.own(ada.pk)] == ["hearing_loop"]
