"""Questions about a landlord's framework: which editions, which groups, which menu."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Case, F, JSONField, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sayso.foundations.clocks.calendars import Calendar
from sayso.framework.models import Edition, EngagementGroup
from sayso.framework.rules.bodies import Group
from sayso.framework.rules.own_review import with_own_review
from sayso.framework.rules.packs import Opportunity, Pack
from sayso.framework.rules.reading import pack_from
from sayso.framework.rules.scope import Terms
from sayso.framework.rules.writing import FILE, text_of
from sayso.people.models import Landlord


@dataclass(frozen=True)
class LoadedEdition:
    """An edition in force at a landlord, with its pack."""

    pk: int
    pack: Pack
    measured_from: date
    ends_on: date | None
    loaded_at: datetime
    sha256: str

    def terms(self, until: date) -> Terms:
        """What its time is counted by, with periods that begin up to `until`."""
        return Terms(
            calendar=Calendar(self.pack.nation, frozenset(self.pack.closures)),
            year=self.pack.year,
            starts_on=self.measured_from,
            until=until,
            ends_on=self.ends_on,
            closes_on=self.pack.review_on,
            office=self.pack.office,
        )


def loaded(landlord: Landlord) -> list[LoadedEdition]:
    """Every edition of every pack of a landlord, the oldest first."""
    # The words of a pack are long; those that this process has made a pack of stay in the database.
    unread = Case(When(sha256__in=list(_packs), then=None), default=F("content"), output_field=JSONField())
    found = Edition.objects.filter(landlord=landlord).defer("content", "files").annotate(unread=unread)
    return [
        LoadedEdition(
            one.pk,
            _pack(one.pack, one.sha256, one.unread),
            one.measured_from,
            one.ends_on,
            one.loaded_at,
            one.sha256,
        )
        for one in found.order_by("measured_from", "pk")
    ]


_packs: dict[str, Pack] = {}  # by the fingerprint of what they say, so that none can be taken for another


def _pack(slug: str, sha256: str, content: dict[str, Any] | None) -> Pack:
    """The pack of an edition, made once in each process."""
    known = _packs.get(sha256)
    if known is None:
        assert content is not None
        known = pack_from(slug, content)
        known = _packs[sha256] = named_by_law(known) if known.is_regulation else _own(known)
    return known if known.slug == slug else replace(known, slug=slug)


def _own(pack: Pack) -> Pack:
    """A landlord's own framework with what every framework is asked: its review, when it is called for."""
    return with_own_review(
        pack,
        name=gettext_noop("The framework is reviewed when something calls for it"),
        says=gettext_noop("When something calls for it, the framework is reviewed by the day that was set."),
    )


def named_by_law(pack: Pack) -> Pack:
    """A regulation with its paragraphs called as others refer to them: “england/tia-1-2-1”."""
    return replace(
        pack,
        areas=tuple(replace(one, id=f"{pack.slug}/{one.id}") for one in pack.areas),
        clauses=tuple(
            replace(one, id=f"{pack.slug}/{one.id}", area=f"{pack.slug}/{one.area}") for one in pack.clauses
        ),
    )


def in_force(landlord: Landlord, on: date) -> LoadedEdition | None:
    """The landlord's own framework in force on a day, else the one that comes next; law is not meant."""
    found = [one for one in loaded(landlord) if not one.pack.is_regulation]
    now = [one for one in found if one.measured_from <= on and (one.ends_on is None or on <= one.ends_on)]
    return now[-1] if now else (found[-1] if found else None)


def menu(
    pack: Pack, *, interest: str = "", gives: str = "", where: str = "", for_whom: str = ""
) -> list[Opportunity]:
    """The opportunities that fit what someone likes, the time they can give, and how."""
    online = {"online": True, "offline": False}.get(where)
    return [
        one
        for one in pack.opportunities
        if (not interest or interest in one.interests)
        and (not gives or one.gives == gives)
        and (not for_whom or one.menu in (for_whom, "everyone"))
        and (online is None or ("online" in one.where if online else set(one.where) != {"online"}))
    ]


GIVES = ("minutes", "hours", "regular")


def lightest_first(opportunities: Iterable[Opportunity]) -> list[Opportunity]:
    """Those that ask a few minutes before those that ask for regular time, else in the pack's order."""
    return sorted(opportunities, key=lambda one: GIVES.index(one.gives))


def time_asked(one: Opportunity) -> str:
    """How much time something asks, in a few words."""
    return {
        "minutes": _("A few minutes"),
        "hours": _("An hour or two"),
        "regular": _("Regular time"),
    }[one.gives]


def interests(pack: Pack) -> list[str]:
    """What the menu's opportunities are about, in order of the alphabet."""
    return sorted({word for one in pack.opportunities for word in one.interests})


@dataclass(frozen=True)
class GroupLine:
    """A group with the names of those it reports to, oversees and works with."""

    group: Group
    reports_to: Group | None
    oversees: tuple[Group, ...]
    links_with: tuple[Group, ...]


def group_lines(pack: Pack) -> list[GroupLine]:
    """Each group of a framework with its links, in the pack's order."""
    by_id = {one.id: one for one in pack.groups}
    return [
        GroupLine(
            one,
            by_id.get(one.reports_to),
            tuple(by_id[name] for name in one.oversees),
            tuple(by_id[name] for name in one.links_with),
        )
        for one in pack.groups
    ]


def groups(landlord: Landlord) -> list[EngagementGroup]:
    """The groups of a landlord, by name."""
    return list(EngagementGroup.objects.filter(landlord=landlord))


def history(landlord: Landlord) -> list[Edition]:
    """Every edition of a landlord's frameworks and of the law counted beside them, the newest first."""
    found = Edition.objects.filter(landlord=landlord).defer("content", "files")
    return list(found.order_by("kind", "-measured_from", "-pk"))


def files(landlord: Landlord, pk: int) -> tuple[str, dict[str, str]] | None:
    """An edition's name for a file, and its texts; None where the landlord has no such edition."""
    found = Edition.objects.filter(landlord=landlord, pk=pk).first()
    if found is None:
        return None
    return f"{found.pack}-{found.edition}", dict(found.files) or {FILE: text_of(found.content)}
