"""Who gets a digest of the promises, and what it tells: late, due, and what changed since the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.signing import BadSignature, Signer

from sayso.communications.enums import Rhythm
from sayso.communications.models import Digest
from sayso.communications.rules import digests as rules
from sayso.foundations.clocks.calendars import ONE_DAY, Calendar
from sayso.foundations.clocks.counting import on_day
from sayso.framework.permissions import VIEW_BOARD
from sayso.framework.queries.board import Narrowed, narrow
from sayso.framework.queries.standing import Frame, Standing, at_moments, frame
from sayso.people.models import Landlord, User

_SIGNER = Signer(salt="communications.digest")
EVERY_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Choice:
    """What somebody wants to be told, whether kept or only tried."""

    rhythm: str
    language: str
    owner: str = ""  # empty: everybody's
    place: int | None = None  # its number; None: all of them


@dataclass(frozen=True)
class Offered:
    """What can be chosen at a landlord."""

    asked: Frame
    owners: tuple[str, ...]
    places: tuple[tuple[int, str], ...]
    calendar: Calendar


@dataclass(frozen=True)
class Told:
    """What one digest tells of a landlord's promises between two moments."""

    choice: Choice
    news: rules.News
    standings: tuple[Standing, ...]
    since: datetime
    at: datetime
    until: date  # the last day looked ahead to
    owner_unknown: bool  # no promise in force has the owner that was chosen

    @property
    def is_sent(self) -> bool:
        """Whether it goes out: one for each working day only where it has something to say."""
        return self.choice.rhythm != Rhythm.WORKING_DAY or self.owner_unknown or not self.news.is_empty


def offered(landlord: Landlord, at: datetime) -> Offered | None:
    """What can be chosen; None where the landlord has no framework."""
    asked = frame(landlord)
    if not asked.editions:
        return None
    today = on_day(at)
    places = [one for one in asked.scope.places if one.ends_on is None or one.ends_on >= today]
    return Offered(
        asked=asked,
        owners=_owners(asked),
        places=tuple((one.place_id, one.name) for one in places if one.place_id is not None),
        calendar=_calendar(asked),
    )


def _owners(asked: Frame) -> tuple[str, ...]:
    return tuple(sorted({one.owner for each in asked.editions for one in each.pack.duties if one.owner}))


def _calendar(asked: Frame) -> Calendar:
    pack = asked.main.pack
    return Calendar(pack.nation, frozenset(pack.closures))


def of_user(user: User) -> Digest | None:
    """What a member of staff chose where they work now."""
    return Digest.objects.filter(user=user, landlord=user.landlords[0]).first()


def choice_of(digest: Digest) -> Choice:
    """What was chosen."""
    return Choice(digest.rhythm, digest.language, digest.owner, digest.place_id)


def due(landlord: Landlord, asked: Frame, at: datetime) -> list[Digest]:
    """The digests that are to go out now, each to somebody who may still see the landlord's promises."""
    chosen = Digest.objects.filter(landlord=landlord).exclude(rhythm=Rhythm.NEVER)
    calendar, today = _calendar(asked), on_day(at)
    ripe = [
        one
        for one in chosen.select_related("user")
        if rules.is_due(one.rhythm, on_day(one.told_until), today, calendar)
    ]
    return [one for one in ripe if may_get(one)]


def may_get(digest: Digest) -> bool:
    """Whether the person works at the landlord now, in a role that sees its promises."""
    user, wanted = digest.user, digest.landlord_id
    if not user.is_staff_member:
        return False
    user.work_at(wanted)
    return user.landlords[0].pk == wanted and user.may(VIEW_BOARD)


def landlords() -> list[Landlord]:
    """The landlords where somebody chose to get a digest."""
    chosen = Digest.objects.exclude(rhythm=Rhythm.NEVER).values("landlord")
    return list(Landlord.objects.filter(pk__in=chosen).defer("logo").order_by("pk"))


def since_of(rhythm: str, at: datetime) -> datetime:
    """From when a digest that was never sent would tell: as long ago as the last one of its rhythm at most was."""
    return at - (EVERY_DAY if rhythm == Rhythm.WORKING_DAY else rules.AHEAD.get(rhythm, EVERY_DAY))


def told(
    landlord: Landlord, asked: Frame, wanted: Sequence[tuple[Choice, datetime]], at: datetime
) -> list[Told]:
    """What each digest tells at a moment, given its choice and when the last one told; from one reading of the record.

    This promise year and the one before are looked at, and as much of the next as lies ahead.
    """
    today = on_day(at)
    moments = list(dict.fromkeys([at, *(since for _choice, since in wanted)]))
    days = [asked.year_of(today).start - ONE_DAY, today, today + max(rules.AHEAD.values())]
    by_moment = dict(zip(moments, at_moments(landlord, asked, moments, days), strict=True))
    return [_told(choice, by_moment[at], by_moment[since], since, at) for choice, since in wanted]


def _told(choice: Choice, now: list[Standing], then: list[Standing], since: datetime, at: datetime) -> Told:
    today = on_day(at)
    narrowed = Narrowed(owner=choice.owner, place=choice.place)
    asked = [
        (each.clause, one)
        for standing in now
        for each in narrow(standing, narrowed)
        for one in each.occurrences
    ]
    before = {one.key: one.state for standing in then for one in standing.occurrences}
    until = today + rules.AHEAD.get(choice.rhythm, rules.AHEAD["week"])
    return Told(
        choice=choice,
        news=rules.news(asked, before, today=today, until=until),
        standings=tuple(now),
        since=since,
        at=at,
        until=until,
        owner_unknown=bool(choice.owner)
        and not any(clause.owner == choice.owner for standing in now for clause in standing.clauses),
    )


def token_of(digest: Digest) -> str:
    """What lets whoever holds the e-mail end it without signing in, and nothing else."""
    return _SIGNER.sign(str(digest.pk))


def of_token(token: str) -> Digest | None:
    """The digest that a link in an e-mail ends."""
    try:
        number = _SIGNER.unsign(token)
    except BadSignature:
        return None
    return Digest.objects.select_related("landlord", "user").filter(pk=number).first()
