"""Read an extract: a ZIP, a folder, one JSON document, a workbook or a single list, as frames of text."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from sayso.foundations.tables.workbook import NotAWorkbook, sheets
from sayso.people.commands.extracts.progress import Told, unheard
from sayso.people.commands.imports.reading import (
    LARGEST_UNPACKED,
    MOST_COLUMNS,
    PICTURES,
    Unreadable,
    decoded,
)
from sayso.people.rules.extract_parts import part_headed, part_named
from sayso.people.rules.sentences import Sentence

LARGEST_FILE = 250_000_000  # bytes
MOST_FILES = 40
LISTS = (".csv", ".txt", ".tsv", ".xlsx", ".json")
DELIMITERS = (",", ";", "\t", "|")
BROKEN = (
    RuntimeError,
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    zlib.error,
    lzma.LZMAError,
)
HALVES = "\\ud"  # how JSON writes half a character; two make one


@dataclass(frozen=True)
class Sheet:
    """One list: which part, the file, and its cells as text with each row's `number` in the file (the header is 1).

    `ragged` are rows with more or fewer cells than the header.
    """

    part: str
    file_name: str
    frame: pl.DataFrame
    ragged: tuple[tuple[int, int], ...] = ()

    @property
    def columns(self) -> list[str]:
        return self.frame.columns[1:]


def read(path: Path, file_name: str = "", told: Told = unheard) -> list[Sheet]:
    """Every list of the delivery, in no order that matters. `told` hears how many bytes are read. Raises `Unreadable`."""
    sheets: list[Sheet] = []
    done = 0
    try:
        whole = _size(path)
        for name, data in _folder(path) if path.is_dir() else _file(path, file_name or path.name):
            sheets += _sheets(name, data)
            done += len(data)
            told(done, whole)
    except OSError as trouble:
        raise Unreadable(
            Sentence("The file cannot be opened (%(why)s).", why=str(trouble.strerror))
        ) from trouble
    if not sheets:
        raise Unreadable(
            Sentence("There is no list in this delivery. Send properties.csv, people.csv and so on.")
        )
    return sheets


def _size(path: Path) -> int:
    """How many bytes there are to read, once unpacked."""
    if path.is_dir():
        return sum(one.stat().st_size for one in path.iterdir() if one.suffix.lower() in LISTS)
    with contextlib.suppress(*BROKEN), zipfile.ZipFile(path) as archive:
        return sum(one.file_size for one in archive.infolist())
    return path.stat().st_size


def _folder(path: Path) -> Iterator[tuple[str, bytes]]:
    found = sorted(one for one in path.iterdir() if one.is_file() and one.suffix.lower() in LISTS)
    if sum(one.stat().st_size for one in found) > LARGEST_UNPACKED:
        raise Unreadable(
            Sentence("The folder holds more than %(most)s MB. Split it.", most=LARGEST_UNPACKED // 1_000_000)
        )
    for one in found[:MOST_FILES]:
        yield one.name, one.read_bytes()


def _file(path: Path, name: str) -> Iterator[tuple[str, bytes]]:
    if path.stat().st_size > LARGEST_FILE:
        raise Unreadable(
            Sentence(
                "The file is too large: the most is %(most)s MB. Split it.", most=LARGEST_FILE // 1_000_000
            )
        )
    data = path.read_bytes()
    if data.startswith(b"PK\x03\x04") and not _is_workbook(data):
        yield from _zip(data)
    else:
        yield name, data


def _is_workbook(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except zipfile.BadZipFile as trouble:
        raise Unreadable(Sentence("The ZIP file cannot be opened. Make it again.")) from trouble


def _zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The lists in a ZIP. Nothing is written to disk by a name from inside, and no more is unpacked than may be."""
    left = LARGEST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for one in archive.infolist()[: MOST_FILES * 5]:
            name = one.filename.replace("\\", "/").rsplit("/", 1)[-1]
            if not name or name.startswith(".") or "__MACOSX" in one.filename:
                continue
            if name.lower().endswith(".zip"):
                raise Unreadable(
                    Sentence(
                        "“%(name)s” is a ZIP inside the ZIP. Put the lists themselves into one ZIP.",
                        name=name,
                    )
                )
            if not name.lower().endswith(LISTS):
                continue
            try:
                with archive.open(one) as member:
                    content = member.read(min(left, one.file_size) + 1)
            except BROKEN as trouble:
                raise Unreadable(
                    Sentence(
                        "“%(name)s” in the ZIP cannot be opened. Make the ZIP again, without a password.",
                        name=name,
                    )
                ) from trouble
            left -= len(content)
            if left < 0:
                raise Unreadable(
                    Sentence(
                        "The ZIP unpacks to more than %(most)s MB. Split it.",
                        most=LARGEST_UNPACKED // 1_000_000,
                    )
                )
            yield name, content


