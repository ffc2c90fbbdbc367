"""The `sayso` command. Each module beside this one is a verb: NAME, HELP, add_arguments, run.

`run(args)` returns the exit code: 0 done, 1 done with something to look at, 2 not done.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import pkgutil
import secrets
import sys
from pathlib import Path
from types import ModuleType

from sayso import __version__
from sayso.config import tables
from sayso.config.backups import BackupTrouble
from sayso.foundations.database.embedded import DatabaseTrouble, holds_a_database, running

DEFAULT_DATA = ".data"


def verbs() -> dict[str, ModuleType]:
    """The commands by name, in the order of the alphabet."""
    found = (importlib.import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(__path__))
    return {module.NAME: module for module in sorted(found, key=lambda one: one.NAME)}


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    whole = argparse.ArgumentParser(
        prog="sayso", description="Sayso: the engagement platform for social landlords.",
        epilog="'sayso VERB --help' tells more of each.",
    )  # fmt: skip
    whole.add_argument("--version", action="version", version=f"sayso {__version__}")
    given = whole.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, module in verbs().items():
        one = given.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(one)
        if not any("--data" in action.option_strings for action in one._actions) and module.NEEDS_DATABASE:
            one.add_argument("--data", metavar="DIR", help="the folder that holds the database and files")
    return whole


def prepare_django(data: str | None) -> Path:
    """Let Django know where the data is, before its settings are read; returns that folder."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sayso.config.settings")
    if data:
        os.environ["SAYSO_DATA"] = str(Path(data).resolve())
    os.environ.setdefault("SAYSO_DATA", str(Path(DEFAULT_DATA).resolve()))
    return Path(os.environ["SAYSO_DATA"])


class NoSayso(Exception):
    """There is nothing where a verb was to look; the words say what to do."""


def _run(args: argparse.Namespace, module: ModuleType) -> int:
    data = prepare_django(getattr(args, "data", None))
    if module.NEEDS_DATABASE:
        return _with_database(args, module, data)
    if getattr(module, "NEEDS_DJANGO", False):
        import django

        os.environ.setdefault("SAYSO_SECRET_KEY", secrets.token_urlsafe())  # none is kept for one reading
        django.setup()
    return int(module.run(args))


def _with_database(args: argparse.Namespace, module: ModuleType, data: Path) -> int:
    """Run a verb with the database that is there; only the first step of an installation makes one."""
    makes_one = getattr(module, "MAKES_DATABASE", False)
    if not (makes_one or os.environ.get("DATABASE_URL") or holds_a_database(data)):
        raise NoSayso(
            f"There is no Sayso in {data}. Name its folder with --data, or begin one with 'sayso run'."
        )
    with contextlib.suppress(FileNotFoundError):
        os.environ.setdefault("SAYSO_URL", (data / "address").read_text().strip())
    with running(data):
        import django

        django.setup()
        if not (makes_one or getattr(module, "LOOKS_AT_TABLES", False)):
            _check_tables(data)
        return int(module.run(args))


def _check_tables(data: Path) -> None:
    if tables.to_come():
        raise NoSayso(
            f"The database in {data} is of an older Sayso, or empty. Start it once with 'sayso run'."
        )


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; a trouble with a known cause is one plain sentence."""
    args = parser().parse_args(arguments)
    try:
        return _run(args, verbs()[args.verb])
    except (DatabaseTrouble, BackupTrouble, NoSayso) as trouble:
        print(f"sayso: {trouble}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
