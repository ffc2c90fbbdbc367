"""Customers of an extract: each written once, with home, contacts, channel and all."""

# ruff: noqa: S608 (every value goes by parameter; only our own clauses are put together)

from __future__ import annotations

import json
from datetime import date

from sayso.people.commands.extracts.homes_sql import Refusals
from sayso.people.commands.extracts.members_sql import NOBODY, RESOLVED, STANDS
from sayso.people.commands.extracts.staging import make, taken_out, weigh
from sayso.people.commands.imports.staging import run
from sayso.people.models.customers import SEARCHED, SEARCHED_HOME
from sayso.people.rules.extract_needs import FORMATS
from sayso.people.rules.extract_values import OF_OTHERS
from sayso.people.rules.sentences import Sentence

_BEST_CHANNEL = """CASE WHEN {email} <> '' THEN 'email'
    WHEN {phone} LIKE '+447%%' OR ({phone} <> '' AND {phone} NOT LIKE '+44%%') THEN 'text' ELSE 'letter' END"""


def contacts(landlord: int, source: str, today: date) -> Refusals:
    """What the source now says of each one's e-mail, phone and address for letters (`x_best`)."""
    make(
        "x_contact",
        f"""SELECT t.number, t.person_ref, t.contact_ref, {STANDS} AS customer_id, jsonb_strip_nulls(jsonb_build_object(
                     'kind', t.contact_type, 'for', t.sub_type, 'value', t.value,
                     'best', t.is_preferred, 'until', t.valid_until, 'ended', NOT t.is_active)) AS said
              FROM x_contacts t {RESOLVED}""",
        landlord=landlord, source=source,
    )  # fmt: skip
    gone = taken_out("x_contact", "customer_id IS NULL", "person_ref")
    make(
        "x_best",
        """WITH every AS (
             SELECT customer_id, contact_ref, said FROM x_contact
             UNION ALL
             SELECT record.customer_id, held.key, held.value FROM people_sourcerecord record, jsonb_each(record.contacts) held
              WHERE record.customer_id IN (SELECT customer_id FROM x_contact)
                AND NOT EXISTS (SELECT FROM x_contact WHERE x_contact.customer_id = record.customer_id
                                 AND x_contact.contact_ref = held.key)
           ), usable AS (
             SELECT customer_id, said ->> 'kind' AS kind, said ->> 'value' AS value,
                    coalesce((said -> 'best')::boolean, false) AS best, contact_ref
               FROM every
              WHERE NOT coalesce((said -> 'ended')::boolean, false) AND said ->> 'value' IS NOT NULL
                AND coalesce((said ->> 'until')::date >= %(today)s, true) AND NOT coalesce(said ->> 'for', '') = ANY(%(others)s)
           ), ranked AS (
             SELECT *, row_number() OVER (PARTITION BY customer_id, kind ORDER BY best DESC,
                      kind = 'phone' AND value NOT LIKE '+447%%', contact_ref) AS rank FROM usable)
           SELECT every.customer_id, max(ranked.value) FILTER (WHERE ranked.kind = 'email') AS email,
                  left(max(ranked.value) FILTER (WHERE ranked.kind = 'phone'), 20) AS phone,
                  max(ranked.value) FILTER (WHERE ranked.kind = 'address') AS postal_address
             FROM (SELECT DISTINCT customer_id FROM every) every
             LEFT JOIN ranked ON ranked.customer_id = every.customer_id AND ranked.rank = 1 GROUP BY every.customer_id""",
        today=today, others=sorted(OF_OTHERS),
    )  # fmt: skip
    return [("contacts", number, "person_ref", found, NOBODY) for number, found in gone]


