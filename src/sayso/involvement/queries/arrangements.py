"""What those who come need, and what was seen to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from sayso.involvement.enums import HOW_TO_REACH, Answer, Arranged
from sayso.involvement.models import Arrangement, Invitation, Meeting
from sayso.involvement.queries import groups
from sayso.people.enums import Confidentiality
from sayso.people.models import CustomerNeed, NeedMet, User


@dataclass(frozen=True)
class Line:
    """One thing that somebody needs, what was arranged, and whether it was there: None while nobody has said."""

    need: CustomerNeed
    words: str
    arrangement: Arrangement | None
    was_met: bool | None

    @property
    def is_open(self) -> bool:
        return self.arrangement is None or self.arrangement.state == Arranged.OPEN


@dataclass(frozen=True)
class Wanted:
    """What one of those invited needs; `in_confidence` where more was told that this list does not show."""

    invitation: Invitation
    lines: tuple[Line, ...]
    in_confidence: bool


def _needed() -> QuerySet[CustomerNeed]:
    """What people need today that can be arranged at a meeting."""
    return CustomerNeed.objects.filter(ended_on=None).exclude(need__in=HOW_TO_REACH)


def wanted(meeting: Meeting, viewer: User) -> list[Wanted]:
    """The needs of all who were asked and did not say no, as they are today, of those whom the viewer may see."""
    asked = list(
        Invitation.objects.filter(meeting=meeting)
        .exclude(answer=Answer.NOT)
        .filter(groups.seen_by(viewer, "customer"))
        .select_related("customer")
        .order_by("customer__full_name", "pk")
    )
    needed = _needs([one.customer_id for one in asked])
    arranged = {
        (one.invitation_id, one.need_id): one for one in Arrangement.objects.filter(invitation__in=asked)
    }
    met = _met(meeting)
    found = []
    for one in asked:
        held = needed.get(one.customer_id, [])
        lines = tuple(
            Line(each, _in_words(each), arranged.get((one.pk, each.pk)), met.get(each.pk))
            for each in held
            if each.confidentiality == Confidentiality.ORDINARY
        )
        if held:
            found.append(Wanted(one, lines, len(lines) < len(held)))
    return found


def _in_words(need: CustomerNeed) -> str:
    return f"{need}: {need.detail}" if need.detail else str(need)


def _needs(customers: list[int]) -> dict[int, list[CustomerNeed]]:
    found = defaultdict(list)
    for one in _needed().filter(customer__in=customers):
        found[one.customer_id].append(one)
    return found


def occasion(meeting: Meeting) -> str:
    """The key under which it is kept whether a need was met at the meeting."""
    return f"meeting{meeting.pk}"


def _met(meeting: Meeting) -> dict[int, bool]:
    ending = f":{occasion(meeting)}"
    invited = Invitation.objects.filter(meeting=meeting).values("customer")
    found = NeedMet.objects.filter(need__customer__in=invited, key__endswith=ending)
    return {one.need_id: one.was_met for one in found}


def in_words(customers: Iterable[int]) -> dict[int, list[str]]:
    """By customer, what each needs at a meeting, for the invitation; nothing told in confidence."""
    found = defaultdict(list)
    for one in _needed().filter(customer__in=list(customers), confidentiality=Confidentiality.ORDINARY):
        found[one.customer_id].append(_in_words(one))
    return dict(found)


def own(member: int) -> list[CustomerNeed]:
    """All that somebody told us they need at a meeting, for their own eyes."""
    return list(_needed().filter(customer=member))


def still_open(meeting: Meeting) -> int:
    """How many needs of those who may come nobody has seen to: a number, which tells no need. What was told in confidence is
    seen to with the person, not in the list."""
    asked = Invitation.objects.filter(meeting=meeting).exclude(answer=Answer.NOT)
    settled = Arrangement.objects.filter(invitation__in=asked).exclude(state=Arranged.OPEN).values("need")
    wanted = _needed().filter(customer__in=asked.values("customer"), confidentiality=Confidentiality.ORDINARY)
    return wanted.exclude(pk__in=settled).count()


def one(meeting: Meeting, viewer: User, invitation: int, need: int) -> tuple[Invitation, CustomerNeed] | None:
    """Both, if they belong together, are not told in confidence, and the viewer may see whose they are."""
    found = Invitation.objects.filter(groups.seen_by(viewer, "customer"), meeting=meeting, pk=invitation)
    asked = found.select_related("customer", "meeting__group__landlord").first()
    if asked is None:
        return None
    theirs = (
        _needed().filter(pk=need, customer=asked.customer, confidentiality=Confidentiality.ORDINARY).first()
    )
    return (asked, theirs) if theirs else None
