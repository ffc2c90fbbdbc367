"""What was imported before."""

from __future__ import annotations

from sayso.people.models import ImportRun, Landlord


def recent(landlord: Landlord, limit: int = 10) -> list[ImportRun]:
    """The latest files taken in."""
    runs = ImportRun.objects.filter(source__landlord=landlord).select_related("source").defer("refused")
    return list(runs[:limit])


def one_of(landlord: Landlord, pk: int) -> ImportRun | None:
    """The import, if it was the landlord's."""
    return ImportRun.objects.filter(source__landlord=landlord, pk=pk).first()
