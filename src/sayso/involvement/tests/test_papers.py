"""Papers: what may be one, and who is served it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundations.access.permissions import Role
from sayso.involvement.commands import members, papers
from sayso.involvement.models import Paper
from sayso.involvement.rules.papers import LARGEST, readable
from sayso.involvement.tests.panels import BY, a_group, a_meeting, a_member, a_pdf, invited, now
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user, sign_in
from sayso.people.tests.pictures import a_jpeg, a_png, where_it_was_taken


def a_paper(meeting, title="Repairs", content=None, key="p"):
    return papers.add(meeting=meeting, title=title, content=content or a_pdf(), key=key, by=BY, at=now())


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (a_pdf(), "application/pdf"),
        (a_png(), "image/png"),
        (a_jpeg(), "image/jpeg"),
        (b"", None),
        (b"hello", None),
        (b"%PDF-1.7", None),
        (a_pdf()[:200], None),
        (a_pdf(script="app.alert(1)"), None),
        (a_pdf(attached=b"MZ"), None),
        (a_pdf(password="secret"), None),
        (b"<html><script>alert(1)</script>", None),
        (b"PK\x03\x04 a document", None),
        (b"%PDF-" + b"0" * LARGEST, None),
    ],
)
def test_what_may_be_a_paper(content, kind):
    found = readable(content)
    assert (found.kind if found else None) == kind


def test_a_picture_is_drawn_anew_without_where_it_was_taken():
    found = readable(a_jpeg(exif=where_it_was_taken()))
    assert b"Telephone of Joan" not in found.content


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 600))
def test_a_broken_paper_is_refused_and_never_an_error(noise, at):
    whole = a_pdf()
    found = readable(whole[:at] + noise + whole[at + len(noise) :])
    assert found is None or found.kind == "application/pdf"


@pytest.mark.django_db
def test_a_paper_added_twice_is_one_and_withdrawn_is_served_to_nobody(client):
    group = a_group()
    meeting = a_meeting(group)
    one = a_paper(meeting)
    assert a_paper(meeting) == one
    sign_in(client, a_user(Role.ENGAGEMENT, group.landlord))
    served = client.get(f"/staff/groups/papers/{one.pk}/file/")
    assert b"".join(served.streaming_content).startswith(b"%PDF")
    assert served["Content-Disposition"] == 'attachment; filename="Repairs.pdf"'
    for _twice in range(2):
        papers.withdraw(paper=one, by=BY, at=now())
    assert client.get(f"/staff/groups/papers/{one.pk}/file/").status_code == 404
    assert Paper.objects.filter(pk=one.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "title",
    ["Two\r\nlines: X", 'A "quoted" one', "\x01\x7fodd", "ملخص الإصلاحات", "../../etc/passwd", "x" * 300],
)
def test_any_title_names_a_file_that_is_served(client, title):
    group = a_group()
    one = a_paper(a_meeting(group), title=title)
    sign_in(client, a_user(Role.ENGAGEMENT, group.landlord))
    served = client.get(f"/staff/groups/papers/{one.pk}/file/")
    assert served.status_code == 200
    assert "\n" not in served["Content-Disposition"]


@pytest.mark.django_db
def test_a_paper_is_for_members_of_today_and_nobody_else(client):
    group = a_group()
    ada, stranger = a_member(group, "Ada"), a_customer(group.landlord, "Stranger")
    one = a_paper(invited(group))
    way = f"/mine/groups/papers/{one.pk}/file/"
    assert client.get(way).status_code == 302
    sign_in(client, a_user(Role.INVOLVED, customer=stranger))
    assert client.get(way).status_code == 404
    sign_in(client, a_user(Role.CUSTOMER, customer=ada))
    assert client.get(way).status_code == 200
    members.leave(membership=ada.memberships.get(), by=BY, at=now())
    assert client.get(way).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.ADVISER, Role.AUDITOR, Role.DIRECTOR])
def test_those_who_need_no_names_are_served_no_paper(client, role):
    group = a_group()
    one = a_paper(invited_group_meeting(group))
    sign_in(client, a_user(role, group.landlord))
    assert client.get(f"/staff/groups/papers/{one.pk}/file/").status_code == 403


def invited_group_meeting(group):
    a_member(group)
    return invited(group)


@pytest.mark.django_db
def test_an_officer_of_one_place_is_served_no_paper_of_another(client):
    mine, other = a_place(name="Mill Lane"), a_place(name="Quay")
    here, there, everywhere = a_group("A", mine), a_group("B", other), a_group("C", landlord=mine.landlord)
    files = {
        name: a_paper(a_meeting(group, key=name), key=name)
        for name, group in (("a", here), ("b", there), ("c", everywhere))
    }
    sign_in(client, a_user(Role.FRONTLINE, place=mine))
    got = {
        name: client.get(f"/staff/groups/papers/{one.pk}/file/").status_code for name, one in files.items()
    }
    assert got == {"a": 200, "b": 404, "c": 404}


@pytest.mark.django_db
def test_another_landlords_staff_are_served_nothing(client):
    one = a_paper(a_meeting(a_group()))
    sign_in(client, a_user(Role.ENGAGEMENT, a_landlord("Other Homes")))
    assert client.get(f"/staff/groups/papers/{one.pk}/file/").status_code == 404
    assert client.post(f"/staff/groups/papers/{one.pk}/withdraw/").status_code == 404


@pytest.mark.django_db
def test_a_file_that_is_none_is_refused_beside_its_field(client):
    meeting = a_meeting(a_group())
    sign_in(client, a_user(Role.ENGAGEMENT, meeting.group.landlord))
    way = f"/staff/groups/meetings/{meeting.pk}/papers/"
    told = client.post(way, {"title": "Plan", "file": SimpleUploadedFile("plan.pdf", b"MZ"), "key": "abc"})
    assert told.status_code == 422
    assert "Choose a PDF or a picture" in told.content.decode()
    sent = {"title": "Plan", "key": "abc"}
    for _twice in range(2):
        done = client.post(way, {**sent, "file": SimpleUploadedFile("plan.pdf", a_pdf())})
        assert done.status_code == 302
    assert Paper.objects.count() == 1
