"""Take an extract of the housing system into the register: all of it or nothing, each refused row explained."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import polars as pl
from django.db import connection, transaction
from django.utils import timezone

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command, current
from sayso.people.commands.extracts import (
    absent,
    checking,
    customers_sql,
    differences,
    first_load,
    homes_sql,
    members_sql,
    memory,
    needs_merge,
    staging,
)
from sayso.people.commands.extracts.absent import TooManyGone
from sayso.people.commands.extracts.checking import Refused
from sayso.people.commands.extracts.differences import Difference
from sayso.people.commands.extracts.progress import Tell, Told, quietly, within
from sayso.people.commands.extracts.reading import Sheet, read
from sayso.people.commands.imports.reading import Unreadable
from sayso.people.commands.imports.staging import rows_of
from sayso.people.models import ImportRun, ImportSource, Landlord
from sayso.people.rules import extract_parts
from sayso.people.rules.extract_parts import BY_NAME, PARTS, Part
from sayso.people.rules.import_fields import plain
from sayso.people.rules.sentences import Sentence

__all__ = [
    "Difference",
    "ExtractResult",
    "How",
    "PartResult",
    "Refused",
    "TooManyGone",
    "Unreadable",
    "take_extract",
]


@dataclass(frozen=True)
class PartResult:
    """What became of one list's rows."""

    part: str
    file_name: str
    rows: int
    unchanged: int
    older: int
    refused: int
    columns: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ExtractResult:
    """What an extract did, or in a dry run would do."""

    parts: list[PartResult]
    refused: list[Refused]
    counts: dict[str, int]
    first: list[Difference]
    notes: Sequence[Sentence]
    dry_run: bool = False
    run_id: int | None = None
    every: list[Difference] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return sum(one.rows for one in self.parts)


@dataclass(frozen=True)
class How:
    """What is asked: only try it; end what a whole extract lacks, up to so many per cent; read every row anew."""

    dry_run: bool = False
    full: bool = False
    may_end: int = absent.SHARE
    anew: bool = False
    every: bool = False  # give every difference, not only the first
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # part → our field → the column


class _DryRun(Exception):
    """Undoes the transaction of a dry run."""


@dataclass(frozen=True)
class _List:
    """One list on its way: what it is, which column holds what, and what of it is new."""

    sheet: Sheet
    part: Part
    mapping: dict[str, str]
    compared: memory.Compared


@command
def take_extract(
    *, landlord: Landlord, source_name: str, path: Path, how: How = How(), tell: Tell = quietly, by: Actor, at: datetime,
    file_name: str = "",
) -> ExtractResult:  # fmt: skip
    """Take the delivery into the register in one transaction; refused rows do not stop the others.

    Raises `Unreadable` where a list cannot be understood at all, `TooManyGone` where a whole extract lacks too much.
    """
    sheets, notes = _known(read(path, file_name, within(tell, 0)))
    today = timezone.localdate(at)
    result: ExtractResult
    try:
        with transaction.atomic():
            # One delivery of a landlord at a time: a second waits, and then finds nothing left to do.
            rows_of(
                "SELECT pg_advisory_xact_lock(hashtext('sayso.import'), %(landlord)s)", landlord=landlord.pk
            )
            result = _take(landlord, source_name, sheets, how, today, by, at, tell)
            result = replace(result, notes=notes, every=differences.every(current()) if how.every else [])
            if how.dry_run:
                raise _DryRun
            run = _record(landlord, source_name, path, file_name, result, by, at)
    except _DryRun:
        return replace(result, dry_run=True)
    return replace(result, run_id=run.pk)


def _known(sheets: list[Sheet]) -> tuple[list[Sheet], list[Sentence]]:
    """The lists that are parts of an extract, and a word about each that is not."""
    notes = [
        Sentence("“%(name)s” was left aside: Sayso does not hold complaints yet.", name=one.file_name)
        for one in sheets
        if one.part == "complaints"
    ]
    notes += [
        Sentence(
            "“%(name)s” was left aside: its name and headings say none of %(lists)s.",
            name=one.file_name,
            lists=", ".join(BY_NAME),
        )
        for one in sheets
        if not one.part
    ]
    known = [one for one in sheets if one.part in BY_NAME]
    if not known:
        raise Unreadable(
            notes[0] if notes else Sentence("There is no list in this delivery."), columns=sheets[0].columns
        )
    return known, notes


