"""Call for a review of the framework because something happened; it is a duty until it is done."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.clocks.counting import on_day
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts
from sayso.framework.models import Fact
from sayso.framework.queries import reviews as asked
from sayso.framework.queries.drafts import newest
from sayso.framework.rules.own_review import ANSWERED, CALLED, REVIEWED
from sayso.people.models import Landlord


class ReviewRefused(Refusal):
    """The review cannot be called for so."""


@command
def call(*, landlord: Landlord, done_by: date, reason: str, key: str, by: Actor, at: datetime) -> Fact:
    """Put on the record that the framework must be reviewed by a day, and why. The same key is one call."""
    edition = newest(landlord)
    if edition is None:
        raise ReviewRefused(_("There is no framework to review yet."))
    days = (done_by - on_day(at)).days
    if days < 1:
        raise ReviewRefused(_("Choose a day after today."), field="done_by")
    if not reason.strip():
        raise ReviewRefused(_("Say why."), field="reason")
    return facts.record(
        kind=CALLED, landlord=landlord, subject=Subject("framework", f"{edition.pack}-{key}", str(edition)),
        occurred_at=at, value=days, note=reason, key=f"review-{key}", by=by, at=at,
    )  # fmt: skip


@command
def done(
    *, landlord: Landlord, subject: Subject, occurred_at: datetime, note: str, evidence_url: str, key: str,
    by: Actor, at: datetime,
) -> None:  # fmt: skip
    """Put on the record that the framework was reviewed: by itself, and for each review that was called for."""
    told: dict[str, Any] = {"landlord": landlord, "occurred_at": occurred_at, "note": note,
            "evidence_url": evidence_url, "by": by, "at": at}  # fmt: skip
    facts.record(kind=REVIEWED, subject=subject, key=key, **told)
    for one in asked.still_called_for(landlord):
        if one.occurred_at <= occurred_at:
            facts.record(
                kind=ANSWERED, subject=Subject(one.subject_kind, one.subject_id, one.subject_title),
                key=f"{key}-{one.pk}", **told,
            )  # fmt: skip
