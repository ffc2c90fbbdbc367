"""`sayso doctor`: is everything in order?"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from sayso.config import tables

NAME = "doctor"
HELP = "Look over the installation and say what is in order and what is not."
NEEDS_DATABASE = True
LOOKS_AT_TABLES = True


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `way_on` is what to do when it is not in order."""

    what: str
    good: bool
    says: str
    way_on: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print as JSON")


def _python() -> Finding:
    version = sys.version.split()[0]
    return Finding("Python", sys.version_info >= (3, 11), version, "Install Python 3.11 or newer.")


def _disk(data: Path) -> Finding:
    free = shutil.disk_usage(data).free // 1_000_000
    return Finding("Disk", free >= 1_000, f"{free:,} MB free", "Free at least 1,000 MB.")


def _database() -> Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
    good = int(version.split(".")[0]) >= 15
    return Finding("Database", good, f"PostgreSQL {version}", "Sayso needs PostgreSQL 15 or newer.")


def _replica() -> list[Finding]:
    """Nothing where none is named."""
    from django.conf import settings
    from django.db import DatabaseError

    from sayso.foundations.database import replica

    if replica.ALIAS not in settings.DATABASES:
        return []
    way_on = "Until it follows, reports are read from the database itself. Check SAYSO_REPLICA_URL."
    try:
        seconds = replica.lag()
    except DatabaseError as error:
        return [Finding("Replica", False, str(error).strip(), way_on)]
    late = seconds >= replica.WAITS
    return [Finding("Replica", not late, f"{'more than ' if late else ''}{seconds:.2f} s behind", way_on)]


def _migrations() -> Finding:
    plan = tables.to_come()
    says = "up to date" if not plan else f"{len(plan)} changes of the database to come"
    return Finding("Tables", not plan, says, "Start Sayso once with 'sayso run': it brings them up to date.")


def _landlords() -> Finding:
    from sayso.people.queries import landlords

    names = [one.name for one in landlords.all_of_them()]
    return Finding("Landlords", bool(names), ", ".join(names) or "none", "Add one: sayso add-landlord --help")


def _mail() -> Finding:
    from django.conf import settings

    if "smtp" not in settings.EMAIL_BACKEND:
        return Finding("E-mail", True, f"kept as files in {settings.EMAIL_FILE_PATH} (SAYSO_SMTP sends it)")
    from django.core.mail import get_connection

    try:
        link = get_connection()
        link.open()
        link.close()
    except OSError as error:
        return Finding("E-mail", False, f"{settings.EMAIL_HOST}: {error}", "Check SAYSO_SMTP.")
    return Finding("E-mail", True, f"{settings.EMAIL_HOST} answers")


def _waiting() -> Finding:
    from sayso.communications.queries import outbox

    stuck = outbox.stuck()
    return Finding("Messages", not stuck, f"{stuck} failed or unconfirmed", "See Staff, Messages.")


def _erasures() -> Finding:
    """Whether somebody who was taken out came back with an older backup."""
    from sayso.foundations.refusals import Refusal
    from sayso.people.commands import erasure_list

    try:
        back = erasure_list.back()
    except Refusal as trouble:
        return Finding("Erasures", False, trouble.says, "Restore the list from a copy of the data folder.")
    says = "all hold" if not back else f"{back} people on the list are in the register again"
    return Finding("Erasures", not back, says, "Run: sayso erase-again")


def run(args: argparse.Namespace) -> int:
    from django.conf import settings

    findings = [_python(), _disk(Path(settings.DATA)), _database(), _migrations()]
    if findings[-1].good:
        findings += [*_replica(), _landlords(), _mail(), _waiting(), _erasures()]
    if args.json:
        print(json.dumps([asdict(one) for one in findings], indent=2))
    else:
        for one in findings:
            print(f"{'ok  ' if one.good else 'LOOK'}  {one.what:<10} {one.says}")
            if not one.good:
                print(f"      {'':<10} {one.way_on}")
    return 0 if all(one.good for one in findings) else 1
