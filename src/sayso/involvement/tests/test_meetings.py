"""Meetings from the call to the minutes: each told once, by their own way, and the framework counts it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sayso.communications.models import Message
from sayso.foundations.access.permissions import Role
from sayso.framework.models import Fact
from sayso.involvement.commands import meetings, members
from sayso.involvement.models import Invitation, Meeting
from sayso.involvement.queries import meetings as queries
from sayso.involvement.tests.panels import BY, a_group, a_meeting, a_member, a_need, called, invited, now
from sayso.people.commands import erasure, merging
from sayso.people.tests.cast import a_customer, a_user, sign_in

pytestmark = pytest.mark.django_db


def told(meeting, news="invited"):
    return list(Message.objects.filter(key__startswith=f"meeting:{meeting.pk}:{news}").order_by("pk"))


def test_each_member_is_invited_once_by_their_own_way_and_in_their_language():
    group = a_group()
    by_mail = a_member(group, "Ada", email="ada@example.org")
    by_letter = a_member(
        group, "Ben", channel="letter", email="", postal_address="1 Mill Lane", format="large_print"
    )
    in_arabic = a_member(group, "Layla", email="layla@example.org", language="ar")
    meeting = a_meeting(group, agenda="Lifts", joining_url="https://meet.example/x")
    for _twice in range(2):
        meetings.invite(meeting=meeting, by=BY, at=now())
    sent = {one.customer_id: one for one in told(meeting)}
    assert set(sent) == {by_mail.pk, by_letter.pk, in_arabic.pk}
    assert f"/mine/groups/meetings/{meeting.pk}/" in sent[by_mail.pk].body
    assert "https://meet.example/x" in sent[by_mail.pk].body
    assert sent[by_letter.pk].channel == "letter"
    assert sent[by_letter.pk].format == "large_print"
    assert "http" not in sent[by_letter.pk].body
    assert "أنتم مدعوون" in sent[in_arabic.pk].title
    assert all("Lifts" in one.body for one in sent.values())


def test_who_joins_later_is_invited_and_the_others_are_not_told_again():
    group = a_group()
    a_member(group, "Ada")
    meeting = invited(group)
    late = a_member(group, "Ben")
    assert queries.not_asked(meeting).count() == 1
    assert meetings.invite(meeting=meeting, by=BY, at=now()) == 1
    assert len(told(meeting)) == 2
    assert told(meeting)[-1].customer == late


def test_an_invitation_says_what_we_know_they_need_and_nothing_told_in_confidence():
    group = a_group()
    open_one, quiet_one = a_member(group, "Ada"), a_member(group, "Ben")
    a_need(open_one, "step_free")
    a_need(quiet_one, "carer", confidentiality="restricted")
    sent = {one.customer_id: one.body for one in told(invited(group))}
    assert "– Step-free access" in sent[open_one.pk]
    assert "carer" not in sent[quiet_one.pk].lower()
    assert "Do you need something to take part?" in sent[quiet_one.pk]


def test_a_text_is_short_and_names_no_need():
    group = a_group()
    who = a_member(group, "Ada", channel="text", phone="+447700900123", email="")
    a_need(who, "step_free")
    (text,) = told(invited(group, agenda="Lifts " * 50))
    assert text.channel == "text"
    assert len(text.body) < 250
    assert "Step-free" not in text.body


def test_a_title_of_two_lines_heads_a_message_of_one():
    group = a_group()
    a_member(group)
    (one,) = told(invited(group, title="Autumn\r\nBcc: all@example.org"))
    assert "\n" not in one.title


def test_who_is_reached_only_as_agreed_is_not_written_to_by_a_machine():
    group = a_group()
    who = a_member(group, "Ada")
    a_need(who, "safe_contact")
    (held,) = told(invited(group))
    assert held.state == "held"


def test_another_time_or_place_is_told_once_and_another_agenda_is_not():
    group = a_group()
    a_member(group)
    meeting = invited(group)
    same = {"title": meeting.title, "starts_at": meeting.starts_at, "venue": meeting.venue}
    meetings.change(meeting=meeting, called=meetings.Called(**same, agenda="Lifts"), by=BY, at=now())
    assert told(meeting, "changed") == []
    other = {**same, "venue": "Library"}
    for _twice in range(2):
        meetings.change(meeting=meeting, called=meetings.Called(**other), by=BY, at=now())
    assert len(told(meeting, "changed")) == 1
    meetings.change(meeting=meeting, called=meetings.Called(**same), by=BY, at=now())
    assert len(told(meeting, "changed")) == 2


def test_nobody_is_told_of_a_change_before_they_are_invited():
    group = a_group()
    a_member(group)
    meeting = a_meeting(group)
    meetings.change(meeting=meeting, called=called(11), by=BY, at=now())
    assert not Message.objects.exists()


def test_called_off_is_told_once_and_nothing_can_be_done_after():
    group = a_group()
    a_member(group)
    meeting = invited(group)
    for _twice in range(2):
        meetings.call_off(meeting=meeting, because="The hall is flooded", by=BY, at=now())
    (one,) = told(meeting, "called_off")
    assert "The hall is flooded" in one.body
    for act in (
        lambda: meetings.invite(meeting=meeting, by=BY, at=now()),
        lambda: meetings.change(meeting=meeting, called=called(), by=BY, at=now()),
        lambda: meetings.hold(meeting=meeting, attended=[], by=BY, at=now()),
        lambda: meetings.answer(invitation=meeting.invitations.get(), answer="comes", by=BY, at=now()),
    ):
        with pytest.raises(meetings.NotSo):
            act()


def test_held_and_its_minutes_are_facts_of_the_group_once():
    group = a_group()
    ada, ben = a_member(group, "Ada"), a_member(group, "Ben")
    meeting = invited(group, days=-2)
    there = Invitation.objects.get(meeting=meeting, customer=ada)
    for _twice in range(2):
        meetings.hold(meeting=meeting, attended=[there.pk], others=2, by=BY, at=now())
        meetings.publish_minutes(meeting=meeting, minutes="We look into lifts.", by=BY, at=now())
    kinds = list(
        Fact.objects.filter(subject_kind="meeting", subject_id=str(meeting.pk)).values_list("kind", "group")
    )
    assert kinds == [("meeting.held", "scrutiny-panel"), ("meeting.minutes_published", "scrutiny-panel")]
    assert {one.customer_id for one in told(meeting, "minutes")} == {ada.pk, ben.pk}
    assert list(meeting.invitations.order_by("customer__full_name").values_list("attended", flat=True)) == [
        True,
        False,
    ]


def test_minutes_reach_the_members_whom_nobody_invited(client):
    group = a_group()
    ada, ben = a_member(group, "Ada"), a_member(group, "Ben")
    meeting = a_meeting(group, days=-2)
    left = a_member(group, "Cat")
    members.leave(membership=group.memberships.get(customer=left), by=BY, at=now())
    meetings.hold(meeting=meeting, attended=[], others=2, by=BY, at=now())
    assert list(queries.of_member(ada.pk)) == []
    for _twice in range(2):
        meetings.publish_minutes(meeting=meeting, minutes="Lifts.", by=BY, at=now())
    assert sorted(one.customer_id for one in told(meeting, "minutes")) == [ada.pk, ben.pk]
    assert list(queries.of_member(ada.pk)) == [meeting]
    assert list(queries.of_member(left.pk)) == []
    sign_in(client, a_user(Role.CUSTOMER, customer=ada))
    assert "Lifts." in client.get(f"/mine/groups/meetings/{meeting.pk}/").content.decode()


def test_mended_minutes_are_shown_and_not_sent_again():
    group = a_group()
    a_member(group)
    meeting = invited(group, days=-2)
    meetings.hold(meeting=meeting, attended=[], by=BY, at=now())
    meetings.publish_minutes(meeting=meeting, minutes="Lfits.", by=BY, at=now())
    meetings.publish_minutes(meeting=meeting, minutes="Lifts.", by=BY, at=now())
    meeting.refresh_from_db()
    assert meeting.minutes == "Lifts."
    assert len(told(meeting, "minutes")) == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"venue": " "}, "venue"),
        ({"ends_at": timezone.now()}, "ends"),
        ({"agenda": "x" * 20_001}, "agenda"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_at_its_field(given, field):
    with pytest.raises(meetings.NotSo) as refused:
        a_meeting(a_group(), **given)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "wrong",
    [
        {"venue": "", "joining_url": ""},
        {"ends_at": timezone.now() - timedelta(days=9)},
        {"held_at": timezone.now(), "called_off_at": timezone.now()},
        {"minutes_published_at": timezone.now()},
    ],
)
def test_the_database_itself_refuses_what_cannot_be(wrong):
    meeting = a_meeting(a_group())
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(**wrong)


def test_too_early_and_too_late():
    group = a_group()
    with pytest.raises(meetings.NotSo, match="no members"):
        meetings.invite(meeting=a_meeting(group), by=BY, at=now())
    a_member(group)
    with pytest.raises(meetings.NotSo, match="begun already"):
        meetings.invite(meeting=a_meeting(group, days=-1, key="k2"), by=BY, at=now())
    with pytest.raises(meetings.NotSo, match="not begun"):
        meetings.hold(meeting=a_meeting(group, key="k3"), attended=[], by=BY, at=now())
    with pytest.raises(meetings.NotSo, match="who was there"):
        meetings.publish_minutes(meeting=a_meeting(group, key="k3"), minutes="x", by=BY, at=now())


def test_the_last_answer_counts():
    group = a_group()
    a_member(group)
    one = invited(group).invitations.get()
    for said in ("comes", "remotely", "not"):
        meetings.answer(invitation=one, answer=said, by=BY, at=now())
    one.refresh_from_db()
    assert one.answer == "not"
    with pytest.raises(meetings.NotSo):
        meetings.answer(invitation=one, answer="", by=BY, at=now())


def test_who_left_is_told_nothing_more():
    group = a_group()
    ada = a_member(group, "Ada")
    a_member(group, "Ben")
    meeting = invited(group)
    members.leave(membership=ada.memberships.get(), by=BY, at=now())
    meetings.call_off(meeting=meeting, because="Snow", by=BY, at=now())
    assert [one.customer.full_name for one in told(meeting, "called_off")] == ["Ben"]


def test_a_merged_record_is_not_invited_beside_the_one_that_stands():
    group = a_group()
    kept, merged = a_member(group, "Ada Nwosu"), a_member(group, "Ada Nwosu")
    merging.merge(kept=kept, merged=merged, by=BY, at=now())
    meeting = invited(group)
    assert [one.customer_id for one in meeting.invitations.all()] == [kept.pk]


def test_whoever_is_taken_out_belongs_to_nothing_and_is_named_in_no_minutes():
    group = a_group()
    gone, stays = a_member(group, "Zebedee Quill"), a_member(group, "Ben")
    a_need(gone, "step_free")
    meeting = invited(group, days=-2, agenda="Zebedee Quill speaks")
    meetings.hold(meeting=meeting, attended=[], by=BY, at=now())
    meetings.publish_minutes(meeting=meeting, minutes="Zebedee Quill spoke.", by=BY, at=now())
    erasure.erase(customer=gone, because="They asked", although_there=True, by=BY, at=now())
    meeting.refresh_from_db()
    assert "Zebedee" not in meeting.minutes + meeting.agenda
    (other,) = [one for one in told(meeting, "minutes") if one.customer_id == stays.pk]
    assert "Zebedee" not in other.body
    assert gone.memberships.get().ends_on is not None
    assert meeting.invitations.count() == 2, "how many were asked stays"


def test_a_member_sees_meetings_only_while_they_belong():
    group, other = a_group(), a_group("Another panel")
    ada, stranger = a_member(group, "Ada"), a_customer(group.landlord, "Stranger")
    meeting, elsewhere = invited(group), a_meeting(other, key="k2")
    assert list(queries.of_member(ada.pk)) == [meeting]
    assert list(queries.of_member(stranger.pk)) == []
    members.leave(membership=ada.memberships.get(), by=BY, at=now())
    assert list(queries.of_member(ada.pk)) == []
    assert elsewhere not in queries.of_member(ada.pk)
