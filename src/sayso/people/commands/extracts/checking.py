"""Check a list column by column: each different value is read once, and every row is still explained."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import polars as pl

from sayso.people.commands.extracts.reading import Sheet
from sayso.people.rules.extract_parts import Part
from sayso.people.rules.extract_values import (
    DAYS,
    FLAGS,
    NOBODY,
    READERS,
    Value,
    Wrong,
    a_moment,
    a_phone,
    an_email,
)
from sayso.people.rules.import_rows import tidy
from sayso.people.rules.sentences import Sentence

_ODD = r"[^\x21-\x7e\u00a1-\u024f]\S|\s\s|^\s|\s$|[^\S ]|[^\x20-\x7e\u00a1-\u024f]"


@dataclass(frozen=True)
class Refused:
    """One thing wrong with one row: which list, where, what was found there, and what to do."""

    part: str
    row: int
    column: str
    found: str
    says: str


@dataclass(frozen=True)
class Checked:
    """The rows that can be taken, with a column for each field of the part, and those that cannot."""

    frame: pl.DataFrame
    refused: list[Refused]


def mapped(sheet: Sheet, part: Part, mapping: dict[str, str]) -> pl.DataFrame:
    """The cells under our names for them: blank is null, and a field that the list lacks is null in every row."""
    columns = [
        pl.col(mapping[field.name]).str.strip_chars().replace("", None).alias(field.name)
        if field.name in mapping
        else pl.lit(None, dtype=pl.String).alias(field.name)
        for field in part.fields
    ]
    return sheet.frame.select("number", *columns)


def check(cells: pl.DataFrame, part: Part, mapping: dict[str, str], today: date) -> Checked:
    """Sort the rows into those that can be taken and those that cannot, with the reasons."""
    refused: list[Refused] = []
    frame = cells
    for field in part.fields:
        if field.name in mapping:
            frame, wrong = _column(frame, field.name, field.most, today)
            refused += [
                Refused(part.name, row, mapping[field.name], _shown(found), says)
                for row, found, says in wrong
            ]
        elif field.name in FLAGS | DAYS:
            frame = frame.with_columns(
                pl.lit(None, pl.Boolean if field.name in FLAGS else pl.Date).alias(field.name)
            )
    for name in part.must:
        says = Sentence(
            "“%(field)s” is empty. Every row of “%(list)s” needs it.",
            field=part.by_name[name].says,
            list=part.says,
        )
        empty = cells.filter(pl.col(name).is_null())["number"]
        refused += [Refused(part.name, row, mapping.get(name, name), "", says) for row in empty]
    refused += _across(frame, cells, part, mapping)
    if refused:
        frame = frame.filter(~pl.col("number").is_in({one.row for one in refused}))
    frame, twice = _once(frame, part, mapping)
    return Checked(frame, [*refused, *twice])


def _column(
    frame: pl.DataFrame, name: str, most: int, today: date
) -> tuple[pl.DataFrame, list[tuple[int, str, str]]]:
    """One column read: its values in their own type, and where they are wrong."""
    reader = READERS.get(name)
    kind = pl.Boolean if name in FLAGS else pl.Date if name in DAYS else pl.String
    text = frame[name]
    if reader is None:
        odd = frame.filter((text.str.len_chars() > most) | text.str.contains(_ODD)).get_column(name)
        if odd.len() == 0:
            return frame, []
        values = odd.unique()
    else:
        values = text.unique().drop_nulls()
    good: dict[str, Value] = {}
    bad: dict[str, str] = {}
    for value in values.to_list():
        try:
            said = _text(value, most)
            good[value] = reader(said, today) if reader and said else said
        except Wrong as wrong:
            bad[value] = wrong.says
    if reader is None:
        frame = frame.with_columns(pl.col(name).replace(list(good), list(good.values())))
    else:
        frame = frame.with_columns(
            pl.col(name).replace_strict(
                list(good), pl.Series(list(good.values()), dtype=kind), default=None, return_dtype=kind
            )
        )
    wrongs = zip(frame["number"].to_list(), text.to_list(), strict=True) if bad else ()
    return frame, [(number, value, bad[value]) for number, value in wrongs if value in bad]


def _text(value: str, most: int) -> str | None:
    if "\x00" in value:
        raise Wrong(Sentence("The cell holds a NUL character. Remove it and send the row again."))
    said = tidy(value)
    if len(said) > most:
        raise Wrong(
            Sentence(
                "This is %(long)s characters long; the most is %(most)s. Shorten it.",
                long=len(said),
                most=most,
            )
        )
    return said or None


def _across(frame: pl.DataFrame, cells: pl.DataFrame, part: Part, mapping: dict[str, str]) -> list[Refused]:
    """What is wrong only when two cells of a row are seen together."""
    found: list[Refused] = []

    def refuse(rows: pl.DataFrame, column: str, says: str) -> None:
        found.extend(Refused(part.name, row["number"], mapping.get(column, column), _shown(str(row[column] or "")), says)
                     for row in rows.iter_rows(named=True))  # fmt: skip

    if "start_date" in part.by_name:
        refuse(
            frame.filter(pl.col("end_date") < pl.col("start_date")),
            "end_date",
            Sentence("It ends before it starts. Check both dates."),
        )
    if part.name == "needs":
        # Taken in silence, an alert such as "contact only as agreed" would be believed to hold.
        refuse(
            frame.filter(pl.col("need_format").is_null() & cells["alert_subcode"].is_null()),
            "alert_subcode",
            Sentence(
                "The row says neither a code nor a format. Give one of them, for example COMM1.06 or braille."
            ),
        )
    if part.name == "tenancies":
        over = frame.filter((pl.col("tenancy_status") == "ended") & pl.col("end_date").is_null())
        refuse(
            over,
            "end_date",
            Sentence("The tenancy is said to be over, but not since when. Give the day it ended."),
        )
    return found


def _once(frame: pl.DataFrame, part: Part, mapping: dict[str, str]) -> tuple[pl.DataFrame, list[Refused]]:
    """One row for each record: the one changed last, else the first; the others are refused unless they are older."""
    if not frame.select(part.key).is_duplicated().any():
        return frame, []
    order = frame.with_columns(pl.col("updated_at").fill_null("").alias("_at")).sort(
        "_at", "number", descending=[True, False]
    )
    kept = order.unique(subset=list(part.key), keep="first", maintain_order=True)
    won = kept.select(*part.key, pl.col("_at").alias("_won"), pl.col("number").alias("_row"))
    lost = order.join(kept.select("number"), on="number", how="anti").join(won, on=list(part.key))
    twice = lost.filter((pl.col("_at") == pl.col("_won")) & _differs(lost, kept, part))
    refused = [
        Refused(
            part.name,
            row["number"],
            mapping.get(part.key[0], ""),
            _shown(row[part.key[0]]),
            Sentence(
                "Row %(row)s of the same list tells of the same record. Keep one of the two, or say which is newer in updated_at.",
                row=row["_row"],
            ),
        )
        for row in twice.iter_rows(named=True)
    ]
    return kept.drop("_at").sort("number"), refused


def _differs(lost: pl.DataFrame, kept: pl.DataFrame, part: Part) -> pl.Series:
    names = [field.name for field in part.fields]
    same = lost.select("number", *names).join(kept.select(names), on=names, how="semi", nulls_equal=True)
    return ~lost["number"].is_in(same["number"].implode())


def contact_values(frame: pl.DataFrame, mapping: dict[str, str]) -> Checked:
    """Contacts with each value read by its own kind: an e-mail address, a phone number, an address for letters."""
    refused: list[Refused] = []
    frame = frame.with_columns(pl.col("sub_type").str.to_lowercase().str.replace_all("[^a-z]", ""))
    for kind, reader in (("email", an_email), ("phone", a_phone)):
        mine = pl.col("contact_type") == kind
        good: dict[str, str] = {}
        for value in frame.filter(mine)["value"].drop_nulls().unique().to_list():
            try:
                good[value] = reader(value)
            except Wrong as wrong:
                refused += [
                    Refused("contacts", row, mapping.get("value", "value"), _shown(value), wrong.says)
                    for row in frame.filter(mine & (pl.col("value") == value))["number"]
                ]
        changed = {value: read for value, read in good.items() if value != read}
        frame = frame.with_columns(
            pl.when(mine)
            .then(pl.col("value").replace(list(changed), list(changed.values())))
            .otherwise(pl.col("value"))
        )
    return Checked(frame.filter(~pl.col("number").is_in([one.row for one in refused])), refused)


def unmerged(frame: pl.DataFrame) -> pl.DataFrame:
    """People with `split` where the list says that a record stands by itself again."""
    said = pl.col("merged_into").str.to_lowercase()
    alone = said.is_in(sorted(NOBODY)) | (pl.col("merged_into") == pl.col("person_ref"))
    return frame.with_columns(
        alone.fill_null(False).alias("is_split"),
        pl.when(alone).then(None).otherwise(pl.col("merged_into")).alias("merged_into"),
    )


def _shown(text: str) -> str:
    text = re.sub("\x00", "␀", text)
    return text if len(text) <= 80 else f"{text[:79]}…"


def moments(cells: pl.DataFrame, today: date) -> pl.Series:
    """When each row last changed, in a form that sorts; null where it does not say, or says what is no moment."""
    values = cells["updated_at"].drop_nulls().unique().to_list()
    read: dict[str, str | None] = {}
    for value in values:
        try:
            read[value] = a_moment(tidy(value), today)
        except Wrong:
            read[value] = None  # the check refuses the row
    return cells["updated_at"].replace_strict(
        list(read), list(read.values()), default=None, return_dtype=pl.String
    )
