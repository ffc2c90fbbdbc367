"""What a column of a customers' file can mean, and how its heading is recognised.

The headings are those of UK housing exports: the public drafts of the UK Housing Data Standards
(`tenant_id`, `post_code`, `site_name`), the CORE returns (`tenancycode`, `postcode_full`), and
what housing systems print in plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.people.rules.sentences import Sentence


@dataclass(frozen=True)
class Field:
    """One thing a row can say. `most` is the longest it may be; `says` is its name for people."""

    name: str
    says: str
    most: int
    aliases: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field("customer_key", Sentence("Customer reference"), 100, (
        "tenant_id", "person_ref", "person_id", "customer_ref", "customer_id", "customer_reference", "tenant_ref",
        "tenant_reference", "person_reference", "party_id", "party_ref", "client_id", "crm_id", "customer",
        "reference", "ref",
    )),
    Field("full_name", Sentence("Full name"), 200, ("name", "customer_name", "tenant_name", "person_name", "fullname")),
    Field("first_name", Sentence("First name"), 100, ("forename", "forenames", "given_name", "given_names", "firstname", "first")),
    Field("last_name", Sentence("Surname"), 100, ("surname", "family_name", "lastname", "last")),
    Field("known_as", Sentence("Known as"), 100, ("preferred_name", "nickname")),
    Field("kind", Sentence("Kind of customer"), 60, ("customer_kind", "customer_type", "person_type")),
    Field("date_of_birth", Sentence("Date of birth"), 40, ("dob", "birth_date", "birthdate", "d_o_b")),
    Field("email", Sentence("E-mail"), 254, ("email_address", "e_mail", "e_mail_address", "mail")),
    Field("phone", Sentence("Phone"), 40, (
        "phone_number", "mobile", "mobile_number", "mobile_phone", "telephone", "telephone_number", "tel", "contact_number",
        "phone_no", "mobile_no",
    )),
    Field("postal_address", Sentence("Address for letters"), 500, ("correspondence_address", "mailing_address", "letter_address")),
    Field("channel", Sentence("Preferred channel"), 60, (
        "preferred_channel", "contact_preference", "preferred_contact", "preferred_contact_method", "contact_method",
    )),
    Field("language", Sentence("Language"), 60, ("preferred_language", "first_language", "main_language")),
    Field("format", Sentence("Format"), 60, ("preferred_format", "need_format", "communication_format", "alternative_format")),
    Field("is_online", Sentence("Online"), 20, ("online", "has_internet", "internet_access", "digitally_included")),
    Field("home_key", Sentence("Home reference"), 100, (
        "propcode", "unit_id", "property_ref", "property_id", "property_reference", "property_code", "uprn_local",
        "place_ref", "unit_ref", "home_ref", "asset_id",
    )),
    Field("uprn", Sentence("UPRN"), 20, ("unique_property_reference_number",)),
    Field("address", Sentence("Address"), 300, ("full_address", "home_address", "property_address", "address_line")),
    Field("address_line_1", Sentence("Address line 1"), 200, ("address_line1", "address1", "addr1", "line_1", "address_1")),
    Field("address_line_2", Sentence("Address line 2"), 200, ("address_line2", "address2", "addr2", "line_2", "address_2", "street_name")),
    Field("address_line_3", Sentence("Address line 3"), 200, ("address_line3", "address3", "addr3", "line_3", "address_3")),
    Field("town", Sentence("Town"), 100, ("town_or_city", "city", "city_name", "post_town", "posttown")),
    Field("postcode", Sentence("Postcode"), 20, ("post_code", "postcode_full", "postal_code", "zip")),
    Field("place_key", Sentence("Estate or scheme reference"), 100, (
        "site_id", "site_ref", "scheme_id", "scheme_ref", "scheme_code", "estate_code", "estate_id", "block_id", "block_ref",
    )),
    Field("place", Sentence("Estate or scheme"), 200, (
        "site_name", "scheme", "scheme_name", "estate", "estate_name", "block", "block_name", "property_name",
    )),
    Field("place_kind", Sentence("Estate, block or scheme"), 60, ("site_type", "place_type")),
    Field("scheme_kind", Sentence("Kind of scheme"), 60, ("scheme_type", "needstype", "needs_type")),
    Field("area", Sentence("Area"), 200, ("area_name", "locality", "patch", "neighbourhood", "region", "housing_area")),
    Field("place_opened_on", Sentence("Estate or scheme opened"), 40, (
        "scheme_opened", "scheme_opened_on", "opened_on", "opening_date", "scheme_open_date", "site_opened",
    )),
    Field("tenancy_key", Sentence("Tenancy reference"), 100, (
        "tenancy_id", "tenancycode", "tenancy_ref", "tenancy_reference", "tenancy_code", "agreement_id", "account_ref",
    )),
    Field("tenancy_kind", Sentence("Kind of tenancy"), 60, ("tenancy_type", "tenancy", "agreement_type")),
    Field("tenancy_start", Sentence("Tenancy start"), 40, (
        "start_date", "startdate", "tenancy_start_date", "tenancy_started", "moved_in", "commencement_date",
    )),
    Field("tenancy_end", Sentence("Tenancy end"), 40, ("end_date", "enddate", "tenancy_end_date", "tenancy_ended", "termination_date")),
    Field("is_holder", Sentence("Holds the tenancy"), 20, ("is_contract_holder", "contract_holder", "main_tenant", "tenancy_holder")),
)  # fmt: skip

BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
_ALIASES: dict[str, str] = {
    alias: field.name for field in reversed(FIELDS) for alias in (*field.aliases, field.name)
}


class MappingTrouble(Exception):
    """The mapping names something that is not there; the words say what is."""

    def __init__(self, says: Sentence) -> None:
        super().__init__(says)
        self.says = says


def plain(heading: str) -> str:
    """`Post Code:` and `post_code` are one heading."""
    return re.sub(r"[^0-9a-z]+", "_", heading.strip().lower()).strip("_")


def recognised(columns: Iterable[str]) -> dict[str, str]:
    """Which column holds which field, by the columns' headings alone. The first wins."""
    found: dict[str, str] = {}
    exact = {plain(column): column for column in reversed(list(columns))}
    for name in BY_NAME:
        if name in exact:
            found[name] = exact[name]
    for heading, column in reversed(list(exact.items())):
        name = _ALIASES.get(heading, "")
        if name and name not in found and column not in found.values():
            found[name] = column
    return found


