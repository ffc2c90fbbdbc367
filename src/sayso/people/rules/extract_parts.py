"""The parts of a nightly extract, what a column of each can mean, and how a file is recognised.

Names are those of the public drafts of the UK Housing Data Standards, with what housing systems print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.people.rules.import_fields import BY_NAME as CUSTOMER_FIELDS
from sayso.people.rules.import_fields import Field, plain
from sayso.people.rules.sentences import Sentence

_ALIASES = {name: (name, *field.aliases) for name, field in CUSTOMER_FIELDS.items()}
_STAMP = Field(
    "updated_at", Sentence("Last changed"), 40, ("last_modified", "modified_at", "last_updated", "changed_at")
)
_PERSON = Field("person_ref", Sentence("Person"), 100, _ALIASES["customer_key"])
_TENANCY = Field("tenancy_ref", Sentence("Tenancy"), 100, _ALIASES["tenancy_key"])
_HOME = Field("property_ref", Sentence("Property"), 100, _ALIASES["home_key"])
_START = Field("start_date", Sentence("Start"), 40, (*_ALIASES["tenancy_start"], "date_from", "from_date"))
_END = Field("end_date", Sentence("End"), 40, (*_ALIASES["tenancy_end"], "date_to", "to_date", "left_on"))


@dataclass(frozen=True)
class Part:
    """One list of an extract: its fields, which of them each row must have, and which make it one row."""

    name: str
    says: str
    fields: tuple[Field, ...]
    must: tuple[str, ...]
    key: tuple[str, ...]
    also: tuple[str, ...] = ()  # other names for the file

    @property
    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}


def _old(name: str, field: str) -> Field:
    was = CUSTOMER_FIELDS[field]
    return Field(name, was.says, was.most, _ALIASES[field])


PARTS: tuple[Part, ...] = (
    Part("properties", "Properties", (
        _HOME, _old("uprn", "uprn"), _old("address", "address"), _old("address_line_1", "address_line_1"),
        _old("address_line_2", "address_line_2"), _old("address_line_3", "address_line_3"),
        Field("building_name", Sentence("Building name"), 100), _old("town", "town"), _old("postcode", "postcode"),
        _old("site_ref", "place_key"), _old("site_name", "place"), _old("site_kind", "place_kind"),
        _old("scheme_kind", "scheme_kind"), _old("area", "area"), _STAMP,
    ), ("property_ref",), ("property_ref",), ("property", "homes", "units", "dwellings", "assets")),
    Part("people", "People", (
        _PERSON, _old("full_name", "full_name"), _old("first_name", "first_name"), _old("last_name", "last_name"),
        _old("known_as", "known_as"), _old("kind", "kind"), _old("date_of_birth", "date_of_birth"),
        _old("language", "language"), _old("format", "format"), _old("is_online", "is_online"),
        Field("deceased", Sentence("Has died"), 20, ("is_deceased", "has_died")),
        Field("merged_into", Sentence("Merged into"), 100, ("merged_to", "duplicate_of", "replaced_by", "surviving_ref", "master_ref")),
        _STAMP,
    ), ("person_ref",), ("person_ref",), ("persons", "person", "tenants", "parties")),
    Part("tenancies", "Tenancies", (
        _TENANCY, _HOME, Field("tenancy_type", Sentence("Kind of tenancy"), 60, _ALIASES["tenancy_kind"]),
        Field("tenancy_status", Sentence("Status"), 40, ("status",)), _START, _END, _STAMP,
    ), ("tenancy_ref", "property_ref", "start_date"), ("tenancy_ref",), ("tenancy", "agreements", "leases")),
    Part("tenancy_people", "People of tenancies", (
        _TENANCY, _PERSON, Field("role", Sentence("Role"), 60, ("person_role", "tenant_role")), _old("is_holder", "is_holder"),
        Field("relationship", Sentence("Relationship"), 80, ("relationship_to_tenant",)), _START, _END, _STAMP,
    ), ("tenancy_ref", "person_ref"), ("tenancy_ref", "person_ref"), ("tenancy_person", "household_members", "occupants")),
    Part("contacts", "Contacts", (
        Field("contact_ref", Sentence("Contact"), 100, ("contact_id",)), _PERSON, Field("contact_type", Sentence("Kind of contact"), 40, ("type",)),
        Field("sub_type", Sentence("For what"), 40, ("subtype", "contact_sub_type")),
        Field("value", Sentence("Number or address"), 500, ("contact_value", "contact_detail", "detail")),
        Field("is_preferred", Sentence("Preferred"), 20, ("preferred", "is_main")),
        Field("valid_until", Sentence("Valid until"), 40, ("record_valid_until", "end_date")),
        Field("is_active", Sentence("In use"), 20, ("active",)), _STAMP,
    ), ("contact_ref", "person_ref", "contact_type"), ("contact_ref",), ("contact", "contact_details")),
    Part("preferences", "Preferences", (
        _PERSON, Field("purpose", Sentence("What for"), 40), Field("channel", Sentence("By which way"), 40, _ALIASES["channel"]),
        Field("allowed", Sentence("Allowed"), 20, ("is_allowed", "consent")), _STAMP,
    ), ("person_ref", "purpose", "channel"), ("person_ref", "purpose", "channel"), ("preference", "contact_preferences")),
    Part("needs", "Needs", (
        Field("person_alert_ref", Sentence("Need"), 100, ("person_alert_id", "alert_ref", "need_ref", "need_id")), _PERSON,
        Field("alert_subcode", Sentence("Code"), 20, ("alert_code", "code")), Field("need_format", Sentence("Format"), 60, ("format",)),
        Field("confidentiality", Sentence("Confidentiality"), 40, ("confidentiality_level",)),
        Field("special_category", Sentence("Special category"), 40, ("special_category_data",)), _START, _END,
        Field("review_date", Sentence("Look at it again"), 40, ("review_on",)), _STAMP,
    ), ("person_alert_ref", "person_ref"), ("person_alert_ref",), ("need", "person_alerts", "alerts")),
)  # fmt: skip
BY_NAME: dict[str, Part] = {part.name: part for part in PARTS}
LEFT_ASIDE = ("complaints", "complaint")
# In the order in which a file is asked: the longer name before the one that it holds.
_NAMES: list[tuple[str, str]] = sorted(
    ((said, part.name) for part in PARTS for said in (part.name, *part.also)),
    key=lambda one: -len(one[0]),
)
# What nothing but this part has; the most telling first.
_TELLING: tuple[tuple[str, frozenset[str]], ...] = (
    ("needs", frozenset({"person_alert_ref", "person_ref"})),
    ("preferences", frozenset({"person_ref", "purpose", "channel"})),
    ("contacts", frozenset({"contact_ref", "person_ref", "contact_type"})),
    ("tenancies", frozenset({"tenancy_ref", "property_ref", "start_date"})),
    ("tenancy_people", frozenset({"tenancy_ref", "person_ref"})),
)


def part_named(file_name: str) -> str:
    """The part that a file's name says, `complaints` where it is one we leave aside, or nothing.

    `HMS_people_2026-11-26.csv` is people. A name of two parts is neither.
    """
    bare = re.sub(r"[.][A-Za-z0-9]{1,5}$", "", re.split(r"[/\\]", file_name)[-1])
    stem = f"_{plain(bare)}_"
    if any(f"_{one}_" in stem for one in LEFT_ASIDE):
        return "complaints"
    for said, name in _NAMES:
        if f"_{said}_" in stem:
            return name
    return ""


def part_headed(columns: Iterable[str]) -> str:
    """The part that headings say by themselves, or nothing: a customers' list has all of it in one."""
    headings = list(columns)
    if {"complaint_ref", "complaint_id"} & {plain(one) for one in headings}:
        return "complaints"
    said = {name: set(recognised(headings, part)) for name, part in BY_NAME.items()}
    named = bool(said["people"] & {"full_name", "last_name"})
    located = bool(said["properties"] & {"uprn", "address", "address_line_1"})
    for name, telling in _TELLING:
        if telling <= said[name] and not named and not located:
            return name
    if "person_ref" in said["people"] and named and "property_ref" not in said["properties"] and not located:
        return "people"
    if "property_ref" in said["properties"] and located and not named:
        return "properties"
    return ""


def recognised(columns: Iterable[str], part: Part) -> dict[str, str]:
    """Which column holds which field of the part, by the headings alone; the field's own name before an alias."""
    there = {plain(column): column for column in reversed(list(columns))}
    found: dict[str, str] = {}
    for own in (True, False):
        for field in part.fields:
            for alias in (field.name,) if own else field.aliases:
                column = there.get(plain(alias))
                if field.name not in found and column is not None and column not in found.values():
                    found[field.name] = column
    return found


def missing_because(part: Part, mapping: Iterable[str], columns: Iterable[str]) -> str:
    """Why no row of the part can be read, or nothing."""
    held = set(mapping)
    missing = [part.by_name[name] for name in part.must if name not in held]
    if part.name == "people" and not held & {"full_name", "last_name"}:
        missing.append(part.by_name["full_name"])
    if not missing:
        return ""
    wanted = ", ".join(f"“{one.name}”" for one in missing)
    listed = ", ".join(one for one in columns if one) or "–"
    return Sentence(
        "No column of “%(list)s” holds: %(fields)s. Say which column does. The columns are: %(columns)s.",
        list=part.says, fields=wanted, columns=listed,
    )  # fmt: skip
