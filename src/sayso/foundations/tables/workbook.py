"""Read a workbook in a process of its own: a file made to break the reader ends that process, and nothing else.

The reader lays out every cell between the first and the last, and trusts the counts that a file gives: three kilobytes
can ask for terabytes, and Rust then aborts the whole process instead of raising an error.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import polars as pl

MOST_MEMORY = 2_500_000_000  # bytes of address space; half a million rows of twelve columns take half of it
MOST_SECONDS = 120
MOST_TEXT = 400_000_000  # bytes of text in one sheet


class NotAWorkbook(Exception):
    """It cannot be read, or not within the memory and time that a workbook may take."""


def sheets(data: bytes, *, only_first: bool = False) -> list[tuple[str, pl.DataFrame]]:
    """Each sheet's name and its cells as text, without a header; formulas as what they showed. Raises `NotAWorkbook`."""
    with tempfile.TemporaryDirectory(prefix="sayso-workbook-", ignore_cleanup_errors=True) as held:
        folder = Path(held)
        (folder / "book").write_bytes(data)
        command = [sys.executable, "-P", __file__, held, "first" if only_first else "all"]
        try:
            subprocess.run(
                command, env={**os.environ, "POLARS_MAX_THREADS": "1"}, check=True, timeout=MOST_SECONDS * 2,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except subprocess.SubprocessError as trouble:
            raise NotAWorkbook from trouble
        names = json.loads((folder / "names").read_text())
        return [(name, pl.read_ipc(folder / str(at), memory_map=False)) for at, name in enumerate(names)]


def _unpack(folder: Path, which: str) -> None:
    """Write each sheet of `book` beside it, and their names."""
    import fastexcel

    with contextlib.suppress(ValueError):  # macOS takes no limit of memory
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))  # also where nobody waits any more
    book = fastexcel.read_excel(folder / "book")
    names = book.sheet_names[:1] if which == "first" else book.sheet_names
    for at, name in enumerate(names):
        cells = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
        if cells.estimated_size() > MOST_TEXT:
            raise MemoryError
        cells.write_ipc(folder / str(at))
    (folder / "names").write_text(json.dumps(names))


if __name__ == "__main__":
    _unpack(Path(sys.argv[1]), sys.argv[2])
