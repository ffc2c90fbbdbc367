"""What the source says that people need, as needs of theirs. Few rows differ each night, so they are taken one by one.

A need of the source is held once for each person, with the references of all rows behind it (`source_key`): it ends when the
last of them has ended. What somebody recorded by hand is left alone.
"""

# ruff: noqa: S608 (every value goes by parameter; only our own clauses are put together)

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from sayso.foundations.access.actors import Actor
from sayso.people.commands import merging
from sayso.people.commands.extracts.members_sql import RESOLVED, STANDS
from sayso.people.commands.imports.staging import rows_of
from sayso.people.enums import Need, Origin
from sayso.people.events import contact_guarded
from sayso.people.models import Customer, CustomerNeed, Landlord, Merge
from sayso.people.queries import identifiers
from sayso.people.rules import extract_needs as rules

_BETWEEN = "\x1f"


@dataclass(frozen=True)
class _Row:
    """One row of the list, that differs from what was sent before."""

    customer: int
    ref: str
    code: str | None
    said: str | None
    special: str | None
    ends: date | None
    review: date | None

    @property
    def need(self) -> str | None:
        return rules.NEEDS.get(self.code or "")


class _Held:
    """The needs that the source has told of, by person and kind and by the references behind them."""

    def __init__(self, landlord: Landlord, source: str, customers: set[int]) -> None:
        self.source = source
        theirs = CustomerNeed.objects.filter(customer__landlord=landlord)
        self.of_source = {
            one.pk: one for one in theirs.filter(source=source).exclude(source_key="").select_for_update(of=("self",))
        }  # fmt: skip
        self.open = {
            (one.customer_id, one.need): one for one in theirs.filter(customer__in=customers, ended_on=None)
        }
        self.open |= {
            (one.customer_id, one.need): one for one in self.of_source.values() if one.ended_on is None
        }
        self.behind: dict[str, set[int]] = {}
        for one in self.of_source.values():
            for ref in one.source_key.split(_BETWEEN):
                self.behind.setdefault(ref, set()).add(one.pk)

    def drop(self, ref: str, ended: date, keep: CustomerNeed | None = None) -> None:
        """The reference no longer stands behind anything but `keep`; what nothing stands behind any more has ended."""
        for pk in self.behind.pop(ref, set()):
            one = self.of_source[pk]
            if one is keep:
                self.behind.setdefault(ref, set()).add(pk)
                continue
            rest = [held for held in one.source_key.split(_BETWEEN) if held != ref]
            one.source_key = _BETWEEN.join(rest)
            if not rest and one.ended_on is None:
                one.ended_on = ended
                self.open.pop((one.customer_id, one.need), None)
            one.save(update_fields=["source_key", "ended_on"])


def write(landlord: Landlord, source: str, today: date, by: Actor, at: datetime) -> None:
    """Begin, change and end needs as the rows say; tell of those who are now reached only as agreed."""
    found = rows_of(
        f"""SELECT {STANDS}, t.person_alert_ref, t.alert_subcode, t.confidentiality, t.special_category, t.end_date, t.review_date
              FROM x_needs t {RESOLVED} WHERE {STANDS} IS NOT NULL ORDER BY t.person_alert_ref""",
        landlord=landlord.pk, source=source,
    )  # fmt: skip
    rows = [_Row(*row) for row in found]
    merged = dict(rows_of("SELECT id, root FROM x_root"))
    split = bool(rows_of("SELECT 1 FROM x_person WHERE is_split LIMIT 1"))
    if not rows and not merged and not split:
        return
    moved = _follow_split(landlord, by, at) if split else []
    moved += _follow_merged(merged)
    held = _Held(landlord, source, {one.customer for one in rows})
    guarded = {pk for pk, need in moved if need == Need.SAFE_CONTACT}
    for row in rows:
        if _take(held, row, today, by, at) and row.need == Need.SAFE_CONTACT:
            guarded.add(row.customer)
    for customer in Customer.objects.filter(pk__in=guarded).order_by("pk"):
        contact_guarded.send(sender=None, customer=customer, by=by, at=at)


