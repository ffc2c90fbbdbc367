"""`sayso export-pack`: an edition as the files it was read from, to the byte."""

from __future__ import annotations

import argparse
from pathlib import Path

from sayso.config.cli import packs

NAME = "export-pack"
HELP = "Write an edition of a framework as the files of a pack."
NEEDS_DATABASE = True
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow `sayso export-pack`."""
    parser.add_argument("folder", type=Path, help="an empty or new folder for the files")
    parser.add_argument("--edition", default="", help="which edition; the newest unless you say")
    parser.add_argument("--landlord", default="", help="whose framework it is, where there are several")
    parser.add_argument("--json", action="store_true", help="print the result for a program to read")


def run(args: argparse.Namespace) -> int:
    """Write the files; 2 where there is no such edition, or the folder holds something already."""
    from sayso.framework.queries import editions, landlords

    try:
        landlord = landlords.named(args.landlord)
    except LookupError as trouble:
        return packs.refused(args, str(trouble.args[0]))
    own = [one for one in editions.history(landlord) if one.kind == "framework"]
    wanted = [one for one in own if args.edition in ("", one.edition)]
    if not wanted:
        there = ", ".join(one.edition for one in own) or "none"
        return packs.refused(args, f"There is no edition “{args.edition}”. There are: {there}.")
    folder: Path = args.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return packs.refused(args, f"“{folder}” holds something already. Name an empty or new folder.")
    found = editions.files(landlord, wanted[0].pk)
    assert found is not None
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in found[1].items():
        (folder / name).write_bytes(text.encode())
    print(f"{wanted[0]}: {len(found[1])} {'file' if len(found[1]) == 1 else 'files'} in {folder}.")
    return 0
