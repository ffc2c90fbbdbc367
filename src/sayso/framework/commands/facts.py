"""Report facts: what happened, to what, when. A mistake is mended by a new fact, never by changing one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.enums import ABOUT_DUTIES, FACT_KINDS, FactKind
from sayso.framework.models import EngagementGroup, Fact
from sayso.framework.rules.problems import nearest
from sayso.people.models import Landlord, Place


class FactRefused(Refusal):
    """The fact cannot be recorded as it was given."""


@command
def record(
    *,
    kind: str | FactKind,
    landlord: Landlord,
    subject: Subject,
    occurred_at: datetime,
    place: Place | None = None,
    group: str = "",
    value: Decimal | float | int | None = None,
    note: str = "",
    evidence_url: str = "",
    decided_by: str = "",
    key: str = "",
    by: Actor,
    at: datetime,
) -> Fact:
    """Add a fact. With a `key`, the same report sent twice gives the first fact back."""
    name = kind.name if isinstance(kind, FactKind) else kind
    _check(name, landlord, subject, occurred_at, place, group, value, at)
    fact = Fact(
        landlord=landlord, kind=name, subject_kind=subject.kind, subject_id=subject.id,
        subject_title=subject.title[:200], subject_url=subject.url, place=place, group=group,
        value=None if value is None else Decimal(str(value)), occurred_at=occurred_at, recorded_at=at,
        recorded_by=by.actor_name, note=note.strip(), evidence_url=evidence_url.strip(),
        decided_by=decided_by.strip(), key=key,
    )  # fmt: skip
    return _save(fact)


def _check(
    name: str, landlord: Landlord, subject: Subject, occurred_at: datetime, place: Place | None, group: str,
    value: Decimal | float | int | None, at: datetime,
) -> None:  # fmt: skip
    if name not in FACT_KINDS:
        near = nearest(name, FACT_KINDS)
        raise FactRefused(
            f"No app reports “{name}”." + (f" Did you mean “{near}”?" if near else ""), field="kind"
        )
    if not subject.id.strip() or not subject.kind.strip():
        raise FactRefused("Say what it is about.", field="subject")
    if occurred_at.tzinfo is None:
        raise FactRefused("Say when it happened with its time zone.", field="occurred_at")
    if occurred_at > at:
        raise FactRefused("That day has not come yet. Record it when it has happened.", field="occurred_at")
    if place is not None and place.landlord_id != landlord.pk:
        raise FactRefused("That place belongs to another landlord.", field="place")
    if FACT_KINDS[name].unit and value is None:
        raise FactRefused(f"This needs a figure ({FACT_KINDS[name].unit}).", field="value")
    if group and not EngagementGroup.objects.filter(landlord=landlord, slug=group).exists():
        raise FactRefused(f"There is no group “{group}”.", field="group")


@dataclass(frozen=True)
class Report:
    """One fact of many that a command reports together. The key makes a second report of it nothing."""

    kind: str
    subject: Subject
    key: str
    place: Place | None = None
    note: str = ""


@command
def record_all(*, landlord: Landlord, reports: Iterable[Report], by: Actor, at: datetime) -> None:
    """Add what happened now, in one statement; those whose key is known are left as they are."""
    reports = list(reports)
    for one in reports:
        _check(one.kind, landlord, one.subject, at, one.place, "", None, at)
    Fact.objects.bulk_create(
        [
            Fact(
                landlord=landlord, kind=one.kind, subject_kind=one.subject.kind, subject_id=one.subject.id,
                subject_title=one.subject.title[:200], subject_url=one.subject.url, place=one.place,
                occurred_at=at, recorded_at=at, recorded_by=by.actor_name, key=one.key, note=one.note,
            )
            for one in reports
        ],
        ignore_conflicts=True,
        batch_size=1000,
    )  # fmt: skip


def _save(fact: Fact) -> Fact:
    """Insert the fact, or give back the one that has its key."""
    if fact.key:
        known = Fact.objects.filter(landlord=fact.landlord, key=fact.key).first()
        if known is None:
            try:
                with transaction.atomic():
                    fact.save(force_insert=True)
            except IntegrityError:
                known = Fact.objects.filter(landlord=fact.landlord, key=fact.key).first()
                if known is None:
                    raise
        if known is not None:
            if (known.kind, known.subject_kind, known.subject_id) != (
                fact.kind, fact.subject_kind, fact.subject_id,
            ):  # fmt: skip
                raise FactRefused(
                    "This form was sent already, for something else. Open it again.", field="key"
                )
            return known
        return fact
    fact.save(force_insert=True)
    return fact


@command
def correct(
    *,
    fact: Fact,
    reason: str,
    occurred_at: datetime | None = None,
    value: Decimal | float | int | None = None,
    evidence_url: str | None = None,
    key: str = "",
    by: Actor,
    at: datetime,
) -> Fact:
    """Add a fact that stands in place of another, with the reason; what is not given stays as it was."""
    if key and (known := Fact.objects.filter(landlord=fact.landlord, key=key, corrects=fact).first()):
        return known
    _check_mending(fact, reason)
    happened = occurred_at or fact.occurred_at
    if happened > at:
        raise FactRefused("That day has not come yet.", field="occurred_at")
    new = _mending(fact, reason, by, at, key)
    new.occurred_at = happened
    if value is not None:
        new.value = Decimal(str(value))
    if evidence_url is not None:
        new.evidence_url = evidence_url.strip()
    return _mended(new)


@command
def retract(*, fact: Fact, reason: str, key: str = "", by: Actor, at: datetime) -> Fact:
    """Withdraw a fact that was not so, with the reason; the record keeps both."""
    if key and (known := Fact.objects.filter(landlord=fact.landlord, key=key, corrects=fact).first()):
        return known
    _check_mending(fact, reason)
    new = _mending(fact, reason, by, at, key)
    new.retracts = True
    return _mended(new)


@command
def take_back(*, landlord: Landlord, key: str, reason: str, by: Actor, at: datetime) -> Fact | None:
    """Withdraw what was reported under a key, as it stands now. None where nothing stands: never reported, or withdrawn before."""
    latest = Fact.objects.filter(landlord=landlord, key=key).first()
    while latest is not None and (newer := Fact.objects.filter(corrects=latest).first()):
        latest = newer
    return None if latest is None or latest.retracts else retract(fact=latest, reason=reason, by=by, at=at)


def _mended(new: Fact) -> Fact:
    """Insert the mending; of two at the same moment only one can be."""
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:
        raise FactRefused("This was corrected already. Open the newer fact and correct that one.") from None
    return new


def _check_mending(fact: Fact, reason: str) -> None:
    if not reason.strip():
        raise FactRefused("Say why: the reason is kept with the record.", field="reason")
    if fact.retracts:
        raise FactRefused("This is a withdrawal already. Record what happened as a new fact.")
    if Fact.objects.filter(corrects=fact).exists():
        raise FactRefused("This was corrected already. Open the newer fact and correct that one.")


def _mending(fact: Fact, reason: str, by: Actor, at: datetime, key: str) -> Fact:
    return Fact(
        landlord_id=fact.landlord_id, kind=fact.kind, subject_kind=fact.subject_kind,
        subject_id=fact.subject_id, subject_title=fact.subject_title, subject_url=fact.subject_url,
        place_id=fact.place_id, group=fact.group, value=fact.value, occurred_at=fact.occurred_at,
        recorded_at=at, recorded_by=by.actor_name, note=reason.strip(), evidence_url=fact.evidence_url,
        decided_by=fact.decided_by, key=key, corrects=fact,
    )  # fmt: skip


def is_about_a_duty(kind: str) -> bool:
    """Whether facts of the kind are recorded by the commands for duties, not by hand."""
    return kind in ABOUT_DUTIES
