"""Read a file of customers as text: CSV in any usual encoding, or an Excel workbook."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.foundations.refusals import Refusal
from sayso.foundations.tables.workbook import NotAWorkbook, sheets
from sayso.people.rules.sentences import Sentence

LARGEST_FILE = 60_000_000  # bytes
LARGEST_UNPACKED = 400_000_000  # bytes, of a workbook
MOST_ROWS = 500_000
MOST_COLUMNS = 400
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
DELIMITERS = (",", ";", "\t", "|")


class Unreadable(Refusal):
    """The file cannot be taken at all; the words say why and what to do.

    Where only its headings are not understood, `columns` holds them, `mapping` what was understood, and `part` which list
    of an extract it is.
    """

    def __init__(
        self,
        says: str,
        *,
        columns: Sequence[str] = (),
        mapping: Mapping[str, str] | None = None,
        part: str = "",
    ) -> None:
        super().__init__(says, field="file")
        self.columns = list(columns)
        self.mapping = dict(mapping or {})
        self.part = part


@dataclass(frozen=True)
class Sheet:
    """The file's columns and its rows as text. A row keeps its number in the file; the header is 1."""

    columns: list[str]
    rows: list[tuple[int, list[str]]]


def read(path: Path) -> Sheet:
    """Return the file's columns and rows. Raises `Unreadable`."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise Unreadable(
                Sentence(
                    "The file is %(size)s MB; the most is %(most)s MB. Split it, or export only the columns that are needed.",
                    size=size // 1_000_000,
                    most=LARGEST_FILE // 1_000_000,
                )
            )
        data = path.read_bytes()
    except OSError as trouble:
        raise Unreadable(
            Sentence("The file cannot be opened (%(why)s).", why=str(trouble.strerror))
        ) from trouble
    if not data.strip():
        raise Unreadable(
            Sentence("The file is empty. Export it again with a row of column names at the top.")
        )
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            Sentence(
                "This is an old or protected Excel file. Save it as .xlsx without a password, or as CSV."
            )
        )
    if data.startswith(b"%PDF"):
        raise Unreadable(Sentence("This is a PDF. Export the list as CSV or Excel instead."))
    if data.startswith(PICTURES):
        raise Unreadable(
            Sentence("This is a picture, whatever its name says. Export the list as CSV or Excel instead.")
        )
    lines = _workbook(data) if data.startswith(b"PK\x03\x04") else _csv(decoded(data))
    return _sheet(lines)


def decoded(data: bytes) -> str:
    """Return the text, whichever of the usual encodings the export was saved in."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif data[:200].count(b"\x00") > len(data[:200]) // 4:
        encodings = ["utf-16-be" if data[:1] == b"\x00" else "utf-16-le"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(Sentence("The file's letters cannot be read. Save it as “CSV UTF-8” and try again."))


def _delimiter(text: str) -> str:
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=header.count)


def _csv(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(LARGEST_FILE)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text[:100_000]))
    except csv.Error as trouble:
        raise Unreadable(
            Sentence(
                "The file is not a list that we can read (%(why)s). Save it as CSV again.", why=str(trouble)
            )
        ) from trouble


def _workbook(data: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise Unreadable(
                Sentence(
                    "The workbook unpacks to %(size)s MB; the most is %(most)s MB. Split it, or save the one sheet as CSV.",
                    size=unpacked // 1_000_000,
                    most=LARGEST_UNPACKED // 1_000_000,
                )
            )
        [(_name, sheet)] = sheets(data, only_first=True)
    except (zipfile.BadZipFile, NotAWorkbook, ValueError) as trouble:
        raise Unreadable(
            Sentence("The workbook cannot be opened. Save it as .xlsx again, or as CSV.")
        ) from trouble
    for row in sheet.iter_rows():
        yield [cell or "" for cell in row]


def _sheet(lines: Iterator[list[str]]) -> Sheet:
    columns: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(lines, start=1):
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = _columns(cells)
            continue
        if len(rows) >= MOST_ROWS:
            raise Unreadable(
                Sentence("The file has more than %(most)s rows. Split it into smaller files.", most=MOST_ROWS)
            )
        rows.append((number, cells))
    if not columns:
        raise Unreadable(
            Sentence("The file is empty. Export it again with a row of column names at the top.")
        )
    return Sheet(columns, rows)


def _columns(cells: list[str]) -> list[str]:
    columns = [cell.strip().lstrip("\ufeff") for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    if len(columns) > MOST_COLUMNS:
        raise Unreadable(
            Sentence("The file has %(n)s columns; the most is %(most)s.", n=len(columns), most=MOST_COLUMNS)
        )
    twice = sorted({one for one in columns if one and columns.count(one) > 1})
    if twice:
        raise Unreadable(
            Sentence(
                "Two columns have the same name: %(columns)s. Rename one of them.", columns=", ".join(twice)
            )
        )
    if "\x00" in "".join(columns) or max(map(len, columns)) > 200:
        raise Unreadable(
            Sentence("The first row does not hold column names. Export the file as CSV or Excel again.")
        )
    return columns
