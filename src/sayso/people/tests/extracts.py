"""Extracts for tests: each part's rows by hand, as files in a ZIP."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.people.commands.extracts import ExtractResult, How, take_extract
from sayso.people.tests.cast import a_landlord

Rows = Sequence[Mapping[str, Any]]
BY = System("test")


def a_list(rows: Rows) -> str:
    """The rows as CSV, with every column that any of them has."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(name for row in rows for name in row)), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def a_zip(path: Path, parts: Mapping[str, Rows]) -> Path:
    """A ZIP with a CSV for each part."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in parts.items():
            archive.writestr(f"{name}.csv", a_list(rows))
    return path


def take(folder: Path, parts: Mapping[str, Rows], **how: Any) -> ExtractResult:
    """Take the parts in as one ZIP."""
    landlord, at = how.pop("landlord", None) or a_landlord(), how.pop("at", None) or timezone.now()
    path = a_zip(folder / "extract.zip", parts)
    return take_extract(landlord=landlord, source_name="QL", path=path, how=How(**how), by=BY, at=at)


def a_home(ref: str = "H1", **cells: Any) -> dict[str, Any]:
    return {"property_ref": ref, "address_line_1": f"{ref} High Street", "post_code": "nf51aa", "site_ref": "S1", "site_name": "Quay",
            **cells}  # fmt: skip


def a_person(ref: str = "P1", **cells: Any) -> dict[str, Any]:
    return {"person_ref": ref, "full_name": f"Person {ref}", "date_of_birth": "1980-02-01", **cells}


def a_tenancy(ref: str = "T1", home: str = "H1", **cells: Any) -> dict[str, Any]:
    return {
        "tenancy_ref": ref,
        "property_ref": home,
        "tenancy_type": "Secure",
        "start_date": "2020-01-06",
        "end_date": "",
        **cells,
    }


def a_member(tenancy: str = "T1", person: str = "P1", **cells: Any) -> dict[str, Any]:
    return {"tenancy_ref": tenancy, "person_ref": person, "role": "tenant", **cells}


def a_contact(
    ref: str = "C1", person: str = "P1", value: str = "moira@example.org", **cells: Any
) -> dict[str, Any]:
    kind = "email" if "@" in value else "phone"
    return {"contact_ref": ref, "person_ref": person, "contact_type": kind, "value": value, **cells}


def a_household(**parts: Rows) -> dict[str, Rows]:
    """One person in one home, with whatever is given instead."""
    return {"properties": [a_home()], "people": [a_person()], "tenancies": [a_tenancy()], "tenancy_people": [a_member()],
            "contacts": [a_contact()], **parts}  # fmt: skip
