"""Somebody who is taken out of the register is named nowhere about groups, invited or not; what was decided stays."""

import pytest
from django.apps import apps
from django.db import connection

from sayso.involvement.commands import arrangements, meetings, members, papers
from sayso.involvement.models import Invitation, Meeting
from sayso.involvement.tests.panels import BY, a_group, a_member, a_need, a_pdf, invited, now
from sayso.people.commands import erasure
from sayso.people.queries import subject_access
from sayso.people.tests.cast import a_customer

pytestmark = pytest.mark.django_db
WHO, NAME = "Zebedee Quackenbush", "Quackenbush"
WORDS = ("CharField", "TextField", "SlugField", "JSONField", "EmailField")


def named():
    """Every table and column in which the name stands."""
    found = []
    with connection.cursor() as cursor:
        for model in (
            one
            for one in apps.get_models()
            if one.__module__ != "pghistory.models" or one.__name__ == "Context"
        ):
            for field in model._meta.concrete_fields:
                if field.get_internal_type() in WORDS:
                    table, column = model._meta.db_table, field.column
                    cursor.execute(
                        f'SELECT 1 FROM "{table}" WHERE "{column}"::text LIKE %s LIMIT 1', [f"%{NAME}%"]
                    )
                    found += [(table, column)] if cursor.fetchone() else []
    return found


@pytest.mark.parametrize("joins", ["before", "after"])
def test_nothing_about_a_meeting_names_them(joins):
    group = a_group()
    other = a_member(group, "Other Person")
    need = a_need(other)
    who = a_member(group, WHO) if joins == "before" else a_customer(group.landlord, WHO)
    meeting = invited(group, days=-1, title=f"Chosen: {WHO}", venue=f"Flat of {WHO}, 3 Quay Street", agenda=f"{WHO} speaks",
                      getting_there=f"Ring {WHO}")  # fmt: skip
    if joins == "after":
        members.join(group=group, customer=who, role="chair", by=BY, at=now())
    asked = meeting.invitations.get(customer=other)
    papers.add(meeting=meeting, title=f"Letter of {WHO}", content=a_pdf(), key="p", by=BY, at=now())
    arrangements.settle(invitation=asked, need=need, state="done", note=f"{WHO} drives", by=BY, at=now())
    meetings.hold(meeting=meeting, attended=[asked.pk], by=BY, at=now())
    meetings.take_back(meeting=meeting, because=f"{WHO} said so", key="t", by=BY, at=now())
    meetings.hold(meeting=meeting, attended=[asked.pk], by=BY, at=now())
    again = Invitation.objects.get(pk=asked.pk)
    arrangements.note_met(invitation=again, need=need, was_met=True, by=BY, at=now())
    meetings.publish_minutes(
        meeting=meeting, minutes=f"Present: {WHO} (chair). The lift is mended.", by=BY, at=now()
    )
    assert len(named()) > 8
    erasure.erase(customer=who, because="She asked", by=BY, at=now())
    assert named() == []
    kept = Meeting.objects.get()
    assert "The lift is mended." in kept.minutes
    assert "3 Quay Street" in kept.venue


def test_what_is_handed_over_of_meetings_is_of_those_one_was_asked_to():
    group = a_group()
    a_member(group, "Other Person")
    invited(group, days=-1, title="Before my time")
    late = a_member(group, "Late Joiner")
    told = str(
        [[entry.fields for entry in part.entries] for part in subject_access.parts(late, read_first=True)]
    )
    assert "Before my time" not in told
