"""Call a meeting, invite, change, call off, keep who was there or take it back, publish the minutes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.framework.commands import facts
from sayso.framework.models import EngagementGroup
from sayso.involvement.commands import telling
from sayso.involvement.commands.telling import News
from sayso.involvement.enums import Answer
from sayso.involvement.models import HeldByMistake, Invitation, Meeting, Membership
from sayso.involvement.queries import arrangements, meetings
from sayso.people.commands import needs

LONGEST = 20_000  # characters of an agenda or of minutes


class NotSo(Refusal):
    """The meeting cannot be so, or not any more."""


@dataclass(frozen=True)
class Called:
    """When and where a meeting is, and what about."""

    title: str
    starts_at: datetime
    ends_at: datetime | None = None
    venue: str = ""
    getting_there: str = ""
    joining_url: str = ""
    agenda: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", " ".join(self.title.split()))  # it heads e-mails: one line

    @property
    def to_tell(self) -> tuple[Any, ...]:
        """What those invited must hear of when it changes."""
        return self.starts_at, self.ends_at, self.venue, self.joining_url


@command
def call(*, group: EngagementGroup, called: Called, key: str, by: Actor, at: datetime) -> Meeting:
    """Put a meeting in the group's calendar; nobody is told yet. `key` is the form's own: sent twice, it is one. Raises `NotSo`."""
    group = EngagementGroup.objects.select_for_update().get(
        pk=group.pk
    )  # the same form sent twice at once waits here
    kept = Meeting.objects.filter(key=key, group=group).first()
    if kept is not None:
        return kept
    _check(called)
    _check_group(group, called.starts_at)
    return Meeting.objects.create(group=group, key=key, made_at=at, made_by=by.actor_name, **vars(called))


def _check(called: Called) -> None:
    if not called.venue.strip() and not called.joining_url.strip():
        raise NotSo(_("Say where it is: a place, a link to join, or both."), field="venue")
    if called.ends_at is not None and called.ends_at <= called.starts_at:
        raise NotSo(_("It cannot end before it begins."), field="ends")
    if len(called.agenda) > LONGEST:
        raise NotSo(
            _("This is longer than %(most)s characters. Shorten it.") % {"most": LONGEST}, field="agenda"
        )


def _check_group(group: EngagementGroup, starts_at: datetime) -> None:
    if group.ends_on is not None and group.ends_on <= timezone.localdate(starts_at):
        raise NotSo(_("This group is closed."))


def _locked(meeting: Meeting) -> Meeting:
    return (
        Meeting.objects.select_for_update(of=("self",)).select_related("group__landlord").get(pk=meeting.pk)
    )


def _open(meeting: Meeting) -> Meeting:
    locked = _locked(meeting)
    if not locked.is_open:
        raise NotSo(_("This meeting was held or called off already."))
    return locked


@command
def change(*, meeting: Meeting, called: Called, by: Actor, at: datetime) -> Meeting:
    """Change it; where its time or place is another, everybody invited is told. Raises `NotSo`."""
    locked = _open(meeting)
    _check(called)
    _check_group(locked.group, called.starts_at)
    was = Called(**{name: getattr(locked, name) for name in vars(called)})
    for name, value in vars(called).items():
        setattr(locked, name, value)
    is_told = locked.invited_at is not None and was.to_tell != called.to_tell
    if is_told:
        locked.changes += 1
    locked.save()
    if is_told:
        _tell(locked, News.CHANGED, by, at)
    return locked


@command
def invite(*, meeting: Meeting, by: Actor, at: datetime) -> int:
    """Invite every member of today who is not invited yet. Twice is once. Returns how many are new. Raises `NotSo`."""
    locked = _open(meeting)
    if locked.starts_at <= at:
        raise NotSo(_("It has begun already. Invite before it begins."))
    _check_group(locked.group, locked.starts_at)
    members = Membership.objects.filter(
        group=locked.group, ends_on=None, customer__merged_into=None, customer__erasure=None
    )
    known = set(Invitation.objects.filter(meeting=locked).values_list("customer", flat=True))
    new = [one.customer_id for one in members if one.customer_id not in known]
    if not new and not known:
        raise NotSo(_("The group has no members yet. Add them first."))
    made = Invitation.objects.bulk_create(
        [Invitation(meeting=locked, customer_id=one, invited_at=at) for one in new], ignore_conflicts=True
    )
    if locked.invited_at is None:
        locked.invited_at = at
        locked.save(update_fields=["invited_at"])
    _tell(locked, News.INVITED, by, at, only=new)
    return len(made)


def _tell(meeting: Meeting, news: News, by: Actor, at: datetime, only: Collection[int] | None = None) -> int:
    """Tell those invited who are members still: papers and minutes are not for those who left."""
    inside = Membership.objects.filter(group=meeting.group, ends_on=None).values("customer")
    found = Invitation.objects.filter(meeting=meeting, customer__in=inside)
    if only is not None:
        found = found.filter(customer__in=only)
    invited = list(found.select_related("customer__home", "customer__erasure").order_by("pk"))
    needed = arrangements.in_words(one.customer_id for one in invited)
    return telling.tell(meeting=meeting, news=news, invitations=invited, needs=needed, by=by, at=at)


@command
def call_off(*, meeting: Meeting, because: str, by: Actor, at: datetime) -> Meeting:
    """It does not take place; everybody invited is told why. Twice is once. Raises `NotSo`."""
    locked = _locked(meeting)
    if locked.called_off_at is not None:
        return locked
    locked = _open(meeting)
    if not because.strip():
        raise NotSo(_("Say why, so that people know."), field="because")
    locked.called_off_at, locked.called_off_because = at, " ".join(because.split())[:300]
    locked.save(update_fields=["called_off_at", "called_off_because"])
    _tell(locked, News.CALLED_OFF, by, at)
    return locked


@command
def answer(*, invitation: Invitation, answer: str, by: Actor, at: datetime) -> Invitation:
    """Somebody comes, joins remotely, or cannot come; the last answer counts. Raises `NotSo`."""
    _open(invitation.meeting)
    if answer not in Answer.values or not answer:
        raise NotSo(_("Choose one of those offered."), field="answer")
    kept = Invitation.objects.select_for_update().get(pk=invitation.pk)
    kept.answer, kept.replied_at, kept.replied_by = answer, at, by.actor_name
    kept.save(update_fields=["answer", "replied_at", "replied_by"])
    return kept


@command
def hold(
    *, meeting: Meeting, attended: Collection[int], asked: Collection[int] | None = None, others: int = 0, by: Actor, at: datetime
) -> Meeting:  # fmt: skip
    """Keep that it was held, and who of those invited was there (numbers of invitations). Again mends the attendance.

    Of those who were not `asked` about it stays what is known; by default all are. Raises `NotSo`.
    """
    locked = _locked(meeting)
    if locked.called_off_at is not None:
        raise NotSo(_("This meeting was called off."))
    if locked.starts_at > at:
        raise NotSo(_("It has not begun yet."))
    if others < 0:
        raise NotSo(_("Give a number, none is 0."), field="others")
    invited = Invitation.objects.filter(meeting=locked)
    if asked is not None:
        invited = invited.filter(pk__in=asked)
    invited.filter(pk__in=attended).exclude(attended=True).update(attended=True)
    invited.exclude(pk__in=attended).exclude(attended=False).update(attended=False)
    locked.others, locked.held_at = others, locked.held_at or at
    locked.save(update_fields=["others", "held_at"])
    _record("meeting.held", _holding(locked), locked, min(locked.ends_at or locked.starts_at, at), by, at)
    return locked


@command
def take_back(*, meeting: Meeting, because: str, key: str, by: Actor, at: datetime) -> HeldByMistake:
    """It was recorded as held by mistake: it is planned again, and its fact is withdrawn. `key` is the form's own: sent twice, it is one.

    Who was there, and whether what they need was, goes: nobody was anywhere. The history keeps it. Raises `NotSo`.
    """
    locked = _locked(meeting)
    known = HeldByMistake.objects.filter(meeting=locked, key=key).first()
    if known is not None and locked.held_at is None:
        return known
    if known is not None:
        raise NotSo(_("This was taken back once, and recorded anew since. Open the page again."))
    if locked.minutes_published_at is not None:
        raise NotSo(_("Its minutes are published, and what was sent cannot be called back. Mend the minutes so that they say what is so."))  # fmt: skip
    if locked.held_at is None:
        raise NotSo(_("This meeting is not recorded as held."))
    words = " ".join(because.split())[:300]
    if not words:
        raise NotSo(_("Say why: the reason is kept with the meeting."), field="because")
    facts.take_back(landlord=locked.group.landlord, key=_holding(locked), reason=words, by=by, at=at)
    made = HeldByMistake.objects.create(
        meeting=locked, key=key, recorded_at=locked.held_at, undone_at=at, undone_by=by.actor_name, because=words,
    )  # fmt: skip
    _plan_again(locked, by, at)
    return made


def _holding(meeting: Meeting) -> str:
    """The key of the fact that it was held; a new one after each time that was taken back."""
    before = HeldByMistake.objects.filter(meeting=meeting).count()
    return f"meeting.held:{meeting.pk}" + (f":{before}" if before else "")


def _plan_again(meeting: Meeting, by: Actor, at: datetime) -> None:
    meeting.held_at, meeting.others = None, 0
    meeting.save(update_fields=["held_at", "others"])
    invited = Invitation.objects.filter(meeting=meeting)
    invited.exclude(attended=None).update(attended=None)
    asked = list(invited.values_list("customer", flat=True))
    needs.forget_met(customers=asked, key=arrangements.occasion(meeting), by=by, at=at)


@command
def publish_minutes(*, meeting: Meeting, minutes: str, by: Actor, at: datetime) -> Meeting:
    """Give the minutes to everybody invited, and to members who were not. Twice is once; mended words are shown, and not sent again. Raises `NotSo`."""
    locked = _locked(meeting)
    if locked.held_at is None:
        raise NotSo(_("Keep first who was there."))
    if not minutes.strip():
        raise NotSo(_("Write what was said and decided."), field="minutes")
    if len(minutes) > LONGEST:
        raise NotSo(
            _("This is longer than %(most)s characters. Shorten it.") % {"most": LONGEST}, field="minutes"
        )
    is_first = locked.minutes_published_at is None
    locked.minutes = minutes.strip()
    locked.minutes_published_at = locked.minutes_published_at or at
    locked.save(update_fields=["minutes", "minutes_published_at"])
    if is_first:
        _record("meeting.minutes_published", f"meeting.minutes_published:{locked.pk}", locked, at, by, at)
        _tell(locked, News.MINUTES, by, at)
        others = meetings.not_asked(locked).select_related("customer__home").order_by("pk")
        telling.hand_round(meeting=locked, members=[one.customer for one in others], by=by, at=at)
    return locked


def _record(kind: str, key: str, meeting: Meeting, occurred_at: datetime, by: Actor, at: datetime) -> None:
    """Tell the framework, which counts the promises about meetings."""
    group = meeting.group
    facts.record(
        kind=kind, landlord=group.landlord, subject=telling.subject_of(meeting), occurred_at=occurred_at, place=group.place,
        group=group.slug, key=key, by=by, at=at,
    )  # fmt: skip