def _sheets(name: str, data: bytes) -> Iterator[Sheet]:
    if not data.strip():
        raise Unreadable(
            Sentence("“%(name)s” is empty. Export it again with a row of column names at the top.", name=name)
        )
    if data.startswith(b"%PDF") or data.startswith(PICTURES) or data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            Sentence("“%(name)s” is not a list that we can read. Export it as CSV or .xlsx.", name=name)
        )
    if data.startswith(b"PK\x03\x04"):
        yield from _workbook(name, data)
    elif name.lower().endswith(".json") or data.lstrip()[:1] in (b"{", b"["):
        yield from _json(name, data)
    else:
        frame, ragged = _csv(name, data)
        yield Sheet(_part(name, frame.columns[1:]), name, frame, ragged)


def _part(name: str, columns: list[str]) -> str:
    return part_named(name) or part_headed(columns)


def _csv(name: str, data: bytes) -> tuple[pl.DataFrame, tuple[tuple[int, int], ...]]:
    text = decoded(data)
    head = next((line for line in text[:100_000].splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=head.count)
    quick = _quick(name, text, head, delimiter)
    return quick if quick is not None else _slow(name, text, delimiter)


def _quick(
    name: str, text: str, head: str, delimiter: str
) -> tuple[pl.DataFrame, tuple[tuple[int, int], ...]] | None:
    """Read a list that is as regular as it should be; None where any row needs a closer look."""
    text = text.replace("\r\n", "\n")
    first, _line, body = text.rstrip("\n").partition("\n")
    if "\x00" in text or "\r" in text or '"' in first or first != head:
        return None
    columns = _columns(name, head.split(delimiter))
    if len(columns) != head.count(delimiter) + 1:
        return None
    if not body:
        return pl.DataFrame(schema={"number": pl.Int64, **dict.fromkeys(columns, pl.String)}), ()
    rows = body.count("\n") + 1
    if "\n\n" in f"\n{body}" or not _is_regular(body, delimiter, rows, len(columns)):
        return None
    try:
        frame = pl.read_csv(
            io.BytesIO(body.encode()), has_header=False, separator=delimiter, infer_schema=False, new_columns=columns,
        )  # fmt: skip
    except pl.exceptions.PolarsError:  # a row has more cells than there are columns
        return None
    if frame.height != rows or frame.width != len(columns):
        return None
    return frame.with_row_index("number", offset=2).cast({"number": pl.Int64}), ()


def _is_regular(body: str, delimiter: str, rows: int, columns: int) -> bool:
    """Whether every row has as many cells as there are columns, or else some row has more, which the reader refuses."""
    if '"' not in body:
        return body.count(delimiter) == rows * (columns - 1)
    bare = pl.Series([body]).str.split("\n").explode().str.replace_all(r'"(?:[^"]|"")*"', "")
    cells = bare.str.count_matches(delimiter, literal=True) + 1
    return bool((cells == columns).all()) and not bare.str.contains('"', literal=True).any()


def _slow(name: str, text: str, delimiter: str) -> tuple[pl.DataFrame, tuple[tuple[int, int], ...]]:
    csv.field_size_limit(LARGEST_UNPACKED)
    try:
        return _framed(name, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as trouble:
        raise Unreadable(
            Sentence(
                "“%(name)s” is not a list that we can read (%(why)s). Save it as CSV again.",
                name=name,
                why=str(trouble),
            )
        ) from trouble


def _framed(name: str, lines: Iterator[list[str]]) -> tuple[pl.DataFrame, tuple[tuple[int, int], ...]]:
    columns: list[str] = []
    rows: list[list[str]] = []
    numbers: list[int] = []
    ragged: list[tuple[int, int]] = []
    for number, cells in enumerate(lines, start=1):
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = _columns(name, cells)
        elif len(cells) < len(columns) or any(cell.strip() for cell in cells[len(columns) :]):
            ragged.append((number, len(cells)))
        else:
            rows.append(cells[: len(columns)])
            numbers.append(number)
    schema = dict.fromkeys(columns, pl.String)
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.insert_column(0, pl.Series("number", numbers, dtype=pl.Int64)), tuple(ragged)


def _columns(name: str, cells: list[str]) -> list[str]:
    columns = [cell.strip().strip("\ufeff") for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    if (
        not columns
        or len(columns) > MOST_COLUMNS
        or max(map(len, columns)) > 200
        or "\x00" in "".join(columns)
    ):
        raise Unreadable(
            Sentence("The first row of “%(name)s” does not hold column names. Export it again.", name=name)
        )
    twice = sorted({one for one in columns if one and columns.count(one) > 1} | ({"number"} & set(columns)))
    if twice:
        raise Unreadable(
            Sentence(
                "Two columns of “%(name)s” have the same name: %(columns)s. Rename one of them.",
                name=name,
                columns=", ".join(twice),
            )
        )
    return [one or f"column {at}" for at, one in enumerate(columns, start=1)]


def _workbook(name: str, data: bytes) -> Iterator[Sheet]:
    """Each sheet of a workbook; formulas count as what they showed when it was saved."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(one.file_size for one in archive.infolist()) > LARGEST_UNPACKED:
            raise Unreadable(
                Sentence(
                    "“%(name)s” unpacks to more than %(most)s MB. Split it.",
                    name=name,
                    most=LARGEST_UNPACKED // 1_000_000,
                )
            )
    try:
        found = sheets(data)
    except NotAWorkbook as trouble:
        raise Unreadable(
            Sentence("“%(name)s” cannot be opened. Save it as .xlsx again, or as CSV.", name=name)
        ) from trouble
    for sheet, cells in found:
        rows = ([cell or "" for cell in row] for row in cells.iter_rows())
        frame, ragged = _framed(f"{name}, {sheet}", rows)
        if frame.width > 1:
            alone = part_named(name) if len(found) == 1 else ""
            part = part_named(sheet) or alone or part_headed(frame.columns[1:])
            yield Sheet(part, f"{name}, {sheet}", frame, ragged)


def _json(name: str, data: bytes) -> Iterator[Sheet]:
    try:
        text = decoded(data)
        document = json.loads(text)
        if HALVES in text.lower():
            json.dumps(document, ensure_ascii=False).encode()  # UnicodeEncodeError where a half stands alone
    except (ValueError, RecursionError) as trouble:
        raise Unreadable(
            Sentence(
                "“%(name)s” is not a JSON document that we can read (%(why)s).", name=name, why=str(trouble)
            )
        ) from trouble
    document = {name: document} if isinstance(document, list) else document
    if not isinstance(document, dict):
        raise Unreadable(Sentence("“%(name)s” is not a JSON document of lists, such as “people”.", name=name))
    for named, rows in document.items():
        key = named.replace("\x00", "")  # it may be said in a refusal, which is kept
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise Unreadable(
                Sentence("“%(key)s” in “%(name)s” is not a list of records.", key=key, name=name)
            )
        columns = _columns(
            key, list(dict.fromkeys(str(column) for row in rows for column in row)) or ["nothing"]
        )
        if rows:
            lines = iter([columns, *([_text(row.get(column)) for column in columns] for row in rows)])
            frame, ragged = _framed(key, lines)
            yield Sheet(_part(key, columns), key, frame, ragged)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
