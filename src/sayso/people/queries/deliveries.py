"""Extracts on their way in, and what became of those before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sayso.people.enums import DeliveryState
from sayso.people.models import Delivery, ImportSource, Landlord
from sayso.people.queries.sentences import said
from sayso.people.rules.extract_parts import BY_NAME

# What an extract can change, in the order in which a person reads; as `commands.extracts.differences` calls it.
KINDS = {
    "New home": gettext_lazy("New homes"),
    "Home changed": gettext_lazy("Homes changed"),
    "New person": gettext_lazy("New people"),
    "Moved": gettext_lazy("People who moved"),
    "Left": gettext_lazy("People who left"),
    "Name changed": gettext_lazy("Names changed"),
    "E-mail changed": gettext_lazy("E-mail addresses changed"),
    "Phone changed": gettext_lazy("Phone numbers changed"),
    "Channel changed": gettext_lazy("Ways of hearing from us changed"),
    "Language changed": gettext_lazy("Languages changed"),
    "Format changed": gettext_lazy("Formats changed"),
    "Address for letters changed": gettext_lazy("Addresses for letters changed"),
    "Date of birth changed": gettext_lazy("Dates of birth changed"),
    "Merged": gettext_lazy("Records merged"),
    "Split": gettext_lazy("Records split again"),
    "New tenancy": gettext_lazy("New tenancies"),
    "Tenancy changed": gettext_lazy("Tenancies changed"),
    "Joined a tenancy": gettext_lazy("People who joined a tenancy"),
    "Left a tenancy": gettext_lazy("People who left a tenancy"),
    "Need told": gettext_lazy("People with a new need (what it is stands on their page)"),
    "Need ended": gettext_lazy("People with a need that has ended"),
}
PARTS = {
    "properties": gettext_lazy("Properties"),
    "people": gettext_lazy("People"),
    "tenancies": gettext_lazy("Tenancies"),
    "tenancy_people": gettext_lazy("People of tenancies"),
    "contacts": gettext_lazy("Contacts"),
    "preferences": gettext_lazy("Preferences"),
    "needs": gettext_lazy("Needs"),
}
A_FILE = 1_000_000  # rows of several files of one list are numbered on from here


@dataclass(frozen=True)
class Kind:
    """One kind of change: how many, and the first of them in words."""

    name: str
    count: int
    first: list[str]

    @property
    def more(self) -> int:
        return self.count - len(self.first)


@dataclass(frozen=True)
class Choices:
    """A list of the delivery with its columns: each field, its name, and the column that holds it."""

    part: str
    name: str
    columns: list[str]
    fields: list[tuple[str, str, str]]


def of(landlord: Landlord) -> QuerySet[Delivery]:
    """The landlord's deliveries, the latest first."""
    return Delivery.objects.filter(landlord=landlord)


def one_of(landlord: Landlord, pk: int) -> Delivery | None:
    """The delivery, if it is the landlord's."""
    return of(landlord).filter(pk=pk).first()


def waiting() -> list[int]:
    """The deliveries that a worker is wanted for."""
    wanted = Delivery.objects.filter(state__in=[DeliveryState.TO_TRY, DeliveryState.TO_TAKE])
    return list(wanted.order_by("pk").values_list("pk", flat=True))


def sources(landlord: Landlord) -> list[str]:
    """The names of the systems that sent something before."""
    return list(
        ImportSource.objects.filter(landlord=landlord).order_by("name").values_list("name", flat=True)
    )


def step(delivery: Delivery) -> str:
    """What is being done now, in words."""
    if not delivery.steps:
        return _("It waits for its turn.")
    said = [
        _("Reading the files"),
        _("Checking each row"),
        _("Comparing with the register"),
        _("Writing it down"),
    ]
    return said[min(delivery.step, len(said) - 1)]


def kinds(delivery: Delivery) -> list[Kind]:
    """What is different, kind by kind."""
    counts, first = delivery.result.get("counts", {}), delivery.result.get("first", [])
    return [
        Kind(str(KINDS.get(kind, kind)), counts[kind], [_sentence(one) for one in first if one["kind"] == kind])
        for kind in [*(one for one in KINDS if one in counts), *(one for one in counts if one not in KINDS)]
    ]  # fmt: skip


def _sentence(one: dict[str, str]) -> str:
    if one["was"] and one["now"]:
        return _("%(about)s: from %(was)s to %(now)s") % one
    said = one["now"] or one["was"]
    return f"{one['about']}: {said}" if said else one["about"]


def says(delivery: Delivery) -> str:
    """Why nothing of it was taken in, in the reader's language."""
    return said({**delivery.result, "says": delivery.says})


def notes(delivery: Delivery) -> list[str]:
    """What else is to be said of its lists."""
    return [said(one) for one in delivery.result.get("noted", [])]


def parts(delivery: Delivery) -> list[dict[str, Any]]:
    """What became of each list's rows."""
    return [{**one, "name": PARTS.get(one["part"], one["part"])} for one in delivery.result.get("parts", [])]


def refused(delivery: Delivery) -> list[dict[str, Any]]:
    """The first of the refused rows."""
    return [
        {**one, "says": said(one), "row": one["row"] % A_FILE, "part": PARTS.get(one["part"], one["part"])}
        for one in delivery.result.get("refused", [])
    ]  # fmt: skip


def choices(delivery: Delivery) -> list[Choices]:
    """Which column holds what in each list, or in the one whose columns were not understood."""
    result = delivery.result
    lists = [result] if result.get("part") in BY_NAME else result.get("parts", [])
    return [
        Choices(
            one["part"], str(PARTS[one["part"]]), one["columns"],
            [(field.name, _(field.says), _column(delivery, one, field.name)) for field in BY_NAME[one["part"]].fields],
        ) for one in lists if one.get("columns")
    ]  # fmt: skip


def _column(delivery: Delivery, one: dict[str, Any], field: str) -> str:
    chosen = delivery.mappings.get(one["part"], {})
    return str(chosen.get(field) or one.get("mapping", {}).get(field, ""))


def file(delivery: Delivery, name: str) -> Path | None:
    """A file made for people, while it is here: `differences`, or a list's name for its refused rows."""
    if not delivery.folder or name not in ("differences", *BY_NAME):
        return None
    path = delivery.path / ("differences.csv" if name == "differences" else f"refused/{name}.csv")
    return path if path.exists() else None
