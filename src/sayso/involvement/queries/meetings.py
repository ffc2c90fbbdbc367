"""Meetings: for those who run them, and for the members of the group."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sayso.foundations.access.permissions import Permission
from sayso.framework.queries import clauses
from sayso.involvement.enums import Answer
from sayso.involvement.models import HeldByMistake, Invitation, Meeting, Membership, Paper
from sayso.involvement.permissions import SEE_GROUPS
from sayso.involvement.queries import groups
from sayso.people.enums import Channel, Format
from sayso.people.models import Customer, User


@dataclass(frozen=True)
class Coming:
    """How many were asked, and what they said."""

    asked: int
    comes: int
    remotely: int
    cannot: int
    silent: int
    there: int


@dataclass(frozen=True)
class TakenBack:
    """When, by whom and why it was taken back that a meeting was held."""

    at: datetime
    who: str
    because: str


def visible_to(viewer: User, permission: Permission = SEE_GROUPS) -> QuerySet[Meeting]:
    """The meetings of groups in the viewer's scope."""
    return Meeting.objects.filter(group__in=groups.visible_to(viewer, permission)).select_related(
        "group__landlord", "group__place"
    )


def invited(meeting: Meeting, viewer: User) -> QuerySet[Any]:
    """Who was asked, by name; `is_seen` where the viewer's role reaches the person."""
    found = _each_once(meeting).select_related("customer__home")
    return found.annotate(is_seen=groups.seen_by(viewer, "customer")).order_by("customer__full_name", "pk")


def _each_once(meeting: Meeting) -> QuerySet[Invitation]:
    """Those asked, without records merged since into one that was asked too."""
    stands = Invitation.objects.filter(meeting=meeting, customer=OuterRef("customer__merged_into"))
    return Invitation.objects.filter(~Exists(stands), meeting=meeting)


def coming(meeting: Meeting) -> Coming:
    """What they answered, counted."""
    said: Counter[str] = Counter()
    there = 0
    counted = _each_once(meeting).order_by().values_list("answer", "attended")
    for answer, attended, n in counted.annotate(n=Count("pk")):
        said[answer] += n
        there += n if attended else 0
    return Coming(
        said.total(), said[Answer.COMES], said[Answer.REMOTELY], said[Answer.NOT], said[Answer.NONE], there
    )


def on_paper(invitations: QuerySet[Any]) -> list[Any]:
    """Those who may come and cannot read a paper from a screen, or read it in another form, as far as the viewer sees them."""
    by_post = Q(customer__channel__in=[Channel.LETTER, Channel.PHONE]) | ~Q(customer__format=Format.STANDARD)
    return list(invitations.filter(by_post, is_seen=True).exclude(answer=Answer.NOT))


def not_asked(meeting: Meeting) -> QuerySet[Membership]:
    """The members of today who are not invited."""
    asked = Invitation.objects.filter(meeting=meeting, customer=OuterRef("customer"))
    return Membership.objects.filter(
        ~Exists(asked), group=meeting.group, ends_on=None, customer__merged_into=None, customer__erasure=None
    )


def taken_back(meeting: Meeting) -> list[TakenBack]:
    """Each time that it was recorded as held by mistake, the latest first."""
    found = list(HeldByMistake.objects.filter(meeting=meeting))
    names = clauses.recorders(one.undone_by for one in found)
    return [TakenBack(one.undone_at, names.get(one.undone_by, one.undone_by), one.because) for one in found]


def papers(meeting: Meeting) -> list[Paper]:
    """The papers that are served, as they were added."""
    return list(meeting.papers.filter(withdrawn_at=None).select_related("file"))


def paper_for(viewer: User, pk: int, permission: Permission = SEE_GROUPS) -> Paper | None:
    """The paper, if its meeting is in the viewer's scope."""
    found = Paper.objects.filter(pk=pk, withdrawn_at=None, meeting__in=visible_to(viewer, permission))
    return found.select_related("file", "meeting").first()


# What a member sees, by the number of their record. Membership ends, and with it every door to the group.


def of_member(member: int) -> QuerySet[Meeting]:
    """The meetings of the groups somebody belongs to today, once members were invited or can read the minutes."""
    inside = Membership.objects.filter(customer=member, ends_on=None).values("group")
    open_to_them = Q(invited_at__isnull=False) | Q(minutes_published_at__isnull=False)
    return Meeting.objects.filter(open_to_them, group__in=inside).select_related("group__landlord")


def coming_up(member: int, now: datetime) -> list[Meeting]:
    """Those still to come, the next first."""
    return list(of_member(member).filter(starts_at__gte=now).order_by("starts_at", "pk")[:20])


def been(member: int, now: datetime) -> QuerySet[Meeting]:
    """Those past, the latest first."""
    return of_member(member).filter(starts_at__lt=now)


def invitation_of(meeting: Meeting, member: int) -> Invitation | None:
    """The member's own."""
    return Invitation.objects.filter(meeting=meeting, customer=member).first()


def paper_of_member(member: int, pk: int) -> Paper | None:
    """The paper, if it is of a meeting of a group that the person belongs to today."""
    found = Paper.objects.filter(pk=pk, withdrawn_at=None, meeting__in=of_member(member))
    return found.select_related("file").first()


def that_may_name(customer: Customer) -> list[int]:
    """The numbers of the meetings that somebody was asked to, and of all those of groups that they ever belonged to."""
    theirs = Q(invitations__customer=customer) | Q(group__memberships__customer=customer)
    return sorted(set(Meeting.objects.filter(theirs).values_list("pk", flat=True)))
