"""Customers' files for tests: a few rows by hand, or many made up."""

from __future__ import annotations

import csv
import random
from pathlib import Path

HEADER = [
    "tenant_id", "full_name", "date_of_birth", "email", "phone_number", "tenancy_id", "start_date", "end_date",
    "tenancy_type", "unit_id", "uprn", "address_line1", "post_code", "site_id", "site_name", "area_name",
]  # fmt: skip
FIRST = [
    "Aileen",
    "Moira",
    "Callum",
    "Łucja",
    "José",
    "Siân",
    "فاطمة",
    "محمد",
    "Zoë",
    "Iain",
    "Ngozi",
    "Priya",
]
LAST = [
    "Campbell",
    "Żak",
    "O’Neill",
    "الحسن",
    "Silva",
    "Mac Gille Eathain",
    "Nwosu",
    "Patel",
    "Fraser",
    "Wójcik",
]


def a_row(at: int, **cells: str) -> dict[str, str]:
    """One good row; any cell can be given instead."""
    seed = random.Random(at)
    return {
        "tenant_id": f"C{at:06}",
        "full_name": f"{seed.choice(FIRST)} {seed.choice(LAST)}",
        "date_of_birth": f"{seed.randint(1, 28):02}/{seed.randint(1, 12):02}/{seed.randint(1930, 2005)}",
        "email": f"person{at}@example.org" if at % 3 else "",
        "phone_number": f"07700 9{at % 100000:05}",
        "tenancy_id": f"T{at:06}",
        "start_date": f"{seed.randint(2000, 2024)}-0{seed.randint(1, 9)}-{seed.randint(10, 28)}",
        "end_date": "",
        "tenancy_type": "Secure",
        "unit_id": f"U{at:06}",
        "uprn": f"{100_000_000_000 + at}",
        "address_line1": f"{at % 90 + 1} Mill Lane",
        "post_code": f"NF{at % 20 + 1} 1AA",
        "site_id": f"S{at % 120}",
        "site_name": f"Estate {at % 120}",
        "area_name": f"Area {at % 6}",
        **cells,
    }


def a_file(path: Path, rows: list[dict[str, str]], *, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Write the rows with the header of the first one."""
    with path.open("w", newline="", encoding=encoding) as out:
        writer = csv.DictWriter(out, list(rows[0]) if rows else HEADER, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path