def wishes(landlord: int, source: str) -> Refusals:
    """By which way each one is to be reached, and by which not (`x_wish`): for engagement before any other purpose."""
    nowhere = taken_out("x_preferences", "channel = 'none'", "channel")
    make(
        "x_wish",
        f"""SELECT customer_id, array_agg(channel) FILTER (WHERE NOT allowed) AS banned,
                   (array_agg(channel ORDER BY rank, channel) FILTER (WHERE allowed))[1] AS channel
              FROM (SELECT {STANDS} AS customer_id, t.channel, coalesce(t.allowed, true) AS allowed,
                           array_position(ARRAY['engagement', 'survey', 'service'], t.purpose) AS rank
                      FROM x_preferences t {RESOLVED} WHERE t.purpose <> 'marketing') said
             WHERE customer_id IS NOT NULL GROUP BY customer_id""",
        landlord=landlord, source=source,
    )  # fmt: skip
    gone: list[tuple[str, int, str]] = []
    for part in ("preferences", "needs"):
        missing = taken_out(
            f"x_{part}",
            f"number IN (SELECT t.number FROM x_{part} t {RESOLVED} WHERE {STANDS} IS NULL)",
            "person_ref", landlord=landlord, source=source,
        )  # fmt: skip
        gone += [(part, number, found) for number, found in missing]
    says = Sentence(
        "Sayso cannot hold “no contact at all”. Give each way that is allowed, or not, in a row of its own."
    )
    return [("preferences", number, "channel", found, says) for number, found in nowhere] + [
        (part, number, "person_ref", found, NOBODY) for part, number, found in gone
    ]


def touched(landlord: int, source: str, since: date | None, today: date) -> None:
    """Everyone whose home or details may be different now, also because a day has come since the last time."""
    make(
        "x_touched",
        f"""SELECT id FROM x_person UNION SELECT customer_id FROM x_member UNION SELECT own_id FROM x_member
             UNION SELECT customer_id FROM x_contact UNION SELECT customer_id FROM x_wish
             UNION SELECT id FROM x_root UNION SELECT root FROM x_root
             UNION SELECT {STANDS} FROM x_needs t {RESOLVED}
             UNION SELECT person.customer_id FROM people_tenancyperson person JOIN x_tenancy t ON t.id = person.tenancy_id
             UNION SELECT person.customer_id FROM people_tenancyperson person
                     JOIN people_tenancy tenancy ON tenancy.id = person.tenancy_id
                     JOIN people_home home ON home.id = tenancy.home_id AND home.landlord_id = %(landlord)s
                    WHERE tenancy.starts_on BETWEEN %(since)s AND %(today)s
                       OR LEAST(tenancy.ends_on, person.left_on) BETWEEN %(since)s::date - 1 AND %(today)s""",
        landlord=landlord, source=source, since=since or today, today=today,
    )  # fmt: skip
    make(
        "x_lives",
        """SELECT x_touched.id, count(*) AS n, max(LEAST(tenancy.ends_on, person.left_on)) AS last_end,
                  bool_and(coalesce(LEAST(tenancy.ends_on, person.left_on) < %(today)s, false)) AS all_over,
                  (array_agg(tenancy.home_id ORDER BY tenancy.starts_on DESC, tenancy.id DESC) FILTER (
                     WHERE tenancy.starts_on <= %(today)s
                       AND coalesce(LEAST(tenancy.ends_on, person.left_on) >= %(today)s, true)))[1] AS home_id
             FROM x_touched JOIN people_tenancyperson person ON person.customer_id = x_touched.id
             JOIN people_tenancy tenancy ON tenancy.id = person.tenancy_id GROUP BY x_touched.id""",
        today=today,
    )


def wanted(landlord: int, source: str) -> None:
    """One row for each of them with all that is now said of them (`x_wanted`)."""
    make(
        "x_wanted",
        f"""SELECT x_touched.id, coalesce(p.is_new, false) AS is_new, p.person_ref, p.name, p.known_as,
                   coalesce(p.kind, roles.kind) AS kind, p.date_of_birth, p.is_online,
                   coalesce(needs.language, p.language) AS language, coalesce(needs.format, p.format) AS format,
                   best.customer_id IS NOT NULL AS has_contacts, best.email, best.phone, best.postal_address,
                   wish.channel, wish.banned, p.deceased, merge.into_id, coalesce(p.is_split, false) AS is_split,
                   root.root IS NOT NULL AS is_merged, lives.n > 0 AS has_lived, lives.home_id, lives.all_over, lives.last_end
              FROM x_touched LEFT JOIN x_person p ON p.id = x_touched.id
              LEFT JOIN x_best best ON best.customer_id = x_touched.id LEFT JOIN x_wish wish ON wish.customer_id = x_touched.id
              LEFT JOIN x_merge merge ON merge.id = x_touched.id LEFT JOIN x_root root ON root.id = x_touched.id
              LEFT JOIN x_lives lives ON lives.id = x_touched.id
              LEFT JOIN (SELECT customer_id, (array_agg(role ORDER BY role = 'household_member', number))[1] AS kind
                           FROM x_member WHERE role IS NOT NULL AND (end_date IS NULL) GROUP BY customer_id
                        ) roles ON roles.customer_id = x_touched.id
              LEFT JOIN (SELECT {STANDS} AS customer_id,
                                max(coalesce(t.need_format, %(formats)s::jsonb ->> t.alert_subcode))
                                  FILTER (WHERE t.need_format IS NULL OR t.need_format NOT LIKE 'translation:%%') AS format,
                                max(substr(t.need_format, 13)) FILTER (WHERE t.need_format LIKE 'translation:%%') AS language
                           FROM x_needs t {RESOLVED} WHERE t.end_date IS NULL GROUP BY 1) needs ON needs.customer_id = x_touched.id
             WHERE x_touched.id IS NOT NULL""",
        landlord=landlord, source=source, formats=json.dumps(FORMATS),
    )  # fmt: skip


