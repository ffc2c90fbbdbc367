"""The pages of groups and meetings: for staff in whose scope they are, and for members."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sayso.communications.models import Message
from sayso.foundations.access.permissions import STAFF, Role
from sayso.framework.models import EngagementGroup
from sayso.involvement.commands import meetings, members, papers
from sayso.involvement.models import Meeting, Membership
from sayso.involvement.permissions import OPEN_GROUPS, RUN_GROUPS, SEE_GROUPS
from sayso.involvement.tests.panels import BY, a_group, a_meeting, a_member, a_need, a_pdf, invited, now
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db


def day(on):
    return {"day_day": on.day, "day_month": on.month, "day_year": on.year}


def a_form(**more):
    return {"title": "Winter meeting", **day(timezone.localdate() + timedelta(days=20)), "starts": "18:30", "ends": "20",
            "venue": "Hall", "key": "abc", **more}  # fmt: skip


def text(client, way, status=200):
    got = client.get(way)
    assert got.status_code == status, way
    return got.content.decode()


@pytest.mark.parametrize("role", sorted(STAFF))
def test_who_may_see_run_and_open(client, role):
    group = a_group()
    a_member(group)
    meeting = invited(group)
    sign_in(client, a_user(role, group.landlord))
    sees, runs = role in SEE_GROUPS.roles, role in RUN_GROUPS.roles
    for way in ("/staff/groups/", f"/staff/groups/{group.pk}/", f"/staff/groups/meetings/{meeting.pk}/"):
        assert client.get(way).status_code == (200 if sees else 403)
    for way in (
        f"groups/{group.pk}/meetings/new",
        f"groups/meetings/{meeting.pk}/change",
        f"groups/meetings/{meeting.pk}/call-off",
    ):
        assert client.get(f"/staff/{way}/").status_code == (200 if runs else 403)
    assert client.get("/staff/groups/new/").status_code == (200 if role in OPEN_GROUPS.roles else 403)
    for way in (f"groups/meetings/{meeting.pk}/invite", f"groups/{group.pk}/members"):
        assert (client.post(f"/staff/{way}/").status_code != 403) == runs


def test_from_an_empty_landlord_to_a_called_meeting_by_the_pages(client):
    landlord = a_landlord()
    user = a_user(Role.ENGAGEMENT, landlord)
    sign_in(client, user)
    assert "There is no group yet" in text(client, "/staff/groups/")
    assert "No framework names a kind of group yet" in text(client, "/staff/groups/new/")
    a_group()
    opened = {"name": "Mill Lane forum", "kind": "panel", "place": a_place(landlord).pk}
    made = client.post("/staff/groups/new/", opened)
    group = EngagementGroup.objects.get(name="Mill Lane forum")
    assert made["Location"] == f"/staff/groups/{group.pk}/"
    assert "Nobody belongs to it yet" in text(client, made["Location"])
    who = a_customer(landlord, "Ada Nwosu")
    for _twice in range(2):
        assert (
            client.post(
                f"/staff/groups/{group.pk}/members/", {"customer": who.pk, "role": "chair"}
            ).status_code
            == 302
        )
    assert Membership.objects.count() == 1
    for _twice in range(2):
        made = client.post(f"/staff/groups/{group.pk}/meetings/new/", a_form())
    meeting = Meeting.objects.get()
    assert made["Location"] == f"/staff/groups/meetings/{meeting.pk}/"
    assert timezone.localtime(meeting.starts_at).strftime("%H:%M") == "18:30"
    for _twice in range(2):
        client.post(f"/staff/groups/meetings/{meeting.pk}/invite/")
    assert Message.objects.count() == 1
    assert "Ada Nwosu" in text(client, f"/staff/groups/meetings/{meeting.pk}/")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "Enter title"),
        ({"starts": "half past"}, "Enter a time like 18:30"),
        ({"venue": ""}, "Say where it is"),
        ({"ends": "17:00"}, "It cannot end before it begins."),
        ({"day_day": "31", "day_month": "2"}, "The day of the meeting must be a real date"),
        ({"joining_url": "javascript:alert(1)"}, "Enter a whole web address"),
        ({"joining_url": "ftp://example.org/x"}, "Enter a whole web address"),
    ],
)
def test_a_wrong_meeting_is_told_at_its_field(client, wrong, says):
    group = a_group()
    sign_in(client, a_user(Role.ENGAGEMENT, group.landlord))
    got = client.post(f"/staff/groups/{group.pk}/meetings/new/", a_form(**wrong))
    assert got.status_code == 422
    assert says in got.content.decode()
    assert not Meeting.objects.exists()


def test_the_meeting_is_followed_to_its_minutes_by_the_pages(client):
    group = a_group()
    who = a_member(group, "Ada Nwosu")
    meeting = invited(group, days=-1)
    sign_in(client, a_user(Role.FRONTLINE, group.landlord))
    way = f"/staff/groups/meetings/{meeting.pk}"
    one = meeting.invitations.get()
    assert client.post(f"{way}/answers/{one.pk}/", {"answer": "comes"}).status_code == 302
    assert "checked" in text(client, f"{way}/held/")
    client.post(f"{way}/held/", {"attended": [one.pk], "others": "2"})
    assert "Write the minutes" in text(client, f"{way}/")
    assert client.post(f"{way}/minutes/", {"minutes": " "}).status_code == 422
    client.post(f"{way}/minutes/", {"minutes": "We look into lifts."})
    assert "We look into lifts." in text(client, f"{way}/")
    assert Message.objects.filter(customer=who, body__contains="We look into lifts.").count() == 1


def test_an_officer_of_one_place_sees_no_group_of_another_and_no_name_from_elsewhere(client):
    mine, other = a_place(name="Mill Lane"), a_place(name="Quay")
    here, there = a_group("Mill forum", mine), a_group("Quay forum", other)
    a_member(here, "Ada Nwosu", place=mine)
    a_member(here, "Guest Fromafar", place=other)
    meeting = invited(here)
    sign_in(client, a_user(Role.FRONTLINE, place=mine))
    page = text(client, "/staff/groups/")
    assert "Mill forum" in page
    assert "Quay forum" not in page
    text(client, f"/staff/groups/{there.pk}/", 404)
    for way in (f"/staff/groups/{here.pk}/", f"/staff/groups/meetings/{meeting.pk}/"):
        page = text(client, way)
        assert "Ada Nwosu" in page
        assert "Fromafar" not in page
        assert "Somebody from another place" in page
    stranger = a_customer(mine.landlord, "Other Body", place=other)
    assert (
        client.post(
            f"/staff/groups/{here.pk}/members/", {"customer": stranger.pk, "role": "member"}
        ).status_code
        == 422
    )


def test_a_member_answers_and_says_what_helps_and_reads_the_minutes(client):
    group = a_group()
    who = a_member(group, "Ada Nwosu")
    a_need(who, "step_free")
    meeting = invited(group, agenda="Lifts")
    sign_in(client, a_user(Role.CUSTOMER, customer=who))
    assert "Autumn meeting" in text(client, "/mine/groups/")
    way = f"/mine/groups/meetings/{meeting.pk}/"
    page = text(client, way)
    assert "Step-free access" in page
    assert "Lifts" in page
    assert client.post(way, {"answer": ""}).status_code == 422
    for _twice in range(2):
        assert client.post(way, {"answer": "remotely"}).status_code == 302
    assert meeting.invitations.get().answer == "remotely"
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=now() - timedelta(hours=2))
    meeting.refresh_from_db()
    meetings.hold(meeting=meeting, attended=[meeting.invitations.get().pk], by=BY, at=now())
    meetings.publish_minutes(meeting=meeting, minutes="Lifts are mended.", by=BY, at=now())
    assert "Lifts are mended." in text(client, way)
    client.post(way, {"answer": "not"})
    assert meeting.invitations.get().answer == "remotely", "nobody answers afterwards"


def test_who_is_no_member_finds_nothing(client):
    group = a_group()
    who = a_member(group)
    meeting = invited(group)
    sign_in(client, a_user(Role.INVOLVED, customer=a_customer(group.landlord, "Stranger")))
    assert "You are in no group yet" in text(client, "/mine/groups/")
    text(client, f"/mine/groups/meetings/{meeting.pk}/", 404)
    members.leave(membership=who.memberships.get(), by=BY, at=now())
    sign_in(client, a_user(Role.CUSTOMER, customer=who))
    text(client, f"/mine/groups/meetings/{meeting.pk}/", 404)
    assert client.post(f"/mine/groups/meetings/{meeting.pk}/", {"answer": "comes"}).status_code == 404


def test_a_draft_meeting_is_no_members_business_yet(client):
    group = a_group()
    who = a_member(group)
    meeting = a_meeting(group)
    sign_in(client, a_user(Role.CUSTOMER, customer=who))
    text(client, f"/mine/groups/meetings/{meeting.pk}/", 404)


def test_members_change_role_leave_and_the_group_closes(client):
    group = a_group()
    one = a_member(group).memberships.get()
    sign_in(client, a_user(Role.ENGAGEMENT, group.landlord))
    client.post(f"/staff/groups/members/{one.pk}/role/", {"role": "chair"})
    one.refresh_from_db()
    assert one.role == "chair"
    client.post(f"/staff/groups/members/{one.pk}/role/", {"role": "king"})
    for _twice in range(2):
        assert client.post(f"/staff/groups/members/{one.pk}/leave/").status_code == 302
        assert client.post(f"/staff/groups/{group.pk}/close/").status_code == 302
    one.refresh_from_db()
    group.refresh_from_db()
    assert (one.role, one.ends_on, group.ends_on) == ("chair", timezone.localdate(), timezone.localdate())
    assert group.name not in text(client, "/staff/groups/")
    assert group.name in text(client, "/staff/groups/?closed=1")


def test_the_members_file_asks_for_a_fresh_proof(client):
    group = a_group()
    a_member(group, "Ada Nwosu")
    user = a_user(Role.ENGAGEMENT, group.landlord)
    sign_in(client, user, fresh=False)
    assert client.get(f"/staff/groups/{group.pk}/members.csv").status_code == 302
    sign_in(client, user)
    assert "Ada Nwosu" in text(client, f"/staff/groups/{group.pk}/members.csv")


def test_staff_see_who_reads_the_papers_on_paper_or_in_another_form(client):
    group = a_group()
    a_member(group, "Ada Screen")
    a_member(
        group, "Ben Paper", channel="letter", email="", postal_address="1 Mill Lane", format="large_print"
    )
    meeting = invited(group)
    papers.add(meeting=meeting, title="Repairs", content=a_pdf(), key="p", by=BY, at=now())
    sign_in(client, a_user(Role.ENGAGEMENT, group.landlord))
    page = text(client, f"/staff/groups/meetings/{meeting.pk}/")
    listed = page[page.index("reads them on paper") :]
    assert "Ben Paper" in listed
    assert "Large print" in listed
    assert "Ada Screen" not in listed


def test_a_large_group_is_shown_in_pages(client):
    group = a_group()
    for number in range(60):
        a_member(group, f"Member {number:02}")
    meeting = invited(group)
    sign_in(client, a_user(Role.ENGAGEMENT, group.landlord))
    first, last = (text(client, f"/staff/groups/{group.pk}/?members={page}") for page in (1, 2))
    assert "60 members" in first
    assert "Member 00" in first
    assert "Member 59" not in first
    assert "Member 59" in last
    page = text(client, f"/staff/groups/meetings/{meeting.pk}/?page=2")
    assert "Member 59" in page
    assert "Member 00" not in page
