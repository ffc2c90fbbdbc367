"""What a source sent before, so that an unchanged row costs nothing and an older one never wins."""

from __future__ import annotations

import io
from dataclasses import dataclass

import polars as pl

from sayso.people.models import ImportMemory, ImportSource, Landlord
from sayso.people.rules.extract_parts import Part

_VERSION = f"polars {pl.__version__}"
_SEPARATOR = "\x1f"
_SCHEMA = {"key": pl.String, "row": pl.UInt64, "at": pl.String}


@dataclass(frozen=True)
class Compared:
    """A list beside what was sent before. `rows` are all of it with their fingerprints."""

    fresh: pl.DataFrame
    rows: pl.DataFrame
    before: pl.DataFrame
    unchanged: int
    older: int

    @property
    def absent(self) -> pl.DataFrame:
        """What was sent before and is not in the list."""
        return self.before.join(self.rows, on="key", how="anti")


def recall(source: ImportSource | None, part: Part) -> pl.DataFrame:
    """Key, fingerprint and moment of each row sent before; none for a new source."""
    kept = ImportMemory.objects.filter(source=source, part=part.name).first() if source else None
    if kept is None:
        return pl.DataFrame(schema=_SCHEMA)
    frame = pl.read_parquet(io.BytesIO(bytes(kept.rows)))
    return frame if kept.made_with == _VERSION else frame.with_columns(pl.lit(0, pl.UInt64).alias("row"))


def compare(cells: pl.DataFrame, part: Part, before: pl.DataFrame, moments: pl.Series) -> Compared:
    """Leave out the rows that say what they said before, and those changed earlier than what we hold.

    `moments` are when each row last changed, in a form that sorts.
    """
    names = [field.name for field in part.fields]
    key = pl.concat_str([pl.col(name) for name in part.key], separator=_SEPARATOR)
    said = pl.concat_str([pl.col(name).fill_null("") for name in names], separator=_SEPARATOR)
    rows = cells.select("number", key.alias("key"), said.hash(seed=1).alias("row"), moments.alias("at"))
    if before.height == 0:
        return Compared(cells, rows, before, 0, 0)
    beside = rows.join(before, on="key", how="left", suffix="_before", maintain_order="left")
    same = (pl.col("row") == pl.col("row_before")).fill_null(False)
    older = (pl.col("at") < pl.col("at_before")).fill_null(False) & ~same
    marks = beside.select(same.alias("same"), older.alias("older"))
    fresh = cells.filter(~(marks["same"] | marks["older"]))
    return Compared(fresh, rows, before, int(marks["same"].sum()), int(marks["older"].sum()))


def remember(
    source: ImportSource, part: Part, compared: Compared, refused: set[int], *, is_full: bool
) -> None:
    """Keep what was taken, over what was sent before; what was refused is asked again next time."""
    fresh = compared.rows.filter(pl.col("number").is_in(compared.fresh["number"].implode()))
    taken = fresh.filter(~pl.col("number").is_in(sorted(refused))).drop("number")
    taken = taken.sort("at", nulls_last=False).unique(subset="key", keep="last")
    before = compared.before
    if is_full:
        before = before.join(compared.rows, on="key", how="semi")
    elif taken.height == 0:
        return
    out = io.BytesIO()
    kept = pl.concat([before.join(taken, on="key", how="anti"), taken]).filter(pl.col("key").is_not_null())
    kept.write_parquet(out, compression="zstd", compression_level=1)
    ImportMemory.objects.update_or_create(
        source=source, part=part.name, defaults={"rows": out.getvalue(), "made_with": _VERSION}
    )


def forget(landlord: Landlord, references: set[str]) -> None:
    """Keep nothing of the rows of somebody who was taken out."""
    for kept in ImportMemory.objects.filter(source__landlord=landlord):
        frame = pl.read_parquet(io.BytesIO(bytes(kept.rows)))
        theirs = (
            pl.col("key").str.split(_SEPARATOR).list.eval(pl.element().is_in(sorted(references))).list.any()
        )
        rest = frame.filter(~theirs)
        if rest.height < frame.height:
            out = io.BytesIO()
            rest.write_parquet(out, compression="zstd", compression_level=1)
            kept.rows = out.getvalue()
            kept.save(update_fields=["rows"])