def write(landlord: int, source: str, today: date) -> None:
    """Add those who are new, then change those who are different, then keep what the source said."""
    email, phone = "coalesce(w.email, '')", "coalesce(w.phone, '')"
    best = _BEST_CHANNEL.format(email=email, phone=phone)
    searched = SEARCHED.replace("%", "%%").format(customer="one", home=SEARCHED_HOME)
    added = run(
        f"""INSERT INTO people_customer (id, landlord_id, source, source_key, full_name, known_as, kind, date_of_birth, email,
                   phone, postal_address, channel, language, format, is_online, contact_rule, home_id, place_id, left_on,
                   merged_into_id, search_text)
            SELECT one.*, {searched} FROM (
              SELECT w.id, %(landlord)s, %(source)s, w.person_ref AS source_key,
                     coalesce(w.name, stands.full_name, other.name, w.person_ref) AS full_name, coalesce(w.known_as, '') AS known_as,
                     coalesce(w.kind, 'tenant'), w.date_of_birth, {email} AS email, {phone} AS phone,
                     coalesce(w.postal_address, ''),
                     CASE WHEN w.channel = 'letter' OR (w.channel = 'email' AND {email} <> '')
                            OR (w.channel IN ('text', 'phone') AND {phone} <> '') THEN w.channel
                          WHEN {best} = ANY(w.banned) THEN 'letter' ELSE {best} END,
                     coalesce(w.language, 'en'), coalesce(w.format, 'standard'), w.is_online, '', home.id AS home_id, home.place_id,
                     CASE WHEN w.is_merged THEN %(today)s WHEN w.deceased THEN coalesce(w.last_end, %(today)s)
                          WHEN w.home_id IS NULL AND w.all_over THEN w.last_end END,
                     w.into_id
                FROM x_wanted w LEFT JOIN people_home home ON home.id = w.home_id
                LEFT JOIN people_customer stands ON stands.id = w.into_id LEFT JOIN x_person other ON other.id = w.into_id
               WHERE w.is_new) one
              LEFT JOIN people_home home ON home.id = one.home_id ORDER BY one.id""",
        landlord=landlord, source=source, today=today,
    )  # fmt: skip
    weigh("people_customer, people_customerevent", added)
    _change(today)
    run(
        """UPDATE people_customer customer SET place_id = home.place_id FROM people_home home
            WHERE home.id = customer.home_id AND customer.landlord_id = %(landlord)s
              AND customer.place_id IS DISTINCT FROM home.place_id""",
        landlord=landlord,
    )
    _keep()


