"""Homes and tenancies of an extract: from the temporary tables into the register."""

# ruff: noqa: S608 (every value goes by parameter; only our own clauses are put together)

from __future__ import annotations

from datetime import datetime

from sayso.people.commands.extracts.staging import make, taken_out, weigh
from sayso.people.commands.imports import staging as wide
from sayso.people.commands.imports.staging import run
from sayso.people.rules.sentences import Sentence

Refusals = list[tuple[str, int, str, str, Sentence]]  # part, row, field, found, says
NO_HOME = Sentence(
    "There is no home with this reference, in this extract or in the register. Send it in properties first."
)
_ADDRESS = """coalesce(address, nullif(concat_ws(', ', building_name, address_line_1, address_line_2, address_line_3, town), ''))"""


def homes(landlord: int, at: datetime) -> Refusals:
    """Places and homes. Refused: a UPRN that another home has, and a new home without an address."""
    make(
        "staged",
        f"""SELECT number, property_ref AS home_key, uprn, left({_ADDRESS}, 300) AS address, postcode, site_ref AS place_key,
                   site_name AS place, CASE WHEN scheme_kind IS NOT NULL THEN 'scheme' ELSE site_kind END AS place_kind,
                   coalesce(scheme_kind, CASE WHEN site_kind = 'scheme' THEN 'general' END) AS scheme_kind, area,
                   NULL::date AS place_opened_on, false AS is_changed
              FROM x_properties""",
    )
    refused = _unfitting(landlord)
    if wide.rows_of("SELECT 1 FROM staged LIMIT 1"):
        wide.places(landlord, at)
        wide.homes(landlord, marks=False)
        wide.weigh("people_home")
    return refused


def _unfitting(landlord: int) -> Refusals:
    twice = taken_out(
        "staged", """number IN (SELECT number FROM (SELECT number, home_key, first_value(home_key) OVER (
                                  PARTITION BY uprn ORDER BY number) AS first FROM staged WHERE uprn IS NOT NULL) each
                                 WHERE home_key <> first)""", "uprn",
    )  # fmt: skip
    taken = taken_out(
        "staged", """EXISTS (SELECT FROM people_home home WHERE home.uprn = staged.uprn AND home.landlord_id = %(landlord)s
                              AND home.source_key <> staged.home_key
                              AND NOT EXISTS (SELECT FROM staged other WHERE other.home_key = home.source_key
                                               AND other.uprn <> home.uprn))""",
        "uprn", landlord=landlord,
    )  # fmt: skip
    bare = taken_out(
        "staged", """address IS NULL AND NOT EXISTS (SELECT FROM people_home home
                      WHERE home.landlord_id = %(landlord)s AND home.source_key = staged.home_key)""",
        "home_key", landlord=landlord,
    )  # fmt: skip
    another = Sentence("Another home has this UPRN. It belongs to one home; correct one of the two.")
    unknown = Sentence("We do not know this home and the row has no address for it. Add the address.")
    return [("properties", number, "uprn", found, another) for number, found in twice + taken] + [
        ("properties", number, "property_ref", found, unknown) for number, found in bare
    ]


def tenancies(landlord: int) -> Refusals:
    """Tenancies, found again by their reference. Refused: those of a home that nobody told us of."""
    make(
        "x_tenancy",
        """SELECT t.number, t.tenancy_ref, t.property_ref, t.tenancy_type, t.tenancy_status, t.start_date, t.end_date,
                  home.id AS home_id, known.id IS NULL AS is_new,
                  coalesce(known.id, nextval((SELECT pg_get_serial_sequence('people_tenancy', 'id')))) AS id
             FROM x_tenancies t
             LEFT JOIN people_home home ON home.landlord_id = %(landlord)s AND home.source_key = t.property_ref
             LEFT JOIN (SELECT DISTINCT ON (tenancy.source_key, asked.property_ref) tenancy.id, tenancy.source_key
                          FROM x_tenancies asked
                          JOIN people_tenancy tenancy ON tenancy.source_key = asked.tenancy_ref
                          JOIN people_home its ON its.id = tenancy.home_id AND its.landlord_id = %(landlord)s
                         ORDER BY tenancy.source_key, asked.property_ref, its.source_key = asked.property_ref DESC,
                                  tenancy.starts_on DESC) known ON known.source_key = t.tenancy_ref""",
        landlord=landlord,
    )
    refused: Refusals = [
        ("tenancies", number, "property_ref", found, NO_HOME)
        for number, found in taken_out("x_tenancy", "home_id IS NULL", "property_ref")
    ]
    run(
        """UPDATE people_tenancy tenancy
              SET home_id = t.home_id, kind = coalesce(t.tenancy_type, tenancy.kind), starts_on = t.start_date,
                  ends_on = CASE WHEN t.end_date IS NULL AND t.tenancy_status = 'current' THEN NULL
                                 ELSE coalesce(t.end_date, CASE WHEN tenancy.ends_on >= t.start_date THEN tenancy.ends_on END) END
             FROM x_tenancy t
            WHERE tenancy.id = t.id AND NOT t.is_new
              AND (tenancy.home_id, tenancy.kind, tenancy.starts_on, tenancy.ends_on) IS DISTINCT FROM
                  (t.home_id, coalesce(t.tenancy_type, tenancy.kind), t.start_date,
                   CASE WHEN t.end_date IS NULL AND t.tenancy_status = 'current' THEN NULL
                        ELSE coalesce(t.end_date, CASE WHEN tenancy.ends_on >= t.start_date THEN tenancy.ends_on END) END)"""
    )
    added = run(
        """INSERT INTO people_tenancy (id, home_id, source_key, kind, starts_on, ends_on)
           SELECT id, home_id, tenancy_ref, coalesce(tenancy_type, ''), start_date, end_date FROM x_tenancy WHERE is_new"""
    )
    weigh("people_tenancy, people_tenancyevent", added)
    return refused