def _take(held: _Held, row: _Row, today: date, by: Actor, at: datetime) -> bool:
    """One row; whether a need begins by it."""
    need = row.need
    if need is None or rules.is_over(row.ends, today):
        held.drop(row.ref, min(row.ends or today, today))
        return False
    kept = held.open.get((row.customer, need))
    held.drop(row.ref, today, keep=kept)
    values = {
        "confidentiality": rules.confidentiality(need, row.said, row.special),
        "review_on": rules.review_on(row.review, row.ends, today),
    }
    if kept is None:
        made = CustomerNeed.objects.create(
            customer_id=row.customer, need=need, basis=rules.basis(need), origin=Origin.FILE, source=held.source,
            source_key=row.ref, recorded_at=at, recorded_by=by.actor_name, **values,
        )  # fmt: skip
        held.open[row.customer, need] = held.of_source[made.pk] = made
        held.behind.setdefault(row.ref, set()).add(made.pk)
        return True
    if kept.source == held.source:
        _change(held, kept, row, values)
    return False


def _change(held: _Held, kept: CustomerNeed, row: _Row, values: dict[str, object]) -> None:
    """Another row, or the same again, stands behind a need. Several rows: what one of them restricts stays restricted."""
    refs = [one for one in kept.source_key.split(_BETWEEN) if one]
    if set(refs) - {row.ref} and kept.confidentiality == "restricted":
        values["confidentiality"] = kept.confidentiality
    if row.review is None and row.ends is None and row.ref in refs:
        values["review_on"] = kept.review_on  # a year from whichever night reads it again is no news
    values["source_key"] = _BETWEEN.join(sorted({*refs, row.ref}))
    held.behind.setdefault(row.ref, set()).add(kept.pk)
    if any(getattr(kept, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(kept, name, value)
        kept.save(update_fields=list(values))


def _follow_merged(merged: dict[int, int]) -> list[tuple[int, str]]:
    """What a merged record needs, the one that stands for it needs. Gives who got what."""
    moved = []
    theirs = CustomerNeed.objects.filter(customer__in=merged, ended_on=None).order_by("pk")
    for one in list(theirs) if merged else ():
        root = merged[one.customer_id]
        same = CustomerNeed.objects.filter(customer=root, need=one.need, ended_on=None).first()
        if same is None:
            one.came_from_id, one.customer_id = one.came_from_id or one.customer_id, root
            one.save(update_fields=["customer", "came_from"])
            moved.append((root, one.need))
    return moved


def _follow_split(landlord: Landlord, by: Actor, at: datetime) -> list[tuple[int, str]]:
    """What a record that stands by itself again needed goes back to it, whoever had merged it. Gives who got what."""
    moved: list[tuple[int, str]] = []
    for merge in Merge.objects.filter(
        kept__landlord=landlord, undone_at=None, merged__merged_into=None
    ).order_by("pk"):
        merging.split_by_source(merge=merge, by=by, at=at)
        theirs = CustomerNeed.objects.filter(customer=merge.merged_id, ended_on=None)
        moved += theirs.values_list("customer", "need")
    strays = CustomerNeed.objects.filter(customer__landlord=landlord).exclude(came_from=None)
    for one in (
        strays.exclude(came_from__merged_into=F("customer")).select_related("came_from").order_by("pk")
    ):
        root = identifiers.survivor(one.came_from)  # type: ignore[arg-type]
        if root.pk != one.customer_id and merging.points(CustomerNeed, "customer", [one.pk], root):
            if root.pk == one.came_from_id:
                CustomerNeed.objects.filter(pk=one.pk).update(came_from=None)
            if one.ended_on is None:
                moved.append((root.pk, one.need))
    return moved