def _take(
    landlord: Landlord,
    source_name: str,
    sheets: list[Sheet],
    how: How,
    today: date,
    by: Actor,
    at: datetime,
    tell: Tell,
) -> ExtractResult:
    source = ImportSource.objects.filter(landlord=landlord, name=source_name).first()
    staging.prepare()
    lists, refused = _checked(source, sheets, how, today, within(tell, 1))
    if how.full:
        for one in lists:
            absent.check(one.part.name, one.compared, how.may_end)
            absent.end(one.part.name, one.compared, landlord.pk, source_name, today)
    mappings = {one.part.name: one.mapping for one in lists}
    people = sum(one.compared.fresh.height for one in lists if one.part.name == "people")
    with first_load.at_once(people, lambda: within(tell, 3)):
        merged = _merge(landlord, source_name, _since(source), today, at, within(tell, 2))
    needs_merge.write(landlord, source_name, today, by, at)
    refused += [
        Refused(part, row, mappings.get(part, {}).get(column, column), found, says)
        for part, row, column, found, says in merged
    ]
    if not how.dry_run:
        _remember(landlord, source_name, lists, refused, how)
    wrong = {name: {one.row for one in refused if one.part == name} for name in BY_NAME}
    parts = [
        PartResult(
            one.part.name, one.sheet.file_name, one.compared.rows.height + len(one.sheet.ragged), one.compared.unchanged,
            one.compared.older, len(wrong[one.part.name]), tuple(one.sheet.columns), one.mapping,
        ) for one in lists
    ]  # fmt: skip
    return ExtractResult(
        parts, sorted(refused, key=lambda one: (list(BY_NAME).index(one.part), one.row)), differences.counts(current()),
        differences.first(current()), [],
    )  # fmt: skip


def _since(source: ImportSource | None) -> date | None:
    last = (
        ImportRun.objects.filter(source=source).order_by("-at").values_list("at", flat=True).first()
        if source
        else None
    )
    return timezone.localdate(last) if last else None


def _checked(
    source: ImportSource | None, sheets: list[Sheet], how: How, today: date, told: Told
) -> tuple[list[_List], list[Refused]]:
    """Each part's good rows in its table; several lists of one part are one list."""
    lists: list[_List] = []
    refused: list[Refused] = []
    done, rows = 0, sum(one.frame.height for one in sheets)
    for part in PARTS:
        mine = [one for one in sheets if one.part == part.name]
        if not mine:
            continue
        sheet = mine[0] if len(mine) == 1 else _joined(mine)
        sheets[:] = [one for one in sheets if one.part != part.name]
        mine.clear()  # one list at a time in memory
        mapping = _mapping(part, sheet, source, how)
        cells = checking.mapped(sheet, part, mapping)
        sheet = replace(sheet, frame=sheet.frame.clear())
        before = memory.recall(source, part)
        known = before.with_columns(pl.lit(0, pl.UInt64).alias("row")) if how.anew else before
        compared = memory.compare(cells, part, known, checking.moments(cells, today))
        checked = checking.check(compared.fresh, part, mapping, today)
        frame = checked.frame
        refused += checked.refused + [_ragged(part, sheet, row, cells_) for row, cells_ in sheet.ragged]
        if part.name == "contacts":
            read_ = checking.contact_values(frame, mapping)
            frame, refused = read_.frame, refused + read_.refused
        if part.name == "people":
            frame = checking.unmerged(frame)
        staging.copy(part, frame)
        lists.append(_List(sheet, part, mapping, replace(compared, fresh=compared.fresh.select("number"))))
        done += cells.height
        told(done, rows)
    return lists, refused


def _joined(sheets: list[Sheet]) -> Sheet:
    """Several files of one part as one; their rows are numbered on."""
    frames, start = [], 0
    for one in sheets:
        frames.append(one.frame.with_columns(pl.col("number") + start))
        start += 1_000_000
    names = ", ".join(one.file_name for one in sheets)
    return Sheet(
        sheets[0].part,
        names,
        pl.concat(frames, how="diagonal"),
        tuple(row for one in sheets for row in one.ragged),
    )


