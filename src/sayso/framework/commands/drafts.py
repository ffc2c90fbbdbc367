"""Write the next edition of a framework: draft, customers' review, approval by the named body, publication."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.clocks.counting import LONDON, on_day
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.commands import packs, reviews
from sayso.framework.models import Draft, Edition
from sayso.framework.queries import drafts as asked
from sayso.framework.queries.shelf import ReadPack, from_texts
from sayso.framework.rules import drafting
from sayso.framework.rules.problems import PackProblems
from sayso.people.models import Landlord

Table = Mapping[str, Any]


class DraftRefused(Refusal):
    """The draft cannot be changed, or taken a step further, as was asked."""


@command
def start(
    *, landlord: Landlord, edition: str, starts_on: date, based_on: Edition | None = None,
    pack: ReadPack | None = None, name: str = "", key: str = "", by: Actor, at: datetime,
) -> Draft:  # fmt: skip
    """Begin the next edition: from one that is loaded, from a pack, or from nothing but a name."""
    if key and (known := Draft.objects.filter(landlord=landlord, key=key).first()):
        return known
    _edition_is_new(landlord, edition)
    source = based_on.content if based_on else pack.content if pack else None
    day = starts_on.isoformat()
    if source is None:
        if not name.strip():
            raise DraftRefused(_("A framework needs a name."), field="name")
        content = drafting.blank(
            name=name.strip(), landlord=landlord.name, nation=landlord.nation, edition=edition, starts_on=day,
            source=name.strip(),
        )  # fmt: skip
    else:
        content = drafting.next_edition(dict(source), edition=edition, starts_on=day)
        content = {**content, drafting.TOP: {**content[drafting.TOP], "landlord": landlord.name,
                                             "nation": landlord.nation}}  # fmt: skip
    slug = (
        based_on.pack
        if based_on
        else asked.own_slug(landlord) or drafting.new_id(name or landlord.name, set())
    )
    return Draft.objects.create(
        landlord=landlord, pack=slug, edition=edition, based_on=based_on or asked.newest(landlord),
        content=content, created_at=at, created_by=by.actor_name, changed_at=at, changed_by=by.actor_name,
        key=key,
    )  # fmt: skip


@command
def import_pack(*, landlord: Landlord, pack: ReadPack, key: str = "", by: Actor, at: datetime) -> Draft:
    """Begin a draft with a pack as it was written, so that it can be given back to the byte."""
    if key and (known := Draft.objects.filter(landlord=landlord, key=key).first()):
        return known
    if pack.pack.is_regulation:
        raise DraftRefused(_("This is a regulation. A landlord's framework is meant here."), field="file")
    if pack.pack.nation != landlord.nation:
        raise DraftRefused(
            _("This framework counts days in another nation than the landlord's."), field="file"
        )
    return Draft.objects.create(
        landlord=landlord, pack=asked.own_slug(landlord) or pack.pack.slug, edition=pack.pack.edition,
        based_on=asked.newest(landlord), content=pack.content, files=dict(pack.files), created_at=at,
        created_by=by.actor_name, changed_at=at, changed_by=by.actor_name, key=key,
    )  # fmt: skip


@command
def put(
    *, draft: Draft, revision: int, section: str, number: int | None, table: Table, by: Actor, at: datetime
) -> Draft:
    """Change one item of a section, or add one where `number` is None."""
    own = _to_write(draft, revision)
    if section == drafting.TOP and table.get("edition") != own.edition:
        _edition_is_new(own.landlord, str(table.get("edition", "")), own)
        own.edition = str(table["edition"])
    return _written(own, drafting.put(own.content, section, number, table), by, at)


@command
def remove(*, draft: Draft, revision: int, section: str, number: int, by: Actor, at: datetime) -> Draft:
    """Take one item out."""
    own = _to_write(draft, revision)
    return _written(own, drafting.without(own.content, section, number), by, at)


@command
def move(
    *, draft: Draft, revision: int, section: str, number: int, down: int, by: Actor, at: datetime
) -> Draft:
    """Move one item so many places down, or up."""
    own = _to_write(draft, revision)
    return _written(own, drafting.moved(own.content, section, number, down), by, at)


@command
def open_review(*, draft: Draft, review_from: date, review_until: date, by: Actor, at: datetime) -> Draft:
    """Show the draft to customers between two days. Nothing is changed while they read it."""
    own = _at_stage(draft, "writing", "reviewed")
    _has_no_mistakes(own)
    if review_until < review_from:
        raise DraftRefused(_("The last day cannot be before the first."), field="review_until")
    own.review_from, own.review_until = review_from, review_until
    return _at(own, "review", by, at)


@command
def close_review(*, draft: Draft, said: str, by: Actor, at: datetime) -> Draft:
    """End the customers' review, with what they said and what became of it."""
    own = _at_stage(draft, "review")
    if not said.strip():
        raise DraftRefused(_("Say what customers said, and what became of it."), field="said")
    top = {**own.content[drafting.TOP], "consultation": said.strip()}
    own.content, own.files, own.revision = {**own.content, drafting.TOP: top}, {}, own.revision + 1
    return _at(own, "reviewed", by, at)


