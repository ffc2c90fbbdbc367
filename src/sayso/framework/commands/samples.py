"""Draw closed cases by chance: from a seed that everyone can know, so that nobody can choose."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.clocks.counting import on_day
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts
from sayso.framework.commands.facts import Report
from sayso.framework.enums import DRAWN, SAMPLED
from sayso.framework.models import Fact
from sayso.framework.queries import samples as asked
from sayso.framework.rules.processes import draw as drawn_from
from sayso.people.models import Landlord


class SampleRefused(Refusal):
    """There is nothing to draw so."""


@command
def draw(*, landlord: Landlord, sample: str, starts_on: date, by: Actor, at: datetime) -> Fact:
    """Draw the cases of the period of a sample that begins on a day; a second draw gives the first back."""
    Landlord.objects.select_for_update().get(
        pk=landlord.pk
    )  # of two at the same moment the second sees the first
    one = asked.named(landlord, sample, starts_on, on_day(at))
    if one is None:
        raise SampleRefused(_("There is no such sample, or its time is not over yet."))
    known = Fact.objects.filter(landlord=landlord, kind=DRAWN.name, key=one.key).first()
    if known is not None:
        return known
    closed = asked.closed(landlord, one)
    if not closed:
        raise SampleRefused(_("No case was closed in that time, so there is nothing to draw."))
    names = drawn_from(one.seed, closed, one.sample.number(len(closed)))
    title = f"{one.sample.name}, {date_format(one.period.start, 'j F Y')}"
    fact = facts.record(
        kind=DRAWN, landlord=landlord, subject=Subject("sample", one.subject_id, title), occurred_at=at,
        value=len(names), note=one.seed, key=one.key, by=by, at=at,
    )  # fmt: skip
    facts.record_all(
        landlord=landlord, by=by, at=at, reports=[_report(one, name, closed[name]) for name in names]
    )
    return fact


def _report(one: asked.Drawable, name: str, fact: Fact) -> Report:
    subject = Subject(fact.subject_kind, fact.subject_id, fact.subject_title, fact.subject_url)
    short = hashlib.sha256(name.encode()).hexdigest()[:16]
    key = f"sampled:{hashlib.sha256(one.key.encode()).hexdigest()[:16]}:{short}"
    return Report(SAMPLED.name, subject, key, fact.place, one.seed)