def _change(today: date) -> None:
    said = """CASE WHEN NOT w.has_contacts OR w.{0} IS NOT DISTINCT FROM record.said ->> '{0}' THEN customer.{0}
                   WHEN w.{0} IS NOT NULL THEN w.{0} WHEN customer.{0} = record.said ->> '{0}' THEN '' ELSE customer.{0} END AS {0}"""
    own = (
        """CASE WHEN w.{0} IS NULL OR w.{0} = record.said ->> '{0}' THEN customer.{0} ELSE w.{0} END AS {0}"""
    )
    contacts = ", ".join(said.format(name) for name in ("email", "phone", "postal_address"))
    owned = ", ".join(own.format(name) for name in ("known_as", "language", "format"))
    names = ("full_name", "kind", "date_of_birth", "is_online", "email", "phone", "postal_address", "known_as", "language",
             "format", "channel", "home_id", "place_id", "left_on", "merged_into_id")  # fmt: skip
    best = _BEST_CHANNEL.format(email="m.email", phone="m.phone")
    run(
        f"""WITH m AS (
              SELECT customer.id, coalesce(w.name, customer.full_name) AS full_name, coalesce(w.kind, customer.kind) AS kind,
                     coalesce(w.date_of_birth, customer.date_of_birth) AS date_of_birth,
                     coalesce(w.is_online, customer.is_online) AS is_online, {contacts}, {owned},
                     CASE WHEN w.channel IS NULL OR w.channel = record.said ->> 'channel' THEN customer.channel
                          ELSE w.channel END AS chosen, w.banned,
                     CASE WHEN w.is_merged THEN NULL WHEN w.has_lived THEN w.home_id ELSE customer.home_id END AS home_id,
                     CASE WHEN w.is_split THEN NULL ELSE coalesce(w.into_id, customer.merged_into_id) END AS merged_into_id,
                     CASE WHEN w.is_merged THEN coalesce(customer.left_on, %(today)s)
                          WHEN coalesce(w.deceased, record.has_died, false) THEN coalesce(customer.left_on, w.last_end, %(today)s)
                          WHEN w.home_id IS NULL AND w.all_over THEN w.last_end
                          WHEN w.has_lived OR w.is_split OR w.deceased IS FALSE AND record.has_died THEN NULL
                          ELSE customer.left_on END AS left_on
                FROM x_wanted w JOIN people_customer customer ON customer.id = w.id
                LEFT JOIN people_sourcerecord record ON record.customer_id = w.id WHERE NOT w.is_new
            ), r AS (
              SELECT m.*, home.place_id,
                     CASE WHEN (chosen = 'email' AND email = '') OR (chosen IN ('text', 'phone') AND phone = '')
                            OR chosen = ANY(banned) THEN CASE WHEN {best} = ANY(banned) THEN 'letter' ELSE {best} END
                          ELSE chosen END AS channel
                FROM m LEFT JOIN people_home home ON home.id = m.home_id)
            UPDATE people_customer customer SET {", ".join(f"{name} = r.{name}" for name in names)} FROM r
             WHERE r.id = customer.id AND ({", ".join(f"customer.{name}" for name in names)}) IS DISTINCT FROM
                   ({", ".join(f"r.{name}" for name in names)})""",
        today=today,
    )


def _keep() -> None:
    """What the source said, so that what a customer changed themselves outlives its repeating it."""
    run(
        """UPDATE people_sourcerecord record SET has_died = false FROM x_wanted w
            WHERE record.customer_id = w.id AND record.has_died AND w.deceased IS FALSE"""
    )
    run(
        """WITH told AS (SELECT customer_id, jsonb_object_agg(contact_ref, said) AS contacts FROM x_contact GROUP BY customer_id)
           INSERT INTO people_sourcerecord (customer_id, said, contacts, has_died)
           SELECT w.id, jsonb_strip_nulls(jsonb_build_object('known_as', w.known_as, 'language', w.language, 'format', w.format,
                    'channel', w.channel, 'email', w.email, 'phone', w.phone, 'postal_address', w.postal_address)),
                  coalesce(told.contacts, '{}'), coalesce(w.deceased, false)
             FROM x_wanted w LEFT JOIN told ON told.customer_id = w.id
            WHERE told.customer_id IS NOT NULL OR coalesce(w.known_as, w.language, w.format, w.channel, w.deceased::text) IS NOT NULL
           ON CONFLICT (customer_id) DO UPDATE
              SET said = CASE WHEN excluded.contacts = '{}' THEN people_sourcerecord.said
                              ELSE people_sourcerecord.said - ARRAY['email', 'phone', 'postal_address'] END || excluded.said,
                  contacts = people_sourcerecord.contacts || excluded.contacts,
                  has_died = people_sourcerecord.has_died OR excluded.has_died
            WHERE (people_sourcerecord.said, people_sourcerecord.contacts, people_sourcerecord.has_died) IS DISTINCT FROM
                  (CASE WHEN excluded.contacts = '{}' THEN people_sourcerecord.said
                        ELSE people_sourcerecord.said - ARRAY['email', 'phone', 'postal_address'] END || excluded.said,
                   people_sourcerecord.contacts || excluded.contacts, people_sourcerecord.has_died OR excluded.has_died)"""
    )
