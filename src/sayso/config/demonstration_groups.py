"""The invented landlord's groups at work: members, a meeting that was, one to come, and what people need there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.print.typesetting import Letter, letter_pdf
from sayso.framework.models import EngagementGroup
from sayso.involvement.commands import arrangements, meetings, members, papers
from sayso.involvement.enums import Answer, Arranged, GroupRole
from sayso.involvement.models import Invitation, Meeting
from sayso.people.commands import needs
from sayso.people.models import Customer

MAKER = System("demonstration")
AGENDA = "How repairs went since we last met\nPlans for the play area\nWhat we tell everybody"
MINUTES = (
    "Repairs: nine of ten were done in time. The members asked why lifts take longer. We look into it and say so next time.\n"
    "Play area: plan two, with benches in the shade. Ada draws it up by January.\n"
    "Everybody hears of both in the next notice."
)


def make(group: EngagementGroup, people: Sequence[Customer], now: datetime) -> None:
    """A group of these people; the first of them chairs. One meeting was held last month, one is in three weeks."""
    long_ago = now - timedelta(days=200)
    for number, one in enumerate(people):
        role = GroupRole.CHAIR if number == 0 else GroupRole.MEMBER
        members.join(group=group, customer=one, role=role, by=MAKER, at=long_ago)
    needs.record(customer=people[0], need="hearing_loop", told=needs.Told(), by=MAKER, at=long_ago)
    needs.record(customer=people[1], need="step_free", told=needs.Told(), by=MAKER, at=long_ago)
    _past(group, now)
    _to_come(group, now)


def _called(group: EngagementGroup, title: str, at: datetime, now: datetime) -> Meeting:
    start = timezone.make_aware(datetime.combine(timezone.localdate(at), time(18)))
    called = meetings.Called(
        title=title, starts_at=start, ends_at=start + timedelta(hours=2), venue="Community room, Harbour Green",
        getting_there="Ground floor, no steps. Bus 4 stops at the door.", joining_url="https://meet.example/harbour",
        agenda=AGENDA,
    )  # fmt: skip
    key = f"demonstration{Meeting.objects.count()}"
    return meetings.call(
        group=group, called=called, key=key, by=MAKER, at=min(start - timedelta(days=21), now)
    )


def _past(group: EngagementGroup, now: datetime) -> None:
    was = _called(group, "Autumn meeting", now - timedelta(days=30), now)
    meetings.invite(meeting=was, by=MAKER, at=was.starts_at - timedelta(days=14))
    asked = list(was.invitations.order_by("pk"))
    for number, one in enumerate(asked):
        said = Answer.NOT if number == 3 else Answer.COMES
        meetings.answer(invitation=one, answer=said, by=MAKER, at=was.starts_at - timedelta(days=10))
    there = [one.pk for number, one in enumerate(asked) if number != 3]
    after = was.starts_at + timedelta(hours=3)
    meetings.hold(meeting=was, attended=there, others=2, by=MAKER, at=after)
    was.refresh_from_db()
    for asked_one in Invitation.objects.filter(meeting=was, attended=True).select_related("meeting"):
        for need in asked_one.customer.needs.filter(ended_on=None, confidentiality="ordinary")[:1]:
            arrangements.note_met(invitation=asked_one, need=need, was_met=True, by=MAKER, at=after)
    meetings.publish_minutes(meeting=was, minutes=MINUTES, by=MAKER, at=was.starts_at + timedelta(days=3))


def _to_come(group: EngagementGroup, now: datetime) -> None:
    comes = _called(group, "Winter meeting", now + timedelta(days=21), now)
    papers.add(
        meeting=comes,
        title="Repairs since October",
        content=_a_paper(group, f"{now:%d/%m/%Y}"),
        key="demonstration",
        by=MAKER,
        at=now,
    )
    meetings.invite(meeting=comes, by=MAKER, at=now)
    first = comes.invitations.order_by("pk").select_related("meeting", "customer")[0]
    meetings.answer(invitation=first, answer=Answer.COMES, by=MAKER, at=now)
    need = first.customer.needs.filter(need="hearing_loop").get()
    arrangements.settle(
        invitation=first,
        need=need,
        state=Arranged.DONE,
        note="The room has one; tried on Monday",
        by=MAKER,
        at=now,
    )


def _a_paper(group: EngagementGroup, day: str) -> bytes:
    """One page to read before."""
    return letter_pdf(
        Letter(
            landlord=group.landlord.name, address=(), date=day, greeting="To the members of the Customer Voice Group",
            title="Repairs since October", closing="", signed="Repairs team", footer=group.landlord.address,
            paragraphs=("Nine of ten repairs were done in time.", "Lifts take longest: eleven days instead of five."),
        )
    )  # fmt: skip
