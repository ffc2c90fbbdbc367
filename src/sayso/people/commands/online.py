"""Getting online: what customers want, what help they are given, and whether it worked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.commands import customers
from sayso.people.enums import Barrier, OnlineBefore, OnlineHelpKind, Origin, Wish, Worked
from sayso.people.models import Customer, GettingOnline, OnlineHelp


class NotOffered(Refusal):
    """The answer, or who told us, is not one of those offered."""


class NotADay(Refusal):
    """Nothing can have happened on this day."""


def _offered(value: str, choices: Collection[str], field: str) -> None:
    if value not in choices:
        raise NotOffered(_("Choose one of those offered."), field=field)


@command
def say(
    *,
    customer: Customer,
    wish: str,
    barriers: Collection[str] = (),
    origin: str = Origin.SELF,
    by: Actor,
    at: datetime,
) -> GettingOnline:
    """The customer was asked, and this is their answer now. Twice is once; the same wish keeps its first day.

    Raises `NotOffered`.
    """
    _offered(wish, Wish.values, "wish")
    _offered(origin, Origin.values, "origin")
    for one in barriers:
        _offered(one, Barrier.values, "barriers")
    locked = Customer.objects.select_for_update(of=("self",)).get(pk=customer.pk)
    today = timezone.localdate(at)
    before = GettingOnline.objects.filter(customer=locked).first()
    since = before.since if before and before.wish == wish else today
    told = {
        "wish": wish, "barriers": [one for one in Barrier.values if one in barriers], "since": since,
        "origin": origin, "asked_on": today, "asked_by": by.actor_name,
    }  # fmt: skip
    return GettingOnline.objects.update_or_create(customer=locked, defaults=told)[0]


@command
def note_help(
    *,
    customer: Customer,
    kind: str,
    helper: str = "",
    given_on: date | None = None,
    by: Actor,
    at: datetime,
) -> OnlineHelp:
    """The customer had help, today or on the day given. The same kind on the same day is one, with whoever was named last.

    Raises `NotOffered`, `NotADay`.
    """
    _offered(kind, OnlineHelpKind.values, "kind")
    today = timezone.localdate(at)
    if given_on is not None and given_on > today:
        raise NotADay(_("This day has not come yet."), field="given_on")
    helper = " ".join(helper.split())[:80]
    kept, is_new = OnlineHelp.objects.get_or_create(
        customer=customer, kind=kind, given_on=given_on or today,
        defaults={"helper": helper, "recorded_at": at, "recorded_by": by.actor_name},
    )  # fmt: skip
    if not is_new and helper not in ("", kept.helper):
        kept.helper = helper
        kept.save(update_fields=["helper"])
    return kept


@command
def note_result(
    *,
    given: OnlineHelp,
    result: str,
    on: date | None = None,
    now_online: bool = False,
    by: Actor,
    at: datetime,
) -> OnlineHelp:
    """Whether the help worked, as it showed today or on the day given. Twice is once.

    With `now_online`, a customer whom it helped is kept as online. Raises `NotOffered`, `NotADay`.
    """
    _offered(result, Worked.values, "result")
    kept = OnlineHelp.objects.select_for_update().get(pk=given.pk)
    today = timezone.localdate(at)
    if on is not None and on > today:
        raise NotADay(_("This day has not come yet."), field="on")
    if on is not None and on < kept.given_on:
        raise NotADay(_("The help was given after this day."), field="on")
    if on is not None or result != kept.result:
        kept.result, kept.result_on = result, None if result == Worked.UNKNOWN else on or today
        kept.save(update_fields=["result", "result_on"])
    if result == Worked.YES and now_online:
        _made_online(kept, by, at)
    return kept


def _made_online(given: OnlineHelp, by: Actor, at: datetime) -> None:
    """Keep the customer as online, and with the help what stood there before."""
    customer = Customer.objects.select_for_update(of=("self",)).get(pk=given.customer_id)
    if customer.is_online:
        return
    OnlineHelp.objects.filter(customer=customer).exclude(online_before="").update(online_before="")
    given.online_before = OnlineBefore.UNKNOWN if customer.is_online is None else OnlineBefore.NO
    given.save(update_fields=["online_before"])
    _set_online(customer, True, by, at)


def _set_online(customer: Customer, is_online: bool | None, by: Actor, at: datetime) -> None:
    customers.set_preferences(
        customer=customer, channel=customer.channel, language=customer.language, format=customer.format,
        is_online=is_online, by=by, at=at,
    )  # fmt: skip


@command
def take_back(*, given: OnlineHelp, set_back: bool = False, by: Actor, at: datetime) -> None:
    """The help was recorded by mistake: it goes, and the history keeps what it said. Twice is once.

    With `set_back`, "is online" goes back to what it was before this help set it, where it still says so.
    """
    kept = OnlineHelp.objects.select_for_update().filter(pk=given.pk).first()
    if kept is None:
        return
    customer = Customer.objects.select_for_update(of=("self",)).get(pk=kept.customer_id)
    if set_back and kept.online_before and customer.is_online:
        _set_online(customer, None if kept.online_before == OnlineBefore.UNKNOWN else False, by, at)
    kept.delete()