def _ragged(part: Part, sheet: Sheet, row: int, cells: int) -> Refused:
    says = Sentence(
        "The row has %(cells)s cells and the header %(columns)s. Look for a missing or stray separator, or a line break inside a cell.",
        cells=cells, columns=len(sheet.columns),
    )  # fmt: skip
    return Refused(part.name, row, "", "", says)


def _mapping(part: Part, sheet: Sheet, source: ImportSource | None, how: How) -> dict[str, str]:
    """Which column holds what: what is given now, else remembered, else recognised. Raises `Unreadable`."""
    there = {plain(column): column for column in reversed(sheet.columns)}
    found = extract_parts.recognised(sheet.columns, part)
    remembered = (source.mapping.get(part.name) if source else None) or {}
    for choices in (remembered if isinstance(remembered, dict) else {}, how.mappings.get(part.name, {})):
        for name, column in choices.items():
            if name in part.by_name and plain(column) in there:
                found = {one: held for one, held in found.items() if held != there[plain(column)]}
                found[name] = there[plain(column)]
            elif not column:
                found.pop(name, None)
            elif choices is not remembered:
                raise Unreadable(
                    Sentence(
                        "“%(list)s” has no field “%(field)s” or no column “%(column)s”. Its columns are: %(columns)s.",
                        list=part.says, field=name, column=column, columns=", ".join(sheet.columns),
                    ),
                    columns=sheet.columns, mapping=found, part=part.name,
                )  # fmt: skip
    missing = extract_parts.missing_because(part, found, sheet.columns)
    if missing:
        raise Unreadable(missing, columns=sheet.columns, mapping=found, part=part.name)
    return found


def _merge(
    landlord: Landlord, source: str, since: date | None, today: date, at: datetime, told: Told
) -> homes_sql.Refusals:
    """Every part into the register, each after what it rests on; beside each act, the per cent of the time that it takes."""
    pk = landlord.pk
    acts: tuple[tuple[int, Callable[[], homes_sql.Refusals | None]], ...] = (
        (1, lambda: members_sql.erased(pk, landlord.slug, source)),
        (12, lambda: homes_sql.homes(pk, at)),
        (10, lambda: homes_sql.tenancies(pk)),
        (5, lambda: members_sql.people(pk, source)),
        (1, members_sql.move_merged),
        (13, lambda: members_sql.members(pk, source, today)),
        (10, lambda: customers_sql.contacts(pk, source, today)),
        (1, lambda: customers_sql.wishes(pk, source)),
        (6, lambda: customers_sql.touched(pk, source, since, today)),
        (6, lambda: customers_sql.wanted(pk, source)),
        (35, lambda: customers_sql.write(pk, source, today)),
    )
    refused: homes_sql.Refusals = []
    done = 0
    for takes, act in acts:
        refused += act() or []
        done += takes
        told(done, 100)
    return [one for one in refused if one[1] > 0]


def _remember(landlord: Landlord, name: str, lists: list[_List], refused: list[Refused], how: How) -> None:
    source, _made = ImportSource.objects.get_or_create(landlord=landlord, name=name)
    given = {part: dict(mapping) for part, mapping in how.mappings.items() if mapping}
    if given:
        source.mapping = {
            **source.mapping,
            **{part: {**source.mapping.get(part, {}), **said} for part, said in given.items()},
        }
        source.save(update_fields=["mapping"])
    for one in lists:
        wrong = {problem.row for problem in refused if problem.part == one.part.name}
        memory.remember(source, one.part, one.compared, wrong, is_full=how.full)


def _record(
    landlord: Landlord, name: str, path: Path, file_name: str, result: ExtractResult, by: Actor, at: datetime
) -> ImportRun:
    data = b"" if path.is_dir() else path.read_bytes()
    added = sum(number for kind, number in result.counts.items() if kind == "New person")
    unchanged = sum(one.unchanged for one in result.parts)
    refused = sum(one.refused for one in result.parts)
    connection.validate_no_broken_transaction()
    return ImportRun.objects.create(
        source=ImportSource.objects.get(landlord=landlord, name=name), file_name=(file_name or path.name)[:255],
        sha256=hashlib.sha256(data).hexdigest(), at=at, by=by.actor_name, rows=result.rows, added=added,
        changed=max(result.rows - unchanged - refused - added, 0), unchanged=unchanged,
        refused=[{"row": one.row, "column": f"{one.part}: {one.column}", "found": one.found, "says": one.says} for one in result.refused],
    )  # fmt: skip