def chosen(columns: list[str], *, remembered: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """The mapping to use: what is given now, else remembered where still there, else recognised.

    An empty column in `given` says that the field is not in the file. Raises `MappingTrouble`.
    """
    known = ", ".join(sorted(BY_NAME))
    there = {plain(column): column for column in reversed(columns)}
    found = recognised(columns)
    for choices, must in ((remembered, False), (given, True)):
        for name, column in choices.items():
            if name not in BY_NAME:
                raise MappingTrouble(
                    Sentence(
                        "There is no field “%(name)s”. The fields are: %(known)s.", name=name, known=known
                    )
                )
            if not column:
                found.pop(name, None)
            elif plain(column) in there:
                actual = there[plain(column)]
                found = {one: held for one, held in found.items() if held != actual}
                found[name] = actual
            elif must:
                raise MappingTrouble(
                    Sentence(
                        "The file has no column “%(column)s”. Its columns are: %(columns)s.",
                        column=column,
                        columns=", ".join(columns),
                    )
                )
    return found


def missing_because(mapping: Mapping[str, str], columns: list[str]) -> Sentence | None:
    """Why the file cannot be read at all, or nothing. Each row needs who, and a name."""
    listed = ", ".join(column for column in columns if column) or "none"
    if "customer_key" not in mapping:
        return Sentence(
            "No column holds the customer's reference (for example tenant_id), which keeps a second import from "
            "making people twice. Say which column does. The columns are: %(columns)s.",
            columns=listed,
        )
    if "full_name" not in mapping and "last_name" not in mapping:
        return Sentence(
            "No column holds the customer's name (for example full_name, or first_name and surname). "
            "Say which column does. The columns are: %(columns)s.",
            columns=listed,
        )
    return None
