"""Who is online, who would like to be, what holds them back, and what help worked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sayso.foundations.clocks.periods import Period, YearStart
from sayso.foundations.database.lately import Counted, lately, question
from sayso.foundations.history.tracking import history_of
from sayso.people.enums import Barrier, OnlineHelpKind, Wish, Worked
from sayso.people.models import Customer, GettingOnline, OnlineHelp, User
from sayso.people.queries.customers import for_viewer

YEAR = YearStart()
RESULT_NOTED = "people.online.note_result"  # the command, as history names it


@dataclass(frozen=True)
class Row:
    """One line of a table: its name and its numbers, from left to right."""

    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Counts:
    """How many are online, not online and not known; of the last two the wishes, and by each wish what holds them back."""

    online: int
    offline: int
    unknown: int
    wishes: list[Row]
    barriers: list[Row]


def of(customer: Customer) -> GettingOnline | None:
    """What the customer said when asked."""
    return getattr(customer, "getting_online", None)


def helps_of(customer: Customer) -> list[OnlineHelp]:
    """The help that the customer had, the latest first."""
    return list(OnlineHelp.objects.filter(customer=customer))


def help_for(viewer: User, pk: int) -> OnlineHelp | None:
    """One time that somebody had help, if the viewer may see who."""
    seen = OnlineHelp.objects.filter(customer__in=for_viewer(viewer)).select_related("customer")
    return seen.filter(pk=pk).first()


def set_online(given: OnlineHelp) -> bool:
    """Whether the customer's details say "is online" because of this help, as far as it remembers."""
    return bool(given.online_before and given.customer.is_online)


def unchanged_since(given: OnlineHelp) -> bool:
    """Whether "is online" was never changed after the result of this help set it. What history no longer holds: no."""
    past: Any = history_of(Customer)
    versions = past._default_manager.filter(pgh_obj=given.customer_id).order_by("pgh_id")
    before = versions.filter(Q(is_online=False) | Q(is_online=None)).last()
    if before is None or not set_online(given):
        return False
    change = versions.filter(pgh_id__gt=before.pgh_id).select_related("pgh_context").first()
    return bool(change and change.pgh_context and change.pgh_context.metadata.get("command") == RESULT_NOTED)


def _here(viewer: User, today: date) -> QuerySet[Customer]:
    """Everybody whom the viewer may see: nobody who left, was merged or was taken out."""
    people = for_viewer(viewer).select_related(None)
    return people.filter(Q(left_on=None) | Q(left_on__gt=today), merged_into=None, erasure=None).order_by()


def _not_online(people: QuerySet[Customer]) -> QuerySet[Customer]:
    return people.filter(Q(is_online=False) | Q(is_online=None))


def counts(viewer: User, today: date) -> Counted[Counts]:
    """True numbers, for those who may read the register by name; of the whole of what they may see."""
    people = _here(viewer, today)
    return lately(lambda: _counts(people), "online", question(people), today)


def _counts(people: QuerySet[Customer]) -> Counts:
    of_all = dict(people.values_list("is_online").annotate(Count("pk")))
    held_back = {f"by_{one}": Count("pk", filter=Q(barriers__contains=[one])) for one in Barrier.values}
    answers: list[Any] = list(
        GettingOnline.objects.filter(customer__in=_not_online(people))
        .values("wish", "customer__is_online").annotate(n=Count("pk"), **held_back)
    )  # fmt: skip
    by = {(one["wish"], one["customer__is_online"]): one["n"] for one in answers}
    offline, unknown = of_all.get(False, 0), of_all.get(None, 0)
    wishes = [
        Row(str(label), (by.get((wish, False), 0), by.get((wish, None), 0))) for wish, label in Wish.choices
    ]
    unasked = [
        all_of - sum(one.numbers[at] for one in wishes) for at, all_of in enumerate((offline, unknown))
    ]
    barriers = [
        Row(
            str(label),
            tuple(
                sum(one[f"by_{barrier}"] for one in answers if one["wish"] == wish) for wish in Wish.values
            ),
        )
        for barrier, label in Barrier.choices
    ]
    return Counts(
        of_all.get(True, 0), offline, unknown, [*wishes, Row(_("Not asked yet"), tuple(unasked))], barriers
    )


def waiting(viewer: User, today: date) -> QuerySet[GettingOnline]:
    """Those who would like to get online and had no help yet, whoever has waited longest first."""
    return (
        GettingOnline.objects.filter(
            ~Exists(OnlineHelp.objects.filter(customer=OuterRef("customer"))),
            customer__in=_not_online(_here(viewer, today)), wish=Wish.YES,
        )
        .select_related("customer__home", "customer__place")
        .order_by("since", "pk")
    )  # fmt: skip


def _given(viewer: User) -> QuerySet[OnlineHelp]:
    """All help of theirs, also of those who left since. What stayed with a merged record stands on the other too."""
    return OnlineHelp.objects.filter(customer__in=for_viewer(viewer), customer__merged_into=None).order_by()


def years(viewer: User, today: date) -> list[Period]:
    """This year, and each before it in which help was given; the newest first."""
    months = _given(viewer).dates("given_on", "month")
    return sorted({YEAR.year_of(today), *(YEAR.year_of(one) for one in months)}, reverse=True)


def help_in(viewer: User, year: Period) -> list[Row]:
    """By kind: how often help was given in the year, to how many people, and whether it worked: yes, partly, no, not known yet."""
    results = {f"worked_{one}": Count("pk", filter=Q(result=one)) for one in Worked.values}
    given: Any = (
        _given(viewer).filter(given_on__range=(year.start, year.end))
        .values("kind").annotate(times=Count("pk"), people=Count("customer", distinct=True), **results)
    )  # fmt: skip
    found = {one["kind"]: one for one in given}
    columns = ("times", "people", "worked_yes", "worked_partly", "worked_no", "worked_unknown")
    return [
        Row(str(label), tuple(found[kind][name] if kind in found else 0 for name in columns))
        for kind, label in OnlineHelpKind.choices
    ]
