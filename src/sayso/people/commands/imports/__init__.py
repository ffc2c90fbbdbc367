"""Take a file of customers into the register: each row explained, and only changes written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.people.commands.imports import people_sql, staging
from sayso.people.commands.imports.reading import Sheet, Unreadable, read
from sayso.people.models import ImportRun, ImportSource, Landlord
from sayso.people.rules import import_fields
from sayso.people.rules.import_conflicts import Ledger
from sayso.people.rules.import_rows import Problem, Row, check
from sayso.people.rules.sentences import Sentence, kept

__all__ = ["ImportResult", "RefusedRow", "Unreadable", "import_customers"]


@dataclass(frozen=True)
class RefusedRow:
    """One thing wrong with one row: where, what was found there, and what to do."""

    row: int
    column: str
    found: str
    says: str


@dataclass(frozen=True)
class ImportResult:
    """What an import did, or in a dry run would do. Counts are of the file's rows."""

    rows: int
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused_rows: int = 0
    moved: int = 0
    places_added: int = 0
    homes_added: int = 0
    tenancies_added: int = 0
    dry_run: bool = False
    run_id: int | None = None
    columns: list[str] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    refused: list[RefusedRow] = field(default_factory=list)


class _DryRun(Exception):
    """Undoes the transaction of a dry run."""


@command
def import_customers(
    *,
    landlord: Landlord,
    source_name: str,
    path: Path,
    mapping: Mapping[str, str] | None = None,
    dry_run: bool = False,
    by: Actor,
    at: datetime,
    file_name: str = "",
) -> ImportResult:
    """Take the file into the register in one transaction; refused rows do not stop the others.

    `mapping` is our field name → the file's column, over what the source remembers and what the
    headings say; it is remembered. A second import of the same file changes nothing.
    Raises `Unreadable` where no row can be taken at all.
    """
    source = ImportSource.objects.filter(landlord=landlord, name=source_name).first()
    remembered = source.mapping if source else {}
    sheet, columns = _understood(path, _of_the_wide_file(remembered), mapping or {})
    good, refused = _checked(sheet, columns, at)
    result: ImportResult
    try:
        with transaction.atomic():
            result = _write(landlord, source_name, len(sheet.rows), good, refused, columns, at)
            if dry_run:
                raise _DryRun
    except _DryRun:
        return _with(result, sheet, columns, dry_run=True)
    source = _remember(source, landlord, source_name, {**remembered, **(mapping or {})})
    run = ImportRun.objects.create(
        source=source, file_name=(file_name or path.name)[:255], sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        at=at, by=by.actor_name, rows=result.rows, added=result.added, changed=result.changed,
        unchanged=result.unchanged, refused=[{**vars(one), **kept(one.says)} for one in result.refused],
    )  # fmt: skip
    return _with(result, sheet, columns, run_id=run.pk)


def _of_the_wide_file(remembered: Mapping[str, Any]) -> dict[str, str]:
    """Without the columns of an extract's lists, which the same source remembers each under the list's name."""
    return {name: column for name, column in remembered.items() if isinstance(column, str)}


def _remember(
    source: ImportSource | None, landlord: Landlord, name: str, mapping: dict[str, str]
) -> ImportSource:
    if source is None:
        return ImportSource.objects.create(landlord=landlord, name=name, mapping=mapping)
    if source.mapping != mapping:
        source.mapping = mapping
        source.save(update_fields=["mapping"])
    return source


def _understood(
    path: Path, remembered: Mapping[str, str], given: Mapping[str, str]
) -> tuple[Sheet, dict[str, str]]:
    """The file's rows, and which column holds what. Raises `Unreadable`."""
    sheet = read(path)
    try:
        columns = import_fields.chosen(sheet.columns, remembered=remembered, given=given)
    except import_fields.MappingTrouble as trouble:
        raise Unreadable(trouble.says, columns=sheet.columns) from trouble
    missing = import_fields.missing_because(columns, sheet.columns)
    if missing:
        raise Unreadable(missing, columns=sheet.columns, mapping=columns)
    return sheet, columns


