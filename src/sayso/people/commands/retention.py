"""Let go of what is past its time: each kind by its rule, a landlord at a time, some records at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.documents.models import StoredFile
from sayso.foundations.history.context import command
from sayso.foundations.history.erasing import erasing, nothing
from sayso.foundations.history.retention import Retention, declared
from sayso.foundations.history.tracking import history_of
from sayso.foundations.refusals import Refusal
from sayso.people.commands import erasure
from sayso.people.models import Customer, Landlord, RetentionRule, RetentionRun
from sayso.people.models.retention import LONGEST
from sayso.people.queries import retention

AT_ONCE = 2000  # records in one transaction
PEOPLE_AT_ONCE = 20  # taking out a whole person looks through every table


class NotALength(Refusal):
    """A length is a number of months."""


@command
def choose(*, landlord: Landlord, months: Mapping[str, int], by: Actor, at: datetime) -> None:
    """Set how long the landlord keeps each kind. Raises `NotALength`."""
    standing = {rule.kind: rule.months for _model, rule in declared()}
    for kind, length in months.items():
        if kind not in standing or not 1 <= length <= LONGEST:
            raise NotALength(
                _("Give a number of months from 1 to %(most)s.") % {"most": LONGEST}, field=f"months-{kind}"
            )
        if length == standing[kind]:
            RetentionRule.objects.filter(landlord=landlord, kind=kind).delete()
        else:
            RetentionRule.objects.update_or_create(landlord=landlord, kind=kind, defaults={"months": length})


def run_everywhere(*, by: Actor, at: datetime) -> None:
    """Let go of all that is past its time, at every landlord; a kind at a time, so that one trouble stops only itself."""
    for landlord in Landlord.objects.order_by("pk"):
        for kind in _kinds():
            while let_go(landlord=landlord, kind=kind, by=by, at=at):
                pass


def _kinds() -> Iterator[str]:
    """Whole people last: what holds them has gone by then."""
    return (rule.kind for _model, rule in sorted(declared(), key=lambda one: one[1].whole_person))


@command
def let_go(*, landlord: Landlord, kind: str, by: Actor, at: datetime) -> int:
    """Let go of the next records of one kind that are past their time. Returns how many: none when all is done."""
    model, rule = next(one for one in declared() if one[1].kind == kind)
    today, months = timezone.localdate(at), retention.chosen(landlord)
    some = PEOPLE_AT_ONCE if rule.whole_person else AT_ONCE
    due = list(
        retention.due(model, rule, landlord, months, today).order_by("pk").values_list("pk", flat=True)[:some]
    )
    if not due:
        return 0
    if rule.whole_person:
        _take_people_out(due, months[kind], by, at)
    else:
        _empty(model, rule, due)
    RetentionRun.objects.create(
        landlord=landlord, kind=kind, at=at, cutoff=retention.cutoff(months[kind], today), records=len(due)
    )
    return len(due)


def _take_people_out(due: list[int], months: int, by: Actor, at: datetime) -> None:
    for customer in Customer.objects.filter(pk__in=due):
        because = f"Left more than {months} months ago, and nothing of theirs is younger."
        erasure.erase(customer=customer, because=because, although_there=True, by=by, at=at)


def _empty(model: type[Model], rule: Retention, due: list[Any]) -> None:
    """Empty the fields, or delete the rows, and the same in their history."""
    rows, history = model._default_manager.filter(pk__in=due), history_of(model)
    with erasing():
        if not rule.takes:
            rows.delete()
            if history:
                history._default_manager.filter(pgh_obj__in=due).delete()
            return
        values = {name: nothing(model._meta.get_field(name)) for name in rule.takes}  # type: ignore[arg-type]
        files = _files(model, rule, due)
        rows.update(**values)
        if history:
            history._default_manager.filter(pgh_obj__in=due).update(**values)
        for file in files:
            file.drop()


def _files(model: type[Model], rule: Retention, due: list[Any]) -> list[StoredFile]:
    """The stored files that the emptied fields point to."""
    ways = [name for name in rule.takes if model._meta.get_field(name).related_model is StoredFile]
    ids = {pk for way in ways for pk in model._default_manager.filter(pk__in=due).values_list(way, flat=True)}
    return list(StoredFile.objects.filter(pk__in=ids - {None}))
