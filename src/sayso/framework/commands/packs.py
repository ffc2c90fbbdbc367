"""Load a pack: from then on its duties are counted. A new edition never rewrites old verdicts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sayso.foundations.access.actors import Actor
from sayso.foundations.clocks.counting import on_day
from sayso.foundations.history.context import command
from sayso.framework.commands import groups
from sayso.framework.models import Edition
from sayso.framework.queries.shelf import PackRefused, ReadPack, open_pack, regulations, shipped
from sayso.people.models import Landlord

__all__ = ["PackRefused", "ReadPack", "load", "open_pack", "regulations", "shipped"]


@command
def load(
    *, landlord: Landlord, pack: ReadPack, measured_from: date | None = None, by: Actor, at: datetime
) -> Edition:
    """Put an edition in force at a landlord, counted from `measured_from`, else from today.

    The same content again changes nothing. Other content under the same edition is refused: what was
    promised then must stay readable. The edition before ends the day before this one is counted.
    """
    read_pack = pack.pack
    if read_pack.nation != landlord.nation:
        raise PackRefused(
            f"This pack counts days in {read_pack.nation}, and {landlord.name} is in {landlord.nation}."
        )
    known = Edition.objects.filter(landlord=landlord, pack=read_pack.slug, edition=read_pack.edition).first()
    if known is not None:
        if known.sha256 == pack.sha256:
            return known
        raise PackRefused(
            f"Edition {read_pack.edition} is loaded already, with other content. Give the changed pack a new"
            " edition: what was promised before stays as it was."
        )
    begins = max(read_pack.starts_on, measured_from or on_day(at))
    _end_the_one_before(landlord, read_pack.slug, begins)
    edition = Edition.objects.create(
        landlord=landlord, pack=read_pack.slug, edition=read_pack.edition, name=read_pack.name,
        kind=read_pack.kind, starts_on=read_pack.starts_on, measured_from=begins, ends_on=read_pack.ends_on,
        review_on=read_pack.review_on, content=pack.content, files=pack.files, sha256=pack.sha256,
        loaded_at=at, loaded_by=by.actor_name,
    )  # fmt: skip
    for group in read_pack.groups:
        if not group.local:
            groups.open_group(
                landlord=landlord, name=group.name, kind=group.kind, slug=group.id, by=by, at=at
            )
    return edition


def _end_the_one_before(landlord: Landlord, slug: str, begins: date) -> None:
    for before in Edition.objects.filter(landlord=landlord, pack=slug):
        if before.measured_from >= begins:
            raise PackRefused(
                f"Edition {before.edition} is counted from {before.measured_from}, so a newer one must be"
                " counted from a later day."
            )
        if before.ends_on is None or before.ends_on >= begins:
            before.ends_on = begins - timedelta(days=1)
            before.save(update_fields=["ends_on"])