@command
def approve(*, draft: Draft, on: date, evidence: str = "", by: Actor, at: datetime) -> Draft:
    """Record that the body named in the draft approved it, on a day that its minutes show."""
    own = _at_stage(draft, "reviewed")
    if on > on_day(at):
        raise DraftRefused(_("That day has not come yet."), field="on")
    for step in asked.steps(own):
        if step.before_approval and not step.done:
            raise DraftRefused(step.wants)
    top = {**own.content[drafting.TOP], "approved_on": on.isoformat()}
    own.content, own.files, own.revision = {**own.content, drafting.TOP: top}, {}, own.revision + 1
    own.approved_by, own.approved_on, own.approved_evidence = top["approved_by"], on, evidence.strip()
    return _at(own, "approved", by, at)


@command
def reopen(*, draft: Draft, reason: str, by: Actor, at: datetime) -> Draft:
    """Write on. The review goes back to its beginning, and an approval no longer holds."""
    own = _at_stage(draft, "review", "reviewed", "approved")
    top = {key: one for key, one in own.content[drafting.TOP].items() if key != "approved_on"}
    if top != own.content[drafting.TOP]:
        own.content, own.files, own.revision = {**own.content, drafting.TOP: top}, {}, own.revision + 1
    own.review_from = own.review_until = own.approved_on = None
    own.approved_by = own.approved_evidence = ""
    return _at(own, "writing", by, at)


@command
def publish(*, draft: Draft, measured_from: date, by: Actor, at: datetime) -> Edition:
    """Put the approved draft in force from a day; that the framework was reviewed is on the record with it."""
    own = Draft.objects.select_for_update().get(pk=draft.pk)
    if own.stage == "published" and own.published_as is not None:
        return own.published_as
    own = _at_stage(own, "approved")
    pack = read(own)
    edition = packs.load(landlord=own.landlord, pack=pack, measured_from=measured_from, by=by, at=at)
    own.published_as = edition
    _at(own, "published", by, at)
    assert own.approved_on is not None
    link = own.approved_evidence if own.approved_evidence.startswith(("https://", "http://", "/")) else ""
    reviews.done(
        landlord=own.landlord, subject=Subject("framework", own.pack, f"{pack.pack.name}, {own.edition}"),
        occurred_at=min(datetime.combine(own.approved_on, time(12), LONDON), at), evidence_url=link,
        note=f"{own.approved_by}. {own.approved_evidence}".strip(), key=f"draft-{own.pk}-reviewed", by=by, at=at,
    )  # fmt: skip
    return edition


@command
def drop(*, draft: Draft, reason: str, by: Actor, at: datetime) -> Draft:
    """Set a draft aside; it can still be read."""
    own = _at_stage(draft, "writing", "review", "reviewed", "approved")
    return _at(own, "dropped", by, at)


def read(draft: Draft) -> ReadPack:
    """The draft as a pack; refused with what is wrong first."""
    try:
        return from_texts(draft.pack, asked.texts(draft))
    except PackProblems as trouble:
        raise DraftRefused(trouble.problems[0].says) from trouble


def _edition_is_new(landlord: Landlord, edition: str, own: Draft | None = None) -> None:
    if not edition.strip():
        raise DraftRefused(_("Say what the edition is called."), field="edition")
    if Edition.objects.filter(landlord=landlord, kind="framework", edition=edition.strip()).exists():
        raise DraftRefused(_("There is an edition of that name. Give this one another."), field="edition")


def _has_no_mistakes(draft: Draft) -> None:
    if asked.mistakes(draft):
        raise DraftRefused(_("Mend the mistakes in the draft first."))


def _locked(draft: Draft) -> Draft:
    return Draft.objects.select_for_update().select_related("landlord").get(pk=draft.pk)


def _at_stage(draft: Draft, *stages: str) -> Draft:
    own = _locked(draft)
    if own.stage not in stages:
        raise DraftRefused(_("The draft has gone on since this page was opened. Look at where it stands."))
    return own


def _to_write(draft: Draft, revision: int) -> Draft:
    own = _locked(draft)
    if own.stage not in ("writing", "reviewed"):
        raise DraftRefused(_("The draft cannot be changed now. Open it for writing first."))
    if own.revision != revision:
        raise DraftRefused(
            _("Someone changed the draft since you opened this page. Open it again and make your change.")
        )
    return own


def _written(own: Draft, content: dict[str, Any], by: Actor, at: datetime) -> Draft:
    own.content, own.files, own.revision = content, {}, own.revision + 1
    return _at(own, own.stage, by, at)


def _at(own: Draft, stage: str, by: Actor, at: datetime) -> Draft:
    own.stage, own.changed_at, own.changed_by = stage, at, by.actor_name
    own.save()
    return own