def _with(
    result: ImportResult,
    sheet: Sheet,
    mapping: dict[str, str],
    *,
    dry_run: bool = False,
    run_id: int | None = None,
) -> ImportResult:
    given = {
        **vars(result),
        "dry_run": dry_run,
        "run_id": run_id,
        "columns": sheet.columns,
        "mapping": mapping,
    }
    return ImportResult(**given)


def _checked(
    sheet: Sheet, mapping: dict[str, str], at: datetime
) -> tuple[list[tuple[int, Row]], list[RefusedRow]]:
    """Sort the rows into those that can be taken and those that cannot, with the reasons."""
    width = len(sheet.columns)
    where = {name: sheet.columns.index(column) for name, column in mapping.items()}
    ledger, today = Ledger(), timezone.localdate(at)
    good: list[tuple[int, Row]] = []
    refused: list[RefusedRow] = []
    for number, cells in sheet.rows:
        if len(cells) < width or any(cell.strip() for cell in cells[width:]):
            says = Sentence(
                "The row has %(n)s cells and the header %(width)s. Look for a missing or stray separator, or a line "
                "break inside a cell.",
                n=len(cells),
                width=width,
            )
            refused.append(RefusedRow(number, "", _shown(" | ".join(cells)), says))
            continue
        outcome = check({name: cells[at_] for name, at_ in where.items()}, today)
        problems: list[Problem] = outcome if isinstance(outcome, list) else []
        if isinstance(outcome, Row):
            clash = ledger.problem(number, outcome)
            if clash is None:
                good.append((number, outcome))
                continue
            problems = [clash]
        refused += [
            RefusedRow(number, mapping.get(one.field, one.field), _shown(one.found), one.says)
            for one in problems
        ]
    return good, refused


def _shown(text: str) -> str:
    text = text.replace("\x00", "␀")
    return text if len(text) <= 80 else f"{text[:79]}…"


def _unfitting(landlord: Landlord, source: str, mapping: dict[str, str]) -> list[RefusedRow]:
    """Take out the rows that contradict what the register holds already."""
    uprn, home = mapping.get("uprn", "uprn"), mapping.get("home_key", "home_key")
    another = Sentence("The register gives this UPRN to another home. Correct it in one of the two.")
    unknown = Sentence("We do not know this home and the row has no address for it. Add the address.")
    erased = Sentence(
        "This person was taken out on request and stays out. Take them out of the housing system's file too."
    )
    forgotten = staging.erased_people(landlord.pk, landlord.slug, source)
    key = mapping.get("customer_key", "customer_key")
    clashes, homeless = staging.clashing_uprns(landlord.pk), staging.homes_without_address(landlord.pk)
    gone = [RefusedRow(number, key, "", erased) for number, _found in forgotten]
    return (
        gone
        + [RefusedRow(number, uprn, found, another) for number, found in clashes]
        + [RefusedRow(number, home, found, unknown) for number, found in homeless]
    )


def _write(
    landlord: Landlord,
    source: str,
    rows: int,
    good: list[tuple[int, Row]],
    refused: list[RefusedRow],
    mapping: dict[str, str],
    at: datetime,
) -> ImportResult:
    today = timezone.localdate(at)
    # One import of a landlord at a time: a second waits, and then finds nothing left to do.
    staging.rows_of(
        "SELECT pg_advisory_xact_lock(hashtext('sayso.import'), %(landlord)s)", landlord=landlord.pk
    )
    staging.copy(good)
    refused += _unfitting(landlord, source, mapping)
    places = staging.places(landlord.pk, at)
    homes_before = landlord.homes.count()
    staging.homes(landlord.pk)
    homes = landlord.homes.count() - homes_before
    staging.weigh("people_home")
    people_sql.customers(landlord.pk, source, today)
    staging.weigh("people_customer")
    tenancies = people_sql.tenancies(landlord.pk)
    staging.weigh("people_tenancy, people_tenancyperson")
    moved = people_sql.where_they_live(landlord.pk, today)
    added, changed, same = staging.counts()
    return ImportResult(
        rows=rows, added=added, changed=changed, unchanged=same, refused_rows=len({one.row for one in refused}),
        moved=moved, places_added=places, homes_added=homes, tenancies_added=tenancies,
        refused=sorted(refused, key=lambda one: one.row),
    )  # fmt: skip
